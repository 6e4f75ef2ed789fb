/**
 * Fields of the form, made from the page's data. A field reads its controls when it is asked to (the page asks on every
 * `input`, `change` and click, and before use): software may set values without any key or event. Needs plan-dom.js and plan-text.js.
 */
/**
 * @typedef {object} Spec where a field stands in the plan
 * @property {string} id unique in the page
 * @property {() => any} get the value in the plan
 * @property {(value: any) => void} set puts a value into the plan
 * @property {() => string} [label] in place of the field's own
 * @property {() => Bounds | null} [bounds] of numbers; null: the field does not apply
 * @property {() => boolean} [shown]
 * @property {() => FindingText[]} [findings] to show beside it
 * @property {boolean} [quiet] the label is only said
 */
/** @typedef {Spec & { label: () => string }} LabelledSpec */
/**
 * @typedef {object} Control
 * @property {HTMLElement} element
 * @property {HTMLElement} labelled
 * @property {HTMLElement} described
 * @property {() => FieldValue | undefined} value what it holds; undefined: nothing that could stand in the plan
 * @property {() => void} update
 */
/**
 * @typedef {object} Option a choice, or a day of the week
 * @property {string | number} id
 * @property {string | Wording} label
 * @property {string} [label_other]
 * @property {boolean} [alone]
 */
/** @typedef {{ choice: Option, input: HTMLInputElement, text: HTMLElement }} ShownOption */
/** @typedef {Part & { read: () => void }} FormPart */
/** @typedef {FormPart & { id: string }} FormField */

var alsguide = alsguide || {};
alsguide.planForm = (function () {
  "use strict";
  const { planDom, planFindings, planSchedule: schedule, planText } = alsguide;
  const { createElement, setText } = planDom;
  const { labelOf } = planText;

  /**
   * Return a value as a text that is the same in whatever order several choices were made.
   * @param {FieldValue | undefined} value
   */
  function asText(value) {
    return JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
  }

  /**
   * Make a field.
   * @param {AskedField} field from `data.fields`
   * @param {Spec} spec
   * @param {App} app
   * @returns {FormField}
   */
  function makeField(field, spec, app) {
    const label = () => (spec.label ? spec.label() : labelOf(field, app.plan.answers.filled_by));
    const own = controlOf(field, { ...spec, label }, app);
    const help = field.help ? createElement("p.c-question__help", { id: `${spec.id}-help` }, field.help) : null;
    const notes = createElement("div", { id: `${spec.id}-notes` });
    if (help) own.labelled.after(help);
    own.element.append(notes);
    own.described.setAttribute("aria-describedby", `${help ? help.id + " " : ""}${notes.id}`);
    /** What it was last shown to be. A field that still holds this was not changed: another answer may have set it since. */
    let shown = "";
    const read = () => {
      const value = own.value();
      if (value !== undefined && ![shown, asText(spec.get())].includes(asText(value))) spec.set(value);
    };
    const update = () => {
      shown = asText(spec.get());
      own.element.hidden = (spec.shown && !spec.shown()) || (spec.bounds && spec.bounds() === null) || false;
      if (own.element.hidden) return;
      own.update();
      planFindings.showBeside(notes, spec.findings ? spec.findings() : [], app);
    };
    return { id: spec.id, element: own.element, update, read };
  }

  /**
   * Make the control of a field. Those that are typed come later (plan-typed.js): the first questions have none.
   * @param {AskedField} field
   * @param {LabelledSpec} spec
   * @param {App} app
   * @returns {Control}
   */
  function controlOf(field, spec, app) {
    const { planTyped } = alsguide;
    switch (field.type) {
      case "number":
        return planTyped.numberField(field, spec, app);
      case "date":
        return planTyped.dateField(field, spec, app);
      case "text":
        return planTyped.textField(field, spec);
      default:
        return choiceField(field, spec, app);
    }
  }

  /**
   * One or several of some choices, as native radio buttons or boxes with large labels.
   * @param {ChoiceQuestion | ManyQuestion | DaysQuestion} field
   * @param {LabelledSpec} spec
   * @param {App} app
   * @returns {Control}
   */
  function choiceField(field, spec, app) {
    const many = field.type !== "choice";
    const days = field.type === "days";
    /** @type {Option[]} */
    const choices = days
      ? schedule.DAYS.map((day) => ({ id: day, label: app.data.words.days[day - 1] }))
      : field.choices;
    const legend = createElement(spec.quiet ? "legend.u-hidden" : "legend.c-question__label", {});
    /** @type {ShownOption[]} */
    const rows = [];
    const list = createElement("div.c-choices");
    for (const choice of choices) {
      const id = `${spec.id}-${choice.id}`;
      const input = createElement("input.c-choices__input", {
        type: many ? "checkbox" : "radio",
        id,
        name: spec.id,
        value: choice.id,
        autocomplete: "off"
      });
      const text = createElement("span", {});
      const row = { choice, input, text };
      rows.push(row);
      list.append(createElement("label.c-choices__item", { for: id }, input, text));
      if (many && !days) input.addEventListener("change", () => leaveAlone(row, rows));
    }
    const element = createElement("fieldset.c-question", { id: spec.id }, legend, list);
    return {
      element,
      labelled: legend,
      described: element,
      value() {
        const chosen = rows.filter(({ input }) => input.checked).map(({ choice }) => choice.id);
        return many ? chosen : chosen[0];
      },
      update() {
        setText(legend, spec.label());
        if (field.required) legend.append(" ", createElement("span.c-question__needed", {}, app.words.required_note));
        const value = spec.get();
        for (const { choice, input, text } of rows) {
          setText(text, labelOf(choice, app.plan.answers.filled_by));
          input.checked = many ? (value || []).includes(choice.id) : value === choice.id;
        }
      }
    };
  }

  /**
   * Take the ticks away that do not go with the one just set: a choice that stands alone, or those beside it.
   * @param {ShownOption} row
   * @param {ShownOption[]} rows
   */
  function leaveAlone(row, rows) {
    if (!row.input.checked) return;
    for (const other of rows) {
      if (other !== row && (row.choice.alone || other.choice.alone)) other.input.checked = false;
    }
  }

  return { makeField };
})();
