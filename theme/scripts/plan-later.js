/**
 * The part of the plan page that comes later, in a file of its own: what shows a plan that stands. It is asked for once, with the
 * first thing that a reader chooses; what needs it waits for it.
 */

var alsguide = alsguide || {};
alsguide.planLater = (function () {
  "use strict";
  const { planDom } = alsguide;
  const { afterPaint } = planDom;

  class Later {
    /**
     * @param {string} address
     * @param {() => void} whenThere
     * @param {(isWaitedFor: boolean) => void} tell that it could not be loaded, and whether something waits for it
     */
    constructor(address, whenThere, tell) {
      this.address = address;
      this.whenThere = whenThere;
      this.tell = tell;
      this.isThere = false;
      /** Whether something was chosen: then what it shows at once comes first. */
      this.isChosen = false;
      /** @type {HTMLScriptElement | null} */
      this.script = null;
      /** @type {(() => void) | null} what waits: the last that was chosen */
      this.waiting = null;
    }

    /** Load it, unless it is there or on its way. */
    load() {
      if (this.script) return;
      this.script = planDom.createElement("script", { src: this.address });
      this.script.addEventListener("load", () => (this.isChosen ? afterPaint(() => this.take()) : this.take()));
      this.script.addEventListener("error", () => this.lose());
      document.head.append(this.script);
    }

    take() {
      this.isThere = true;
      this.whenThere();
      if (this.waiting) this.waiting();
      this.waiting = null;
    }

    /** Say that it did not come. It is asked for again with the next thing that is chosen. */
    lose() {
      if (this.script) this.script.remove();
      this.script = null;
      this.tell(this.waiting !== null);
      this.waiting = null;
    }

    /** Let go of what waits: something else was chosen. */
    chooseAgain() {
      if (this.isThere) return;
      this.isChosen = true;
      this.waiting = null;
      this.tell(false);
      this.load();
    }

    /**
     * Act as soon as it is there.
     * @param {() => void} [act]
     */
    whenLoaded(act = () => undefined) {
      if (this.isThere) {
        act();
        return;
      }
      this.waiting = act;
      this.load();
    }
  }

  return { Later };
})();
