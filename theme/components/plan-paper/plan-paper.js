/**
 * The plan on paper, as elements: names and dates, stop card, week, a block for each exercise, tired days, diary,
 * questions, sign-off, sources. Needs plan-text.js, plan-pictures.js, plan-diary.js.
 */
var alsguide = alsguide || {};
alsguide.planPaper = (function () {
  "use strict";
  const {
    planDiary: diary,
    planDom,
    planFacts,
    planFindings: findings,
    planModel,
    planPictures: pictures,
    planRules: rules,
    planText,
    planWeek
  } = alsguide;
  const { byId } = planFacts;
  const { createElement, tableRow, tableHead } = planDom;
  const {
    aidsText,
    filled,
    line,
    dateText,
    doseText,
    daysText,
    labelOf,
    withNumber,
    signatureText,
    stopSentences,
    starterNote,
    onlyIf
  } = planText;
  /** The most exercises that a page is made for, by the size of the letters. */
  const MOST = { 14: 4, 18: 2, 24: 1 };
  const WITH_EFFORT = ["aerobic", "strengthening", "aquatic", "balance"];

  /**
   * Return the whole plan on paper.
   * @param {App} app
   * @returns {HTMLElement}
   */
  function makePaper(app) {
    const { answers } = app.plan;
    const kept = app.result.stopped ? [] : rules.keptEntries(app.plan, app.result, app.data);
    const parts = [
      head(app),
      stopped(app),
      stopCard(app),
      week(app, kept),
      warnings(app),
      blocks(app, kept),
      tired(app),
      ...diary.pages(app, kept),
      questions(app),
      signOff(app),
      stopBack(app),
      sources(app)
    ];
    return createElement(
      `div.c-paper.c-paper--${answers.paper}.c-paper--${answers.text_size}.c-paper--per-${perPage(answers)}`,
      { lang: app.data.language },
      parts
    );
  }

  /**
   * Return how many exercises a page is made for.
   * @param {Answers} answers
   * @returns {number}
   */
  function perPage(answers) {
    return Math.min(Number(answers.per_page), MOST[answers.text_size]);
  }

  /**
   * Return whether as many as can be stand on a page, or its letters are the largest, so that words must be few.
   * @param {Answers} answers
   * @returns {boolean}
   */
  function isClose(answers) {
    const most = MOST[answers.text_size];
    return perPage(answers) === most && (most > 1 || answers.text_size === "24");
  }

  /**
   * Return a part with a heading of the second level.
   * @param {string} kind
   * @param {string} title
   * @param {...Child} children
   * @returns {HTMLElement}
   */
  function part(kind, title, ...children) {
    return createElement(`section.c-paper__${kind}`, {}, createElement("h2", {}, title), ...children);
  }

  /** @param {App} app */
  function titleOf(app) {
    const name = line(app.plan.answers.name);
    return name ? filled(app.data.words.text.title_named, { name }) : app.data.words.text.title;
  }

  /**
   * Names and dates; what is not filled in is a line to write on.
   * @param {App} app
   */
  function head(app) {
    const { answers } = app.plan;
    const { words } = app;
    /** @param {...string} texts */
    const together = (...texts) => texts.map(line).filter(Boolean).join(app.data.words.list_separator);
    const taught = together(answers.carer_taught_by, dateText(answers.carer_taught_on, app.data));
    const goals = app.plan.goals
      .map((goal) => together(goalText(goal, app), goal.why))
      .filter(Boolean)
      .join("; ");
    const facts = [
      [words.paper_name, line(answers.name)],
      [words.paper_made_by, words[/** @type {const} */ (`paper_made_${answers.filled_by}`)]],
      [words.paper_starts, dateText(answers.start_date, app.data)],
      [words.paper_review, dateText(answers.review_date, app.data)]
    ];
    const wide = [
      [
        words.paper_therapist,
        together(answers.therapist_name, answers.clinic, answers.therapist_phone, answers.therapist_email)
      ],
      [words.paper_emergency, together(answers.emergency_name, answers.emergency_phone)],
      ...(taught ? [[words.paper_taught, taught]] : []),
      ...(goals ? [[words.paper_goal, goals]] : []),
      ...(answers.aids.length ? [[words.paper_aids, aidsText(app.plan, app.data)]] : []),
      [words.paper_effort, rules.effortOf(app.plan, app.data).text]
    ];
    /** @param {string[]} fact */
    const row = ([label, value]) => [
      createElement("dt", {}, label),
      createElement(value ? "dd" : "dd.c-paper__line", {}, value)
    ];
    const rows = [
      ...facts.map((fact) => createElement("div", {}, row(fact))),
      ...wide.map((fact) => createElement("div.c-paper__wide", {}, row(fact)))
    ];
    return createElement(
      "section",
      {},
      createElement("h1", {}, titleOf(app)),
      createElement("dl.c-paper__facts", {}, rows)
    );
  }

  /**
   * @param {Goal} goal
   * @param {App} app
   * @returns {string}
   */
  function goalText(goal, app) {
    const { choices } = byId(/** @type {ChoiceQuestion[]} */ (app.data.fields.goal), "what");
    const choice = choices.find((one) => one.id === goal.what);
    return line(goal.own_words) || (choice ? choice.label : "");
  }

  /** @param {string[]} lines */
  function list(lines) {
    return createElement(
      "ul",
      {},
      lines.map((text) => createElement("li", {}, text))
    );
  }

  /**
   * The stop card. Nothing turns it off.
   * @param {App} app
   */
  function stopCard(app) {
    const card = app.data.paper.stop_card;
    /** @param {string} text */
    const said = (text) => withNumber(text, app.plan, app.data);
    const columns = card.columns.map((parts) =>
      createElement(
        "div.c-paper__stop-part",
        {},
        parts.flatMap((one) => [createElement("h3", {}, said(one.title)), list(one.lines.map(said))])
      )
    );
    return part("stop", card.title, createElement("div.c-paper__stops", {}, columns), createElement("p", {}, card.say));
  }

  /**
   * The back of the stop card: where a crew finds more, and the crisis line.
   * @param {App} app
   */
  function stopBack(app) {
    const { title, text, crisis } = app.data.paper.stop_card.back;
    return part(
      "back",
      title,
      createElement("p", {}, text),
      createElement("p", {}, createElement("strong", {}, withNumber(crisis, app.plan, app.data)))
    );
  }

  /** @param {App} app */
  function stopped(app) {
    if (!app.result.stopped) return null;
    const found = app.result.findings.filter((one) => one.level === "red" && one.place === "field");
    return part("halt", app.words.stopped_title, list(found.map((one) => findings.messageOf(one, null, app))));
  }

  /**
   * The week at a glance: a row for each exercise and time of day, a column for each day.
   * @param {App} app
   * @param {Entry[]} kept
   */
  function week(app, kept) {
    if (!kept.length) return null;
    const { words } = app.data;
    const days = planWeek.weekOf(app.plan, app.result, app.data);
    const slots = app.data.slots.filter((slot) =>
      days.some((day) => day.sessions.some((session) => session.slot === slot.id))
    );
    /** @param {boolean} on */
    const mark = (on) => createElement("td", {}, on ? "●" : "");
    /** @type {(day: WeekDay, slot: string, entry: Entry) => boolean} */
    const isDone = (day, slot, { key }) => day.sessions.some((one) => one.slot === slot && one.entries.includes(key));
    const rows = slots.flatMap(({ id, label }) => {
      const here = kept.filter((entry) => days.some((day) => isDone(day, id, entry)));
      const done = here.map((entry) =>
        tableRow(
          entry.exercise.name,
          days.map((day) => mark(isDone(day, id, entry)))
        )
      );
      if (slots.length === 1) return done;
      const header = createElement("th", { scope: "rowgroup", colspan: 8 }, label);
      return [createElement("tr.c-paper__slot", {}, header), ...done];
    });
    const restful = days.filter((day) => day.rest);
    const isBusy = restful.some((day) => day.sessions.length);
    const rest = tableRow(
      isBusy ? words.text.rest_easy : words.text.rest_day,
      days.map((day) => mark(day.rest))
    );
    if (restful.length) rows.push(rest);
    const first = slots.length === 1 ? slots[0].label : app.words.week_exercise;
    const table = createElement(
      "table.c-paper__days",
      {},
      tableHead([first, ...words.days_short]),
      createElement("tbody", {}, rows)
    );
    return part("week", app.words.paper_week, table);
  }

  /**
   * Every warning, and what was taken out: each message once, with the exercises that it is for. What brings an
   * exercise back is for the screen.
   * @param {App} app
   */
  function warnings(app) {
    if (app.result.stopped) return null;
    /**
     * @param {string[]} keys
     * @param {...string} texts
     */
    const said = (keys, ...texts) => {
      const names =
        keys.length > 1 && keys.every((key) => app.result.kept.includes(key)) && keys.length === app.result.kept.length
          ? app.words.all_exercises
          : findings.namesOf(keys, app);
      return createElement(
        "li",
        {},
        createElement("strong", {}, texts.join(" ")),
        names ? ` ${filled(app.words.amber_for, { exercises: names })}.` : null
      );
    };
    const out = findings.outGroups(app).map(({ finding, keys }) => said(keys, finding.message));
    const others = app.result.findings
      .filter((one) => one.level !== "red" || one.signed.length)
      .map((one) => {
        if (one.level === "red")
          return said(one.signed, one.message, signatureText(one, one.signed[0], app.result, app.plan, app.data));
        return said(one.place === "exercise" ? one.items : [], one.message);
      });
    const note = starterNote(app.plan, app.data);
    if (note) others.unshift(said([], note));
    return [
      others.length ? part("warnings", app.words.paper_warnings, createElement("ul", {}, others)) : null,
      out.length ? part("out", app.words.paper_out, createElement("ul", {}, out)) : null
    ];
  }

  /**
   * @param {App} app
   * @param {Entry[]} kept
   */
  function blocks(app, kept) {
    if (!kept.length) return null;
    return createElement(
      "section.c-paper__exercises",
      {},
      createElement("h2", {}, app.words.paper_exercises),
      createElement(
        "div.c-paper__blocks",
        {},
        kept.map((entry, place) => block(app, entry, place))
      )
    );
  }

  /**
   * One exercise. Where it shares a page, only its own stop signs are said.
   * @param {App} app
   * @param {Entry} one
   * @param {number} place
   */
  function block(app, { key, item, exercise }, place) {
    const { words, data } = app;
    const { answers } = app.plan;
    const shown = app.result.entries.find((entry) => entry.key === key);
    const other = shown && shown.instead ? data.exercises[app.plan.items[shown.index].exercise].name : "";
    const small = isClose(answers);
    const short = small || perPage(answers) > 1; // the stop card on the first page says the signs of all exercises
    const signs = stopSentences(exercise, app.plan, data, short);
    /**
     * @param {string} label
     * @param {string} text
     */
    const labelled = (label, text) => createElement("p", {}, createElement("strong", {}, `${label}: `), text);
    const sides = byId(/** @type {ChoiceQuestion[]} */ (data.fields.item), "side").choices;
    const side = item.side === "both" ? "" : labelOf(byId(sides, item.side), answers.filled_by);
    return createElement(
      "section.c-paper__block",
      {},
      createElement(
        "h3",
        {},
        `${place + 1}. ${exercise.name}`,
        createElement(
          "span.c-paper__kind",
          {},
          ` ${[data.kinds[exercise.kind], side, other ? filled(words.paper_instead, { exercise: other }) : ""].filter(Boolean).join(". ")}.`
        )
      ),
      createElement(
        "div.c-paper__show",
        {},
        answers.pictures === "on" ? drawings(app, item.exercise) : null,
        createElement(
          "div.c-paper__do",
          {},
          createElement(
            "p",
            {},
            createElement("strong", {}, doseText(item, data)),
            ` ${daysText(item.days, data)}. ${onlyIf(app.plan, item.exercise, data)}`
          ),
          createElement(
            "ol",
            { "aria-label": words.paper_steps },
            exercise.steps.map((step) => createElement("li", {}, step))
          )
        )
      ),
      createElement(
        "div.c-paper__more",
        {},
        small || item.who_moves === "carer" || !WITH_EFFORT.includes(exercise.kind)
          ? null
          : createElement("p", {}, words.paper_feels),
        labelled(words.paper_stop, [...signs, ...(short ? [words.paper_stop_short] : [])].join(" ")),
        labelled(words.paper_easier, exercise.easier),
        createElement("p.c-paper__note", {}, createElement("strong", {}, `${words.paper_note}: `), line(item.note))
      )
    );
  }

  /**
   * Return the two pictures of an exercise.
   * @param {App} app
   * @param {string} id
   */
  function drawings({ data, words }, id) {
    const drawn = [words.paper_start, words.paper_end].map((text, moment) => {
      const caption = createElement("figcaption", { "aria-hidden": "true" }, text);
      return createElement("figure", {}, pictures.picture(id, moment, data), caption);
    });
    return createElement("div.c-paper__pair", {}, drawn);
  }

  /** @param {App} app */
  function tired(app) {
    if (app.result.stopped || app.plan.answers.plan_b === "off" || !app.result.plan_b.length) return null;
    const known = app.plan.items;
    const lines = app.result.plan_b.map((id) => {
      const item = known.find((one) => one.exercise === id) || planModel.newItem(id, app.data);
      return `${app.data.exercises[id].name}. ${doseText(item, app.data)}`;
    });
    return part("tired", app.words.paper_tired, createElement("p", {}, app.words.paper_tired_text), list(lines));
  }

  /** @param {App} app */
  function questions(app) {
    const { title, lines } = app.data.paper.questions;
    return part("ask", title, list(lines));
  }

  /** @param {App} app */
  function signOff(app) {
    const { title, lines } = app.data.paper.sign_off;
    return part(
      "sign",
      title,
      createElement(
        "dl.c-paper__facts",
        {},
        lines.map((label) =>
          createElement("div", {}, createElement("dt", {}, label), createElement("dd.c-paper__line"))
        )
      )
    );
  }

  /**
   * The references behind the stop card and the warnings that this plan has.
   * @param {App} app
   */
  function sources(app) {
    const { texts, used } = app.data.sources;
    const raised = app.result.findings.map((one) => one.rule);
    const parts = ["stop_card", ...raised];
    const keys = [...new Set(parts.flatMap((name) => used[name] || []))];
    return part(
      "sources",
      app.words.paper_sources,
      createElement(
        "ol",
        {},
        keys.map((key) => createElement("li", {}, texts[key]))
      ),
      createElement("p", {}, app.words.paper_usual),
      createElement(
        "p",
        {},
        createElement("strong", {}, app.data.paper.not_medical_advice),
        ` ${filled(app.data.words.text.source, { site: app.data.site })}`
      )
    );
  }

  return { makePaper, titleOf };
})();
