/**
 * The plan page: chooses a plan, shows it, and keeps every part in step with it. All parts ask `app` for the plan and
 * tell it of changes. Needs all other plan scripts.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { make, button, jump, focusOn, write } = alsguide.planDom;
  const { filled } = alsguide.planText;
  const { planModel: model, planRules: rules, planState: state, planFile: file, planPictures: pictures } = alsguide;
  const PICTURES_ON_CARD = 2;

  /** @returns {string} the day on this device as an ISO date */
  function localDay() {
    const now = new Date();
    return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  }

  /** Start the page. */
  function start(root, data) {
    const words = data.ui;
    const said = make("p.u-hidden", { role: "status" });
    const app = {
      data,
      words,
      plan: null,
      result: null,
      undo: null,
      missing: [],
      kept: false,
      dirty: false,
      round: 0,
      today: localDay(),
      undoBar: make("div.c-undo"),
      say: (text) => {
        said.textContent = text;
      },
      saved: () => {
        app.dirty = false;
      },
      focusTop: () => focusOn(title)
    };

    let reading = false;

    const choose = chooser();
    const title = make("h2", { id: "plan-title" });
    const note = make("p");
    const undoPlace = make("div");
    const list = alsguide.planFindings.makeList(app);
    const week = alsguide.planWeek.makeWeek(app);
    const items = alsguide.planItems.makeItems(app);
    const library = alsguide.planLibrary.makeLibrary(app, add);
    const sections = alsguide.planSections.makeSections(app);
    const keep = alsguide.planKeep.makeKeep(app);
    const paper = make("div.c-paper-place");
    const blank = document.getElementById("plan-blank");
    const printHelp = make("p", { id: "print-help" }, words.print_help);
    const whole = make(
      "section.c-plan.l-parts",
      { "aria-labelledby": "plan-title", hidden: true },
      make(
        "div.l-flow",
        {},
        title,
        note,
        make("div.c-presses", {}, printButton(), button(words.again, again, { main: true, id: "again" })),
        printHelp,
        undoPlace
      ),
      list.element,
      jumps(),
      week.element,
      items.element,
      library.element,
      ...sections.map((one) => one.element)
    );
    const screen = make("div.u-screen.l-parts", {}, choose.element, whole, keep.element, said);
    root.append(screen, paper);

    /* --- The plan changes --------------------------------------------------------------------------------------------- */

    app.change = (plan, undo = null) => {
      if (reading) {
        app.plan = plan;
        app.undo = null;
        app.dirty = true;
        return;
      }
      const before = app.plan;
      app.plan = plan;
      app.undo = undo ? { ...undo, plan: before } : null;
      app.dirty = true;
      if (app.missing.length) app.missing = state.missing(plan, data);
      show();
    };

    app.open = (plan, undo) => {
      app.round += 1;
      items.shut();
      list.forget();
      app.change(plan, app.plan ? undo : null);
      focusOn(title);
    };

    /** The parts of the form in which some questions are asked. */
    app.sectionsOf = (asked) => {
      const ids = data.fields.answers.filter((field) => asked.includes(field.id)).map((field) => field.section);
      return sections.filter((section) => ids.includes(section.id) || asked.includes(section.id));
    };

    app.focusUndo = () => focusOn(document.getElementById("undo"));

    /** Read every control. The page is shown anew only when all are read, so that none loses what it holds. */
    app.readAll = () => {
      if (!app.plan || reading) return;
      const before = app.plan;
      reading = true;
      items.read();
      for (const section of sections) section.read();
      reading = false;
      if (app.plan !== before) app.change(app.plan);
    };

    /** Put the plan away: the paper is the blank again. All is shown for an empty plan first, so that no field, note or list keeps what was in it. */
    app.wipe = () => {
      app.round += 1;
      app.plan = model.newPlan(data, app.today);
      fill();
      list.forget();
      app.plan = null;
      app.undo = null;
      app.dirty = false;
      show();
      focusOn(choose.title);
    };

    function show() {
      whole.hidden = !app.plan;
      keep.update();
      showUndo();
      if (app.plan) fill();
      else paper.replaceChildren(blank);
    }

    /** Show the plan in every part of the page. */
    function fill() {
      app.judged = rules.evaluate(app.plan, data, app.today);
      const numbered = (finding) => ({
        ...finding,
        message: alsguide.planText.withNumber(finding.message, app.plan, data)
      });
      app.result = { ...app.judged, findings: app.judged.findings.map(numbered) };
      const starter = data.starters.find((one) => one.id === app.plan.starter);
      const by = app.plan.answers.filled_by;
      const form = by === "me" ? words.plan_title : words[`plan_title_${by}`];
      write(title, filled(form, { name: starter ? starter.name : words.empty_name }));
      write(note, alsguide.planText.starterNote(app.plan, data));
      note.hidden = !note.textContent;
      for (const part of [list, week, items, library, ...sections]) part.update();
      paper.replaceChildren(alsguide.planPaper.makePaper(app));
    }

    function showUndo() {
      const { undo } = app;
      app.undoBar.replaceChildren();
      undoPlace.replaceChildren();
      if (!undo) return;
      app.undoBar.append(make("p", {}, undo.words), button(words.undo, takeBack, { main: true, id: "undo" }));
      if (typeof undo.at !== "number") (app.plan ? undoPlace : choose.undoPlace).append(app.undoBar);
    }

    function takeBack() {
      const { plan, at } = app.undo;
      app.round += 1;
      app.plan = plan;
      app.undo = null;
      app.dirty = true;
      show();
      app.say(words.undone);
      if (typeof at === "number") items.focus(at);
      else focusOn(title);
    }

    /* --- Actions ------------------------------------------------------------------------------------------------------ */

    /** The starter plans as large buttons, and the other ways to begin. */
    function chooser() {
      const heading = make("h2", { id: "choose-title" }, words.choose_title);
      const place = make("div");
      const cards = data.starters.map((starter) => {
        const shown = starter.plan.items
          .slice(0, PICTURES_ON_CARD)
          .map((item) => pictures.picture(item.exercise, 1, data, true));
        const card = make(
          "button.c-starter",
          { type: "button", id: `starter-${starter.id}` },
          make("span.c-starter__pictures", {}, shown),
          make("span.c-starter__name", {}, starter.name),
          make("span.c-starter__text", {}, starter.summary)
        );
        card.addEventListener("click", () => begin(model.starterPlan(starter, data, app.today)));
        return make("li", {}, card);
      });
      const empty = button(words.begin_empty, () => begin(model.newPlan(data, app.today)), {
        main: true,
        id: "begin-empty"
      });
      const open = button(words.begin_open, () => keep.openFile(), { main: true, id: "begin-open" });
      const element = make(
        "section.l-flow",
        { "aria-labelledby": "choose-title" },
        heading,
        make("p", {}, words.choose_text),
        place,
        make("ul.c-starters", {}, cards),
        make("h3", {}, words.choose_other),
        make("div.c-presses", {}, empty, open)
      );
      return { element, title: heading, undoPlace: place };
    }

    function begin(plan) {
      const changed = app.dirty;
      app.open(plan, { words: words.undo_starter });
      app.dirty = changed;
      const out = app.plan.items.length - app.result.entries.filter((entry) => !entry.instead && entry.kept).length;
      app.say(filled(words.ready, { kept: app.result.kept.length, out }));
    }

    function printButton() {
      const press = button(words.print, print, { main: true, id: "print" });
      press.setAttribute("aria-describedby", "print-help");
      return press;
    }

    function print() {
      app.readAll();
      app.missing = state.missing(app.plan, data);
      show();
      if (app.missing.length) {
        const first = data.fields.answers.find((field) => field.id === app.missing[0]);
        sections.find((section) => section.id === first.section).open();
        focusOn(document.querySelector(`#answer-${first.id} input`));
        app.say(words.required);
        return;
      }
      app.saved();
      window.print();
    }

    function again() {
      const before = app.plan;
      app.wipe();
      app.undo = { plan: before, words: words.undo_again };
      app.dirty = true;
      showUndo();
      app.say(words.again_done);
      app.focusUndo();
    }

    function add(id) {
      const { name } = data.exercises[id];
      if (!app.plan) app.open(model.newPlan(data, app.today), null);
      if (app.plan.items.some((item) => item.exercise === id))
        return app.say(filled(words.added_already, { exercise: name }));
      const most = data.limits.file.most_exercises;
      if (app.plan.items.length >= most) return app.say(filled(words.full, { count: most }));
      app.change(state.withAdded(app.plan, id, data));
      return app.say(filled(words.added, { exercise: name }));
    }

    /** The parts of the plan as a list of links. */
    function jumps() {
      const fixed = [
        ["week-title", words.week_title],
        ["items-title", words.items_title],
        ["add-title", words.add_title]
      ];
      return make(
        "nav",
        { "aria-labelledby": "jumps-title" },
        make("h3", { id: "jumps-title" }, words.parts_title),
        make(
          "ul.c-jumps",
          {},
          fixed.map(([id, text]) => jump(id, text, () => focusOn(document.getElementById(id)))),
          sections.map((section) => jump(`part-${section.id}`, section.title, section.open)),
          jump("part-keep", words.keep_title, keep.open)
        )
      );
    }

    /* --- Coming and going ------------------------------------------------------------------------------------------------ */

    /** An exercise's page leads here with `#add=ID`. */
    function readAddress() {
      const found = /^#add=([a-z0-9-]+)$/.exec(location.hash);
      if (!found || !Object.hasOwn(data.exercises, found[1])) return;
      add(found[1]);
      try {
        history.replaceState(null, "", location.pathname + location.search);
      } catch {
        /* Where the address may not be changed, the exercise is not added twice all the same. */
      }
      items.focus(app.plan.items.findIndex((item) => item.exercise === found[1]));
    }

    const text = alsguide.planKeep.kept();
    if (text !== null) {
      const opened = file.parse(text, data);
      app.kept = true;
      if (opened.ok) app.plan = opened.plan;
      else app.say(filled(words.kept_broken, { message: opened.message }));
      app.kept = opened.ok;
    }
    show();
    readAddress();
    window.addEventListener("hashchange", readAddress);
    for (const name of ["input", "change"]) {
      root.addEventListener(name, app.readAll, true);
      root.addEventListener(name, app.readAll);
    }
    root.addEventListener("click", (event) => event.target.closest("button, a") && app.readAll(), true);
    window.addEventListener("pageshow", app.readAll);
    window.addEventListener("beforeprint", app.readAll);
    window.addEventListener("beforeunload", (event) => {
      if (app.plan && app.dirty && !app.kept) event.preventDefault();
    });
  }

  const root = document.getElementById("plan");
  if (root) start(root, JSON.parse(document.getElementById("plan-data").textContent));
})();
