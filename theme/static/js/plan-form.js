/**
 * Fields of the form, made from the page's data. A field reads its controls when it is asked to (the page asks on every
 * `input`, `change` and click, and before use): software may set values without any key or event. Needs plan-dom.js and plan-text.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { make, aside, button, write } = alsguide.planDom;
  const { filled, labelOf, dateText } = alsguide.planText;
  const { planSchedule: schedule } = alsguide;
  const TYPED_RANGE = 40;

  /**
   * @typedef {object} Spec
   * @property {string} id unique in the page
   * @property {function(): *} get the value in the plan
   * @property {function(*): void} set puts a value into the plan
   * @property {function(): string} [label] in place of the field's own
   * @property {function(): ?{min: *, max: *}} [bounds] of numbers and dates; null: the field does not apply
   * @property {function(): boolean} [shown]
   * @property {function(): object[]} [findings] to show beside it
   * @property {boolean} [quiet] the label is only said
   */

  /**
   * Make a field.
   * @param {object} field from `data.fields`
   * @param {Spec} spec
   * @param {object} app
   * @returns {{id: string, element: HTMLElement, update: function(): void, read: function(): void}}
   */
  function makeField(field, spec, app) {
    const label = () => (spec.label ? spec.label() : labelOf(field, app.plan.answers.filled_by));
    const kind = {
      choice: choiceField,
      many: choiceField,
      days: choiceField,
      number: numberField,
      date: dateField,
      text: textField
    }[field.type];
    const own = kind(field, { ...spec, label }, app);
    const help = field.help ? make("p.c-field__help", { id: `${spec.id}-help` }, field.help) : null;
    const notes = make("div.c-field__notes", { id: `${spec.id}-notes` });
    if (help) own.labelled.after(help);
    own.element.append(notes);
    own.described.setAttribute("aria-describedby", `${help ? help.id + " " : ""}${notes.id}`);
    const read = () => {
      const value = own.value();
      if (value !== undefined && JSON.stringify(value) !== JSON.stringify(spec.get())) spec.set(value);
    };
    const update = () => {
      own.element.hidden = (spec.shown && !spec.shown()) || (spec.bounds && spec.bounds() === null) || false;
      if (own.element.hidden) return;
      own.update();
      alsguide.planFindings.showBeside(notes, spec.findings ? spec.findings() : [], app);
    };
    return { id: spec.id, element: own.element, update, read };
  }

  /** One or several of some choices, as native radio buttons or boxes with large labels. */
  function choiceField(field, spec, app) {
    const many = field.type !== "choice";
    const days = field.type === "days";
    const choices = days
      ? schedule.DAYS.map((day) => ({ id: day, label: app.data.words.days[day - 1] }))
      : field.choices;
    const legend = make(spec.quiet ? "legend.u-hidden" : "legend.c-field__label", {});
    const inputs = new Map();
    const texts = new Map();
    const list = make("div.c-choices");
    if (days) list.classList.add("c-choices--days");
    for (const choice of choices) {
      const id = `${spec.id}-${choice.id}`;
      const input = make("input.c-choice__input", {
        type: many ? "checkbox" : "radio",
        id,
        name: spec.id,
        value: choice.id,
        autocomplete: "off"
      });
      const text = make("span", {});
      inputs.set(choice.id, input);
      texts.set(choice, text);
      list.append(make("label.c-choice", { for: id }, input, text));
      if (many && !days) input.addEventListener("change", () => leaveAlone(choice, choices, inputs));
    }
    const element = make("fieldset.c-field", { id: spec.id }, legend, list);
    return {
      element,
      labelled: legend,
      described: element,
      value() {
        const chosen = choices.map((choice) => choice.id).filter((id) => inputs.get(id).checked);
        return many ? chosen : chosen.length ? chosen[0] : undefined;
      },
      update() {
        write(legend, spec.label());
        if (field.required) legend.append(" ", make("span.c-field__needed", {}, app.words.required_note));
        for (const [choice, text] of texts) write(text, labelOf(choice, app.plan.answers.filled_by));
        const value = spec.get();
        for (const [id, input] of inputs) input.checked = many ? (value || []).includes(id) : value === id;
      }
    };
  }

  /** Take the ticks away that do not go with the one just set: a choice that stands alone, or those beside it. */
  function leaveAlone(choice, choices, inputs) {
    if (!inputs.get(choice.id).checked) return;
    for (const other of choices) {
      if (other !== choice && (choice.alone || other.alone)) inputs.get(other.id).checked = false;
    }
  }

  /** A number, changed by two buttons; one with a long range can be typed too. */
  function numberField(field, spec, app) {
    const typed = field.max - field.min > TYPED_RANGE;
    const label = make("span.c-field__label", { id: `${spec.id}-label` });
    const shown = typed
      ? make("input.c-input.c-input--short", {
          type: "number",
          id: `${spec.id}-typed`,
          min: field.min,
          max: field.max,
          "aria-labelledby": `${spec.id}-label`,
          autocomplete: "off"
        })
      : make("output.c-stepper__value", { id: `${spec.id}-value`, "aria-labelledby": `${spec.id}-label` });
    const abouts = [make("span.u-hidden"), make("span.u-hidden")];
    const less = button(app.words.less, () => step(-1), { id: `${spec.id}-less` });
    const more = button(app.words.more, () => step(1), { id: `${spec.id}-more` });
    less.append(abouts[0]);
    more.append(abouts[1]);
    const element = make(
      "div.c-field",
      { role: "group", "aria-labelledby": `${spec.id}-label`, id: spec.id },
      label,
      make("div.c-stepper", {}, less, shown, more)
    );
    const bounds = () =>
      spec.bounds ? spec.bounds() : { min: field.form_min ?? field.min, max: field.form_max ?? field.max };

    function next(direction) {
      const { min, max } = bounds();
      const value = spec.get();
      if (typeof value !== "number") return typed ? Math.round((min + max) / 2) : min;
      const allowed = field.values ? field.values.filter((one) => one >= min && one <= max) : null;
      if (allowed)
        return direction > 0
          ? (allowed.find((one) => one > value) ?? value)
          : (allowed.filter((one) => one < value).pop() ?? value);
      return Math.min(Math.max(value + direction * (field.step || 1), Math.min(min, value)), Math.max(max, value));
    }

    function step(direction) {
      const value = next(direction);
      if (value !== spec.get()) spec.set(value);
    }

    return {
      element,
      labelled: label,
      described: element,
      value() {
        if (!typed) return undefined;
        const number = shown.value === "" ? null : Number(shown.value);
        return number === null || (Number.isInteger(number) && number >= field.min && number <= field.max)
          ? number
          : undefined;
      },
      update() {
        write(label, spec.label());
        for (const about of abouts) write(about, filled(app.words.of_field, { field: spec.label() }));
        const value = spec.get();
        const text = typeof value === "number" ? String(value) : "";
        if (typed) {
          if (document.activeElement !== shown && shown.value !== text) shown.value = text;
        } else {
          write(shown, text || app.words.none_set);
        }
        const { min, max } = bounds();
        less.setAttribute("aria-disabled", String(typeof value === "number" && value <= min));
        more.setAttribute("aria-disabled", String(typeof value === "number" && value >= max));
      }
    };
  }

  /** A date, changed by buttons or with the browser's own picker. `bounds` gives its first and its last day. */
  function dateField(field, spec, app) {
    const label = make("label.c-field__label", { for: `${spec.id}-date` });
    const input = make("input.c-input", { type: "date", id: `${spec.id}-date`, autocomplete: "off" });
    const said = make("p.c-field__said");
    const about = [aside(""), aside(""), aside("")];
    const shift = (days) => () => {
      const { min, max } = limits();
      const value = spec.get();
      const isInside = value && (!min || value >= min) && (!max || value <= max);
      const day = isInside ? schedule.addDays(value, days) : app.today;
      if ((!min || day >= min) && (!max || day <= max)) spec.set(day);
    };
    const buttons = [
      button(app.words.day_earlier, shift(-1), { id: `${spec.id}-earlier` }),
      button(app.words.day_later, shift(1), { id: `${spec.id}-later` }),
      field.default_days === undefined
        ? button(app.words.clear_date, () => spec.set(""), { id: `${spec.id}-clear` })
        : null
    ].filter(Boolean);
    buttons.forEach((one, place) => one.append(about[place]));
    const element = make("div.c-field", { id: spec.id }, label, make("div.c-stepper", {}, input, ...buttons), said);

    function limits() {
      const from = field.from === "today" ? app.today : field.from ? app.plan.answers[field.from] : "";
      return from
        ? { min: schedule.addDays(from, field.min), max: schedule.addDays(from, field.max) }
        : { min: "", max: "" };
    }

    return {
      element,
      labelled: label,
      described: input,
      value() {
        if (input.value === "" && input.validity && input.validity.badInput) return undefined;
        if (input.value === "" && field.default_days !== undefined) return undefined;
        const { min, max } = limits();
        return input.value === "" || ((!min || input.value >= min) && (!max || input.value <= max))
          ? input.value
          : undefined;
      },
      update() {
        write(label, spec.label());
        about.forEach((one) => write(one, filled(app.words.of_field, { field: spec.label() })));
        const { min, max } = limits();
        if (min) input.min = min;
        if (max) input.max = max;
        if (input.value !== spec.get()) input.value = spec.get();
        write(said, dateText(spec.get(), app.data) || app.words.none_set);
      }
    };
  }

  /** A line of text. */
  function textField(field, spec) {
    const label = make("label.c-field__label", { for: `${spec.id}-text` });
    const input = make("input.c-input", {
      type: "text",
      id: `${spec.id}-text`,
      maxlength: field.max_length,
      autocomplete: "off"
    });
    const element = make("div.c-field", { id: spec.id }, label, input);
    return {
      element,
      labelled: label,
      described: input,
      value: () =>
        [...input.value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " ")].slice(0, field.max_length).join(""),
      update() {
        write(label, spec.label());
        if (input.value !== spec.get()) input.value = spec.get();
      }
    };
  }

  alsguide.planForm = { makeField };
})();
