/**
 * The controls of numbers, dates and lines of text, for plan-form.js.
 */
var alsguide = alsguide || {};
alsguide.planTyped = (function () {
  "use strict";
  const { planDom, planSchedule: schedule, planText } = alsguide;
  const { createElement, visuallyHidden, button, setText } = planDom;
  const { filled, dateText } = planText;
  const TYPED_RANGE = 40;

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

  return { numberField, dateField, textField };
})();
