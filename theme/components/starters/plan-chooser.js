/**
 * The choice of a plan: the ready-made plans as large buttons, and the other ways to begin.
 */
var alsguide = alsguide || {};
alsguide.planChooser = (function () {
  "use strict";
  const { planDom, planModel: model, planPictures: pictures } = alsguide;
  const { createElement, button, card } = planDom;
  const PICTURES_ON_CARD = 2;

  /**
   * Make the part.
   * @param {App} app
   */
  function makeChooser(app) {
    const { data, words } = app;
    const title = createElement("h2", { id: "choose-title" }, words.choose_title);
    const undoPlace = createElement("div");
    const cards = data.starters.map((starter) => starterCard(app, starter));
    const empty = button(words.begin_empty, () => begin(app, model.newPlan(data, app.today)), {
      main: true,
      id: "begin-empty"
    });
    const open = button(words.begin_open, () => app.view.whenLoaded(["keep"], () => app.view.openFile()), {
      main: true,
      id: "begin-open"
    });
    const element = createElement(
      "section.l-flow",
      { "aria-labelledby": "choose-title" },
      title,
      createElement("p", {}, words.choose_text),
      undoPlace,
      createElement("ul.c-starters", {}, cards),
      createElement("h3", {}, words.choose_other),
      createElement("div.c-actions", {}, empty, open)
    );
    return { element, title, undoPlace };
  }

  /**
   * Make the large button of a ready-made plan.
   * @param {App} app
   * @param {StarterEntry} starter
   */
  function starterCard(app, starter) {
    const shown = starter.plan.items.slice(0, PICTURES_ON_CARD);
    return card(
      `starter-${starter.id}`,
      shown.map((item) => pictures.pictureLater(String(item["exercise"]), 1, app.data)),
      starter.name,
      starter.summary,
      () => begin(app, model.starterPlan(starter, app.data, app.today))
    );
  }

  /**
   * Begin with a plan.
   * @param {App} app
   * @param {Plan} plan
   */
  function begin(app, plan) {
    app.view.whenLoaded([], () => {
      const changed = app.isDirty;
      app.begin(plan, { words: app.words.undo_starter });
      app.isDirty = changed;
      const { entries } = app.result;
      app.sayReady(app.plan.items.length - entries.filter((entry) => !entry.instead && entry.kept).length);
    });
  }

  return { makeChooser };
})();
