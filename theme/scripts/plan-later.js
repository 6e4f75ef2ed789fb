/**
 * The parts of the plan page that come later, each in a file of its own: what shows a plan that stands, what changes it, what keeps it,
 * and the library of exercises. Each is asked for once, when it is needed; what was chosen waits for it.
 */
/** @typedef {{ names: string[], act: () => void }} Waiting what was chosen and what it needs */
/** @typedef {"" | "waits" | "lost" | "updated"} WaitState whether something waits longer than is felt, was given up, or fits no more */

var alsguide = alsguide || {};
alsguide.planLater = (function () {
  "use strict";
  const { planDom } = alsguide;
  const { afterPaint } = planDom;
  /** The part that all others need. */
  const VIEW = "view";
  /** How an address names an exercise that is to be added: the pages of exercises lead here with it. */
  const ADDS = /^#add=([a-z0-9-]+)$/;
  /** What the page knows. Each part that comes adds what only it needs. */
  const data = /** @type {PlanPage} */ ({});

  /**
   * Add to records, and to the ends of lists what they lack: two parts may bring the same, and a part that was given up may come twice.
   * @param {Record<string, any>} more
   * @param {Record<string, any>} into
   */
  function merge(more, into) {
    for (const [name, value] of Object.entries(more)) {
      const there = into[name];
      if (Array.isArray(there) && Array.isArray(value)) {
        const known = new Set(there.map((one) => JSON.stringify(one)));
        there.push(...value.filter((one) => !known.has(JSON.stringify(one))));
      } else if (there && typeof there === "object") merge(value, there);
      else into[name] = value;
    }
  }

  /** Whether a part was made for another page than this: the site was updated since it was opened. */
  let isOther = false;

  /**
   * Take up what the page or one of its parts brings.
   * @param {Record<string, any>} more
   */
  function add(more) {
    if (data.stamp && more["stamp"] !== data.stamp) isOther = true;
    else merge(more, data);
  }

  /**
   * What each part makes when it runs. What a network puts in its place, such as a page to log in, comes too, and makes nothing.
   * @type {Record<string, keyof typeof alsguide>}
   */
  const MADE = { view: "planView", change: "planQuestions", keep: "planKeep", library: "planLibrary" };
  /** How long a reader waits before the page says so, and how long the page waits for a part, in milliseconds. */
  const SOON = 1000;
  const PATIENCE = 30000;

  /** @param {string} name */
  function isMade(name) {
    return Boolean(alsguide[MADE[name]]);
  }

  class Later {
    /**
     * @param {(name: string, losses: number) => string} addressOf
     * @param {(name: string) => void} take
     * @param {(state: WaitState, again?: () => void) => void} tell what waits, and how it is asked for once more
     */
    constructor(addressOf, take, tell) {
      this.addressOf = addressOf;
      this.take = take;
      this.tell = tell;
      /** Whether something was chosen: then what it shows at once comes first. */
      this.isChosen = false;
      /**
       * How many parts were lost. From the first on each is asked for alone, as one that never comes holds up those after it, and under
       * another address: a browser waits for the first answer of each.
       */
      this.losses = 0;
      /** @type {Map<string, HTMLScriptElement>} what was asked for */
      this.asked = new Map();
      /** @type {Set<string>} what is there */
      this.there = new Set();
      /** @type {Waiting | null} what waits: the last that was chosen */
      this.waiting = null;
      /** Whether it was said that a part is on its way: who chooses again hears it at once. */
      this.isLate = false;
      this.timer = 0;
    }

    /**
     * Load parts, unless they are there or on their way. They are run in this order.
     * @param {string[]} names
     */
    load(names) {
      const now = this.losses && !this.there.has(VIEW) ? [VIEW] : names;
      for (const name of now) if (!this.asked.has(name) && !this.there.has(name)) this.ask(name);
    }

    /** @param {string} name */
    ask(name) {
      const script = planDom.createElement("script", { src: this.addressOf(name, this.losses) });
      script.async = this.losses > 0 || this.there.has(VIEW);
      const lose = () => this.lose(name, script);
      const patience = window.setTimeout(lose, PATIENCE);
      script.addEventListener("error", lose);
      script.addEventListener("load", () => {
        clearTimeout(patience);
        if (isOther || !isMade(name) || !isMade(VIEW)) lose();
        else if (this.isChosen) afterPaint(() => this.come(name));
        else this.come(name);
      });
      this.asked.set(name, script);
      document.head.append(script);
    }

    /** @param {string} name of a part that ran; one that was given up may come after all, and then twice */
    come(name) {
      if (this.there.has(name)) return;
      this.there.add(name);
      this.take(name);
      const { waiting } = this;
      if (!waiting) return;
      if (this.hasAll(waiting.names)) {
        this.isLate = false;
        this.letGo();
        waiting.act();
      } else this.load(waiting.names);
    }

    /** @param {string[]} names */
    hasAll(names) {
      return names.every((name) => this.there.has(name));
    }

    /**
     * Give up a part that did not come, and those that would need it. They are asked for again with the next thing that is chosen.
     * @param {string} name
     * @param {HTMLScriptElement} script
     */
    lose(name, script) {
      if (this.asked.get(name) !== script) return;
      this.losses += 1;
      for (const [other, asked] of this.asked) {
        if (other !== name && (name !== VIEW || this.there.has(other))) continue;
        asked.remove();
        this.asked.delete(other);
      }
      const { waiting } = this;
      if (!waiting || !waiting.names.includes(name)) return;
      this.letGo();
      if (isOther) this.tell("updated", () => location.reload());
      else this.tell("lost", () => this.whenLoaded(waiting.names, waiting.act));
    }

    /** Let go of what waits. */
    letGo() {
      clearTimeout(this.timer);
      this.waiting = null;
      this.tell("");
    }

    /** Let go of what waits: something else was chosen. */
    chooseAgain() {
      this.isChosen = true;
      this.letGo();
      this.load([VIEW]);
    }

    /** @param {Waiting} waiting */
    wait(waiting) {
      clearTimeout(this.timer);
      this.waiting = waiting;
      const say = () => {
        this.isLate = true;
        this.tell("waits");
      };
      this.timer = window.setTimeout(say, this.isLate ? 0 : SOON);
      this.load(waiting.names);
    }

    /**
     * Act as soon as some parts are there, besides what shows a plan. Where nothing is to be done, what waits still waits.
     * @param {string[]} parts
     * @param {() => void} [act]
     */
    whenLoaded(parts, act) {
      const names = parts.includes(VIEW) ? parts : [VIEW, ...parts];
      if (!this.hasAll(names)) {
        if (act || !this.waiting) this.wait({ names, act: act || (() => undefined) });
        else this.load(names);
      } else if (act) act();
    }
  }

  return { Later, VIEW, ADDS, data, add };
})();
