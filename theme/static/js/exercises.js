/* Exercises: filters of the library, and the choice of what to print. Without this script, links and lists do the same. */
(function () {
  "use strict";

  const alsguide = (window.alsguide = window.alsguide || {});

  /* --- Rules: plain values in and out ------------------------------------------------------------------------------ */

  /**
   * Read choices from an address's fragment, such as "#position=seated,lying&kind=stretching".
   * @param {string} fragment
   * @param {Record<string, string[]>} known the values that each field may have; all others are passed over
   * @returns {Record<string, string[]>} the chosen values of each field that has any, in the order of `known`
   */
  function read(fragment, known) {
    const chosen = {};
    const pairs = new URLSearchParams(fragment.replace(/^#/, ""));
    for (const [field, values] of Object.entries(known)) {
      const named = (pairs.get(field) || "").split(",");
      const found = values.filter((value) => named.includes(value));
      if (found.length) chosen[field] = found;
    }
    return chosen;
  }

  /**
   * Write choices as a fragment; the same choices always give the same text, and none give an empty one.
   * @param {Record<string, string[]>} chosen
   * @returns {string}
   */
  function write(chosen) {
    const parts = Object.keys(chosen).filter((field) => chosen[field].length);
    return parts.length ? "#" + parts.map((field) => field + "=" + chosen[field].join(",")).join("&") : "";
  }

  /**
   * Say whether an exercise fits the choices. Each field with choices must fit: one of its values is chosen, or, for the
   * fields in `needsAll`, everything that the exercise needs is chosen.
   * @param {Record<string, string[]>} values the exercise's values
   * @param {Record<string, string[]>} chosen
   * @param {string[]} needsAll
   * @returns {boolean}
   */
  function fits(values, chosen, needsAll) {
    return Object.keys(chosen).every((field) => {
      if (!chosen[field].length) return true;
      const isChosen = (value) => chosen[field].includes(value);
      const own = values[field] || [];
      return needsAll.includes(field) ? own.every(isChosen) : own.some(isChosen);
    });
  }

  /**
   * Put values into a text with slots, such as "{count} of {total}".
   * @param {string} text
   * @param {Record<string, string | number>} values
   * @returns {string}
   */
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (slot, name) => (name in values ? String(values[name]) : slot));
  }

  alsguide.exercises = { read, write, fits, fill };

  /* --- Parts that only scripts serve -------------------------------------------------------------------------------- */

  function make(tag, className, text) {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text || "";
    return element;
  }

  function button(text, className, onPress) {
    const element = make("button", className, text);
    element.type = "button";
    element.addEventListener("click", onPress);
    return element;
  }

  /** A place for short messages to screen readers, apart from the counter that is seen. */
  function announcer() {
    const element = make("p", "u-hidden");
    element.setAttribute("role", "status");
    return element;
  }

  function list(element, field) {
    return (element.getAttribute("data-" + field) || "").split(" ").filter(Boolean);
  }

  function remember(fragment) {
    try {
      history.replaceState(null, "", fragment || location.pathname + location.search);
    } catch {
      /* Where the address may not be changed, the filters still work. */
    }
  }

  /* --- The library: filters ------------------------------------------------------------------------------------------ */

  function startLibrary(root) {
    const words = root.dataset;
    const groups = [...root.querySelectorAll("[data-filter]")];
    const kinds = [...root.querySelectorAll("[data-section]")];
    const items = [...root.querySelectorAll("[data-exercise]")];
    const known = {};
    const buttons = [];
    let chosen = {};

    for (const group of groups) {
      const field = group.dataset.filter;
      known[field] = [];
      for (const link of group.querySelectorAll("a[data-value]")) {
        const value = link.dataset.value;
        known[field].push(value);
        const toggle = button(link.textContent, link.className, () => choose(field, value));
        buttons.push({ field, value, toggle });
        link.replaceWith(toggle);
      }
    }
    const needsAll = groups.filter((g) => "needsAll" in g.dataset).map((g) => g.dataset.filter);
    const fields = Object.keys(known);
    const valuesOf = new Map(items.map((item) => [item, Object.fromEntries(fields.map((f) => [f, list(item, f)]))]));

    const later = groups.filter((group) => "later" in group.dataset);
    const more = button(words.more, "c-button c-button--quiet", () => showLater(later[0].hidden));
    later[0].before(more);
    const count = make("p", "c-found__count");
    const said = announcer();
    count.tabIndex = -1;
    const reset = button(words.reset, "c-button c-button--quiet", () => {
      set({});
      count.focus(); // the button that was pressed goes away
    });
    const print = root.querySelector("[data-print-link]");
    root.querySelector("[data-found]").append(count, said, reset, ...(print ? [print] : []));
    const none = make("p", "l-column", words.none);
    kinds[0].before(none);

    function showLater(open) {
      for (const group of later) group.hidden = !open;
      more.textContent = open ? words.fewer : words.more;
      more.setAttribute("aria-expanded", String(open));
    }

    function choose(field, value) {
      const now = new Set(chosen[field] || []);
      if (!now.delete(value)) now.add(value);
      set({ ...chosen, [field]: known[field].filter((one) => now.has(one)) });
    }

    function set(next) {
      chosen = Object.fromEntries(fields.filter((f) => (next[f] || []).length).map((f) => [f, next[f]]));
      remember(write(chosen));
      show();
      said.textContent = count.textContent;
    }

    function show() {
      const found = items.filter((item) => fits(valuesOf.get(item), chosen, needsAll));
      for (const item of items) item.hidden = !found.includes(item);
      for (const kind of kinds) kind.hidden = !kind.querySelector("[data-exercise]:not([hidden])");
      for (const { field, value, toggle } of buttons) {
        toggle.setAttribute("aria-pressed", String((chosen[field] || []).includes(value)));
      }
      count.textContent = fill(words.shown, { count: found.length, total: items.length });
      none.hidden = found.length > 0;
      reset.hidden = !Object.keys(chosen).length;
      if (!print) return; // a host may have left that page out
      const ids = found.length < items.length ? found.map((item) => item.dataset.exercise) : [];
      print.hidden = found.length === 0;
      print.href = print.href.split("#")[0] + write({ print: ids });
    }

    function readAddress() {
      chosen = read(location.hash, known);
      if (later.some((group) => group.dataset.filter in chosen)) showLater(true);
      show();
    }

    showLater(false);
    readAddress();
    window.addEventListener("hashchange", readAddress);
    window.addEventListener("pageshow", readAddress);
  }

  /* --- Printing a chosen set ------------------------------------------------------------------------------------------ */

  function startPrint(root) {
    const words = root.dataset;
    const sheets = [...root.querySelectorAll("[data-exercise]")];
    const boxes = sheets.map((sheet) => sheet.querySelector("input"));
    const count = make("p", "c-found__count");
    const said = announcer();
    const every = button(words.every, "c-button c-button--quiet", () => only([]));
    root.querySelector("[data-found]").append(
      button(words.print, "c-button", () => window.print()),
      button(words.all, "c-button c-button--quiet", () => tick(true)),
      button(words.clear, "c-button c-button--quiet", () => tick(false)),
      every,
      count,
      said
    );

    function tick(on) {
      sheets.forEach((sheet, place) => {
        if (!sheet.hidden) boxes[place].checked = on;
      });
      tell();
    }

    function only(ids) {
      sheets.forEach((sheet, place) => {
        sheet.hidden = ids.length > 0 && !ids.includes(sheet.dataset.exercise);
        if (ids.length) boxes[place].checked = !sheet.hidden;
      });
      every.hidden = ids.length === 0;
      remember(write({ print: ids }));
      tell();
    }

    function tell() {
      count.textContent = fill(words.chosen, { count: boxes.filter((box) => box.checked).length });
      said.textContent = count.textContent;
    }

    function readAddress() {
      only(read(location.hash, { print: boxes.map((box) => box.value) }).print || []);
    }

    root.addEventListener("change", tell);
    window.addEventListener("hashchange", readAddress);
    window.addEventListener("pageshow", tell);
    readAddress();
  }

  const starts = { "exercise-library": startLibrary, "exercise-print": startPrint };
  for (const root of document.querySelectorAll("[data-module]")) {
    const start = starts[root.dataset.module];
    if (start) start(root);
  }
})();
