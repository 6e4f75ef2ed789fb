/**
 * What the oldest browsers lack of what scripts of this site use. package.json names them (`browserslist`).
 */
var alsguide = alsguide || {};
alsguide.oldBrowsers = (function () {
  "use strict";

  /**
   * @param {object} object
   * @param {PropertyKey} key
   */
  const hasOwn = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

  /** @param {Iterable<readonly any[]>} entries */
  function fromEntries(entries) {
    /** @type {Record<string, any>} */
    const made = Object.create(null); // no name from a file reaches what objects inherit
    for (const [key, value] of entries) made[key] = value;
    return made;
  }

  /**
   * @this {Element}
   * @param {(Node | string)[]} nodes
   */
  function replaceChildren(...nodes) {
    this.textContent = "";
    this.append(...nodes);
  }

  if (!Object.hasOwn) Object.hasOwn = hasOwn;
  if (!Object.fromEntries) Object.fromEntries = fromEntries;
  if (!Element.prototype.replaceChildren) Element.prototype.replaceChildren = replaceChildren;
  return { hasOwn, fromEntries };
})();
