// The search page: a field, a button, and the results as a list. The index, a classic script, is asked for when the field is used.
/** @typedef {Record<"label" | "hint" | "button" | "part" | "more" | "none" | "one" | "count" | "urgent" | "results" | "index" | "failed", string>} SearchWords */

var alsguide = alsguide || {};
(function () {
  "use strict";
  const { search } = alsguide;
  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-module=search]"));
  if (!root) return;

  const words = /** @type {SearchWords & DOMStringMap} */ (root.dataset);
  const FIRST = 10; // results shown at once
  const PAUSE = 400; // milliseconds without a change before results are shown, so that they do not flicker
  /** @type {SearchData | null} */
  let data = null;
  let isLoading = false;
  let waiting = 0;
  let shown = "";

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

  /**
   * @param {string} text
   * @param {Record<string, unknown>} values
   * @returns {string}
   */
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (mark, name) => (name in values ? String(values[name]) : mark));
  }

  const field = createElement("input", {
    class: "c-search__field",
    id: "search-field",
    type: "search",
    autocomplete: "off",
    autocapitalize: "none",
    enterkeyhint: "search",
    "aria-describedby": "search-hint"
  });
  const form = createElement(
    "form",
    { class: "c-search", role: "search", action: "#" },
    createElement("label", { class: "c-search__label", for: "search-field" }, words.label),
    createElement("p", { class: "c-search__hint", id: "search-hint" }, words.hint),
    createElement(
      "div",
      { class: "c-search__row" },
      field,
      createElement("button", { class: "c-button", type: "submit" }, words.button)
    )
  );
  const status = createElement("p", { class: "c-search__count", role: "status" });
  const results = createElement("div", { class: "l-flow" });

  /** @param {SearchResult} result */
  function item(result) {
    const name = result.above ? fill(words.part, { part: result.title, page: result.above }) : result.title;
    const link = createElement("a", { class: "c-search-results__link", href: result.address }, name);
    const kind = String(words["kind" + result.kind[0].toUpperCase() + result.kind.slice(1)]);
    return createElement(
      "li",
      { class: "c-search-results__item" },
      createElement("h3", { class: "c-search-results__title" }, link),
      createElement("p", { class: "c-search-results__kind" }, kind),
      createElement("p", {}, result.snippet)
    );
  }

  /**
   * @param {SearchResult[]} rest
   * @param {HTMLElement} list
   */
  function moreButton(rest, list) {
    const text = fill(words.more, { count: rest.length });
    const button = createElement("button", { class: "c-button c-button--quiet", type: "button" }, text);
    button.addEventListener("click", () => {
      const items = rest.map(item);
      list.append(...items);
      button.remove();
      /** @type {HTMLElement} */ (items[0].querySelector("a")).focus();
    });
    return button;
  }

  // Ask for the index, once; what stands in the field by then is shown when it has come.
  function load() {
    if (data || isLoading) return;
    isLoading = true;
    const script = createElement("script", { src: words.index });
    const lose = () => {
      isLoading = false;
      script.remove();
      status.textContent = words.failed;
    };
    script.addEventListener("load", () => {
      const { searchIndex } = /** @type {{ searchIndex?: SearchIndex }} */ (/** @type {unknown} */ (alsguide));
      if (searchIndex) {
        data = search.unpack(searchIndex);
        showNow();
      } else lose(); // a page to log in to a network came in its place
    });
    script.addEventListener("error", lose);
    document.head.append(script);
  }

  /** @param {string} text */
  function show(text) {
    if (text && !data) load();
    if (text === shown || (text && !data)) return;
    shown = text;
    window.history.replaceState({ search: text }, "");
    results.replaceChildren();
    status.textContent = "";
    if (!text) return;
    const found = search.find(text, /** @type {SearchData} */ (data));
    const count = found.results.length;
    const told = [words.none, words.one][count] || words.count;
    status.textContent = `${found.elsewhere} ${fill(told, { count, words: found.changed || text })}`.trim();
    if (found.urgent) results.append(createElement("p", { class: "c-search__urgent" }, words.urgent));
    if (!count) return;
    const list = createElement("ol", { class: "c-search-results", "aria-labelledby": "search-results" });
    list.append(...found.results.slice(0, FIRST).map(item));
    results.append(createElement("h2", { id: "search-results" }, words.results), list);
    if (count > FIRST) results.append(moreButton(found.results.slice(FIRST), list));
  }

  function showNow() {
    window.clearTimeout(waiting);
    show(field.value.trim());
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    showNow();
  });
  field.addEventListener("focus", load);
  field.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(showNow, PAUSE);
  });
  field.addEventListener("change", showNow);
  window.addEventListener("pageshow", showNow); // the browser may put the words into the field again after "Back"

  // What was searched for is kept with this entry of the tab's history, so that "Back" from a result finds it again.
  field.value = (window.history.state && window.history.state.search) || "";
  root.replaceChildren(form, status, results);
})();
