// A paper to take along: what is typed is shown whole on paper, and can be cleared. Nothing is stored and nothing is sent: this
// script asks for no address.
var alsguide = alsguide || {};
alsguide.paper = (function () {
  "use strict";
  const found = document.querySelector("[data-module=paper]");
  if (!found) return null;

  const root = /** @type {HTMLFormElement} */ (found);
  /** @type {Record<string, string>} */
  const words = Object.assign({}, ...JSON.parse(String(root.dataset["words"])));
  const actions = String(root.dataset["actions"]).split(" ");
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
  }

  const told = createElement("p", { class: "c-paper-form__told", role: "status" });

  function clear() {
    if (!window.confirm(words["sure"])) return;
    root.reset();
    root.dispatchEvent(new Event("change"));
    told.textContent = words["cleared"];
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
    clear: () => button(words["clear"], " c-button--quiet", clear)
  };
  const tools = createElement("div", { class: "c-toolbar", role: "group", "aria-label": words["tools"] });
  tools.append(...actions.filter((name) => name in makers).map((name) => makers[name]()));

  /** What takes over from plans and other papers is asked for when it is chosen first; then it acts on the button itself. */
  function takeOver() {
    takes.removeEventListener("click", takeOver);
    const loader = createElement("script", { src: String(root.dataset["take"]) });
    loader.addEventListener("error", () => {
      told.textContent = words["takeFailed"];
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
  return { root, words, actions, tools, told, createElement, button };
})();
