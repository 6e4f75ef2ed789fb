/**
 * Elements of the page, made from words: text only ever becomes text, never markup.
 */
/** @typedef {Node | string | null | undefined | false | ChildList} Child what an element may hold; null, false and "" are left out */
/** @typedef {Child[]} ChildList */
/** @typedef {string | number | boolean | null | undefined} AttributeValue null, undefined and false leave the attribute out */
/** @typedef {{ element: HTMLElement, update: () => void }} Part a part of the page, and how to bring it up to date */

var alsguide = alsguide || {};
alsguide.planDom = (function () {
  "use strict";

  /**
   * Make an element.
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T | `${T}.${string}`} name such as "p" or "p.c-name"
   * @param {Record<string, AttributeValue>} [attributes] `hidden`, `id`, `aria-...`; those that are null, undefined or false are left out
   * @param {...Child} children texts become text nodes
   * @returns {HTMLElementTagNameMap[T]}
   */
  function createElement(name, attributes = {}, ...children) {
    const [tag, ...classes] = name.split(".");
    const element = document.createElement(/** @type {T} */ (tag));
    if (classes.length) element.className = classes.join(" ");
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false)
        element.setAttribute(key, value === true ? "" : String(value));
    }
    element.append(...flattened(children));
    return element;
  }

  /**
   * Return children in one list, without those that are empty.
   * @param {Child[]} children
   * @returns {(Node | string)[]}
   */
  function flattened(children) {
    return /** @type {(Node | string)[]} */ (/** @type {unknown[]} */ (children).flat(Infinity).filter(Boolean));
  }

  /**
   * Return text for screen readers only.
   * @param {string} text
   * @returns {HTMLElement}
   */
  function visuallyHidden(text) {
    return createElement("span.u-hidden", {}, text);
  }

  /**
   * Make a button.
   * @param {string} text what is seen
   * @param {() => void} onPress
   * @param {{main?: boolean, about?: string, id?: string}} [options] `about`: what it acts on, said and not shown
   * @returns {HTMLButtonElement}
   */
  function button(text, onPress, options = {}) {
    const kind = options.main
      ? "button.c-button.c-button--quiet.c-button--large.c-button--main"
      : "button.c-button.c-button--quiet.c-button--large";
    const element = createElement(kind, { type: "button", id: options.id }, text);
    if (options.about) element.append(visuallyHidden(`: ${options.about}`));
    element.addEventListener("click", onPress);
    return element;
  }

  /**
   * Make a large button with pictures: a plan or an exercise to choose.
   * @param {string} id
   * @param {Child[]} pictures
   * @param {string} name
   * @param {Child} text
   * @param {() => void} onPress
   */
  function card(id, pictures, name, text, onPress) {
    const element = createElement(
      "button.c-starters__item",
      { type: "button", id },
      createElement("span.c-starters__pictures", {}, pictures),
      createElement("span.c-starters__name.c-title-link", {}, name),
      text && createElement("span.c-starters__text", {}, text)
    );
    element.addEventListener("click", onPress);
    return createElement("li", {}, element);
  }

  /**
   * Return a row of a table: its header, and its cells.
   * @param {Child} header
   * @param {...Child} cells
   */
  function tableRow(header, ...cells) {
    return createElement("tr", {}, createElement("th", { scope: "row" }, header), cells);
  }

  /**
   * Return the head of a table: a title for each column.
   * @param {string[]} titles
   */
  function tableHead(titles) {
    const cells = titles.map((title) => createElement("th", { scope: "col" }, title));
    return createElement("thead", {}, createElement("tr", {}, cells));
  }

  /**
   * Replace what an element holds; a control inside that has the focus keeps it, if one of the same id is there
   * again.
   * @param {HTMLElement} element
   * @param {...Child} children
   */
  function replaceKeepingFocus(element, ...children) {
    const active = document.activeElement;
    const focused = active && element.contains(active) ? active.id : "";
    element.replaceChildren(...flattened(children));
    const again = focused ? document.getElementById(focused) : null;
    if (again) again.focus();
  }

  /**
   * Move the focus to a heading or another place that is no control.
   * @param {HTMLElement | null} element
   */
  function focusOn(element) {
    if (!element) return;
    if (!element.matches("a[href], button, input, textarea, summary")) element.setAttribute("tabindex", "-1");
    element.focus();
  }

  /**
   * Return an item of a list: a link to a place in the page, and what it does besides.
   * @param {string} id
   * @param {string} text
   * @param {() => void} act
   * @param {string | null} [own]
   * @returns {HTMLElement}
   */
  function navLink(id, text, act, own = null) {
    const anchor = createElement("a.c-jumps__link", { id: own, href: `#${id}` }, text);
    anchor.addEventListener("click", (event) => {
      event.preventDefault();
      act();
    });
    return createElement("li", {}, anchor);
  }

  /**
   * Show text in an element, when it is not there already.
   * @param {HTMLElement} element
   * @param {string} text
   */
  function setText(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  /**
   * Act when what was shown so far is painted.
   * @param {() => void} act
   */
  function afterPaint(act) {
    requestAnimationFrame(() => requestAnimationFrame(act));
  }

  return {
    afterPaint,
    createElement,
    flattened,
    card,
    tableRow,
    tableHead,
    visuallyHidden,
    button,
    navLink,
    replaceKeepingFocus,
    focusOn,
    setText
  };
})();
