// A paper to take along: what is typed is shown whole on paper, and can be cleared, copied, or handed to the reader's own
// mail program. Nothing is stored and nothing is sent: this script asks for no address.
(function () {
  "use strict";
  const found = document.querySelector("[data-module=paper]");
  if (!found) return;

  const root = /** @type {HTMLFormElement} */ (found);
  /** @type {Record<string, string>} */
  const words = Object.assign({}, ...JSON.parse(String(root.dataset["words"])));
  const actions = String(root.dataset["actions"]).split(" ");
  const LONG = 1800; // characters of a mail address that all mail programs take
  const fields = /** @type {HTMLInputElement[]} */ ([...root.elements]).filter((field) => field.name);
  const areas = [...root.querySelectorAll("textarea")].filter((area) => area.name);

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {Record<string, string>} attributes
   * @param {...(Node | string)} children
   * @returns {HTMLElementTagNameMap[T]}
   */
  function createElement(tag, attributes, ...children) {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  }

  // On paper a text area shows only what fits in it, so its text is printed by an element that grows.
  const values = new Map();
  areas.forEach((area) => {
    const value = createElement("div", { class: "c-fields__value" });
    value.style.setProperty("--rows", String(area.rows));
    area.after(value);
    values.set(area, value);
  });

  /** A card shows again what stands on the paper: text in place of the line to write on, and the boxes that are ticked. */
  const copies = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-of]"))];

  function copyAll() {
    copies.forEach((place) => {
      const named = fields.filter((field) => field.name === place.dataset["of"]);
      const choice = place.dataset["choice"];
      if (choice === undefined) place.textContent = named.map((field) => field.value.trim()).join("");
      else
        place.classList.toggle(
          "is-on",
          named.some((field) => field.checked && field.value === choice)
        );
    });
  }

  function readAll() {
    values.forEach((value, area) => {
      value.textContent = area.value;
    });
    copyAll();
    if (output) output.value = asText();
  }

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

  const told = createElement("p", { class: "c-paper-form__told", role: "status" });
  const output = actions.includes("copy")
    ? createElement("textarea", { class: "c-fields__input", id: "paper-text", rows: "8", readonly: "" })
    : null;

  /** @param {string} text */
  function tell(text) {
    told.textContent = text;
  }

  function copy() {
    readAll();
    if (!output) return;
    if (!output.value) {
      tell(words["nothing"]);
      return;
    }
    output.focus();
    output.select();
    const done = () => tell(words["copied"]);
    const not = () => tell(words["copyYourself"]);
    if (navigator.clipboard) navigator.clipboard.writeText(output.value).then(done, not);
    else not();
  }

  function clear() {
    if (!window.confirm(words["sure"])) return;
    root.reset();
    readAll();
    tell(words["cleared"]);
  }

  /** A link to the reader's own mail program. Its address is made when it is chosen, and only then. */
  function mailLink() {
    const link = createElement("a", { class: "c-button c-button--quiet", href: "mailto:" }, words["mail"]);
    link.addEventListener("click", () => {
      readAll();
      const body = encodeURIComponent(asText().replace(/\n/g, "\r\n"));
      link.href = "mailto:?subject=" + encodeURIComponent(String(root.dataset["subject"])) + "&body=" + body;
      tell(link.href.length > LONG ? words["mailLong"] : words["mailHelp"]);
    });
    return link;
  }

  /**
   * @param {string} text
   * @param {string} kind
   * @param {() => void} act
   */
  function button(text, kind, act) {
    const made = createElement("button", { class: "c-button" + kind, type: "button" }, text);
    made.addEventListener("click", act);
    return made;
  }

  function print() {
    if (window.print) window.print();
    else told.textContent = words["noPrint"];
  }

  /** @type {Record<string, () => HTMLElement>} */
  const makers = {
    print: () => button(words["print"], "", print),
    copy: () => button(words["copy"], " c-button--quiet", copy),
    mail: mailLink,
    clear: () => button(words["clear"], " c-button--quiet", clear)
  };
  const tools = createElement("div", { class: "c-toolbar", role: "group", "aria-label": words["tools"] });
  tools.append(...actions.map((name) => makers[name]()));

  /** What takes over from plans and other papers is asked for when it is chosen first; then it acts on the button itself. */
  function takeOver() {
    takes.removeEventListener("click", takeOver);
    const loader = createElement("script", { src: String(root.dataset["take"]) });
    loader.addEventListener("error", () => {
      tell(words["takeFailed"]);
      takes.addEventListener("click", takeOver);
    });
    document.head.append(loader);
  }

  const takes = createElement(
    "button",
    { class: "c-button c-button--quiet", id: "paper-take", type: "button" },
    words["take"]
  );
  takes.addEventListener("click", takeOver);

  root.classList.add("is-live");
  if (output) {
    const label = createElement("label", { class: "c-fields__label", for: "paper-text" }, words["text"]);
    root.after(createElement("div", { class: "c-fields__item u-screen" }, label, output));
  }
  const first = document.querySelector(".c-paper-form__keep") || root;
  first.before(
    createElement("div", { class: "c-toolbar" }, makers["print"](), ...(root.dataset["take"] ? [takes] : []))
  );
  root.after(tools, told);
  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("input", readAll);
  root.addEventListener("change", readAll);
  window.addEventListener("beforeprint", readAll);
  window.addEventListener("pageshow", readAll);
  readAll();
})();
