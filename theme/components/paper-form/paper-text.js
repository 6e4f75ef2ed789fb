// What is filled in on a paper, as plain text to copy, or to hand to the reader's own mail program. Only for papers that offer it.
var alsguide = alsguide || {};
(function () {
  "use strict";
  const { paper } = alsguide;
  if (!paper) return;
  const { root, words, actions, tools, told, createElement, button } = paper;

  const LONG = 1800; // characters of a mail address that all mail programs take

  /**
   * The label of a field, without what is only for the eye.
   * @param {Element} element
   * @returns {string}
   */
  function labelOf(element) {
    const label = /** @type {Element} */ (element.cloneNode(true));
    label.querySelectorAll(".c-fields__needed").forEach((part) => part.remove());
    return String(label.textContent).trim();
  }

  /**
   * The name of a row.
   * @param {Element} row
   */
  function nameOf(row) {
    const name = /** @type {Element} */ (row.querySelector(".c-rows__name"));
    return String(name.textContent).trim();
  }

  /**
   * What one field says, as a line of text; empty when nothing is filled in.
   * @param {Element} field
   * @returns {string}
   */
  function lineOf(field) {
    const area = field.querySelector("textarea");
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (field.querySelectorAll("input:checked"));
    const chosen = [...boxes].map((box) => box.value).join(", ");
    const said = area ? area.value.trim() : chosen;
    return said ? labelOf(/** @type {Element} */ (field.querySelector(".c-fields__label"))) + ": " + said : "";
  }

  /** All that is filled in, as plain text. Fields of a row follow the row's name. */
  function asText() {
    /** @type {string[]} */
    const lines = [];
    root.querySelectorAll("h2, .c-rows__item, .c-fields__item").forEach((part) => {
      if (part.matches("h2")) lines.push("", String(part.textContent).trim().toUpperCase());
      else if (part.matches(".c-rows__item")) {
        const said = [...part.querySelectorAll(".c-fields__item")].map(lineOf).filter(Boolean);
        if (said.length) lines.push(nameOf(part) + ": " + said.join("; "));
      } else if (!part.closest(".c-rows__item") && lineOf(part)) lines.push(lineOf(part));
    });
    const kept = lines.filter((line, place) => line !== "" || lines[place + 1] !== undefined);
    return withoutEmptyParts(kept).join("\n").trim();
  }

  /**
   * Leave out headings with nothing below them.
   * @param {string[]} lines
   * @returns {string[]}
   */
  function withoutEmptyParts(lines) {
    /** @param {number} place */
    const isHeading = (place) => lines[place - 1] === "" && lines[place] !== undefined;
    return lines.filter((line, place) => {
      if (line !== "" && !isHeading(place)) return true;
      const heading = line === "" ? place + 1 : place;
      return lines[heading + 1] !== undefined && lines[heading + 1] !== "";
    });
  }

  const output = createElement("textarea", { class: "c-fields__input", id: "paper-text", rows: "8", readonly: "" });

  function readAll() {
    output.value = asText();
  }

  function copy() {
    readAll();
    if (!output.value) {
      told.textContent = words["nothing"];
      return;
    }
    output.focus();
    output.select();
    const done = () => (told.textContent = words["copied"]);
    const not = () => (told.textContent = words["copyYourself"]);
    if (navigator.clipboard) navigator.clipboard.writeText(output.value).then(done, not);
    else not();
  }

  /** A link to the reader's own mail program. Its address is made when it is chosen, and only then. */
  function mailLink() {
    const link = createElement("a", { class: "c-button c-button--quiet", href: "mailto:" }, words["mail"]);
    link.addEventListener("click", () => {
      const body = encodeURIComponent(asText().replace(/\n/g, "\r\n"));
      link.href = "mailto:?subject=" + encodeURIComponent(String(root.dataset["subject"])) + "&body=" + body;
      told.textContent = link.href.length > LONG ? words["mailLong"] : words["mailHelp"];
    });
    return link;
  }

  /** @type {Record<string, () => HTMLElement>} */
  const makers = { copy: () => button(words["copy"], " c-button--quiet", copy), mail: mailLink };
  actions.forEach((name, place) => {
    if (name in makers) tools.insertBefore(makers[name](), tools.children[place] || null);
  });
  if (actions.includes("copy")) {
    const label = createElement("label", { class: "c-fields__label", for: "paper-text" }, words["text"]);
    told.after(createElement("div", { class: "c-fields__item u-screen" }, label, output));
    ["input", "change"].forEach((name) => root.addEventListener(name, readAll));
    ["beforeprint", "pageshow"].forEach((name) => window.addEventListener(name, readAll));
    readAll();
  }
})();
