/**
 * The state of the plan page: the plan, what the rules say of it, what can be taken back. All parts of the page ask it for
 * the plan and tell it of changes; it shows each change in all of them.
 */

/** @typedef {{ words: string, at?: number }} Undo what a change was, and the place of the item that it took away */
/**
 * @typedef {object} View what the state is shown in; most comes with plan-view.js
 * @property {() => void} show
 * @property {(parts: string[], act?: () => void) => void} whenLoaded acts as soon as all that shows a plan is there, and other parts
 * @property {() => void} [showPlan] shows or hides the plan
 * @property {() => void} readAddress adds the exercise that the address names
 * @property {() => void} openFile leads to where a file is opened
 * @property {(isFirst: boolean) => void} makeKeep makes the part that keeps the plan, and opens first what is kept
 * @property {() => void} putAway puts away all that this window holds; it can be taken back until the page is left
 * @property {() => void} fill shows the plan in every part
 * @property {() => void} putOnPaper makes the paper of the plan
 * @property {ItemList} items
 * @property {FindingList} list
 * @property {HTMLElement} paper where the paper stands
 * @property {Section[]} sections
 * @property {StepList} steps the questions that come first
 * @property {HTMLElement} title of the plan
 * @property {HTMLElement} chooserTitle of the choice of a plan
 */

