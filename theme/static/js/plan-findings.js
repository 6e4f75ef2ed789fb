/**
 * What the safety rules found: the list at the top of the plan, and the notes beside fields and exercises.
 * Needs plan-dom.js, plan-text.js and plan-state.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { make, jump, refill } = alsguide.planDom;
  const { filled, line } = alsguide.planText;
  const { planState: state } = alsguide;

  /** @returns {object} the entry of a key in the result */
  function entryOf(key, result) {
    return result.entries.find((entry) => entry.key === key);
  }

  /** @returns {string} the names of some entries, in words */
  function namesOf(keys, app) {
    const known = keys.map((key) => entryOf(key, app.result)).filter(Boolean);
    return [...new Set(known.map((entry) => app.data.exercises[entry.exercise].name))].join(
      app.data.words.list_separator
    );
  }

  /** @returns {string} the exercises that something is said of, or "" for none */
  function forText(keys, app) {
    return keys.length ? filled(app.words.amber_for, { exercises: namesOf(keys, app) }) : "";
  }

  /** @returns {string} the readable name of the rule of a finding */
  function ruleName(finding, app) {
    return app.data.rules.find((rule) => rule.id === finding.rule).name;
  }

  /** @returns {object[]} the findings that a question decides, and that no signature has settled */
  function beside(id, app) {
    return app.result.findings.filter(
      (one) => one.asks.includes(id) && (one.place !== "exercise" || !one.items.length || unsigned(one).length)
    );
  }

  /** @returns {string[]} the entries that a finding is for and that no therapist signed */
  function unsigned(finding) {
    return finding.items.filter((key) => !finding.signed.includes(key));
  }

  /** @returns {object[]} the findings that concern an entry */
  function about(key, app) {
    return app.result.findings.filter((finding) => finding.items.includes(key) && finding.place !== "field");
  }

  /** @returns {string} what a finding says at an entry: its message and, while it is out, what brings it back */
  function messageOf(finding, key, app) {
    const isOut = finding.level === "red" && finding.back && !(key && finding.signed.includes(key));
    return isOut ? filled(app.words.out_line, { message: finding.message, back: finding.back }) : finding.message;
  }

  /** @returns {HTMLElement} a finding with its level in words */
  function note(finding, key, app, more = "") {
    const word = make("strong.c-finding__level", {}, app.words[`level_${finding.level}`]);
    return make(
      `p.c-finding.c-finding--${finding.level}`,
      {},
      word,
      " ",
      messageOf(finding, key, app),
      more ? ` ${more}` : ""
    );
  }

  /** Show findings beside a field, those on exercises with the exercises' names. */
  function showBeside(element, findings, app) {
    const notes = findings.map((finding) => {
      if (finding.place !== "exercise") return note(finding, null, app);
      return note({ ...finding, back: null }, null, app, forText(unsigned(finding), app));
    });
    const same = element.textContent === notes.map((one) => one.textContent).join("");
    if (!same) element.replaceChildren(...notes);
  }

  /** @returns {HTMLElement[]} the notes of one entry */
  function notesOf(key, app) {
    return about(key, app).map((finding) => note(finding, key, app));
  }

  /** @returns {string} the exercise that stands in for an item that is out, or "" */
  function standInOf(index, app) {
    const entry = app.result.entries.find((one) => one.index === index && one.instead && one.kept);
    return entry ? app.data.exercises[entry.exercise].name : "";
  }

  /** @returns {{finding: object, keys: string[]}[]} each red finding that takes exercises of the plan out, with these, or is told without any */
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

  /** @returns {HTMLElement} links to the parts of the form whose answers may bring exercises back */
  function answerLinks(groups, app) {
    const asked = groups.flatMap((group) => group.finding.asks);
    const links = app
      .sectionsOf(asked)
      .map((section) =>
        jump(
          `part-${section.id}`,
          filled(app.words.go_to, { place: section.title }),
          section.open,
          `answer-in-${section.id}`
        )
      );
    return links.length ? make("ul.c-jumps", {}, links) : null;
  }

  /** @returns {?HTMLElement} what red rules take out: each reason once, with its exercises and what brings them back */
  function outPart(app) {
    const groups = outGroups(app);
    if (!groups.length || app.result.stopped) return null;
    const lines = groups.map(({ finding, keys }) =>
      make(
        "li",
        {},
        make("p", {}, `${ruleName(finding, app)}. `, make("strong", {}, finding.message)),
        keys.length ? make("p", {}, forText(keys, app)) : null,
        make("p.u-soft", {}, finding.back)
      )
    );
    return part(
      app.words.out_title,
      "out",
      make("p", {}, app.words.out_text),
      answerLinks(groups, app),
      make("ul.c-findings__list", {}, lines)
    );
  }

  /** @returns {HTMLElement} a part of the list with a heading */
  function part(title, kind, ...children) {
    return make(`div.c-findings__part.c-findings__part--${kind}`, {}, make("h4", {}, title), ...children);
  }

  /** @returns {?HTMLElement} what to note: amber findings with a tick, and those that a therapist signed */
  function amberPart(app) {
    const found = app.result.findings.filter((one) => one.level === "amber");
    if (!found.length) return null;
    const lines = found.map((finding) => {
      const id = `accept-${finding.rule}-${finding.form}`;
      const input = make("input.c-choice__input", { type: "checkbox", id, autocomplete: "off" });
      input.checked = app.plan.accepted.includes(finding.rule);
      input.addEventListener("change", () => app.change(state.withAccepted(app.plan, finding.rule, input.checked)));
      const names = finding.place === "exercise" ? namesOf(finding.items, app) : "";
      const text = make(
        "div",
        { id: `${id}-text` },
        make("p", {}, finding.message),
        names ? make("p.u-soft", {}, filled(app.words.amber_for, { exercises: names })) : null
      );
      input.setAttribute("aria-describedby", `${id}-text`);
      return make(
        "li.c-findings__one",
        {},
        text,
        make("label.c-choice", { for: id }, input, make("span", {}, app.words.accept))
      );
    });
    return part(app.words.amber_title, "amber", make("ul.c-findings__list", {}, lines));
  }

  function notePart(app) {
    const found = app.result.findings.filter((one) => one.level === "note");
    return found.length
      ? part(
          app.words.note_title,
          "note",
          make(
            "ul.c-findings__list",
            {},
            found.map((one) => make("li", {}, one.message))
          )
        )
      : null;
  }

  function signedPart(app) {
    const lines = app.result.findings.flatMap((finding) =>
      finding.signed.map((key) => {
        const exercise = entryOf(key, app.result).exercise;
        const signature = state.signOffOf(app.plan, exercise, finding.rule);
        return make(
          "li",
          {},
          make("strong", {}, app.data.exercises[exercise].name),
          make("p", {}, `${finding.message} ${filled(app.words.signed_by, { name: line(signature.name) })}`)
        );
      })
    );
    return lines.length ? part(app.words.signed_off, "note", make("ul.c-findings__list", {}, lines)) : null;
  }

  /** @returns {?HTMLElement} the box shown while the plan must not be used */
  function stopPart(app) {
    if (!app.result.stopped) return null;
    const found = app.result.findings.filter((one) => one.level === "red" && one.place === "field");
    return part(
      app.words.stopped_title,
      "stop",
      found.map((one) => make("p", {}, messageOf(one, null, app)))
    );
  }

  /**
   * Make the list at the top of the plan.
   * @returns {{element: HTMLElement, update: function(): void}}
   */
  function makeList(app) {
    const title = make("h3", { id: "findings-title" });
    const body = make("div.c-findings__body");
    const element = make("section.c-findings", { "aria-labelledby": "findings-title", id: "findings" }, title, body);
    const said = make("p.u-hidden", { role: "status" });
    element.append(said);
    let before = null;
    return {
      element,
      update() {
        const findings = app.result.findings;
        const marks = findings.map((one) => JSON.stringify([one.rule, one.form, one.items.length, one.signed.length]));
        const count = findings.length;
        const text =
          count === 0
            ? app.words.findings_title
            : count === 1
              ? app.words.findings_one
              : filled(app.words.findings_count, { count });
        title.textContent = text;
        element.classList.toggle("c-findings--stopped", app.result.stopped);
        refill(
          body,
          stopPart(app),
          outPart(app),
          amberPart(app),
          signedPart(app),
          notePart(app),
          count ? null : make("p", {}, app.words.findings_none)
        );
        if (before !== null && before.join() !== marks.join()) {
          const fresh = findings.filter((one, place) => !before.includes(marks[place])).map((one) => one.message);
          said.textContent = [text, ...new Set(fresh)].join(". ");
        }
        before = marks;
      },
      forget() {
        before = null;
        said.textContent = "";
      }
    };
  }

  alsguide.planFindings = { makeList, beside, showBeside, notesOf, standInOf, messageOf, namesOf, ruleName, outGroups };
})();
