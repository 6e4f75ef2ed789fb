/**
 * The fields of an exercise in the plan: its dose and days, its place, tired days, and the sign-offs. Needs plan-form.js.
 */

var alsguide = alsguide || {};
alsguide.planItemFields = (function () {
  "use strict";
  const {
    planDom,
    planForm: form,
    planItems,
    planModel: model,
    planMovement: movement,
    planSigning,
    planState: state,
    planText
  } = alsguide;
  const { createElement, setText } = planDom;
  const { filled, labelOf } = planText;
  const { itemButton } = planItems;
  const WITH_WEIGHT = ["strengthening", "aquatic"];
  const BY_TEAM = ["sets", "repetitions", "hold_seconds", "minutes", "times_per_day"]; // not asked where only the team sets them

  /**
   * Fill the panel of an exercise, and return its fields.
   * @param {{ panel: HTMLElement, shown: HTMLElement }} parts the panel, and where the pictures are
   * @param {number} place
   * @param {App} app
   * @param {ItemList} items
   * @returns {FormPart[]}
   */
  function fillPanel({ panel, shown }, place, app, items) {
    const { plan, words } = app;
    const { exercise: id } = plan.items[place];
    const own = app.data.fields.item.map((field) => itemField(field, place, app));
    const signing = planSigning.makeSigning(String(place), app);
    const tired = tiredField(place, app);
    const up = itemButton(place, app, "up", words.up, () => items.move(place, -1));
    const down = itemButton(place, app, "down", words.down, () => items.move(place, 1));
    up.setAttribute("aria-disabled", String(place === 0));
    down.setAttribute("aria-disabled", String(place === plan.items.length - 1));
    panel.append(
      movement.makeButton(id, shown, app.data, (text, act) => itemButton(place, app, "move", text, act)),
      ...own.map((one) => one.element),
      tired.element,
      createElement("div.c-actions", {}, up, down),
      signing.element
    );
    return [...own, signing, tired];
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

  return { fillPanel };
})();