var alsguide = alsguide || {};
alsguide.planApp = (function () {
  "use strict";
  const { device, planDom, planModel: model, planRules: rules, planState: state, planText } = alsguide;
  const { createElement, focusOn } = planDom;
  /** How far above and below a press nothing may lie, in pixels: half of an answer. */
  const AROUND = 48;
  const room = createElement("div.c-steps__room");
  /** How far down the last press was. Keys, and software that has no pointer, press without a place. */
  let y = NaN;
  document.addEventListener("click", ({ clientY, detail }) => (y = detail ? clientY : NaN), true);

  class App {
    /** @param {PlanPage} data */
    constructor(data) {
      this.data = data;
      this.words = data.ui;
      this.today = device.today();
      /** The plan; an empty one while none is open. */
      this.plan = model.newPlan(data, this.today);
      this.isOpen = false;
      /** Whether the questions are asked again for a plan that is open. */
      this.isAsking = false;
      /** The plan as the rules judge it, with the site's emergency number. */
      this.judged = rules.evaluate(this.plan, data, this.today);
      /** The same with the emergency number that was chosen. */
      this.result = this.judged;
      /** @type {(Undo & { plan: Plan }) | null} */
      this.undo = null;
      /**
       * Ids of the answers that are needed for printing and not given.
       * @type {string[]}
       */
      this.missing = [];
      /** Whether the plan is kept in this browser. */
      this.isKept = false;
      /** Whether it was changed since it was saved. */
      this.isDirty = false;
      /** Changes whenever another plan is shown, so that lists are made anew. */
      this.round = 0;
      this.isReading = false;
      this.status = createElement("p.u-hidden", { role: "status" });
      this.undoBar = createElement("div.c-undo");
      /** Set when the parts of the page are made. */
      this.view = /** @type {View} */ ({});
    }

    /**
     * Say something to screen readers.
     * @param {string} text
     */
    say(text) {
      this.status.textContent = text;
    }

    /** Return what must be done at once for the signs of today that were told. */
    stops() {
      const { plan, data, today } = this;
      const found = rules.evaluate(plan, data, today).findings.filter((finding) => finding.stops);
      return found.map(({ message }) => planText.withNumber(message, plan, data));
    }

    /**
     * Say that the plan is ready or, while it must not be used, what to do.
     * @param {number} out how many exercises are taken out
     */
    sayReady(out) {
      const { result, words } = this;
      const ready = planText.filled(words.ready, { kept: result.kept.length, out });
      this.say(result.stopped ? `${words.stopped_title}. ${this.stops().join(" ")}` : ready);
    }

    saved() {
      this.isDirty = false;
    }

    focusTop() {
      const { title } = this.view;
      focusOn(title);
      makeRoom(/** @type {Element} */ (title.closest("section")));
    }

    focusUndo() {
      focusOn(document.getElementById("undo"));
    }

    /**
     * Put a changed plan in the place of the last.
     * @param {Plan} plan
     * @param {Undo | null} [undo] when the change can be taken back
     */
    change(plan, undo = null) {
      const before = this.plan;
      this.plan = plan;
      this.undo = undo && !this.isReading ? { ...undo, plan: before } : null;
      this.isDirty = true;
      if (this.isReading) return;
      if (this.missing.length) this.missing = state.missing(plan, this.data);
      this.show();
    }

    /**
     * Open another plan.
     * @param {Plan} plan
     * @param {Undo | null} undo
     */
    begin(plan, undo) {
      this.round += 1;
      this.view.items.collapse();
      this.view.list.reset();
      const canUndo = this.isOpen;
      this.isOpen = true;
      this.isAsking = false;
      this.change(plan, canUndo ? undo : null);
      this.focusTop();
    }

    /**
     * Put the plan away: the paper is the blank again. All is shown for an empty plan first, so that no field, note or
     * list keeps what was in it.
     */
    wipe() {
      this.round += 1;
      this.plan = model.newPlan(this.data, this.today);
      this.judge();
      this.view.fill();
      this.view.list.reset();
      this.isOpen = false;
      this.undo = null;
      this.isDirty = false;
      this.show();
      focusOn(this.view.chooserTitle);
    }

    /** Begin again, in a way that can be taken back. */
    again() {
      const before = this.plan;
      this.wipe();
      this.undo = { plan: before, words: this.words.undo_again };
      this.isDirty = true;
      this.show();
      this.focusUndo();
    }

    /** Let go of what could be taken back: the page is left. */
    forgetUndo() {
      if (!this.undo) return;
      this.undo = null;
      this.view.show();
    }

    takeBack() {
      if (!this.undo) return;
      const { plan, at } = this.undo;
      this.round += 1;
      this.plan = plan;
      this.isOpen = true;
      this.undo = null;
      this.isDirty = true;
      this.show();
      this.say(this.words.undone);
      if (at === undefined) this.focusTop();
      else this.view.items.focus(at);
    }

    /** Read every control. The page is shown anew only when all are read, so that none loses what it holds, and on another day. */
    readAll() {
      if (this.isReading) return;
      const before = this.plan;
      const { steps, items, sections } = this.view;
      this.isReading = true;
      for (const part of this.isOpen && !this.isAsking ? [items, ...sections] : [steps]) part.read();
      this.isReading = false;
      if (this.plan !== before) this.change(this.plan);
      else if (this.today !== device.today()) this.show();
    }

    /**
     * Return the parts of the form in which some questions are asked.
     * @param {string[]} asked
     * @returns {Section[]}
     */
    sectionsOf(asked) {
      const fields = this.data.fields.answers.filter((field) => asked.includes(field.id));
      const ids = fields.map((field) => field.section);
      return this.view.sections.filter((section) => ids.includes(section.id) || asked.includes(section.id));
    }

    /** Judge the plan. */
    judge() {
      this.judged = rules.evaluate(this.plan, this.data, this.today);
      const findings = this.judged.findings.map((finding) => {
        return { ...finding, message: planText.withNumber(finding.message, this.plan, this.data) };
      });
      this.result = { ...this.judged, findings };
    }

    /** Show the plan as it is on this day: the page may have been open since yesterday. */
    show() {
      this.today = device.today();
      if (this.isOpen) this.judge();
      this.view.show();
    }
  }

  /**
   * Let the row of targets that would lie as high as the last press was begin below it, with all that follows: what a press brings
   * must not be chosen by a gaze that rests there, or by a hand that presses twice.
   * @param {Element} element what the press has brought
   */
  function makeRoom(element) {
    room.remove();
    for (const target of element.querySelectorAll(".c-button, label, details")) {
      const box = target.getBoundingClientRect();
      if (box.top < y + AROUND && box.height && box.bottom > y - AROUND) {
        room.style.blockSize = `${y + AROUND - box.top}px`;
        target.before(room);
        return;
      }
    }
  }

  return { App, makeRoom };
})();
