/**
 * The exercises of the plan: pictures, dose in words, buttons, and the fields of each. Needs plan-form.js, plan-findings.js.
 */
/** @typedef {FormPart & { show: (on: boolean) => void }} ItemView */

var alsguide = alsguide || {};
alsguide.planItems = (function () {
  "use strict";
  const {
    planDom,
    planFindings: findings,
    planForm: form,
    planModel: model,
    planPictures: pictures,
    planSigning,
    planState: state,
    planText
  } = alsguide;
  const { createElement, button, focusOn, setText } = planDom;
  const { filled, doseText, daysText, labelOf, onlyIf } = planText;
  const WITH_WEIGHT = ["strengthening", "aquatic"];
  const BY_TEAM = ["sets", "repetitions", "hold_seconds", "minutes", "times_per_day"]; // not asked where only the team sets them

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
        if (view) view.show(true);
      }
      this.empty.hidden = plan.items.length > 0;
      for (const view of this.views) view.update();
    }

    /**
     * Show the fields of one exercise, or of none.
     * @param {number} place
     * @param {boolean} on
     */
    unfold(place, on) {
      this.opened = on ? place : -1;
      this.views.forEach((view, other) => view.show(other === this.opened));
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
      app.change(state.withOther(app.plan, place, id, app.data));
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
    const { name } = data.exercises[id];
    const key = `item-${place}`;
    const status = createElement("p.c-items__status");
    const dose = createElement("p");
    const slot = data.builder.slots.find((one) => one.choices.some(({ exercise }) => exercise === id));
    const why = slot && slot.why;
    const only = onlyIf(app.plan, id, data);
    const instead = createElement("p.c-items__instead");
    const notes = createElement("div.c-items__notes", { id: `${key}-notes` });
    const panel = createElement("div.c-items__panel", { id: `${key}-panel`, hidden: true });
    const buttons = itemButtons(place, app, items, panel);
    const element = createElement(
      "li.c-items__item",
      {},
      createElement("h4.c-items__title", { id: `${key}-title` }, name),
      status,
      createElement(
        "div.c-items__pictures",
        { "aria-hidden": "true" },
        [0, 1].map((moment) => pictures.picture(id, moment, data, true))
      ),
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
      panel
    );
    /** @type {FormPart[]} */
    let fields = [];

    /** @param {boolean} on */
    function show(on) {
      panel.hidden = !on;
      buttons.show(on);
      if (on && !fields.length) fields = fillPanel(panel, place, app, items);
      if (on) update();
    }

    function update() {
      const isOut = Object.hasOwn(app.result.out, String(place));
      const other = findings.standInOf(place, app);
      element.classList.toggle("c-items__item--out", isOut);
      setText(status, isOut ? words.status_out : words.status_kept);
      setText(dose, `${doseText(item(), data)} ${daysText(item().days, data)}.`);
      const inPlace = other ? filled(words.instead_title, { exercise: other }) : data.no_stand_in[id] || "";
      setText(instead, isOut ? inPlace : "");
      const own = findings.notesOf(String(place), app);
      if (notes.textContent !== own.map((one) => one.textContent).join("")) notes.replaceChildren(...own);
      buttons.update();
      if (!panel.hidden) for (const field of fields) field.update();
    }

    return { element, update, show, read: () => fields.forEach((field) => !panel.hidden && field.read()) };
  }

  /**
   * Make the buttons of an exercise.
   * @param {number} place
   * @param {App} app
   * @param {ItemList} items
   * @param {HTMLElement} panel what the first one opens
   */
  function itemButtons(place, app, items, panel) {
    const { plan, words } = app;
    const about = app.data.exercises[plan.items[place].exercise].name;
    /** @type {(name: string, text: string, act: () => void) => HTMLButtonElement} */
    const itemButton = (name, text, act) => button(text, act, { id: `item-${place}-${name}`, about });
    const change = itemButton("change", words.change, () => items.unfold(place, panel.hidden));
    change.setAttribute("aria-controls", panel.id);
    change.setAttribute("aria-expanded", "false");
    const up = itemButton("up", words.up, () => items.move(place, -1));
    const down = itemButton("down", words.down, () => items.move(place, 1));
    const remove = itemButton("remove", words.remove, () => items.remove(place));
    return {
      element: createElement("div.c-actions", {}, change, up, down, remove),
      /** @param {boolean} on */
      show(on) {
        change.setAttribute("aria-expanded", String(on));
        /** @type {Text} */ (change.firstChild).textContent = on ? words.change_done : words.change;
      },
      update() {
        up.setAttribute("aria-disabled", String(place === 0));
        down.setAttribute("aria-disabled", String(place === app.plan.items.length - 1));
      }
    };
  }

  /**
   * Fill the panel of an exercise, and return its fields.
   * @param {HTMLElement} panel
   * @param {number} place
   * @param {App} app
   * @param {ItemList} items
   * @returns {FormPart[]}
   */
  function fillPanel(panel, place, app, items) {
    const exercise = () => app.plan.items[place].exercise;
    const own = app.data.fields.item.map((field) => itemField(field, place, app));
    const signing = planSigning.makeSigning(String(place), app);
    const tired = tiredField(place, app);
    panel.append(...own.map((one) => one.element), tired.element);
    const other = otherWay(exercise(), app);
    if (other) {
      const text = filled(app.words.other_way, { exercise: app.data.exercises[other].name });
      panel.append(button(text, () => items.replace(place, other)));
    }
    panel.append(signing.element);
    return [...own, signing, tired];
  }

  /**
   * Return the exercise that a ready-made plan names in the place of another.
   * @param {string} id
   * @param {App} app
   * @returns {string | undefined}
   */
  function otherWay(id, app) {
    const starter = app.data.starters.find((one) => one.id === app.plan.starter);
    return starter && starter.notes[id] && starter.notes[id].or;
  }

  /**
   * Return a field of an item.
   * @param {AskedField} field
   * @param {number} place
   * @param {App} app
   * @returns {FormField}
   */
  function itemField(field, place, app) {
    const item = () => app.plan.items[place];
    const exercise = app.data.exercises[item().exercise];
    const isShown = () => {
      if (field.id === "resistance") return WITH_WEIGHT.includes(exercise.kind) || item().resistance !== "none";
      if (field.id === "resistance_kg") return item().resistance === "set_by_therapist";
      return !exercise.team_sets || !BY_TEAM.includes(field.id);
    };
    /** @param {NumberQuestion} number */
    const boundsOf = (number) => () =>
      number.id === "resistance_kg" ? number : model.boundsOf(number, item(), app.data);
    return form.makeField(
      field,
      {
        id: `item-${place}-${field.id}`,
        get: () => /** @type {Record<string, any>} */ (item())[field.id],
        set: (value) => app.change(state.withItem(app.plan, place, { [field.id]: value }, app.data)),
        label: () => labelOf(field, app.plan.answers.filled_by),
        bounds: field.type === "number" ? boundsOf(field) : undefined,
        shown: isShown
      },
      app
    );
  }

  /**
   * Return the tick that puts an exercise into the plan for tired days.
   * @param {number} place
   * @param {App} app
   * @returns {FormPart}
   */
  function tiredField(place, app) {
    const id = app.plan.items[place].exercise;
    const input = createElement("input.c-choices__input", {
      type: "checkbox",
      id: `item-${place}-tired`,
      autocomplete: "off"
    });
    const read = () => {
      if (input.checked !== app.plan.plan_b.includes(id)) app.change(state.withTired(app.plan, id, input.checked));
    };
    input.addEventListener("change", read);
    const text = filled(app.words.tired_add, { exercise: app.data.exercises[id].name });
    const help = createElement("p.c-question__help", { id: `${input.id}-help` }, app.words.tired_text);
    const out = createElement("p", { id: `${input.id}-out` });
    input.setAttribute("aria-describedby", `${help.id} ${out.id}`);
    const element = createElement(
      "div.c-question",
      {},
      help,
      createElement("label.c-choices__item", { for: input.id }, input, createElement("span", {}, text)),
      out
    );
    return {
      element,
      read,
      update() {
        input.checked = app.plan.plan_b.includes(id);
        setText(
          out,
          input.checked && app.result.plan_b_out[id]
            ? filled(app.words.tired_out, { exercise: app.data.exercises[id].name })
            : ""
        );
      }
    };
  }

  return { Items };
})();
