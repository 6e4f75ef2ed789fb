/**
 * What the safety rules found: the list at the top of the plan, and the notes beside fields and exercises.
 * Needs plan-dom.js, plan-text.js and plan-state.js.
 */
/** @typedef {Pick<Finding, "level" | "message" | "back" | "signed" | "items" | "place">} FindingText */
/** @typedef {Part & { reset: () => void }} FindingList */
/** @typedef {{ finding: Finding, keys: string[] }} OutGroup a finding, and the entries that it takes out */

var alsguide = alsguide || {};
alsguide.planFindings = (function () {
  "use strict";
  const { planDom, planFacts, planText } = alsguide;
  const { button, createElement, focusOn, navLink, replaceKeepingFocus, setText } = planDom;
  const { filled, signatureText } = planText;
  const SHOWN = 3; // more at once are not taken in

  /**
   * Return the entry of a key in the result.
   * @param {string} key
   * @param {Result} result
   * @returns {ShownEntry | undefined}
   */
  function entryOf(key, result) {
    return result.entries.find((entry) => entry.key === key);
  }

  /**
   * Return the names of some entries, in words.
   * @param {string[]} keys
   * @param {App} app
   * @returns {string}
   */
  function namesOf(keys, app) {
    const known = keys.flatMap((key) => entryOf(key, app.result) || []);
    return [...new Set(known.map((entry) => app.data.exercises[entry.exercise].name))].join(
      app.data.words.list_separator
    );
  }

  /**
   * Return the exercises that something is said of, or "" for none.
   * @param {string[]} keys
   * @param {App} app
   * @returns {string}
   */
  function forText(keys, app) {
    return keys.length ? filled(app.words.amber_for, { exercises: namesOf(keys, app) }) : "";
  }

  /**
   * Return the readable name of the rule of a finding.
   * @param {Finding} finding
   * @param {App} app
   * @returns {string}
   */
  function ruleName(finding, app) {
    return planFacts.byId(app.data.rules, finding.rule).name || "";
  }

  /**
   * Return the findings that a question decides, and that no signature has settled.
   * @param {string} id
   * @param {App} app
   * @returns {Finding[]}
   */
  function beside(id, app) {
    return app.result.findings.filter(
      (one) => one.asks.includes(id) && (one.place !== "exercise" || !one.items.length || unsigned(one).length)
    );
  }

  /**
   * Return the entries that a finding is for and that no therapist signed.
   * @param {FindingText} finding
   * @returns {string[]}
   */
  function unsigned(finding) {
    return finding.items.filter((key) => !finding.signed.includes(key));
  }

  /**
   * Return the findings that concern an entry.
   * @param {string} key
   * @param {App} app
   * @returns {Finding[]}
   */
  function about(key, app) {
    return app.result.findings.filter((finding) => finding.items.includes(key) && finding.place !== "field");
  }

  /**
   * Return what a finding says at an entry: its message and, while it is out, what brings it back.
   * @param {FindingText} finding
   * @param {string | null} key
   * @param {App} app
   * @returns {string}
   */
  function messageOf(finding, key, app) {
    const isOut = finding.level === "red" && finding.back && !(key && finding.signed.includes(key));
    return isOut ? filled(app.words.out_line, { message: finding.message, back: finding.back }) : finding.message;
  }

  /**
   * Return a finding with its level in words.
   * @param {FindingText} finding
   * @param {string | null} key
   * @param {App} app
   * @param {string} [more]
   * @returns {HTMLElement}
   */
  function note(finding, key, app, more = "") {
    const word = createElement("strong.c-findings__level", {}, app.words[`level_${finding.level}`]);
    return createElement(
      `p.c-findings__item.c-findings__item--${finding.level}`,
      {},
      word,
      " ",
      messageOf(finding, key, app),
      more ? ` ${more}` : ""
    );
  }

  /**
   * Show findings beside a field, those on exercises with the exercises' names.
   * @param {Element} element
   * @param {FindingText[]} findings
   * @param {App} app
   */
  function showBeside(element, findings, app) {
    const notes = findings.map((finding) => {
      if (finding.place !== "exercise") return note(finding, null, app);
      return note({ ...finding, back: null }, null, app, forText(unsigned(finding), app));
    });
    const same = element.textContent === notes.map((one) => one.textContent).join("");
    if (!same) element.replaceChildren(...notes);
  }

  /**
   * Return the notes of one entry.
   * @param {string} key
   * @param {App} app
   * @returns {HTMLElement[]}
   */
  function notesOf(key, app) {
    return about(key, app).map((finding) => note(finding, key, app));
  }

  /**
   * Return the exercise that stands in for an item that is out, or "".
   * @param {number} index
   * @param {App} app
   * @returns {string}
   */
  function standInOf(index, app) {
    const entry = app.result.entries.find((one) => one.index === index && one.instead && one.kept);
    return entry ? app.data.exercises[entry.exercise].name : "";
  }

  /**
   * Return each red finding that takes exercises of the plan out, with these, or is told without any.
   * @param {App} app
   * @returns {OutGroup[]}
   */
  function outGroups(app) {
    const out = app.result.entries
      .filter((entry) => !entry.instead && Object.hasOwn(app.result.out, entry.key))
      .map((entry) => entry.key);
    const groups = app.result.findings
      .filter((one) => one.level === "red")
      .map((finding) => ({
        finding,
        keys: out.filter((key) => finding.items.includes(key) && !finding.signed.includes(key))
      }));
    return groups.filter(({ finding, keys }) => keys.length || (finding.place === "exercise" && !finding.items.length));
  }

  /**
   * Return what is to be known, worst first: what red rules take out, what to note, what was signed, and tips.
   * @param {App} app
   * @returns {HTMLElement[]}
   */
  function linesOf(app) {
    const { findings } = app.result;
    const told = ["amber", "note"].map((level) => findings.filter((one) => one.level === level));
    const [amber, notes] = told.map((found) =>
      found.map((one) => line(one, one.place === "exercise" ? one.items : [], app))
    );
    const out = outGroups(app).map(({ finding, keys }) => line(finding, keys, app));
    const signed = findings.flatMap((finding) => finding.signed.map((key) => signedLine(finding, key, app)));
    return [...out, ...amber, ...signed, ...notes];
  }

  /**
   * Return a finding with the exercises that it is for, what brings them back, and the one thing that can be done about it.
   * @param {Finding} finding
   * @param {string[]} keys
   * @param {App} app
   */
  function line(finding, keys, app) {
    const { level, message } = finding;
    const name = level === "red" && `${ruleName(finding, app)}. `;
    return createElement(
      `li.c-findings__item.c-findings__item--${level}`,
      {},
      createElement("p", {}, name, createElement("strong", {}, message)),
      keys.length > 0 && createElement("p", {}, forText(keys, app)),
      level === "red" && createElement("p.u-soft", {}, finding.back),
      level !== "note" && actionOf(finding, app)
    );
  }

  /**
   * Return the one thing that can be done about a finding: the way to its answer, else to its exercise.
   * @param {Finding} finding
   * @param {App} app
   */
  function actionOf({ asks, items, rule, form }, app) {
    const [section] = app.sectionsOf(asks);
    const entry = items.length ? entryOf(items[0], app.result) : undefined;
    const { words } = app;
    const item = entry ? app.data.exercises[entry.exercise].name : words.items_title;
    const place = section ? section.title : item;
    const open = () => {
      if (section) {
        app.view.whenLoaded(["change"], () => {
          section.open();
          focusOn(document.querySelector(asks.map((one) => `#answer-${one} input`).join()));
        });
      } else app.view.items.openAt(entry ? entry.index : -1);
    };
    const link = navLink("items-title", filled(words.go_to, { place }), open, `act-${rule}-${form}`);
    return createElement("ul.c-jumps", {}, link);
  }

  /**
   * Return what a therapist or doctor signed, and who.
   * @param {Finding} finding
   * @param {string} key
   * @param {App} app
   */
  function signedLine(finding, key, app) {
    const { exercise } = /** @type {ShownEntry} */ (entryOf(key, app.result));
    const who = signatureText(finding, key, app.result, app.plan, app.data);
    const name = createElement("strong", {}, `${app.words.signed_off}: ${app.data.exercises[exercise].name}. `);
    return createElement("li.c-findings__item.c-findings__item--note", {}, name, `${finding.message} ${who}`);
  }

  /**
   * Return the box shown while the plan must not be used.
   * @param {App} app
   * @returns {HTMLElement | null}
   */
  function stopPart(app) {
    if (!app.result.stopped) return null;
    const found = app.result.findings.filter((one) => one.level === "red" && one.place === "field");
    return createElement(
      "div.c-findings__stop",
      {},
      createElement("h4", {}, app.words.stopped_title),
      found.map((one) => createElement("p", {}, messageOf(one, null, app))),
      button(app.words.steps_again, () => app.view.steps.start(), { main: true, id: "stop-again" })
    );
  }

  /**
   * Make the list at the top of the plan: the three worst findings, and the rest folded.
   * @param {App} app
   * @returns {FindingList}
   */
  function makeList(app) {
    const { words } = app;
    const title = createElement("h3", { id: "findings-title" });
    const body = createElement("div.l-flow");
    const rest = createElement("ul.c-findings__list");
    const summary = createElement("summary.c-plan-part__title", { id: "findings-more" });
    const more = createElement("details.c-plan-part", {}, summary, rest);
    const said = createElement("p.u-hidden", { role: "status" });
    const element = createElement(
      "section.c-findings.l-flow",
      { "aria-labelledby": "findings-title", id: "findings" },
      title,
      body,
      more,
      said
    );
    /** @type {string[] | null} */
    let before = null;
    return {
      element,
      update() {
        const { findings, stopped } = app.result;
        const marks = findings.map((one) => JSON.stringify([one.rule, one.form, one.items.length, one.signed.length]));
        const lines = stopped ? [] : linesOf(app);
        const count = lines.length;
        const some = count === 1 ? words.findings_one : filled(words.findings_count, { count });
        const text = count ? some : words.findings_title;
        title.textContent = text;
        element.classList.toggle("c-findings--stopped", stopped);
        replaceKeepingFocus(
          body,
          stopPart(app),
          createElement("ul.c-findings__list", {}, lines.slice(0, SHOWN)),
          count || stopped ? null : createElement("p", {}, words.findings_none)
        );
        setText(summary, filled(words.findings_more, { count: count - SHOWN }));
        replaceKeepingFocus(rest, lines.slice(SHOWN));
        more.hidden = count <= SHOWN;
        const last = before;
        if (last && last.join() !== marks.join()) {
          const fresh = findings.filter((_, place) => !last.includes(marks[place])).map((one) => one.message);
          said.textContent = [text, ...new Set(fresh)].join(". ");
        }
        before = marks;
      },
      reset() {
        before = null;
        said.textContent = "";
      }
    };
  }

  return { makeList, beside, showBeside, notesOf, standInOf, messageOf, namesOf, ruleName, outGroups };
})();
