/**
 * Elements of the page, made from words: text only ever becomes text, never markup.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});

  /**
   * Make an element.
   * @param {string} name such as "p" or "p.c-name"
   * @param {object} attributes `hidden`, `id`, `aria-...`; those that are null, undefined or false are left out
   * @param {...(Node|string|null|Array)} children texts become text nodes
   * @returns {HTMLElement}
   */
  function make(name, attributes = {}, ...children) {
    const [tag, ...classes] = name.split(".");
    const element = document.createElement(tag);
    if (classes.length) element.className = classes.join(" ");
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false)
        element.setAttribute(key, value === true ? "" : String(value));
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  /** @returns {HTMLElement} text for screen readers only */
  function aside(text) {
    return make("span.u-hidden", {}, text);
  }

  /**
   * Make a button.
   * @param {string} text what is seen
   * @param {function(): void} onPress
   * @param {{quiet: boolean, about: string, id: string}} options `about`: what it acts on, said and not shown
   */
  function button(text, onPress, options = {}) {
    const kind = options.main ? "c-press c-press--main" : "c-press";
    const element = make(`button.${kind.split(" ").join(".")}`, { type: "button", id: options.id }, text);
    if (options.about) element.append(aside(`: ${options.about}`));
    element.addEventListener("click", onPress);
    return element;
  }

  /**
   * Replace what an element holds; a control inside that has the focus keeps it, if one of the same id is there again.
   * @param {Element} element
   * @param {...Node} children
   */
  function refill(element, ...children) {
    const focused = element.contains(document.activeElement) ? document.activeElement.id : "";
    element.replaceChildren(...children.flat(Infinity).filter(Boolean));
    const again = focused ? document.getElementById(focused) : null;
    if (again) again.focus();
  }

  /** Move the focus to a heading or another place that is no control. */
  function focusOn(element) {
    if (!element) return;
    if (!element.matches("a[href], button, input, textarea, summary")) element.setAttribute("tabindex", "-1");
    element.focus();
  }

  /** @returns {HTMLElement} an item of a list: a link to a place in the page, and what it does besides */
  function jump(id, text, act, own = null) {
    const anchor = make("a.c-jump", { id: own, href: `#${id}` }, text);
    anchor.addEventListener("click", (event) => {
      event.preventDefault();
      act();
    });
    return make("li", {}, anchor);
  }

  /** Show text in an element, when it is not there already. */
  function write(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  alsguide.planDom = { make, aside, button, jump, refill, focusOn, write };
})();
