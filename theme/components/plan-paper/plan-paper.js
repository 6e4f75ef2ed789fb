/**
 * The plan on paper, as elements: names and dates, stop card, week, warnings, the exercises, what is left out, sign-off, diary,
 * and on request questions and sources. Needs plan-text.js, plan-blocks.js, plan-diary.js.
 */
var alsguide = alsguide || {};
alsguide.planPaper = (function () {
  "use strict";
  const {
    planBlocks,
    planDiary: diary,
    planDom,
    planFacts,
    planFindings: findings,
    planModel,
    planRules: rules,
    planText
  } = alsguide;
  const { byId } = planFacts;
  const { createElement } = planDom;
  const { filled, line, dateText, doseText, aidsText, withNumber, signatureText, starterNote, ownExercise } = planText;
  /** More exercises than this stand closer together. */
  const MANY = 6;
  /** @typedef {(app: App, kept: Entry[]) => Child} MakePart makes a part of the paper */

  /**
   * The parts of each sheet that can be asked for, in order. Stop signs and warnings stand on every one.
   * @type {Record<Answers["sheet"], MakePart[]>}
   */
  const SHEETS = {
    plan: [
      head,
      stopped,
      stopAndWeek,
      planBlocks.blocks,
      own,
      leftOut,
      signOff,
      stopBack,
      closing,
      diary.pages,
      questions,
      sources
    ],
    pictures: [shortHead, stopped, stopCard, warnings, planBlocks.blocks, own, leftOut, closing],
    diary: [titleOnly, stopped, diary.pages, stopCard, warnings, leftOut, closing],
    fridge: [shortHead, stopped, planBlocks.names, own, stopCard, warnings, advice]
  };

  /**
   * Return the paper that is asked for.
   * @param {App} app
   * @param {Answers["sheet"]} [sheet]
   * @returns {HTMLElement}
   */
  function makePaper(app, sheet = app.plan.answers.sheet) {
    const { answers } = app.plan;
    const kept = app.result.stopped ? [] : rules.keptEntries(app.plan, app.result, app.data);
    const size = sheet === "fridge" ? "14" : answers.text_size;
    const many = kept.length > MANY ? ".c-paper--many" : "";
    return createElement(
      `div.c-paper.c-paper--${answers.paper}.c-paper--${size}.c-paper--${sheet}${many}`,
      { lang: app.data.language },
      SHEETS[sheet].map((make) => make(app, kept))
    );
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
   * The stop card, the week and the warnings, in the order that leaves the least of the first pages empty.
   * @param {App} app
   * @param {Entry[]} kept
   */
  function stopAndWeek(app, kept) {
    const days = [diary.weekTable(app, kept), tired(app)];
    const isWeekLater = app.plan.answers.text_size === "18" || kept.length > MANY;
    return [stopCard(app), isWeekLater ? [warnings(app), days] : [days, warnings(app)]];
  }

  /**
   * Return the title, and beside it what is to be seen at once.
   * @param {App} app
   * @param {...string[]} beside
   */
  function heading(app, ...beside) {
    return createElement("div.c-paper__title", {}, createElement("h1", {}, titleOf(app)), facts([], beside));
  }

  /**
   * The title alone.
   * @param {App} app
   */
  function titleOnly(app) {
    return heading(app);
  }

  /**
   * The title, and until when the plan holds.
   * @param {App} app
   */
  function shortHead(app) {
    return heading(app, [app.words.paper_review, dateText(app.plan.answers.review_date, app.data)]);
  }

  /**
   * Names and dates; what is not filled in is a line to write on. A name that the title has is not said again.
   * @param {App} app
   */
  function head(app) {
    const { answers, goals } = app.plan;
    const { words, data } = app;
    /** @param {...string} texts */
    const together = (...texts) => texts.map(line).filter(Boolean).join(data.words.list_separator);
    /** @type {(label: string, text: string) => string[][]} */
    const given = (label, text) => (text ? [[label, text]] : []);
    const { therapist_name: name, clinic, therapist_phone: phone, therapist_email: email } = answers;
    const dates = [
      [words.paper_starts, dateText(answers.start_date, data)],
      [words.paper_review, dateText(answers.review_date, data)]
    ];
    const wide = [
      [words.paper_therapist, together(name, clinic, phone, email)],
      [words.paper_emergency, together(answers.emergency_name, answers.emergency_phone)],
      ...given(words.paper_taught, together(answers.carer_taught_by, dateText(answers.carer_taught_on, data))),
      ...given(words.paper_goal, together(...goals.map((goal) => together(goalText(goal, app), goal.why)))),
      ...given(words.paper_aids, aidsText(app.plan, data)),
      [words.paper_effort, rules.effortOf(app.plan, data).text]
    ];
    const title = line(answers.name) ? heading(app) : heading(app, [words.paper_name, ""]);
    return createElement("section", {}, title, facts(dates, wide));
  }

  /**
   * Return labels with what is filled in: the first two beside each other, the others below.
   * @param {string[][]} pairs
   * @param {string[][]} wide
   */
  function facts(pairs, wide) {
    /** @param {string[]} fact */
    const row = ([label, value]) => [
      createElement("dt", {}, label),
      createElement(value ? "dd" : "dd.c-paper__line", {}, value)
    ];
    const rows = [
      ...pairs.map((fact) => createElement("div", {}, row(fact))),
      ...wide.map((fact) => createElement("div.c-paper__wide", {}, row(fact)))
    ];
    return rows.length ? createElement("dl.c-paper__facts", {}, rows) : null;
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
    const numbered = (text) => withNumber(text, app.plan, app.data);
    const columns = card.columns.map((parts) =>
      createElement(
        "div.c-paper__stop-part",
        {},
        parts.flatMap((one) => [createElement("h3", {}, numbered(one.title)), list(one.lines.map(numbered))])
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
   * A message with the exercises that it is for.
   * @param {App} app
   * @param {string[]} keys
   * @param {...string} texts
   */
  function said(app, keys, ...texts) {
    const { kept } = app.result;
    const isEvery = keys.length > 1 && keys.length === kept.length && keys.every((key) => kept.includes(key));
    const names = isEvery ? app.words.all_exercises : findings.namesOf(keys, app);
    return createElement(
      "li",
      {},
      createElement("strong", {}, texts.join(" ")),
      names ? ` ${filled(app.words.amber_for, { exercises: names })}.` : null
    );
  }

  /**
   * Every warning, each message once.
   * @param {App} app
   */
  function warnings(app) {
    if (app.result.stopped) return null;
    const note = starterNote(app.plan, app.data);
    const found = app.result.findings.filter((one) => one.level !== "red" || one.signed.length);
    const lines = found.map((one) => {
      if (one.level !== "red") return said(app, one.place === "exercise" ? one.items : [], one.message);
      const signature = signatureText(one, one.signed[0], app.result, app.plan, app.data);
      return said(app, one.signed, one.message, signature);
    });
    if (note) lines.unshift(said(app, [], note));
    return lines.length ? part("warnings", app.words.paper_warnings, createElement("ul", {}, lines)) : null;
  }

  /**
   * The exercise that a therapist added in words.
   * @param {App} app
   */
  function own({ data, plan, result }) {
    const found = result.stopped ? null : ownExercise(plan, data);
    return found && part("own", found[0], createElement("p", {}, found[1]));
  }

  /**
   * What was left out, and why. What brings an exercise back is for the screen.
   * @param {App} app
   */
  function leftOut(app) {
    if (app.result.stopped) return null;
    const lines = findings.outGroups(app).map(({ finding, keys }) => said(app, keys, finding.message));
    return lines.length ? part("out", app.words.paper_out, createElement("ul", {}, lines)) : null;
  }

  /**
   * What to do on tired days: a dose is said only where the plan does not have the exercise.
   * @param {App} app
   */
  function tired(app) {
    const { data, plan, result, words } = app;
    if (result.stopped || plan.answers.plan_b === "off" || !result.plan_b.length) return null;
    const done = result.plan_b.map((id) => {
      const isKnown = plan.items.some((one) => one.exercise === id);
      const dose = isKnown ? "" : ` ${doseText(planModel.newItem(id, data), data)}`;
      return createElement(
        "strong",
        {},
        ` ${filled(data.words.dose.sentence, { text: data.exercises[id].name })}${dose}`
      );
    });
    const title = createElement("strong", {}, `${words.paper_tired}: `);
    return createElement("p.c-paper__tired", {}, title, words.paper_tired_text, done);
  }

  /**
   * @param {App} app
   * @param {"questions" | "sources"} what
   */
  function isAsked(app, what) {
    return app.plan.answers.print_too.includes(what);
  }

  /** @param {App} app */
  function questions(app) {
    const { title: text, lines } = app.data.paper.questions;
    return isAsked(app, "questions") ? part("ask", text, list(lines)) : null;
  }

  /** @param {App} app */
  function signOff(app) {
    const { title: text, lines } = app.data.paper.sign_off;
    const rows = lines.map((label) =>
      createElement("div", {}, createElement("dt", {}, label), createElement("dd.c-paper__line"))
    );
    return part("sign", text, createElement("dl.c-paper__facts", {}, rows));
  }

  /**
   * The short names of the references behind the stop card and the warnings that this plan has.
   * @param {App} app
   */
  function sources(app) {
    if (!isAsked(app, "sources")) return null;
    const { texts, used } = app.data.sources;
    const parts = ["stop_card", ...app.result.findings.map((one) => one.rule)];
    const names = parts.flatMap((name) => used[name] || []).map((place) => texts[place]);
    const named = filled(app.data.words.dose.sentence, { text: [...new Set(names)].join("; ") });
    return part("sources", app.words.paper_sources, createElement("p", {}, `${named} ${app.words.paper_usual}`));
  }

  /** @param {App} app */
  function advice(app) {
    return createElement("p.c-paper__closing", {}, createElement("strong", {}, app.data.paper.not_medical_advice));
  }

  /**
   * Who made the plan, and that no clinician checked it.
   * @param {App} app
   */
  function closing(app) {
    const { data, plan, words } = app;
    const made = `${words.paper_made_by}: ${words[/** @type {const} */ (`paper_made_${plan.answers.filled_by}`)]}.`;
    const source = filled(data.words.text.source, { site: data.site });
    const element = advice(app);
    element.append(` ${made} ${source}`);
    return element;
  }

  return { makePaper, titleOf };
})();
