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
  const { device, planApp, planChooser, planDom, planLater, planNotice, planSteps } = alsguide;
  const { createElement } = planDom;
  const { ADDS, VIEW } = planLater;

  /**
   * Start the page with the questions and the ready-made plans.
   * @param {HTMLElement} root
   */
  function start(root) {
    const app = new planApp.App(planLater.data);
    const { words } = app;
    const chooser = planChooser.makeChooser(app);
    const steps = new planSteps.Steps(app);
    const keepPart = makeKeepPart(words);
    const notice = planNotice.makeNotice(app);
    const blank = /** @type {HTMLElement} */ (document.getElementById("plan-blank"));
    const paper = createElement("div.c-paper-place");
    const lead = /** @type {HTMLElement} */ (root.querySelector("h1 + p"));
    const parts = createElement("div.u-screen.c-plan", {}, steps.element, chooser.element, keepPart, app.status);
    const isKept = device.stored(device.PLAN) !== null;
    const place = () => {
      if (parts.isConnected) return;
      parts.prepend(notice.element);
      paper.append(blank);
      root.append(parts, paper);
      app.show();
    };
    /** @param {string} name of a part that came */
    const take = (name) => {
      const { planView } = alsguide;
      const isPlaced = parts.isConnected;
      if (isPlaced) app.readAll();
      if (name === VIEW) planView.make(app, root, { chooser, keepPart, blank });
      if (name === VIEW && isKept && !isPlaced) return; // what is kept is to be seen first
      place();
      if (name === "keep") app.view.makeKeep(isKept && !steps.isBegun());
      app.show();
    };
    const later = new planLater.Later(
      (name, losses) => String(root.dataset[name]) + (losses ? `&again=${losses}` : ""),
      take,
      (state, again) => {
        if (again) place();
        notice.tell(state, again);
      }
    );
    const show = () => {
      steps.element.hidden = app.isOpen && !app.isAsking;
      chooser.element.hidden = steps.isBegun();
      lead.hidden = steps.isBegun();
      if (!steps.element.hidden) steps.update();
      if (app.view.showPlan) app.view.showPlan();
    };
    /** @type {View["whenLoaded"]} */
    const whenLoaded = (names, act) => later.whenLoaded(names, act);
    Object.assign(app.view, { show, whenLoaded, paper, steps, chooserTitle: chooser.title });
    listen(root, app, later);
    keepPart.addEventListener("toggle", () => later.whenLoaded(["keep"]));
    // What is to be added waits for the plan that is kept, also when that must be asked for once more.
    const readAddress = () => {
      const isAdded = ADDS.test(location.hash);
      if (isAdded) later.whenLoaded(isKept ? ["keep"] : [], () => app.view.readAddress());
      return isAdded;
    };
    window.addEventListener("hashchange", readAddress);
    if (isKept || ADDS.test(location.hash)) {
      blank.before(notice.element);
      if (!readAddress()) later.whenLoaded(["keep"]);
    } else place();
  }

  /**
   * Make the part that keeps the plan; what it holds comes later.
   * @param {PageWords} words
   */
  function makeKeepPart(words) {
    const title = createElement("summary.c-plan-part__title", {}, createElement("h3", {}, words.keep_title));
    return createElement("details.c-plan-part", { id: "part-keep" }, title);
  }

  /**
   * Read all before the browser prints, and make the paper. It stays there until the plan is shown again: some browsers lay it out
   * once more after they have told that it is printed. A plan that lacks an answer does not come on paper; what to do for the
   * signs of today does.
   * @param {App} app
   */
  function checkBeforePrint(app) {
    app.readAll();
    app.show();
    if (app.isOpen) app.view.putOnPaper();
  }

  /**
   * Read all controls whenever one may have changed, with or without an event of its own.
   * @param {HTMLElement} root
   * @param {App} app
   * @param {InstanceType<typeof alsguide.planLater.Later>} later
   */
  function listen(root, app, later) {
    const readAll = () => app.readAll();
    for (const name of ["input", "change"]) {
      root.addEventListener(name, readAll, true);
      root.addEventListener(name, readAll);
    }
    root.addEventListener(
      "click",
      (event) => {
        const pressed = /** @type {Element} */ (event.target).closest("button, a, summary, label, input");
        if (!pressed || !app.status.isConnected) return;
        later.chooseAgain();
        if (pressed.matches("button, a")) readAll();
      },
      true
    );
    window.addEventListener("pageshow", readAll);
    document.addEventListener("visibilitychange", readAll);
    window.addEventListener("beforeprint", () => checkBeforePrint(app));
    window.addEventListener("pagehide", () => app.forgetUndo());
    window.addEventListener("beforeunload", (event) => {
      if (app.isOpen && app.isDirty && !app.isKept) event.preventDefault();
    });
  }

  const root = document.getElementById("plan");
  const block = document.getElementById("plan-data");
  if (root && block) {
    planLater.add(JSON.parse(String(block.textContent)));
    start(root);
  }
})();
