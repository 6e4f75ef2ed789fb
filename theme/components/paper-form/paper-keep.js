// Keeping a paper in this browser, so that a week's diary can be filled in day by day. It is off until the reader turns it on.
// "Clear all" deletes what was kept; so does "Delete everything" on the page of the plan. Needs device.js, and runs before
// paper.js, which then shows what it put back.
var alsguide = alsguide || {};
(function () {
  "use strict";
  const { device } = alsguide;
  const { stored, store } = device;
  const found = document.querySelector("[data-module=paper][data-keep]");
  if (!found) return;

  const root = /** @type {HTMLFormElement} */ (found);
  /** @type {Record<"key" | "failed" | "off" | "on" | "help" | "keep", string>} */
  const words = JSON.parse(String(root.dataset["keep"]));
  const fields = /** @type {HTMLInputElement[]} */ ([...root.elements]).filter((field) => field.name);

  /** All that is filled in, as text: pairs of a field's name and what was typed or chosen. */
  function asText() {
    /** @param {HTMLInputElement} field */
    const isFilled = (field) => (field.type === "textarea" ? field.value : field.checked);
    return JSON.stringify(fields.filter(isFilled).map((field) => [field.name, field.value]));
  }

  /**
   * Put back what was kept. What does not fit the paper any more is passed over.
   * @param {string} text
   */
  function putBack(text) {
    /** @type {string[][]} */
    let pairs = [];
    try {
      pairs = JSON.parse(text).map((/** @type {unknown[]} */ pair) => pair.map(String));
    } catch {
      return;
    }
    fields.forEach((field) => {
      const own = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "textarea") field.value = own[0] || "";
      else field.checked = own.includes(field.value);
    });
  }

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

  const attributes = { class: "c-fields__box", id: "paper-keep", type: "checkbox", autocomplete: "off" };
  const box = createElement("input", { ...attributes, "aria-describedby": "paper-keep-help" });
  const state = createElement("p", { "aria-live": "polite" });

  /**
   * Turn keeping off, and say so. Nothing stays behind.
   * @param {string} said
   */
  function stop(said) {
    store(words.key, null);
    box.checked = false;
    state.textContent = said;
  }

  function save() {
    if (box.checked && !store(words.key, asText())) stop(words.failed);
  }

  /** Show what another window has kept since, so that the next letter typed here does not write over it. */
  function catchUp() {
    const text = stored(words.key);
    if (!box.checked || text === asText()) return;
    if (text === null) {
      stop(words.off);
    } else {
      putBack(text);
      root.dispatchEvent(new Event("change"));
    }
  }

  box.addEventListener("change", () => {
    if (box.checked) {
      state.textContent = words.on;
      save();
    } else {
      stop(words.off);
    }
  });
  root.addEventListener("input", save);
  root.addEventListener("change", save);
  root.addEventListener("reset", () => {
    stop(box.checked ? words.off : "");
  });
  window.addEventListener("storage", catchUp);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) catchUp();
  });

  const before = stored(words.key);
  if (before !== null) {
    putBack(before);
    box.checked = true;
    state.textContent = words.on;
  }
  const help = createElement("p", { class: "c-fields__hint", id: "paper-keep-help" }, words.help);
  root.before(
    createElement(
      "div",
      { class: "c-paper-form__keep l-column l-flow u-screen" },
      createElement("label", { class: "c-fields__choice" }, box, " " + words.keep),
      help,
      state
    )
  );
})();
