/**
 * What shows a plan that stands: its parts, its paper, and the ways to keep it. The page asks for this file with the first thing
 * that a reader chooses; the build adds the texts and pictures of all exercises.
 */

var alsguide = alsguide || {};
alsguide.planView = (function () {
  "use strict";
  const {
    device,
    planBuilder,
    planDom,
    planFacts,
    planFindings,
    planItems,
    planLater,
    planModel,
    planPaper,
    planSections,
    planSession,
    planState,
    planText,
    planWeekView
  } = alsguide;
  const { createElement, button, focusOn, setText } = planDom;
  const { filled } = planText;
  /** Whether the paper can wait until it is printed: until then its place is empty, and no plan that was changed stands there. */
  const TELLS_OF_PRINTING = "onbeforeprint" in document.body;

  /**
   * Make all that shows a plan.
   * @param {App} app
   * @param {HTMLElement} root
   * @param {{ chooser: ReturnType<typeof alsguide.planChooser.makeChooser>, keepPart: HTMLDetailsElement, blank: HTMLElement }} places
   */
  function make(app, root, { chooser, keepPart, blank }) {
    const { paper } = app.view;
    const page = root.dataset["session"] || "";
    /** @type {Keep | null} */
    let keep = null;
    const plan = makePlan(app, planSession.makeLink(app, page));
    chooser.element.after(plan.element);
    const putOnPaper = () => paper.replaceChildren(isWhole(app) ? planPaper.makePaper(app) : paperOfSigns(app));
    const fill = () => {
      plan.fill();
      if (TELLS_OF_PRINTING) paper.replaceChildren();
      else putOnPaper();
    };
    const showPlan = () => {
      plan.element.hidden = !app.isOpen || app.isAsking;
      if (keep) keep.update();
      showUndo(app, app.isOpen ? plan.undoPlace : chooser.undoPlace);
      if (app.isOpen) fill();
      else if (!blank.isConnected) paper.replaceChildren(blank);
    };
    const { items, list, sections, title } = plan;
    const makeKeep = (/** @type {boolean} */ isFirst) => {
      const { planKeep } = alsguide;
      keep = new planKeep.Keep(app, page, keepPart);
      if (isFirst) keep.openKept();
    };
    const openFile = () => keep && keep.openFile();
    const putAway = () => wipe(app);
    const read = () => readAddress(app);
    const shown = { items, list, sections, title };
    Object.assign(app.view, { fill, putOnPaper, showPlan, ...shown, makeKeep, openFile, putAway, readAddress: read });
    /** @param {boolean} isDeleted what was kept, by another window */
    const follow = (isDeleted) => {
      if (isDeleted) (keep || app.view).putAway();
      else if (keep) keep.update();
    };
    window.addEventListener("storage", ({ key, newValue }) =>
      follow(key === null || (key === device.PLAN && newValue === device.DELETED))
    );
    // A page that was left hears of nothing until a reader comes back to it.
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) follow(app.isKept && !device.stored(device.PLAN));
    });
  }

  /**
   * Put away all that this window holds. It can be taken back until the page is left.
   * @param {App} app
   */
  function wipe(app) {
    const undo = app.isOpen ? { plan: app.plan, words: app.words.undo_delete } : null;
    app.isKept = false;
    app.wipe();
    app.undo = undo;
    app.view.show();
    app.say(app.words.deleted);
  }

  /**
   * Make the parts that show and change the plan.
   * @param {App} app
   * @param {Part} session
   */
  function makePlan(app, session) {
    const { words } = app;
    const title = createElement("h2", { id: "plan-title" });
    const note = createElement("p");
    const undoPlace = createElement("div");
    const list = planFindings.makeList(app);
    const week = planWeekView.makeWeek(app);
    const items = new planItems.Items(app);
    const empty = makeEmpty(app);
    const library = makeLibrary(app);
    const sections = planSections.makeSections(app);
    const print = button(words.print, () => printPlan(app), { main: true, id: "print" });
    print.classList.remove("c-button--quiet");
    print.setAttribute("aria-describedby", "print-help");
    const change = button(words.steps_again, () => app.view.steps.start(), { main: true, id: "answer-again" });
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
   * Make the part that adds exercises. What it shows is asked for when it is first opened.
   * @param {App} app
   * @returns {Part}
   */
  function makeLibrary(app) {
    const { words } = app;
    const panel = createElement("div.l-flow", { id: "library-panel", hidden: true });
    /** @type {InstanceType<typeof alsguide.planLibrary.Library> | null} */
    let library = null;
    const turn = () => {
      const { planLibrary } = alsguide;
      library = library || new planLibrary.Library(app, panel, (id) => add(app, id));
      panel.hidden = !panel.hidden;
      if (!panel.hidden) library.open();
      toggle.textContent = panel.hidden ? words.add_open : words.add_close;
      toggle.setAttribute("aria-expanded", String(!panel.hidden));
    };
    const toggle = button(words.add_open, () => app.view.whenLoaded(["library"], turn), { id: "library-toggle" });
    toggle.setAttribute("aria-controls", panel.id);
    toggle.setAttribute("aria-expanded", "false");
    const element = createElement(
      "section.l-flow",
      { "aria-labelledby": "add-title" },
      createElement("h3.u-hidden", { id: "add-title" }, words.add_title),
      createElement("div.c-actions", {}, toggle),
      panel
    );
    return { element, update: () => library && library.update() };
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
    const element = createElement(
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
    element.addEventListener("toggle", () => app.view.whenLoaded(["change"]));
    return element;
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
    takeBack.setAttribute("aria-describedby", "undo-words");
    undoBar.append(createElement("p", { id: "undo-words" }, undo.words), takeBack);
    if (undo.at === undefined) place.append(undoBar);
  }

  /**
   * Return whether all is answered that a plan on paper needs.
   * @param {App} app
   */
  function isWhole({ plan, data }) {
    return !planState.missing(plan, data).length;
  }

  /**
   * Make the paper of a plan that lacks an answer: what to do for the signs of today, and no plan.
   * @param {App} app
   */
  function paperOfSigns(app) {
    const lines = [...app.stops(), app.words.required_paper];
    return createElement(
      "div.c-paper",
      {},
      lines.map((text) => createElement("p", {}, text))
    );
  }

  /**
   * Print the plan, or say what must be answered first. For a sign of danger nothing more must be answered.
   * @param {App} app
   */
  function printPlan(app) {
    const { data, view } = app;
    app.readAll();
    app.missing = planState.missing(app.plan, data);
    app.show();
    const first = data.fields.answers.find((field) => field.id === app.missing[0]);
    if (!first || app.result.stopped) {
      if (!window.print) {
        app.say(app.words.no_print);
        return;
      }
      if (!first) app.saved();
      view.putOnPaper();
      window.print();
      return;
    }
    view.whenLoaded(["change"], () => {
      for (const section of view.sections) if (section.id === first.section) section.open();
      focusOn(document.querySelector(`#answer-${first.id} input`));
      app.say(app.words.required);
    });
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
   * Add the exercise that the address names: its page leads here with `#add=ID`.
   * @param {App} app
   */
  function readAddress(app) {
    const found = planLater.ADDS.exec(location.hash);
    if (!found || !Object.hasOwn(app.data.exercises, found[1])) return;
    add(app, found[1]);
    try {
      history.replaceState(null, "", location.pathname + location.search);
    } catch {
      /* Where the address may not be changed, the exercise is not added twice all the same. */
    }
    app.view.items.focus(app.plan.items.findIndex((item) => item.exercise === found[1]));
  }

  return { make };
})();
