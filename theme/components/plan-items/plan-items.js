/**
 * The exercises of the plan: pictures, dose in words, and buttons. The fields of each come later (plan-item-fields.js).
 */
/** @typedef {FormPart & { show: (opened: string) => void }} ItemView */

var alsguide = alsguide || {};
alsguide.planItems = (function () {
  "use strict";
  const {
    planBuilder: builder,
    planDom,
    planFindings: findings,
    planPictures: pictures,
    planState: state,
    planText
  } = alsguide;
  const { createElement, button, card, focusOn, setText } = planDom;
  const { filled, doseText, daysText, onlyIf } = planText;

  /** The list of exercises. */
  class Items {
    /** @param {App} app */
    constructor(app) {
      const { words } = app;
      this.app = app;
      this.list = createElement("ol.c-items", { id: "items" });
      this.empty = createElement("p", {}, words.items_empty);
      const title = createElement("h3", { id: "items-title" }, words.items_title);
      const attributes = { "aria-labelledby": "items-title" };
      this.element = createElement("section.l-flow", attributes, title, this.empty, this.list);
      /** @type {ItemView[]} */
      this.views = [];
      this.shape = "";
      this.opened = -1;
      /** What of it is open. */
      this.part = "";
    }

    /** Make the list anew when exercises came, went or changed places; else bring each up to date. */
    update() {
      const { plan, round, undo, undoBar } = this.app;
      const at = undo ? undo.at : undefined;
      const shape = JSON.stringify([plan.items.map((item) => item.exercise), round, at]);
      if (shape !== this.shape) {
        this.shape = shape;
        this.views = plan.items.map((_, place) => makeItem(place, this.app, this));
        const rows = this.views.map((view) => view.element);
        if (at !== undefined) rows.splice(at, 0, createElement("li.c-items__undo", {}, undoBar));
        this.list.replaceChildren(...rows);
        const view = this.views[this.opened];
        if (view) view.show(this.part);
      }
      this.empty.hidden = plan.items.length > 0;
      for (const view of this.views) view.update();
    }

    /**
     * Show the fields of one exercise, or what can stand in its place, or nothing.
     * @param {number} place
     * @param {string} part "change", "swap", or ""
     */
    unfold(place, part) {
      this.opened = part ? place : -1;
      this.part = part;
      this.views.forEach((view, other) => view.show(other === this.opened ? part : ""));
    }

    /**
     * Open the fields of an exercise; of none, show the list.
     * @param {number} place
     */
    openAt(place) {
      this.app.view.whenLoaded(["change"], () => {
        if (place >= 0) this.unfold(place, "change");
        focusOn(document.getElementById(place < 0 ? "items-title" : `item-${place}-title`));
      });
    }

    /**
     * Move an exercise one place up (-1) or down (1).
     * @param {number} place
     * @param {number} step
     */
    move(place, step) {
      const { app } = this;
      const to = place + step;
      if (to < 0 || to >= app.plan.items.length) return;
      if (this.opened === place || this.opened === to) this.opened = place + to - this.opened;
      app.change(state.moved(app.plan, place, step));
      const { name } = app.data.exercises[app.plan.items[to].exercise];
      app.say(filled(app.words.moved, { exercise: name, number: to + 1, count: app.plan.items.length }));
      focusOn(document.getElementById(`item-${to}-${step < 0 ? "up" : "down"}`));
    }

    /** @param {number} place */
    remove(place) {
      const { app } = this;
      const { name } = app.data.exercises[app.plan.items[place].exercise];
      this.opened = -1;
      const words = filled(app.words.undo_remove, { exercise: name });
      app.change(state.without(app.plan, place), { words, at: place });
      app.focusUndo();
    }

    /**
     * Put another exercise in the place of one.
     * @param {number} place
     * @param {string} id
     */
    replace(place, id) {
      const { app } = this;
      const { name } = app.data.exercises[app.plan.items[place].exercise];
      this.opened = -1;
      const words = filled(app.words.undo_remove, { exercise: name });
      app.change(state.withOther(app.plan, place, id, app.data), { words, at: place });
      app.say(filled(app.words.added, { exercise: app.data.exercises[id].name }));
      this.focus(place);
    }

    /** @param {number} place */
    focus(place) {
      focusOn(document.getElementById(`item-${place}-title`));
    }

    read() {
      for (const view of this.views) view.read();
    }

    /** Close all, for another plan. */
    collapse() {
      this.opened = -1;
      this.shape = "";
    }
  }

  /**
   * Make one exercise of the plan.
   * @param {number} place
   * @param {App} app
   * @param {ItemList} items
   * @returns {ItemView}
   */
  function makeItem(place, app, items) {
    const { data, words } = app;
    const item = () => app.plan.items[place];
    const id = item().exercise;
    const key = `item-${place}`;
    const status = createElement("p.c-items__status", {}, words.status_out);
    const dose = createElement("p");
    const [why, only] = [whyOf(id, data), onlyIf(app.plan, id, data)];
    const instead = createElement("p.c-items__instead");
    const notes = createElement("div.c-items__notes", { id: `${key}-notes` });
    const shown = picturesOf(id, data);
    const panel = createElement("div.c-items__panel", { id: `${key}-panel`, hidden: true });
    const swaps = createElement("div", { id: `${key}-swaps`, hidden: true });
    const buttons = itemButtons(place, app, items, { panel, swaps });
    const element = createElement(
      "li.c-items__item",
      {},
      createElement("h4.c-items__title", { id: `${key}-title` }, data.exercises[id].name),
      status,
      shown,
      createElement(
        "div.c-items__words",
        {},
        why && createElement("p", {}, why),
        dose,
        only && createElement("p", {}, only),
        instead,
        notes
      ),
      buttons.element,
      swaps,
      panel
    );
    /** @type {FormPart[]} */
    let fields = [];

    /** @param {string} opened "swap", "change", or "" for none */
    function show(opened) {
      panel.hidden = opened !== "change";
      swaps.hidden = opened !== "swap";
      element.classList.toggle("c-items__item--open", opened !== "");
      buttons.show(opened);
      const { planItemFields } = alsguide;
      if (!panel.hidden && !fields.length) fields = planItemFields.fillPanel({ panel, shown }, place, app, items);
      if (!swaps.hidden) fillSwaps(swaps, place, app, items);
      if (opened) update();
    }

    function update() {
      const isOut = Object.hasOwn(app.result.out, String(place));
      const other = findings.standInOf(place, app);
      element.classList.toggle("c-items__item--out", isOut);
      status.hidden = !isOut;
      setText(dose, `${doseText(item(), data)} ${daysText(item().days, data)}.`);
      const inPlace = other ? filled(words.instead_title, { exercise: other }) : data.no_stand_in[id] || "";
      setText(instead, isOut ? inPlace : "");
      const own = isOut ? findings.notesOf(String(place), app) : [];
      if (notes.textContent !== own.map((one) => one.textContent).join("")) notes.replaceChildren(...own);
      if (!panel.hidden) for (const field of fields) field.update();
    }

    return { element, update, show, read: () => fields.forEach((field) => !panel.hidden && field.read()) };
  }

  /**
   * Return both pictures of an exercise; the words beside them say all.
   * @param {string} id
   * @param {PlanPage} data
   */
  function picturesOf(id, data) {
    const drawn = [0, 1].map((moment) => pictures.pictureLater(id, moment, data));
    return createElement("div.c-items__pictures", { "aria-hidden": "true" }, drawn);
  }

  /**
   * Return why an exercise stands in a plan, or undefined.
   * @param {string} id
   * @param {PlanPage} data
   */
  function whyOf(id, data) {
    const slot = data.builder.slots.find((one) => one.choices.some(({ exercise }) => exercise === id));
    return slot && slot.why;
  }

  /**
   * Make the buttons of an exercise: what can stand in its place, its fields, and the way out.
   * @param {number} place
   * @param {App} app
   * @param {ItemList} items
   * @param {{ panel: HTMLElement, swaps: HTMLElement }} parts what the first two open
   */
  function itemButtons(place, app, items, { panel, swaps }) {
    const { words } = app;
    /** @type {(part: HTMLElement, kind: "swap" | "change") => HTMLButtonElement} */
    const toggle = (part, kind) => {
      const turn = () => items.unfold(place, part.hidden ? kind : "");
      const later = () => app.view.whenLoaded(["change"], turn);
      const made = itemButton(place, app, kind, words[kind], kind === "change" ? later : turn);
      made.setAttribute("aria-controls", part.id);
      return made;
    };
    const swap = toggle(swaps, "swap");
    const change = toggle(panel, "change");
    const remove = itemButton(place, app, "remove", words.remove, () => items.remove(place));
    /** @type {(one: HTMLButtonElement, text: string, on: boolean) => void} */
    const mark = (one, text, on) => {
      one.setAttribute("aria-expanded", String(on));
      /** @type {Text} */ (one.firstChild).textContent = on ? words.change_done : text;
    };
    return {
      element: createElement("div.c-actions", {}, swap, change, remove),
      /** @param {string} opened */
      show(opened) {
        mark(swap, words.swap, opened === "swap");
        mark(change, words.change, opened === "change");
      }
    };
  }

  /**
   * Make a button that says which exercise it is for.
   * @param {number} place
   * @param {App} app
   * @param {string} name
   * @param {string} text
   * @param {() => void} act
   */
  function itemButton(place, app, name, text, act) {
    const about = app.data.exercises[app.plan.items[place].exercise].name;
    return button(text, act, { id: `item-${place}-${name}`, about });
  }

  /**
   * Show the exercises that may stand in the place of one, in pictures.
   * @param {HTMLElement} part
   * @param {number} place
   * @param {App} app
   * @param {ItemList} items
   */
  function fillSwaps(part, place, app, items) {
    const { data, plan, today, words } = app;
    const cards = builder.swapsFor(plan, place, data, today).map((id) => {
      const shown = [pictures.picture(id, 1, data, true)];
      return card(`item-${place}-to-${id}`, shown, data.exercises[id].name, "", () => items.replace(place, id));
    });
    const none = cards.length ? null : createElement("p", {}, words.swap_none);
    part.replaceChildren(none || createElement("ul.c-starters", {}, cards));
  }

  return { Items, itemButton };
})();
