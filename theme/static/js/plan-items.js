/**
 * The exercises of the plan: pictures, dose in words, buttons, and the fields of each. Needs plan-form.js, plan-findings.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { make, button, focusOn, write } = alsguide.planDom;
  const { filled, doseText, daysText, labelOf, onlyIf } = alsguide.planText;
  const {
    planState: state,
    planModel: model,
    planFindings: findings,
    planForm: form,
    planPictures: pictures
  } = alsguide;
  const WITH_WEIGHT = ["strengthening", "aquatic"];
  const BY_TEAM = ["sets", "repetitions", "hold_seconds", "minutes", "times_per_day"]; // not asked where only the team sets them

  /**
   * Make the list of exercises.
   * @returns {{element: HTMLElement, update: function(): void, read: function(): void, focus: function(number): void}}
   */
  function makeItems(app) {
    const list = make("ol.c-items", { id: "items" });
    const empty = make("p", {}, app.words.items_empty);
    const title = make("h3", { id: "items-title" }, app.words.items_title);
    const element = make("section.c-items-part.l-flow", { "aria-labelledby": "items-title" }, title, empty, list);
    let views = [];
    let shape = "";
    let open = -1;

    /** Make the list anew when exercises came, went or changed places; else bring each up to date. */
    function update() {
      const next = JSON.stringify([
        app.plan.items.map((item) => item.exercise),
        app.round,
        app.undo ? app.undo.at : null
      ]);
      if (next !== shape) {
        shape = next;
        views = app.plan.items.map((item, place) => makeItem(place, app, actions));
        const rows = views.map((view) => view.element);
        if (app.undo && typeof app.undo.at === "number")
          rows.splice(app.undo.at, 0, make("li.c-items__undo", {}, app.undoBar));
        list.replaceChildren(...rows);
        if (open >= 0 && views[open]) views[open].show(true);
      }
      empty.hidden = app.plan.items.length > 0;
      for (const view of views) view.update();
    }

    const actions = {
      opened(place, on) {
        open = on ? place : -1;
        views.forEach((view, other) => view.show(on && other === place));
      },
      move(place, step) {
        const to = place + step;
        if (to < 0 || to >= app.plan.items.length) return;
        open = open === place ? to : open === to ? place : open;
        app.change(state.moved(app.plan, place, step));
        const name = app.data.exercises[app.plan.items[to].exercise].name;
        app.say(filled(app.words.moved, { exercise: name, number: to + 1, count: app.plan.items.length }));
        focusOn(document.getElementById(`item-${to}-${step < 0 ? "up" : "down"}`));
      },
      remove(place) {
        const name = app.data.exercises[app.plan.items[place].exercise].name;
        open = -1;
        app.change(state.without(app.plan, place), {
          words: filled(app.words.undo_remove, { exercise: name }),
          at: place
        });
        app.focusUndo();
      },
      replace(place, id) {
        app.change(state.withOther(app.plan, place, id, app.data));
        app.say(filled(app.words.added, { exercise: app.data.exercises[id].name }));
        focus(place);
      }
    };

    function focus(place) {
      focusOn(document.getElementById(`item-${place}-title`));
    }

    return {
      element,
      update,
      focus,
      read: () => views.forEach((view) => view.read()),
      shut: () => {
        open = -1;
        shape = "";
      }
    };
  }

  /** @returns {object} one exercise of the plan */
  function makeItem(place, app, actions) {
    const item = () => app.plan.items[place];
    const id = item().exercise;
    const exercise = app.data.exercises[id];
    const key = `item-${place}`;
    const press = (name, text, act) => button(text, act, { id: `${key}-${name}`, about: exercise.name });
    const status = make("p.c-item__status");
    const shown = make(
      "div.c-item__pictures",
      { "aria-hidden": "true" },
      pictures.picture(id, 0, app.data, true),
      pictures.picture(id, 1, app.data, true)
    );
    const dose = make("p.c-item__dose");
    const only = onlyIf(app.plan, id, app.data);
    const instead = make("p.c-item__instead");
    const notes = make("div.c-item__notes", { id: `${key}-notes` });
    const panel = make("div.c-item__panel", { id: `${key}-panel`, hidden: true });
    const change = press("change", app.words.change, () => actions.opened(place, panel.hidden));
    change.setAttribute("aria-controls", panel.id);
    const up = press("up", app.words.up, () => actions.move(place, -1));
    const down = press("down", app.words.down, () => actions.move(place, 1));
    const title = make("h4.c-item__title", { id: `${key}-title` }, exercise.name);
    const buttons = make(
      "div.c-presses",
      {},
      change,
      up,
      down,
      press("remove", app.words.remove, () => actions.remove(place))
    );
    const element = make(
      "li.c-item",
      {},
      title,
      status,
      shown,
      make("div.c-item__words", {}, dose, only ? make("p", {}, only) : null, instead, notes),
      buttons,
      panel
    );
    let fields = [];

    function show(on) {
      panel.hidden = !on;
      change.setAttribute("aria-expanded", String(on));
      change.firstChild.textContent = on ? app.words.change_done : app.words.change;
      if (on && !fields.length) fill();
      if (on) update();
    }

    function fill() {
      fields = app.data.fields.item.map((field) => itemField(field, place, app));
      const other = otherWay();
      const signing = alsguide.planSigning.makeSigning(String(place), () => item().exercise, app);
      fields.push(signing);
      const tired = tiredField(place, app);
      fields.push(tired);
      panel.replaceChildren(
        ...fields.slice(0, -2).map((one) => one.element),
        tired.element,
        ...(other ? [other] : []),
        signing.element
      );
    }

    function otherWay() {
      const starter = app.data.starters.find((one) => one.id === app.plan.starter);
      const named = starter && starter.notes[id] ? starter.notes[id].or : null;
      return named
        ? button(filled(app.words.other_way, { exercise: app.data.exercises[named].name }), () =>
            actions.replace(place, named)
          )
        : null;
    }

    function update() {
      const isOut = Object.hasOwn(app.result.out, String(place));
      const other = findings.standInOf(place, app);
      element.classList.toggle("c-item--out", isOut);
      write(status, isOut ? app.words.status_out : app.words.status_kept);
      write(dose, `${doseText(item(), app.data)} ${daysText(item().days, app.data)}.`);
      write(instead, isOut && other ? filled(app.words.instead_title, { exercise: other }) : "");
      const own = findings.notesOf(String(place), app);
      if (notes.textContent !== own.map((one) => one.textContent).join("")) notes.replaceChildren(...own);
      up.setAttribute("aria-disabled", String(place === 0));
      down.setAttribute("aria-disabled", String(place === app.plan.items.length - 1));
      if (!panel.hidden) for (const field of fields) field.update();
    }

    change.setAttribute("aria-expanded", "false");
    return {
      element,
      update,
      show,
      read: () => fields.forEach((field) => field.read && !panel.hidden && field.read())
    };
  }

  /** @returns {object} a field of an item */
  function itemField(field, place, app) {
    const item = () => app.plan.items[place];
    const exercise = app.data.exercises[item().exercise];
    const weighted = () => WITH_WEIGHT.includes(exercise.kind) || item().resistance !== "none";
    const shown =
      { resistance: weighted, resistance_kg: () => item().resistance === "set_by_therapist" }[field.id] ||
      (exercise.team_sets && BY_TEAM.includes(field.id) ? () => false : undefined);
    return form.makeField(
      field,
      {
        id: `item-${place}-${field.id}`,
        get: () => item()[field.id],
        set: (value) => app.change(state.withItem(app.plan, place, { [field.id]: value }, app.data)),
        label: () => labelOf(field, app.plan.answers.filled_by),
        bounds:
          field.type === "number"
            ? () =>
                field.id === "resistance_kg"
                  ? { min: field.min, max: field.max }
                  : model.boundsOf(field, item(), app.data)
            : undefined,
        shown
      },
      app
    );
  }

  /** @returns {object} the tick that puts an exercise into the plan for tired days */
  function tiredField(place, app) {
    const id = app.plan.items[place].exercise;
    const input = make("input.c-choice__input", { type: "checkbox", id: `item-${place}-tired`, autocomplete: "off" });
    const read = () => {
      if (input.checked !== app.plan.plan_b.includes(id)) app.change(state.withTired(app.plan, id, input.checked));
    };
    input.addEventListener("change", read);
    const text = filled(app.words.tired_add, { exercise: app.data.exercises[id].name });
    const help = make("p.c-field__help", { id: `${input.id}-help` }, app.words.tired_text);
    const out = make("p", { id: `${input.id}-out` });
    input.setAttribute("aria-describedby", `${help.id} ${out.id}`);
    const element = make(
      "div.c-field",
      {},
      help,
      make("label.c-choice", { for: input.id }, input, make("span", {}, text)),
      out
    );
    return {
      element,
      read,
      update() {
        input.checked = app.plan.plan_b.includes(id);
        write(
          out,
          input.checked && app.result.plan_b_out[id]
            ? filled(app.words.tired_out, { exercise: app.data.exercises[id].name })
            : ""
        );
      }
    };
  }

  alsguide.planItems = { makeItems };
})();
