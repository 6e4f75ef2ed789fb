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
  const { createElement, visuallyHidden, button, setText } = planDom;
  const { filled, labelOf, dateText } = planText;
  const TYPED_RANGE = 40;

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
   * Make the control of a field.
   * @param {AskedField} field
   * @param {LabelledSpec} spec
   * @param {App} app
   * @returns {Control}
   */
  function controlOf(field, spec, app) {
    switch (field.type) {
      case "number":
        return numberField(field, spec, app);
      case "date":
        return dateField(field, spec, app);
      case "text":
        return textField(field, spec);
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

  /**
   * A number, changed by two buttons; one with a long range can be typed too.
   * @param {NumberQuestion} field
   * @param {LabelledSpec} spec
   * @param {App} app
   * @returns {Control}
   */
  function numberField(field, spec, app) {
    const input = field.max - field.min > TYPED_RANGE ? numberInput(field, spec) : null;
    const label = createElement("span.c-question__label", { id: `${spec.id}-label` });
    const output = createElement("output.c-stepper__value", { id: `${spec.id}-value`, "aria-labelledby": label.id });
    const abouts = [createElement("span.u-hidden"), createElement("span.u-hidden")];
    const less = button(app.words.less, () => step(-1), { id: `${spec.id}-less` });
    const more = button(app.words.more, () => step(1), { id: `${spec.id}-more` });
    less.append(abouts[0]);
    more.append(abouts[1]);
    const element = createElement(
      "div.c-question",
      { role: "group", "aria-labelledby": `${spec.id}-label`, id: spec.id },
      label,
      createElement("div.c-stepper", {}, less, input || output, more)
    );

    /** @param {number} direction */
    function step(direction) {
      const value = nextNumber(field, spec.get(), boundsOf(field, spec), direction);
      if (value !== spec.get()) spec.set(value);
    }

    return {
      element,
      labelled: label,
      described: element,
      value() {
        if (!input) return undefined;
        const number = input.value === "" ? null : Number(input.value);
        return number === null || (Number.isInteger(number) && number >= field.min && number <= field.max)
          ? number
          : undefined;
      },
      update() {
        setText(label, spec.label());
        for (const about of abouts) setText(about, filled(app.words.of_field, { field: spec.label() }));
        const value = spec.get();
        const text = typeof value === "number" ? String(value) : "";
        setText(output, text || app.words.none_set);
        if (input && document.activeElement !== input && input.value !== text) input.value = text;
        const { min, max } = boundsOf(field, spec);
        less.setAttribute("aria-disabled", String(typeof value === "number" && value <= min));
        more.setAttribute("aria-disabled", String(typeof value === "number" && value >= max));
      }
    };
  }

  /**
   * Make the input of a number that can be typed.
   * @param {NumberQuestion} field
   * @param {LabelledSpec} spec
   */
  function numberInput(field, spec) {
    return createElement("input.c-input.c-input--short", {
      type: "number",
      id: `${spec.id}-typed`,
      min: field.min,
      max: field.max,
      "aria-labelledby": `${spec.id}-label`,
      autocomplete: "off"
    });
  }

  /**
   * Return the most and the least that the buttons of a number reach.
   * @param {NumberQuestion} field
   * @param {LabelledSpec} spec
   * @returns {Bounds}
   */
  function boundsOf(field, spec) {
    const own = spec.bounds && spec.bounds();
    return own || field;
  }

  /**
   * Return the number to which a button leads; from no number, the first or, of a long range, the middle.
   * @param {NumberQuestion} field
   * @param {FieldValue} value
   * @param {Bounds} bounds
   * @param {number} direction -1 or 1
   * @returns {number}
   */
  function nextNumber(field, value, { min, max }, direction) {
    if (typeof value !== "number") return field.max - field.min > TYPED_RANGE ? Math.round((min + max) / 2) : min;
    if (field.values) {
      const allowed = field.values.filter((one) => one >= min && one <= max);
      const others = allowed.filter((one) => (direction > 0 ? one > value : one < value));
      const other = direction > 0 ? others[0] : others.pop();
      return other === undefined ? value : other;
    }
    return Math.min(Math.max(value + direction * (field.step || 1), Math.min(min, value)), Math.max(max, value));
  }

  /**
   * A date, changed by buttons or with the browser's own picker. `bounds` gives its first and its last day.
   * @param {DateQuestion} field
   * @param {LabelledSpec} spec
   * @param {App} app
   * @returns {Control}
   */
  function dateField(field, spec, app) {
    const label = createElement("label.c-question__label", { for: `${spec.id}-date` });
    const input = createElement("input.c-input", { type: "date", id: `${spec.id}-date`, autocomplete: "off" });
    const said = createElement("p.c-question__said", { role: "status" });
    const about = [visuallyHidden(""), visuallyHidden(""), visuallyHidden("")];
    /** @param {number} days */
    const shift = (days) => () => {
      const { min, max } = dateLimits(field, app);
      const value = spec.get();
      const isInside = value && (!min || value >= min) && (!max || value <= max);
      const day = isInside ? schedule.addDays(value, days) : app.today;
      if ((!min || day >= min) && (!max || day <= max)) spec.set(day);
    };
    const buttons = [
      button(app.words.day_earlier, shift(-1), { id: `${spec.id}-earlier` }),
      button(app.words.day_later, shift(1), { id: `${spec.id}-later` })
    ];
    if (field.default_days === undefined) {
      buttons.push(button(app.words.clear_date, () => spec.set(""), { id: `${spec.id}-clear` }));
    }
    buttons.forEach((one, place) => one.append(about[place]));
    const element = createElement(
      "div.c-question",
      { id: spec.id },
      label,
      createElement("div.c-stepper", {}, input, ...buttons),
      said
    );

    return {
      element,
      labelled: label,
      described: input,
      value() {
        const isBad = input.validity && input.validity.badInput;
        if (input.value === "" && !isBad && field.default_days === undefined) return "";
        const { min, max } = dateLimits(field, app);
        if (input.value && (!min || input.value >= min) && (!max || input.value <= max)) return input.value;
        const { today, data, words } = app;
        const days = { date: spec.get(), first: min, last: max || today };
        const named = Object.entries(days).map(([name, day]) => [name, dateText(day, data)]);
        setText(said, filled(words.date_range, Object.fromEntries(named)));
        return undefined;
      },
      update() {
        setText(label, spec.label());
        about.forEach((one) => setText(one, filled(app.words.of_field, { field: spec.label() })));
        const { min, max } = dateLimits(field, app);
        if (min) input.min = min;
        if (max) input.max = max;
        if (input.value !== spec.get()) input.value = spec.get();
        setText(said, dateText(spec.get(), app.data) || app.words.none_set);
      }
    };
  }

  /**
   * Return the first and the last day that a date may have; empty when it may be any.
   * @param {DateQuestion} field
   * @param {App} app
   */
  function dateLimits(field, app) {
    const from = field.from === "today" ? app.today : field.from && app.plan.answers[field.from];
    if (!from) return { min: "", max: "" };
    return { min: schedule.addDays(from, Number(field.min)), max: schedule.addDays(from, Number(field.max)) };
  }

  /**
   * A line of text.
   * @param {TextQuestion} field
   * @param {LabelledSpec} spec
   * @returns {Control}
   */
  function textField(field, spec) {
    const label = createElement("label.c-question__label", { for: `${spec.id}-text` });
    const input = createElement("input.c-input", {
      type: "text",
      id: `${spec.id}-text`,
      maxlength: field.max_length,
      autocomplete: "off"
    });
    const element = createElement("div.c-question", { id: spec.id }, label, input);
    return {
      element,
      labelled: label,
      described: input,
      value: () =>
        [...input.value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " ")].slice(0, field.max_length).join(""),
      update() {
        setText(label, spec.label());
        if (input.value !== spec.get()) input.value = spec.get();
      }
    };
  }

  return { makeField };
})();
