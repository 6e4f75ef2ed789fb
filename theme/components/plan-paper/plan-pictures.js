/**
 * The exercises' pictures, drawn from their codes as Python draws them (plugins/alsguide/pictograms/codes.py).
 * Lengths are in tenths of a unit, y downward.
 */
/**
 * @typedef {Pick<PlanPage, "skeletons" | "outlines" | "shapes" | "pictures"> & {
 *   ui: Pick<PlanPage["ui"], "paper_picture" | "paper_start" | "paper_end">, exercises: Record<string, { name: string }>
 * }} PictureData what the pictures are drawn from
 */

var alsguide = alsguide || {};
alsguide.planPictures = (function () {
  "use strict";
  const { outlines, planDom, planDose } = alsguide;
  /** @typedef {[string, Record<string, string>, string]} Drawn an element: its class, its attributes, and its path */
  const SVG = "http://www.w3.org/2000/svg";
  /** @type {("paper_start" | "paper_end")[]} */
  const MOMENTS = ["paper_start", "paper_end"];

  /** @type {Map<string, Drawn[]>} what was drawn, by exercise and moment */
  const drawn = new Map();

  /**
   * What waits to be drawn.
   * @type {(() => void)[]}
   */
  const waiting = [];
  const AT_ONCE = 4;

  /**
   * Return the joints of a pose, the hip first, those of a carer last.
   * @param {string} pose
   * @param {number[][][]} skeletons
   */
  function jointsOf(pose, skeletons) {
    const [own, ...added] = pose.split(";");
    const [skeleton, hipX, hipY, ...segments] = own.split(" ");
    const joints = [[Number(hipX), Number(hipY)]];
    for (const [from, segment, length, right = 0, down = 0] of skeletons[Number(skeleton)]) {
      const [angle, seen = 1] = segments[segment].split(",").map(Number);
      const [x, y] = outlines.turned(joints[from], angle, length * seen);
      joints.push([x + right, y + down]);
    }
    return [...joints, ...added.map(outlines.numbers)];
  }

  /**
   * Return the elements of a picture.
   * @param {string} code
   * @param {PictureData} data
   * @returns {Drawn[]}
   */
  function elements(code, data) {
    const [pose, ...layers] = code.split("|");
    const joints = pose ? jointsOf(pose, data.skeletons) : [];
    return layers.map((layer) => {
      const [name, look] = data.shapes[layer.charCodeAt(0) - 65];
      return /** @type {Drawn} */ ([name, look, outlines.path(layer.slice(1), joints, data.outlines)]);
    });
  }

  /**
   * Draw a picture of an exercise.
   * @param {string} id the exercise
   * @param {number} moment 0: start, 1: end
   * @param {PictureData} data
   * @param {boolean} [silent] whether the words beside it say all
   * @returns {SVGElement}
   */
  function picture(id, moment, data, silent) {
    const svg = frame(id, moment, data, silent);
    draw(svg, id, moment, data);
    return svg;
  }

  /**
   * Give the place of a picture that the words beside it say all of. It is drawn when what stands around it is painted, some
   * pictures at a time: between them, a slow device shows what else is chosen.
   * @param {string} id the exercise
   * @param {number} moment 0: start, 1: end
   * @param {PictureData} data
   * @returns {SVGElement}
   */
  function pictureLater(id, moment, data) {
    const svg = frame(id, moment, data, true);
    if (!waiting.length) planDom.afterPaint(drawSome);
    waiting.push(() => draw(svg, id, moment, data));
    return svg;
  }

  function drawSome() {
    for (const act of waiting.splice(0, AT_ONCE)) act();
    if (waiting.length) planDom.afterPaint(drawSome);
  }

  /**
   * Return a picture in which nothing is drawn yet; it is as large.
   * @param {string} id the exercise
   * @param {number} moment 0: start, 1: end
   * @param {PictureData} data
   * @param {boolean} [silent] whether the words beside it say all
   * @returns {SVGElement}
   */
  function frame(id, moment, data, silent) {
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
        planDose.filled(data.ui.paper_picture, {
          exercise: data.exercises[id].name,
          moment: data.ui[MOMENTS[moment]].toLowerCase()
        })
      );
    }
    return svg;
  }

  /**
   * Draw an exercise.
   * @param {SVGElement} svg
   * @param {string} id the exercise
   * @param {number} moment 0: start, 1: end
   * @param {PictureData} data
   */
  function draw(svg, id, moment, data) {
    const which = `${id} ${moment}`;
    const made = drawn.get(which) || elements(data.pictures[id][moment], data);
    drawn.set(which, made);
    for (const [name, look, d] of made) {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("class", name);
      for (const [key, value] of Object.entries(look)) path.setAttribute(key, value);
      path.setAttribute("d", d);
      svg.append(path);
    }
  }

  return { elements, picture, pictureLater };
})();
