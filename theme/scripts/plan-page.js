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
  const {
    device,
    planApp,
    planBuilder,
    planChooser,
    planDom,
    planFile,
    planFacts,
    planFindings,
    planItems,
    planKeep,
    planLibrary,
    planModel,
    planPaper,
    planSections,
    planSession,
    planState,
    planSteps,
    planText,
    planWeekView
  } = alsguide;
  const { createElement, button, focusOn, setText } = planDom;
  const { filled } = planText;

  /**
   * Start the page.
   * @param {HTMLElement} root
   * @param {PlanPage} data
   */
  function start(root, data) {
    const app = new planApp.App(data);
    const keep = new planKeep.Keep(app, root.dataset["session"] || "");
    const chooser = planChooser.makeChooser(app, () => keep.openFile());
    const steps = new planSteps.Steps(app);
    const plan = makePlan(app, steps, planSession.makeLink(app, root.dataset["session"] || ""));
    const blank = /** @type {HTMLElement} */ (document.getElementById("plan-blank"));
    const paper = createElement("div.c-paper-place", {}, blank);
    const lead = /** @type {HTMLElement} */ (root.querySelector("h1 + p"));
    root.append(
      createElement("div.u-screen.c-plan", {}, steps.element, chooser.element, plan.element, keep.element, app.status),
      paper
    );

    const fill = () => {
      plan.fill();
      paper.replaceChildren(planPaper.makePaper(app));
    };
    const show = () => {
      const isAsked = !app.isOpen || app.isAsking;
      steps.element.hidden = !isAsked;
      chooser.element.hidden = steps.isBegun();
      plan.element.hidden = isAsked;
      lead.hidden = steps.isBegun();
      if (isAsked) steps.update();
      keep.update();
      showUndo(app, app.isOpen ? plan.undoPlace : chooser.undoPlace);
      if (app.isOpen) fill();
      else paper.replaceChildren(blank);
    };
    const { items, list, sections, title } = plan;
    app.view = { show, fill, items, list, paper, sections, steps, title, chooserTitle: chooser.title };
    openKept(app);
    app.show();
    readAddress(app);
    listen(root, app, keep);
  }

  /**
   * Make the parts that show and change the plan.
   * @param {App} app
   * @param {StepList} steps
   * @param {Part} session
   */
  function makePlan(app, steps, session) {
    const { words } = app;
    const title = createElement("h2", { id: "plan-title" });
    const note = createElement("p");
    const undoPlace = createElement("div");
    const list = planFindings.makeList(app);
    const week = planWeekView.makeWeek(app);
    const items = new planItems.Items(app);
    const empty = makeEmpty(app);
    const library = new planLibrary.Library(app, (id) => add(app, id));
    const sections = planSections.makeSections(app);
    const print = button(words.print, () => printPlan(app), { main: true, id: "print" });
    print.classList.remove("c-button--quiet");
    print.setAttribute("aria-describedby", "print-help");
    const change = button(words.steps_again, () => steps.start(), { main: true, id: "answer-again" });
    const again = button(words.again, () => app.again(), { main: true, id: "again" });
    const head = createElement(
      "div.l-flow",
      {},
      title,
      note,
      createElement("div.c-actions", {}, print, session.element, change, again),
      createElement("p.u-hidden", { id: "print-help" }, words.print_help),
      undoPlace
    );
    const element = createElement(
      "section.c-plan",
      { "aria-labelledby": "plan-title", hidden: true },
      head,
      list.element,
      week.element,
      items.element,
      empty.element,
      library.element,
      foldedSections(app, sections)
    );
    const fill = () => {
      setText(title, titleText(app));
      setText(note, planText.starterNote(app.plan, app.data));
      note.hidden = !note.textContent;
      for (const part of [session, list, week, items, empty, library, ...sections]) part.update();
    };
    return { element, title, undoPlace, list, items, sections, fill };
  }

  /**
   * Make a new plan from the answers, in a way that can be taken back.
   * @param {App} app
   */
  function buildAgain(app) {
    app.begin(planBuilder.builtPlan(app.plan, app.data, app.today), { words: app.words.undo_starter });
  }

  /**
   * Show which needs have no exercise in a plan that was made from answers, and why.
   * @param {App} app
   * @returns {Part}
   */
  function makeEmpty(app) {
    const { data, words } = app;
    const list = createElement("ul");
    const element = createElement("details.c-plan-part", { id: "part-empty" });
    const body = createElement("div.c-plan-part__body", {}, list);
    element.append(createElement("summary.c-plan-part__title", {}, createElement("h3", {}, words.empty_title)), body);
    const update = () => {
      const isBuilt = app.plan.starter === data.builder.id;
      const { empty } = isBuilt ? planBuilder.build(app.plan, data, app.today) : { empty: [] };
      element.hidden = !empty.length;
      const lines = empty.map(({ slot, reason }) => {
        const { name } = planFacts.byId(data.builder.slots, slot);
        return createElement("li", {}, filled(words.empty_line, { name, reason }));
      });
      list.replaceChildren(...lines);
    };
    return { element, update };
  }

  /**
   * Return the title of the plan, in the words for the person who fills it in.
   * @param {App} app
   */
  function titleText({ plan, data, words }) {
    const starter = [data.builder, ...data.starters].find((one) => one.id === plan.starter);
    const by = plan.answers.filled_by;
    const form = by === "me" ? words.plan_title : words[/** @type {const} */ (`plan_title_${by}`)];
    return filled(form, { name: starter ? starter.name : words.empty_name });
  }

  /**
   * Make the folded part with all questions, and the button that makes a new plan from the answers.
   * @param {App} app
   * @param {Section[]} sections
   */
  function foldedSections(app, sections) {
    const { words } = app;
    const build = button(words.steps_build, () => buildAgain(app), { main: true, id: "build" });
    return createElement(
      "details.c-plan-part",
      { id: "part-all" },
      createElement("summary.c-plan-part__title", {}, createElement("h3", {}, words.parts_title)),
      createElement(
        "div.c-plan-part__body",
        {},
        sections.map((one) => one.element),
        build
      )
    );
  }

  /**
   * Show the button that takes the last change back: at the exercise that is gone, else in the given place.
   * @param {App} app
   * @param {HTMLElement} place
   */
  function showUndo(app, place) {
    const { undo, undoBar, words } = app;
    undoBar.replaceChildren();
    if (!undo) {
      undoBar.remove();
      return;
    }
    const takeBack = button(words.undo, () => app.takeBack(), { main: true, id: "undo" });
    undoBar.append(createElement("p", {}, undo.words), takeBack);
    if (undo.at === undefined) place.append(undoBar);
  }

  /**
   * Print the plan, or say what must be answered first.
   * @param {App} app
   */
  function printPlan(app) {
    const { data, view } = app;
    app.readAll();
    app.today = device.today();
    app.missing = planState.missing(app.plan, data);
    app.show();
    const first = data.fields.answers.find((field) => field.id === app.missing[0]);
    if (!first) {
      app.saved();
      window.print();
      return;
    }
    for (const section of view.sections) if (section.id === first.section) section.open();
    focusOn(document.querySelector(`#answer-${first.id} input`));
    app.say(app.words.required);
  }

  /**
   * Read all before the browser prints, on the day that it is now. A plan that lacks an answer does not come on paper.
   * @param {App} app
   */
  function checkBeforePrint(app) {
    app.readAll();
    app.today = device.today();
    app.show();
    const { paper } = app.view;
    if (!app.isOpen || !planState.missing(app.plan, app.data).length) return;
    paper.replaceChildren(createElement("div.c-paper", {}, createElement("p", {}, app.words.required_paper)));
  }

  /**
   * Add an exercise of the library, and say so.
   * @param {App} app
   * @param {string} id
   */
  function add(app, id) {
    const { data, words } = app;
    const { name } = data.exercises[id];
    if (!app.isOpen) app.begin(planModel.newPlan(data, app.today), null);
    const most = data.limits.file.most_exercises;
    if (app.plan.items.some((item) => item.exercise === id)) {
      app.say(filled(words.added_already, { exercise: name }));
    } else if (app.plan.items.length >= most) {
      app.say(filled(words.full, { count: most }));
    } else {
      app.change(planState.withAdded(app.plan, id, data));
      app.say(filled(words.added, { exercise: name }));
    }
  }

  /**
   * Open the plan that is kept in this browser, if any.
   * @param {App} app
   */
  function openKept(app) {
    const text = device.stored(device.PLAN);
    if (text === null) return;
    const opened = planFile.parse(text, app.data);
    app.isKept = app.isOpen = opened.ok;
    if (opened.ok) app.plan = opened.plan;
    else app.say(filled(app.words.kept_broken, { message: opened.message }));
  }

  /**
   * Add the exercise that the address names: its page leads here with `#add=ID`.
   * @param {App} app
   */
  function readAddress(app) {
    const found = /^#add=([a-z0-9-]+)$/.exec(location.hash);
    if (!found || !Object.hasOwn(app.data.exercises, found[1])) return;
    add(app, found[1]);
    try {
      history.replaceState(null, "", location.pathname + location.search);
    } catch {
      /* Where the address may not be changed, the exercise is not added twice all the same. */
    }
    app.view.items.focus(app.plan.items.findIndex((item) => item.exercise === found[1]));
  }

  /**
   * Read all controls whenever one may have changed, with or without an event of its own.
   * @param {HTMLElement} root
   * @param {App} app
   * @param {Keep} keep
   */
  function listen(root, app, keep) {
    const readAll = () => app.readAll();
    window.addEventListener("hashchange", () => readAddress(app));
    for (const name of ["input", "change"]) {
      root.addEventListener(name, readAll, true);
      root.addEventListener(name, readAll);
    }
    root.addEventListener(
      "click",
      (event) => {
        if (/** @type {Element} */ (event.target).closest("button, a")) readAll();
      },
      true
    );
    window.addEventListener("pageshow", readAll);
    window.addEventListener("beforeprint", () => checkBeforePrint(app));
    window.addEventListener("afterprint", () => app.show());
    window.addEventListener("storage", (event) => keep.changedElsewhere(event));
    window.addEventListener("pagehide", () => app.forgetUndo());
    window.addEventListener("beforeunload", (event) => {
      if (app.isOpen && app.isDirty && !app.isKept) event.preventDefault();
    });
  }

  const root = document.getElementById("plan");
  const block = document.getElementById("plan-data");
  if (root && block) start(root, JSON.parse(String(block.textContent)));
})();
