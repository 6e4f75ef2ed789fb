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
  const { createElement, navLink, replaceKeepingFocus } = planDom;
  const { filled, signatureText } = planText;

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
    return planFacts.byId(app.data.rules, finding.rule).name;
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
   * Return links to the parts of the form whose answers may bring exercises back.
   * @param {OutGroup[]} groups
   * @param {App} app
   * @returns {HTMLElement | null}
   */
  function answerLinks(groups, app) {
    const asked = groups.flatMap((group) => group.finding.asks);
    const links = app
      .sectionsOf(asked)
      .map((section) =>
        navLink(
          `part-${section.id}`,
          filled(app.words.go_to, { place: section.title }),
          section.open,
          `answer-in-${section.id}`
        )
      );
    return links.length ? createElement("ul.c-jumps", {}, links) : null;
  }

  /**
   * Return what red rules take out: each reason once, with its exercises and what brings them back.
   * @param {App} app
   * @returns {HTMLElement | null}
   */
  function outPart(app) {
    const groups = outGroups(app);
    if (!groups.length || app.result.stopped) return null;
    const lines = groups.map(({ finding, keys }) =>
      createElement(
        "li",
        {},
        createElement("p", {}, `${ruleName(finding, app)}. `, createElement("strong", {}, finding.message)),
        keys.length ? createElement("p", {}, forText(keys, app)) : null,
        createElement("p.u-soft", {}, finding.back)
      )
    );
    return part(
      app.words.out_title,
      "out",
      createElement("p", {}, app.words.out_text),
      answerLinks(groups, app),
      createElement("ul.c-findings__list", {}, lines)
    );
  }

  /**
   * Return a part of the list with a heading.
   * @param {string} title
   * @param {string} kind
   * @param {...Child} children
   * @returns {HTMLElement}
   */
  function part(title, kind, ...children) {
    return createElement(
      `div.c-findings__part.c-findings__part--${kind}`,
      {},
      createElement("h4", {}, title),
      ...children
    );
  }

  /**
   * Return what to note: amber findings, and those that a therapist signed.
   * @param {App} app
   * @returns {HTMLElement | null}
   */
  function amberPart(app) {
    const found = app.result.findings.filter((one) => one.level === "amber");
    if (!found.length) return null;
    const lines = found.map((finding) => {
      const names = finding.place === "exercise" ? forText(finding.items, app) : "";
      return createElement(
        "li",
        {},
        createElement("p", {}, finding.message),
        names ? createElement("p.u-soft", {}, names) : null
      );
    });
    return part(app.words.amber_title, "amber", createElement("ul.c-findings__list", {}, lines));
  }

  /**
   * @param {App} app
   * @returns {HTMLElement | null}
   */
  function notePart(app) {
    const found = app.result.findings.filter((one) => one.level === "note");
    return found.length
      ? part(
          app.words.note_title,
          "note",
          createElement(
            "ul.c-findings__list",
            {},
            found.map((one) => createElement("li", {}, one.message))
          )
        )
      : null;
  }

  /**
   * @param {App} app
   * @returns {HTMLElement | null}
   */
  function signedPart(app) {
    const lines = app.result.findings.flatMap((finding) =>
      finding.signed.map((key) => {
        const { exercise } = /** @type {ShownEntry} */ (entryOf(key, app.result));
        const who = signatureText(finding, key, app.result, app.plan, app.data);
        return createElement(
          "li",
          {},
          createElement("strong", {}, app.data.exercises[exercise].name),
          createElement("p", {}, `${finding.message} ${who}`)
        );
      })
    );
    return lines.length ? part(app.words.signed_off, "note", createElement("ul.c-findings__list", {}, lines)) : null;
  }

  /**
   * Return the box shown while the plan must not be used.
   * @param {App} app
   * @returns {HTMLElement | null}
   */
  function stopPart(app) {
    if (!app.result.stopped) return null;
    const found = app.result.findings.filter((one) => one.level === "red" && one.place === "field");
    return part(
      app.words.stopped_title,
      "stop",
      found.map((one) => createElement("p", {}, messageOf(one, null, app)))
    );
  }

  /**
   * Make the list at the top of the plan.
   * @param {App} app
   * @returns {FindingList}
   */
  function makeList(app) {
    const title = createElement("h3", { id: "findings-title" });
    const body = createElement("div.c-findings__body");
    const element = createElement(
      "section.c-findings",
      { "aria-labelledby": "findings-title", id: "findings" },
      title,
      body
    );
    const said = createElement("p.u-hidden", { role: "status" });
    element.append(said);
    /** @type {string[] | null} */
    let before = null;
    return {
      element,
      update() {
        const findings = app.result.findings;
        const marks = findings.map((one) => JSON.stringify([one.rule, one.form, one.items.length, one.signed.length]));
        const count = findings.length;
        const some = count === 1 ? app.words.findings_one : filled(app.words.findings_count, { count });
        const text = count ? some : app.words.findings_title;
        title.textContent = text;
        element.classList.toggle("c-findings--stopped", app.result.stopped);
        replaceKeepingFocus(
          body,
          stopPart(app),
          outPart(app),
          amberPart(app),
          signedPart(app),
          notePart(app),
          count ? null : createElement("p", {}, app.words.findings_none)
        );
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
