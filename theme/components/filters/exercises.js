/* Exercises: filters of the library, and the choice of what to print. Without this script, links and lists do the same. */
var alsguide = alsguide || {};
alsguide.exercises = (function () {
  "use strict";

  /* --- Rules: plain values in and out ------------------------------------------------------------------------------ */

  /**
   * Read choices from an address's fragment, such as "#position=seated,lying&kind=stretching".
   * @param {string} fragment
   * @param {Record<string, string[]>} known the values that each field may have; all others are passed over
   * @returns {Record<string, string[]>} the chosen values of each field that has any, in the order of `known`
   */
  function read(fragment, known) {
    /** @type {Record<string, string[]>} */
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
      /** @param {string} value */
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

  /* --- Parts that only scripts serve -------------------------------------------------------------------------------- */

  /**
   * Make an element.
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {string} className
   * @param {string | null} [text]
   * @returns {HTMLElementTagNameMap[T]}
   */
  function createElement(tag, className, text = "") {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  }

  /**
   * Make a button.
   * @param {string | null} text
   * @param {string} className
   * @param {(event: MouseEvent) => void} onPress
   */
  function button(text, className, onPress) {
    const element = createElement("button", className, text);
    element.type = "button";
    element.addEventListener("click", onPress);
    return element;
  }

  /** A place for short messages to screen readers, apart from the counter that is seen. */
  function announcer() {
    const element = createElement("p", "u-hidden");
    element.setAttribute("role", "status");
    return element;
  }

  /**
   * Return the words of an attribute, such as `data-position`.
   * @param {Element} element
   * @param {string} field
   */
  function list(element, field) {
    return (element.getAttribute("data-" + field) || "").split(" ").filter(Boolean);
  }

  /**
   * Put a fragment into the address, so that the page can be found again as it is.
   * @param {string} fragment
   */
  function remember(fragment) {
    try {
      history.replaceState(null, "", fragment || location.pathname + location.search);
    } catch {
      /* Where the address may not be changed, the filters still work. */
    }
  }

  /**
   * Return the elements that a selector finds.
   * @param {Element} root
   * @param {string} selector
   */
  function all(root, selector) {
    return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];
  }

  /**
   * Return the place where a script puts what it makes.
   * @param {HTMLElement} root
   */
  function placeIn(root) {
    return /** @type {HTMLElement} */ (root.querySelector("[data-found]"));
  }

  /* --- The library: filters ------------------------------------------------------------------------------------------ */

  /**
   * Show what fits at once: below its title, with no fold to pass or to shut.
   * @param {{ fold: HTMLElement, summary: HTMLElement, title: Element }} one
   * @param {boolean} isChosen
   */
  function showAll({ fold, summary, title }, isChosen) {
    summary.hidden = isChosen;
    if (!isChosen) {
      summary.append(title);
      return;
    }
    fold.before(title);
    fold.setAttribute("open", "");
  }

  /** @typedef {{ more: string, fewer: string, reset: string, none: string, shown: string }} LibraryWords */

  class Library {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.words = /** @type {LibraryWords} */ (/** @type {unknown} */ (root.dataset));
      this.kinds = all(root, "[data-section]");
      this.items = all(root, "[data-exercise]");
      this.folds = all(root, "[data-section] details").map((fold) => {
        const summary = /** @type {HTMLElement} */ (fold.querySelector("summary"));
        return { fold, summary, title: /** @type {Element} */ (summary.firstElementChild) };
      });
      this.groups = all(root, "[data-filter]").map((element) => ({
        element,
        field: String(element.dataset["filter"])
      }));
      this.later = this.groups.filter(({ element }) => "later" in element.dataset);
      this.needsAll = this.groups.filter(({ element }) => "needsAll" in element.dataset).map(({ field }) => field);
      /** @type {{ field: string, value: string, toggle: HTMLElement }[]} */
      this.buttons = [];
      /** @type {Record<string, string[]>} */
      this.known = {};
      /** @type {Record<string, string[]>} */
      this.chosen = {};
      for (const { element, field } of this.groups) this.known[field] = this.replaceLinks(element, field);
      const fields = Object.keys(this.known);
      this.valuesOf = new Map(
        this.items.map((item) => [item, Object.fromEntries(fields.map((field) => [field, list(item, field)]))])
      );
      this.more = button(this.words.more, "c-button c-button--quiet", () => this.showLater(!this.isLaterShown()));
      this.later[0].element.before(this.more);
      this.count = createElement("p", "c-filters__count");
      this.count.tabIndex = -1;
      this.said = announcer();
      this.reset = button(this.words.reset, "c-button c-button--quiet", () => {
        this.set({});
        this.count.focus(); // the button that was pressed goes away
      });
      this.print = /** @type {HTMLAnchorElement | null} */ (root.querySelector("[data-print-link]"));
      placeIn(root).append(this.reset, ...(this.print ? [this.print] : []), this.count, this.said);
      this.none = createElement("p", "l-column", this.words.none);
      this.kinds[0].before(this.none);
    }

    start() {
      this.showLater(false);
      this.readAddress();
      window.addEventListener("hashchange", () => this.readAddress());
      window.addEventListener("pageshow", () => this.readAddress());
    }

    /**
     * Make the links of a filter buttons, and return their values.
     * @param {HTMLElement} group
     * @param {string} field
     */
    replaceLinks(group, field) {
      return all(group, "a[data-value]").map((link) => {
        const value = String(link.dataset["value"]);
        const toggle = button(link.textContent, link.className, (event) => this.choose(field, value, event));
        this.buttons.push({ field, value, toggle });
        link.replaceWith(toggle);
        return value;
      });
    }

    isLaterShown() {
      return !this.later[0].element.hidden;
    }

    /** @param {boolean} open */
    showLater(open) {
      for (const { element } of this.later) element.hidden = !open;
      this.more.textContent = open ? this.words.fewer : this.words.more;
      this.more.setAttribute("aria-expanded", String(open));
    }

    /**
     * Choose a value, or choose it no more. By key, the next stop is then the first exercise that is left: the way back to
     * more choices is as short as the way past them would be.
     * @param {string} field
     * @param {string} value
     * @param {MouseEvent} event
     */
    choose(field, value, event) {
      const now = new Set(this.chosen[field] || []);
      const isOff = now.delete(value);
      if (!isOff) now.add(value);
      this.set({ ...this.chosen, [field]: this.known[field].filter((one) => now.has(one)) });
      if (event.detail || isOff || !this.none.hidden) return; // a pointer, and who takes a choice back, stays there
      this.said.textContent = ""; // what takes the focus is read
      this.count.focus();
    }

    /** @param {Record<string, string[]>} next */
    set(next) {
      const fields = Object.keys(this.known).filter((field) => (next[field] || []).length);
      this.chosen = Object.fromEntries(fields.map((field) => [field, next[field]]));
      remember(write(this.chosen));
      this.show();
      this.said.textContent = this.count.textContent;
    }

    show() {
      const { chosen, items, print } = this;
      const found = items.filter((item) => fits(this.valuesOf.get(item) || {}, chosen, this.needsAll));
      for (const item of items) item.hidden = !found.includes(item);
      const isChosen = Object.keys(chosen).length > 0;
      for (const kind of this.kinds) {
        kind.hidden = !kind.querySelector("[data-exercise]:not([hidden])");
      }
      this.folds.forEach((one) => showAll(one, isChosen));
      for (const { field, value, toggle } of this.buttons) {
        toggle.setAttribute("aria-pressed", String((chosen[field] || []).includes(value)));
      }
      this.count.textContent = fill(this.words.shown, { count: found.length, total: items.length });
      this.none.hidden = found.length > 0;
      this.reset.hidden = !isChosen;
      if (!print) return; // a host may have left that page out
      const ids = found.length < items.length ? found.map((item) => String(item.dataset["exercise"])) : [];
      print.hidden = found.length === 0;
      print.href = print.href.split("#")[0] + write({ print: ids });
    }

    readAddress() {
      this.chosen = read(location.hash, this.known);
      if (this.later.some(({ field }) => field in this.chosen)) this.showLater(true);
      this.show();
    }
  }

  /* --- Printing a chosen set ------------------------------------------------------------------------------------------ */

  /** @typedef {{ every: string, print: string, noPrint: string, all: string, clear: string, chosen: string }} PrintWords */

  /** @param {HTMLElement} root */
  function startPrint(root) {
    const words = /** @type {PrintWords} */ (/** @type {unknown} */ (root.dataset));
    const sheets = all(root, "[data-exercise]").map((sheet) => ({
      sheet,
      id: String(sheet.dataset["exercise"]),
      box: /** @type {HTMLInputElement} */ (sheet.querySelector("input"))
    }));
    const count = createElement("p", "c-filters__count");
    const said = announcer();
    const every = button(words.every, "c-button c-button--quiet", () => only([]));
    placeIn(root).append(
      button(words.print, "c-button", print),
      button(words.all, "c-button c-button--quiet", () => tick(true)),
      button(words.clear, "c-button c-button--quiet", () => tick(false)),
      every,
      count,
      said
    );

    function print() {
      if (window.print) window.print();
      else said.textContent = words.noPrint;
    }

    /** @param {boolean} on */
    function tick(on) {
      for (const { sheet, box } of sheets) if (!sheet.hidden) box.checked = on;
      tell();
    }

    /**
     * Show only some exercises; with none given, all.
     * @param {string[]} ids
     */
    function only(ids) {
      for (const { sheet, id, box } of sheets) {
        sheet.hidden = ids.length > 0 && !ids.includes(id);
        if (ids.length) box.checked = !sheet.hidden;
      }
      every.hidden = ids.length === 0;
      remember(write({ print: ids }));
      tell();
    }

    function tell() {
      count.textContent = fill(words.chosen, { count: sheets.filter(({ box }) => box.checked).length });
      said.textContent = count.textContent;
    }

    function readAddress() {
      only(read(location.hash, { print: sheets.map(({ box }) => box.value) })["print"] || []);
    }

    root.addEventListener("change", tell);
    window.addEventListener("hashchange", readAddress);
    window.addEventListener("pageshow", tell);
    readAddress();
  }

  for (const root of all(document.documentElement, "[data-module=exercise-library]")) new Library(root).start();
  for (const root of all(document.documentElement, "[data-module=exercise-print]")) startPrint(root);

  return { read, write, fits, fill };
})();
