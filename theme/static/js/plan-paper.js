/**
 * The plan on paper, as elements: names and dates, stop card, week, a block for each exercise, tired days, diary,
 * questions, sign-off, sources. Needs plan-text.js, plan-pictures.js, plan-diary.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { make } = alsguide.planDom;
  const {
    aidsText,
    filled,
    line,
    dateText,
    doseText,
    daysText,
    labelOf,
    withNumber,
    stopSentences,
    starterNote,
    onlyIf
  } = alsguide.planText;
  const {
    planRules: rules,
    planSchedule: schedule,
    planPictures: pictures,
    planFindings: findings,
    planDiary: diary
  } = alsguide;
  /** The most exercises that a page is made for, by the size of the letters. */
  const MOST = { 14: 4, 18: 2, 24: 1 };
  const WITH_EFFORT = ["aerobic", "strengthening", "aquatic", "balance"];

  /** @returns {HTMLElement} the whole plan on paper */
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
    return make(
      `div.c-paper.c-paper--${answers.paper}.c-paper--${answers.text_size}.c-paper--per-${perPage(answers)}`,
      { lang: app.data.language },
      parts
    );
  }

  /** @returns {number} how many exercises a page is made for */
  function perPage(answers) {
    return Math.min(Number(answers.per_page), MOST[answers.text_size]);
  }

  /** @returns {boolean} whether as many as can be stand on a page, or its letters are the largest, so that words must be few */
  function isClose(answers) {
    const most = MOST[answers.text_size];
    return perPage(answers) === most && (most > 1 || answers.text_size === "24");
  }

  /** @returns {HTMLElement} a part with a heading of the second level */
  function part(kind, title, ...children) {
    return make(`section.c-paper__${kind}`, {}, make("h2", {}, title), ...children);
  }

  function titleOf(app) {
    const name = line(app.plan.answers.name);
    return name ? filled(app.data.words.text.title_named, { name }) : app.data.words.text.title;
  }

  /** Names and dates; what is not filled in is a line to write on. */
  function head(app) {
    const { answers } = app.plan;
    const { words } = app;
    const together = (...texts) => texts.map(line).filter(Boolean).join(app.data.words.list_separator);
    const taught = together(answers.carer_taught_by, dateText(answers.carer_taught_on, app.data));
    const goals = app.plan.goals
      .map((goal) => together(goalText(goal, app), goal.why))
      .filter(Boolean)
      .join("; ");
    const facts = [
      [words.paper_name, line(answers.name)],
      [words.paper_made_by, words[`paper_made_${answers.filled_by}`]],
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
    const row =
      (kind) =>
      ([label, value]) =>
        make(kind, {}, make("dt", {}, label), make(value ? "dd" : "dd.c-paper__line", {}, value));
    const rows = [...facts.map(row("div")), ...wide.map(row("div.c-paper__wide"))];
    return make("section.c-paper__head", {}, make("h1", {}, titleOf(app)), make("dl.c-paper__facts", {}, rows));
  }

  function goalText(goal, app) {
    const choice = app.data.fields.goal
      .find((field) => field.id === "what")
      .choices.find((one) => one.id === goal.what);
    return line(goal.own_words) || (choice ? choice.label : "");
  }

  function list(lines) {
    return make(
      "ul",
      {},
      lines.map((text) => make("li", {}, text))
    );
  }

  /** The stop card. Nothing turns it off. */
  function stopCard(app) {
    const card = app.data.paper.stop_card;
    const said = (text) => withNumber(text, app.plan, app.data);
    const columns = card.columns.map((parts) =>
      make(
        "div.c-paper__stop-part",
        {},
        parts.flatMap((one) => [make("h3", {}, said(one.title)), list(one.lines.map(said))])
      )
    );
    return part("stop", card.title, make("div.c-paper__stops", {}, columns), make("p", {}, card.say));
  }

  /** The back of the stop card: where a crew finds more, and the crisis line. */
  function stopBack(app) {
    const { title, text, crisis } = app.data.paper.stop_card.back;
    return part(
      "back",
      title,
      make("p", {}, text),
      make("p", {}, make("strong", {}, withNumber(crisis, app.plan, app.data)))
    );
  }

  function stopped(app) {
    if (!app.result.stopped) return null;
    const found = app.result.findings.filter((one) => one.level === "red" && one.place === "field");
    return part("halt", app.words.stopped_title, list(found.map((one) => findings.messageOf(one, null, app))));
  }

  /** The week at a glance: a row for each exercise and time of day, a column for each day. */
  function week(app, kept) {
    if (!kept.length) return null;
    const { words } = app.data;
    const days = schedule.weekOf(app.plan, app.result, app.data);
    const slots = app.data.slots.filter((slot) =>
      days.some((day) => day.sessions.some((session) => session.slot === slot.id))
    );
    const mark = (on) => make("td", {}, on ? "●" : "");
    const rows = slots.flatMap((slot) => {
      const here = kept.filter((entry) =>
        days.some((day) => day.sessions.some((one) => one.slot === slot.id && one.entries.includes(entry.key)))
      );
      const head =
        slots.length > 1
          ? [make("tr.c-paper__slot", {}, make("th", { scope: "rowgroup", colspan: 8 }, slot.label))]
          : [];
      return [
        ...head,
        ...here.map((entry) =>
          make(
            "tr",
            {},
            make("th", { scope: "row" }, entry.exercise.name),
            days.map((day) => mark(day.sessions.some((one) => one.slot === slot.id && one.entries.includes(entry.key))))
          )
        )
      ];
    });
    const restful = days.filter((day) => day.rest);
    const rest = restful.length
      ? make(
          "tr",
          {},
          make(
            "th",
            { scope: "row" },
            restful.some((day) => day.sessions.length) ? words.text.rest_easy : words.text.rest_day
          ),
          days.map((day) => mark(day.rest))
        )
      : null;
    return part(
      "week",
      app.words.paper_week,
      make(
        "table.c-paper__days",
        {},
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            make("th", { scope: "col" }, slots.length === 1 ? slots[0].label : app.words.week_exercise),
            words.days_short.map((day) => make("th", { scope: "col" }, day))
          )
        ),
        make("tbody", {}, rows, rest)
      )
    );
  }

  /** Every warning, and what was taken out: each message once, with the exercises that it is for. What brings an exercise back is for the screen. */
  function warnings(app) {
    if (app.result.stopped) return null;
    const said = (keys, ...texts) => {
      const names =
        keys.length > 1 && keys.every((key) => app.result.kept.includes(key)) && keys.length === app.result.kept.length
          ? app.words.all_exercises
          : findings.namesOf(keys, app);
      return make(
        "li",
        {},
        make("strong", {}, texts.join(" ")),
        names ? ` ${filled(app.words.amber_for, { exercises: names })}.` : null
      );
    };
    const out = findings.outGroups(app).map(({ finding, keys }) => said(keys, finding.message));
    const others = app.result.findings
      .filter((one) => one.level !== "red" || one.signed.length)
      .map((one) => {
        if (one.level === "red")
          return said(one.signed, one.message, filled(app.words.signed_by, { name: signerOf(one, app) }));
        return said(one.place === "exercise" ? one.items : [], one.message);
      });
    const note = starterNote(app.plan, app.data);
    if (note) others.unshift(said([], note));
    return [
      others.length ? part("warnings", app.words.paper_warnings, make("ul", {}, others)) : null,
      out.length ? part("out", app.words.paper_out, make("ul", {}, out)) : null
    ];
  }

  function signerOf(finding, app) {
    const exercise = app.result.entries.find((entry) => entry.key === finding.signed[0]).exercise;
    return line(alsguide.planState.signOffOf(app.plan, exercise, finding.rule).name);
  }

  function blocks(app, kept) {
    if (!kept.length) return null;
    return make(
      "section.c-paper__exercises",
      {},
      make("h2", {}, app.words.paper_exercises),
      make(
        "div.c-paper__blocks",
        {},
        kept.map((entry, place) => block(app, entry, place))
      )
    );
  }

  /** One exercise. Where it shares a page, only its own stop signs are said. */
  function block(app, { key, item, exercise }, place) {
    const { words, data } = app;
    const { answers } = app.plan;
    const shown = app.result.entries.find((entry) => entry.key === key);
    const other = shown.instead ? data.exercises[app.plan.items[shown.index].exercise].name : "";
    const small = isClose(answers);
    const short = small || perPage(answers) > 1; // the stop card on the first page says the signs of all exercises
    const signs = stopSentences(exercise, app.plan, data, short);
    const labelled = (label, text) => make("p", {}, make("strong", {}, `${label}: `), text);
    const side =
      item.side === "both"
        ? ""
        : labelOf(
            data.fields.item[0].choices.find((choice) => choice.id === item.side),
            answers.filled_by
          );
    const drawn = [0, 1].map((moment) =>
      make(
        "figure",
        {},
        pictures.picture(item.exercise, moment, data),
        make("figcaption", { "aria-hidden": "true" }, moment ? words.paper_end : words.paper_start)
      )
    );
    return make(
      "section.c-paper__block",
      {},
      make(
        "h3",
        {},
        `${place + 1}. ${exercise.name}`,
        make(
          "span.c-paper__kind",
          {},
          ` ${[data.kinds[exercise.kind], side, other ? filled(words.paper_instead, { exercise: other }) : ""].filter(Boolean).join(". ")}.`
        )
      ),
      make(
        "div.c-paper__show",
        {},
        answers.pictures === "on" ? make("div.c-paper__pair", {}, drawn) : null,
        make(
          "div.c-paper__do",
          {},
          make(
            "p.c-paper__dose",
            {},
            make("strong", {}, doseText(item, data)),
            ` ${daysText(item.days, data)}. ${onlyIf(app.plan, item.exercise, data)}`
          ),
          make(
            "ol",
            { "aria-label": words.paper_steps },
            exercise.steps.map((step) => make("li", {}, step))
          )
        )
      ),
      make(
        "div.c-paper__more",
        {},
        small || item.who_moves === "carer" || !WITH_EFFORT.includes(exercise.kind)
          ? null
          : make("p", {}, words.paper_feels),
        labelled(words.paper_stop, [...signs, ...(short ? [words.paper_stop_short] : [])].join(" ")),
        labelled(words.paper_easier, exercise.easier),
        make("p.c-paper__note", {}, make("strong", {}, `${words.paper_note}: `), line(item.note))
      )
    );
  }

  function tired(app) {
    if (app.result.stopped || app.plan.answers.plan_b === "off" || !app.result.plan_b.length) return null;
    const known = app.plan.items;
    const lines = app.result.plan_b.map((id) => {
      const item = known.find((one) => one.exercise === id) || alsguide.planModel.newItem(id, app.data);
      return `${app.data.exercises[id].name}. ${doseText(item, app.data)}`;
    });
    return part("tired", app.words.paper_tired, make("p", {}, app.words.paper_tired_text), list(lines));
  }

  function questions(app) {
    const { title, lines } = app.data.paper.questions;
    return part("ask", title, list(lines));
  }

  function signOff(app) {
    const { title, lines } = app.data.paper.sign_off;
    return part(
      "sign",
      title,
      make(
        "dl.c-paper__facts",
        {},
        lines.map((label) => make("div", {}, make("dt", {}, label), make("dd.c-paper__line")))
      )
    );
  }

  /** The references behind the stop card and the warnings that this plan has. */
  function sources(app) {
    const { texts, used } = app.data.sources;
    const raised = app.result.findings.map((one) => one.rule);
    const parts = ["stop_card", ...raised];
    const keys = [...new Set(parts.flatMap((name) => used[name] || []))];
    return part(
      "sources",
      app.words.paper_sources,
      make(
        "ol",
        {},
        keys.map((key) => make("li", {}, texts[key]))
      ),
      make("p", {}, app.words.paper_usual),
      make(
        "p",
        {},
        make("strong", {}, app.data.paper.not_medical_advice),
        ` ${filled(app.data.words.text.source, { site: app.data.site })}`
      )
    );
  }

  alsguide.planPaper = { makePaper, titleOf };
})();
