/**
 * The plan page: makes its parts, shows the plan in all of them, and reads what others have changed.
 */
/** @typedef {InstanceType<typeof alsguide.planApp.App>} App */
/** @typedef {InstanceType<typeof alsguide.planKeep.Keep>} Keep */
/** @typedef {InstanceType<typeof alsguide.planItems.Items>} ItemList */
/** @typedef {InstanceType<typeof alsguide.planSteps.Steps>} StepList */

var alsguide = alsguide || {};
(function () {
  "use strict";
  const { device, planApp, planChooser, planDom, planLater, planRules, planState, planSteps, planText } = alsguide;
  const { createElement, focusOn } = planDom;

  /**
   * Start the page with the questions and the ready-made plans.
   * @param {HTMLElement} root
   * @param {PlanPage} data
   */
  function start(root, data) {
    const app = new planApp.App(data);
    const { words } = app;
    const chooser = planChooser.makeChooser(app);
    const steps = new planSteps.Steps(app);
    const keepPart = createElement(
      "details.c-plan-part",
      { id: "part-keep" },
      createElement("summary.c-plan-part__title", {}, createElement("h3", {}, words.keep_title))
    );
    const lost = createElement("p.c-keep__error", { role: "alert" });
    const blank = /** @type {HTMLElement} */ (document.getElementById("plan-blank"));
    const paper = createElement("div.c-paper-place");
    const lead = /** @type {HTMLElement} */ (root.querySelector("h1 + p"));
    const parts = createElement("div.u-screen.c-plan", {}, lost, steps.element, chooser.element, keepPart, app.status);
    const place = () => {
      if (parts.isConnected) return;
      paper.append(blank);
      root.append(parts, paper);
      app.show();
    };
    const later = new planLater.Later(
      String(root.dataset["view"]),
      () => {
        const { planView } = alsguide;
        planView.make(app, root, { chooser, keepPart, blank });
        place();
        app.show();
        app.view.readAddress();
      },
      (isWaitedFor) => {
        place();
        lost.textContent = isWaitedFor ? [...stopsOf(app), words.lost].join(" ") : "";
        focusOn(isWaitedFor ? lost : null);
      }
    );
    const show = () => {
      steps.element.hidden = app.isOpen && !app.isAsking;
      chooser.element.hidden = steps.isBegun();
      lead.hidden = steps.isBegun();
      if (!steps.element.hidden) steps.update();
      if (app.view.showPlan) app.view.showPlan();
    };
    const whenLoaded = (/** @type {() => void} */ act) => later.whenLoaded(act);
    Object.assign(app.view, { show, whenLoaded, paper, steps, chooserTitle: chooser.title });
    listen(root, app, later);
    keepPart.addEventListener("toggle", () => later.whenLoaded());
    if (device.stored(device.PLAN) !== null || location.hash) later.whenLoaded();
    else place();
  }

  /**
   * Return what must be done at once for the signs of today that were told.
   * @param {App} app
   */
  function stopsOf({ plan, data, today }) {
    const stops = planRules.evaluate(plan, data, today).findings.filter((finding) => finding.stops);
    return stops.map(({ message }) => planText.withNumber(message, plan, data));
  }

  /**
   * Read all before the browser prints, on the day that it is now, and make the paper. It stays there until the plan is shown
   * again: some browsers lay it out once more after they have told that it is printed. A plan that lacks an answer does not come
   * on paper.
   * @param {App} app
   */
  function checkBeforePrint(app) {
    app.readAll();
    app.today = device.today();
    app.show();
    const { paper, putOnPaper } = app.view;
    if (!app.isOpen) return;
    if (planState.missing(app.plan, app.data).length)
      paper.replaceChildren(createElement("div.c-paper", {}, createElement("p", {}, app.words.required_paper)));
    else putOnPaper();
  }

  /**
   * Read all controls whenever one may have changed, with or without an event of its own.
   * @param {HTMLElement} root
   * @param {App} app
   * @param {InstanceType<typeof alsguide.planLater.Later>} later
   */
  function listen(root, app, later) {
    const readAll = () => app.readAll();
    window.addEventListener("hashchange", () => later.load());
    for (const name of ["input", "change"]) {
      root.addEventListener(name, readAll, true);
      root.addEventListener(name, readAll);
    }
    root.addEventListener(
      "click",
      (event) => {
        later.chooseAgain();
        if (/** @type {Element} */ (event.target).closest("button, a")) readAll();
      },
      true
    );
    window.addEventListener("pageshow", readAll);
    window.addEventListener("beforeprint", () => checkBeforePrint(app));
    window.addEventListener("pagehide", () => app.forgetUndo());
    window.addEventListener("beforeunload", (event) => {
      if (app.isOpen && app.isDirty && !app.isKept) event.preventDefault();
    });
  }

  const root = document.getElementById("plan");
  const block = document.getElementById("plan-data");
  if (root && block) start(root, JSON.parse(String(block.textContent)));
})();
