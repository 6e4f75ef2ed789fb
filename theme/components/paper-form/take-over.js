/**
 * Taking over into a paper what a plan, or another paper, says already: shown first, filled in where nothing stands, and
 * undone by one button. A plan file is read on the device; nothing is kept here and nothing is sent.
 */
/** @typedef {{ id: string, title: string, fields: TakingField[] }} TakingPaper */
/** @typedef {{ words: Record<string, string>, values: Record<string, SharedValue>, papers: TakingPaper[], plan: PlanPage }} TakeOverData */

var alsguide = alsguide || {};
alsguide.takeOver = (function () {
  "use strict";
  const { device, planDom, planFile, sharedValues } = alsguide;
  const { createElement, button, focusOn } = planDom;

  /** The panel below the button, and what it does. */
  class Panel {
    /**
     * @param {HTMLFormElement} root
     * @param {HTMLElement} from the button that opens the panel
     * @param {TakeOverData} data
     */
    constructor(root, from, data) {
      this.root = root;
      this.from = from;
      this.shared = data;
      this.controls = /** @type {HTMLInputElement[]} */ ([...root.elements]);
      this.panel = createElement("div.c-paper-form.l-flow.u-screen", {});
      this.file = createElement("input.c-fields__input", {
        type: "file",
        id: "take-file",
        accept: ".json,application/json"
      });
      this.file.setAttribute("aria-describedby", "take-file-help");
      this.file.addEventListener("change", () => this.readFile());
      /** @type {[HTMLInputElement, string][]} what was filled in: a control, and its text */
      this.filled = [];
      root.before(this.panel);
      root.addEventListener("reset", () => this.panel.replaceChildren());
    }

    /**
     * Return what a plan says.
     * @param {Plan} plan
     * @returns {Origin}
     */
    originOf(plan) {
      const { plan: data, values, words } = this.shared;
      const day = new Date(`${plan.answers["answered_on"]}T12:00:00`);
      const date = Number.isNaN(day.getTime())
        ? ""
        : day.toLocaleDateString(document.documentElement.lang, { year: "numeric", month: "long", day: "numeric" });
      const from = words["from_plan"].replace("{date}", date);
      return { from, said: sharedValues.saidInPlan(plan, values, data, words["side"]) };
    }

    /** What is kept of the other papers. */
    keptPapers() {
      const others = this.shared.papers.filter(({ id }) => id !== this.root.dataset["paper"]);
      return others.flatMap(({ id, title, fields }) => {
        const kept = device.stored(device.PAPERS + id);
        const from = this.shared.words["from_paper"].replace("{title}", () => title);
        return kept ? { from, said: sharedValues.saidInPaper(kept, fields) } : [];
      });
    }

    /** Show what is kept on this device. */
    open() {
      const { plan: data, words } = this.shared;
      const kept = device.stored(device.PLAN);
      const opened = kept === null ? null : planFile.parse(kept, data);
      const plans = opened && opened.ok ? [this.originOf(opened.plan)] : [];
      const origins = [...this.keptPapers(), ...plans];
      const none = opened && !opened.ok ? opened.message : words[origins.length ? "nothing_new" : "nothing_kept"];
      this.offer(origins, none);
    }

    async readFile() {
      const [chosen] = this.file.files || [];
      if (!chosen) return;
      const { plan: data, words } = this.shared;
      const opened = await planFile.readFile(chosen, data);
      this.file.value = "";
      if (opened.ok) this.offer([this.originOf(opened.plan), ...this.keptPapers()], words["nothing_new"]);
      else this.show(opened.message, this.opening());
    }

    /**
     * Return the controls of a field that a text, or words among its choices, can be put into; none when something stands there.
     * @param {Offer} offer
     * @returns {HTMLInputElement[]}
     */
    emptyControls({ field, words, text }) {
      const named = this.controls.filter(({ name }) => name === field.name);
      if (named.some((control) => (control.type === "textarea" ? control.value.trim() : control.checked))) return [];
      const fitting = named.filter((control) => (control.type === "textarea" ? text : words.includes(control.value)));
      return fitting.slice(0, fitting.some(({ type }) => type === "radio") ? 1 : undefined);
    }

    /**
     * Show what origins offer, each with a tick.
     * @param {Origin[]} origins
     * @param {string} none what is said when they offer nothing
     */
    offer(origins, none) {
      const { papers, values, words } = this.shared;
      const own = papers.find(({ id }) => id === this.root.dataset["paper"]);
      const all = own ? sharedValues.offersFor(own.fields, origins, values) : [];
      const offers = all.filter((one) => this.emptyControls(one).length);
      const from = [...new Set(offers.flatMap((one) => one.from))].join(", ");
      const ticks = offers.map((one, place) => this.tick(one, place, from));
      const fill = button(words["fill"], () => this.fillAll(ticks.filter(({ box }) => box.checked)), {
        id: "take-fill"
      });
      if (!ticks.length) this.show(none, this.opening());
      else
        this.show(
          words["choose"].replace("{from}", () => from),
          ticks.map(({ label }) => label),
          createElement("div.c-toolbar", {}, fill, this.closing()),
          this.opening()
        );
    }

    /**
     * Return the tick of an offer, and how it is filled in.
     * @param {Offer} offer
     * @param {number} place
     * @param {string} all from where all offers are: one that says less says from where it is
     */
    tick(offer, place, all) {
      const { field, text } = offer;
      const controls = this.emptyControls(offer);
      const from = offer.from.join(", ");
      const words = controls[0].type === "textarea" ? text : controls.map(({ value }) => value).join("; ");
      const origin = from === all ? "" : ` (${from})`;
      const said = `${field.label}: ${words}${origin}`;
      const box = createElement("input.c-fields__box", { type: "checkbox", id: `take-${place}`, autocomplete: "off" });
      box.checked = true;
      const label = createElement("label.c-fields__choice", {}, box, createElement("span", {}, said));
      return { box, label, field, fill: () => controls.map((control) => this.fill(control, text)) };
    }

    /**
     * @param {HTMLInputElement} control
     * @param {string} text
     */
    fill(control, text) {
      const { type } = control;
      if (type === "textarea") control.value = text;
      else control.checked = true;
      this.filled.push([control, control.value]);
    }

    /** @param {{ field: TakingField, fill: () => void }[]} chosen */
    fillAll(chosen) {
      const { words } = this.shared;
      this.filled = [];
      if (!chosen.length) {
        this.close();
        return;
      }
      for (const { fill } of chosen) fill();
      this.changed();
      const names = chosen.map(({ field }) => field.label).join(", ");
      const told = words[chosen.length === 1 ? "filled_one" : "filled"];
      const undo = button(words["undo"], () => this.undo(), { id: "take-undo" });
      this.show(
        told.replace("{count}", String(chosen.length)).replace("{names}", () => names),
        createElement("div.c-toolbar", {}, undo, this.closing())
      );
    }

    /** Take away what was filled in, but where it was changed since. */
    undo() {
      for (const [control, text] of this.filled) {
        if (control.type !== "textarea") control.checked = false;
        else if (control.value === text) control.value = "";
      }
      this.changed();
      this.show(this.shared.words["undone"], createElement("div.c-toolbar", {}, this.closing()));
    }

    /** Tell the other scripts of the page that fields have changed. */
    changed() {
      this.root.dispatchEvent(new Event("change"));
    }

    /**
     * Show a message, which is said once because the focus goes there, and what can be done.
     * @param {string} message
     * @param {...(HTMLElement | HTMLElement[])} parts
     */
    show(message, ...parts) {
      const told = createElement("p", { id: "take-told" }, message);
      this.panel.replaceChildren(told, ...parts.flat());
      focusOn(told);
    }

    /** Return the field that opens a plan file. */
    opening() {
      const { words } = this.shared;
      return createElement(
        "div.c-fields__item",
        {},
        createElement("label.c-fields__label", { for: "take-file" }, words["file"]),
        createElement("p.c-fields__hint", { id: "take-file-help" }, words["file_help"]),
        this.file
      );
    }

    /** Close the panel; the focus goes back to its button. */
    close() {
      this.panel.replaceChildren();
      this.from.focus();
    }

    /** Return the button that closes the panel. */
    closing() {
      return button(this.shared.words["cancel"], () => this.close());
    }
  }

  /**
   * Open the panel, now and whenever its button is chosen.
   * @param {TakeOverData} data
   */
  function start(data) {
    const root = /** @type {HTMLFormElement} */ (document.querySelector("[data-take]"));
    const from = /** @type {HTMLElement} */ (document.getElementById("paper-take"));
    const part = new Panel(root, from, data);
    from.addEventListener("click", () => part.open());
    part.open();
  }

  return { start };
})();
