// The search page: a field, a button, and the results as a list. It needs the rules and the index, both classic scripts.
(function () {
  "use strict";
  const app = window.alsguide || {};
  const root = document.querySelector("[data-module=search]");
  if (!root || !app.search || !app.searchIndex) return;

  const words = root.dataset;
  const FIRST = 10; // results shown at once
  const PAUSE = 400; // milliseconds without a change before results are shown, so that they do not flicker
  let data = null;
  let waiting = 0;
  let shown = "";

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (mark, name) => (name in values ? values[name] : mark));
  }

  const field = make("input", {
    class: "c-search__field",
    id: "search-field",
    type: "search",
    autocomplete: "off",
    autocapitalize: "none",
    enterkeyhint: "search",
    "aria-describedby": "search-hint"
  });
  const form = make(
    "form",
    { class: "c-search", role: "search", action: "#" },
    make("label", { class: "c-search__label", for: "search-field" }, words.label),
    make("p", { class: "c-search__hint", id: "search-hint" }, words.hint),
    make("div", { class: "c-search__row" }, field, make("button", { class: "c-button", type: "submit" }, words.button))
  );
  const status = make("p", { class: "c-search__count", role: "status" });
  const results = make("div", { class: "l-flow" });

  function item(result) {
    const link = make("a", { class: "c-result__link", href: result.address }, result.title);
    const kind = words["kind" + result.kind[0].toUpperCase() + result.kind.slice(1)];
    const place = result.above ? fill(words.place, { kind, title: result.above }) : kind;
    return make(
      "li",
      { class: "c-result" },
      make("h3", { class: "c-result__title" }, link),
      make("p", { class: "c-result__place" }, place),
      make("p", {}, result.snippet)
    );
  }

  function moreButton(rest, list) {
    const text = fill(words.more, { count: rest.length });
    const button = make("button", { class: "c-button c-button--quiet", type: "button" }, text);
    button.addEventListener("click", () => {
      const items = rest.map(item);
      list.append(...items);
      button.remove();
      items[0].querySelector("a").focus();
    });
    return button;
  }

  function show(text) {
    if (text === shown) return;
    shown = text;
    window.history.replaceState({ search: text }, "");
    results.replaceChildren();
    status.textContent = "";
    if (!text) return;
    data = data || app.search.unpack(app.searchIndex);
    const found = app.search.find(text, data);
    const count = found.results.length;
    const told = count === 0 ? words.none : count === 1 ? words.one : words.count;
    status.textContent = fill(told, { count, words: found.changed || text });
    if (found.urgent) results.append(make("p", { class: "c-search__urgent" }, words.urgent));
    if (!count) return;
    const list = make("ol", { class: "c-results", "aria-labelledby": "search-results" });
    list.append(...found.results.slice(0, FIRST).map(item));
    results.append(make("h2", { id: "search-results" }, words.results), list);
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
