/**
 * The sections of questions: each can be opened and shut, and has a heading. What it asks comes later (plan-questions.js).
 */
/** @typedef {FormPart & { id: string, title: string, open: () => void }} Section */

var alsguide = alsguide || {};
alsguide.planSections = (function () {
  "use strict";
  const { planDom } = alsguide;
  const { createElement, flattened, navLink, focusOn } = planDom;

  /**
   * Return all sections in order.
   * @param {App} app
   * @returns {Section[]}
   */
  function makeSections(app) {
    const { sections } = app.data.fields;
    return Object.entries(sections).map(([id, title]) => makeSection(app, id, title));
  }

  /**
   * Make a section. Its questions are made when it is opened, and not kept up to date while it is shut: what was changed since is
   * not read from them. Those of another plan go.
   * @param {App} app
   * @param {string} id
   * @param {string} title
   * @returns {Section}
   */
  function makeSection(app, id, title) {
    const heading = createElement("h3", { id: `part-${id}-title` }, title);
    const summary = createElement("summary.c-plan-part__title", {}, heading);
    const place = createElement("div.c-plan-part__body.l-flow");
    const element = createElement("details.c-plan-part", { id: `part-${id}` }, summary, place);
    /** @type {SectionBody | null} */
    let body = null;
    let isCurrent = false;
    let round = app.round;

    function fill() {
      const { planQuestions } = alsguide;
      if (!planQuestions) {
        app.view.whenLoaded(["change"]);
        return;
      }
      if (!body) {
        body = planQuestions.makeBody(app, id);
        const back = navLink("plan-title", app.words.to_plan, () => app.focusTop());
        place.append(...flattened([body.elements, createElement("ul.c-jumps", {}, back)]));
      }
      body.update();
      isCurrent = true;
      round = app.round;
    }

    function update() {
      if (element.open) {
        fill();
        return;
      }
      isCurrent = false;
      if (round === app.round) return;
      body = null;
      place.replaceChildren();
    }

    summary.addEventListener("click", () => {
      if (!element.open) fill();
    });
    element.addEventListener("toggle", () => {
      if (!isCurrent) update();
    });
    return {
      id,
      title,
      element,
      update,
      read: () => {
        if (isCurrent && body) body.read();
      },
      open: () => {
        const around = element.parentElement && element.parentElement.closest("details");
        if (around) around.open = true;
        element.open = true;
        update();
        focusOn(summary);
      }
    };
  }

  return { makeSections };
})();
