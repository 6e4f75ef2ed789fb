/**
 * The exercises' pictures, drawn from the page's data: for each, the sorts of its shapes and their paths.
 */
var alsguide = alsguide || {};
alsguide.planPictures = (function () {
  "use strict";
  const { planText } = alsguide;
  const SVG = "http://www.w3.org/2000/svg";
  /** @type {("paper_start" | "paper_end")[]} */
  const MOMENTS = ["paper_start", "paper_end"];

  /**
   * Draw a picture of an exercise.
   * @param {string} id the exercise
   * @param {number} moment 0: start, 1: end
   * @param {PlanPage} data
   * @param {boolean} [silent] whether the words beside it say all
   * @returns {SVGElement}
   */
  function picture(id, moment, data, silent) {
    const svg = document.createElementNS(SVG, "svg");
    const attributes = {
      class: "c-pictogram",
      viewBox: "0 0 1200 1120",
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
      "paint-order": "stroke"
    };
    for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
    if (silent) {
      svg.setAttribute("aria-hidden", "true");
    } else {
      svg.setAttribute("role", "img");
      svg.setAttribute(
        "aria-label",
        planText.filled(data.ui.paper_picture, {
          exercise: data.exercises[id].name,
          moment: data.ui[MOMENTS[moment]].toLowerCase()
        })
      );
    }
    for (const shape of data.pictures[id][moment].split("|")) {
      const begin = shape.indexOf("M");
      const [name, look] = data.shapes[Number(shape.slice(0, begin))];
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("class", name);
      for (const [key, value] of Object.entries(look)) path.setAttribute(key, value);
      path.setAttribute("d", shape.slice(begin));
      svg.append(path);
    }
    return svg;
  }

  return { picture };
})();
