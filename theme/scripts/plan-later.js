/**
 * The parts of the plan page that come later, each in a file of its own: what shows a plan that stands, what keeps it, and the library
 * of exercises. Each is asked for once, when it is needed; what was chosen waits for it.
 */

var alsguide = alsguide || {};
alsguide.planLater = (function () {
  "use strict";
  const { planDom } = alsguide;
  const { afterPaint } = planDom;
  /** The part that all others need. */
  const VIEW = "view";
  /** What the page knows. Each part that comes adds what only it needs. */
  const data = /** @type {PlanPage} */ ({});

  /**
   * Add to records, and to the ends of lists what they lack: two parts may bring the same.
   * @param {Record<string, any>} more
   * @param {Record<string, any>} [into]
   */
  function add(more, into = data) {
    for (const [name, value] of Object.entries(more)) {
      const there = into[name];
      if (Array.isArray(there) && Array.isArray(value)) there.push(...value.filter((one) => !there.includes(one)));
      else if (there && typeof there === "object") add(value, there);
      else into[name] = value;
    }
  }

  class Later {
    /**
     * @param {(name: string) => string} addressOf
     * @param {(name: string) => void} take
     * @param {(isWaitedFor: boolean) => void} tell that a part could not be loaded, and whether something waits for it
     */
    constructor(addressOf, take, tell) {
      this.addressOf = addressOf;
      this.take = take;
      this.tell = tell;
      /** Whether something was chosen: then what it shows at once comes first. */
      this.isChosen = false;
      /** @type {Map<string, HTMLScriptElement>} what was asked for */
      this.asked = new Map();
      /** @type {Set<string>} what is there */
      this.there = new Set();
      /** @type {{ names: string[], act: () => void } | null} what waits: the last that was chosen */
      this.waiting = null;
    }

    /**
     * Load parts, unless they are there or on their way. They are run in this order.
     * @param {string[]} names
     */
    load(names) {
      for (const name of names) if (!this.asked.has(name)) this.ask(name);
    }

    /** @param {string} name */
    ask(name) {
      const script = planDom.createElement("script", { src: this.addressOf(name) });
      script.async = false;
      const come = () => this.come(name, script);
      script.addEventListener("load", () => (this.isChosen ? afterPaint(come) : come()));
      script.addEventListener("error", () => this.lose(name));
      this.asked.set(name, script);
      document.head.append(script);
    }

    /**
     * @param {string} name
     * @param {HTMLScriptElement} script
     */
    come(name, script) {
      if (this.asked.get(name) !== script) return;
      this.there.add(name);
      this.take(name);
      const { waiting } = this;
      if (!waiting || !this.hasAll(waiting.names)) return;
      this.waiting = null;
      waiting.act();
    }

    /** @param {string[]} names */
    hasAll(names) {
      return names.every((name) => this.there.has(name));
    }

    /**
     * Say that a part did not come. It is asked for again with the next thing that is chosen, and what would need it too.
     * @param {string} lost
     */
    lose(lost) {
      for (const [name, script] of this.asked) {
        if (name !== lost && (lost !== VIEW || this.there.has(name))) continue;
        script.remove();
        this.asked.delete(name);
      }
      this.tell(this.waiting !== null);
      this.waiting = null;
    }

    /** Let go of what waits: something else was chosen. */
    chooseAgain() {
      this.isChosen = true;
      this.waiting = null;
      this.tell(false);
      this.load([VIEW]);
    }

    /**
     * Act as soon as some parts are there, besides what shows a plan. Where nothing is to be done, what waits still waits.
     * @param {string[]} parts
     * @param {() => void} [act]
     */
    whenLoaded(parts, act) {
      const names = [VIEW, ...parts];
      if (this.hasAll(names)) {
        if (act) act();
        return;
      }
      if (act || !this.waiting) this.waiting = { names, act: act || (() => undefined) };
      this.load(names);
    }
  }

  return { Later, VIEW, data, add };
})();
