/**
 * Adding exercises from the library: filters, pictures, one button each. Needs plan-dom.js, plan-pictures.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { make, button, write } = alsguide.planDom;
  const { filled } = alsguide.planText;
  const { planPictures: pictures } = alsguide;

  /** @returns {boolean} whether an exercise fits the chosen values: one of each filter's, or all that it needs */
  function fits(values, chosen, filters) {
    return filters.every(({ id, needs_all: needsAll }) => {
      const wanted = chosen[id];
      if (!wanted.size) return true;
      return needsAll ? values[id].every((value) => wanted.has(value)) : values[id].some((value) => wanted.has(value));
    });
  }

  /**
   * Make the part that adds exercises. It is filled when it is first opened.
   * @param {object} app
   * @param {function(string): void} add
   */
  function makeLibrary(app, add) {
    const { data, words } = app;
    const panel = make("div.l-flow", { id: "library-panel", hidden: true });
    const toggle = button(words.add_open, () => show(panel.hidden), { id: "library-toggle" });
    toggle.setAttribute("aria-controls", panel.id);
    toggle.setAttribute("aria-expanded", "false");
    const element = make(
      "section.l-flow",
      { "aria-labelledby": "add-title" },
      make("h3", { id: "add-title" }, words.add_title),
      make("div.c-presses", {}, toggle),
      panel
    );
    const boxes = [];
    const cards = [];
    const count = make("p.c-library__count", { role: "status" });
    const none = make("p", {}, words.add_none);
    const fit = make("p", {}, words.add_fit);
    let touched = false;

    function show(on) {
      if (on && !cards.length) fill();
      if (on && !touched) suit();
      panel.hidden = !on;
      toggle.textContent = on ? words.add_close : words.add_open;
      toggle.setAttribute("aria-expanded", String(on));
    }

    /** Choose what fits the plan's answers, until the reader chooses otherwise. */
    function suit() {
      const { stage, positions } = app.plan.answers;
      const wanted = { stage: [stage], position: positions };
      for (const box of boxes) box.input.checked = (wanted[box.filter] || []).includes(box.value);
      sift();
    }

    function choose() {
      touched = true;
      sift();
    }

    function fill() {
      const filters = make("div.c-part__body.l-flow");
      for (const filter of data.filters) {
        const choices = filter.choices.map((choice) => {
          const id = `filter-${filter.id}-${choice.id}`;
          const input = make("input.c-choice__input", { type: "checkbox", id, autocomplete: "off" });
          boxes.push({ filter: filter.id, value: choice.id, input });
          return make("label.c-choice", { for: id }, input, make("span", {}, choice.label));
        });
        filters.append(
          make(
            "fieldset.c-field",
            {},
            make("legend.c-field__label", {}, filter.title),
            make("div.c-choices", {}, choices)
          )
        );
      }
      filters.addEventListener("change", choose);
      filters.addEventListener("input", choose);
      const all = button(
        words.add_all,
        () => {
          for (const box of boxes) box.input.checked = false;
          choose();
        },
        { id: "library-all" }
      );
      const list = make("ul.c-library");
      for (const [id, exercise] of Object.entries(data.exercises)) {
        const press = button(words.add, () => add(id), { about: exercise.name, id: `add-${id}` });
        const there = make("p.c-library__there");
        const card = make(
          "li.c-library__one",
          {},
          make("div.c-library__picture", {}, pictures.picture(id, 1, data, true)),
          make("p.c-library__name", {}, exercise.name),
          there,
          press
        );
        cards.push({ id, card, there });
        list.append(card);
      }
      const part = make(
        "details.c-part",
        { id: "library-filters" },
        make("summary.c-part__title", {}, make("h4", {}, words.add_filters)),
        filters
      );
      panel.append(fit, make("div.c-presses", {}, count, all), part, none, list);
      update();
    }

    function sift() {
      const chosen = Object.fromEntries(data.filters.map((filter) => [filter.id, new Set()]));
      for (const box of boxes) if (box.input.checked) chosen[box.filter].add(box.value);
      const found = cards.filter(({ id, card }) => {
        card.hidden = !fits(data.found[id], chosen, data.filters);
        return !card.hidden;
      });
      write(count, filled(words.add_count, { count: found.length, total: cards.length }));
      none.hidden = found.length > 0;
      fit.hidden = touched;
    }

    function update() {
      for (const { id, there } of cards)
        write(there, app.plan.items.some((item) => item.exercise === id) ? words.add_in_plan : "");
    }

    return { element, update, show };
  }

  alsguide.planLibrary = { makeLibrary, fits };
})();
