/**
 * Adding exercises from the library: filters, pictures, one button each. Needs plan-dom.js, plan-pictures.js.
 */
var alsguide = alsguide || {};
alsguide.planLibrary = (function () {
  "use strict";
  const { planDom, planPictures: pictures, planText } = alsguide;
  const { createElement, button, setText } = planDom;
  const { filled } = planText;

  /**
   * Return whether an exercise fits the chosen values: one of each filter's, or all that it needs.
   * @param {Record<string, string[]>} values
   * @param {Record<string, Set<string>>} chosen
   * @param {FilterEntry[]} filters
   * @returns {boolean}
   */
  function fits(values, chosen, filters) {
    return filters.every(({ id, needs_all: needsAll }) => {
      const wanted = chosen[id];
      if (!wanted.size) return true;
      return needsAll ? values[id].every((value) => wanted.has(value)) : values[id].some((value) => wanted.has(value));
    });
  }

  /** The list of all exercises, and what sifts it. */
  class Library {
    /**
     * @param {App} app
     * @param {HTMLElement} panel where it is shown
     * @param {(id: string) => void} add
     */
    constructor(app, panel, add) {
      const { words } = app;
      this.app = app;
      this.panel = panel;
      this.add = add;
      /** @type {{ filter: string, value: string, input: HTMLInputElement }[]} */
      this.boxes = [];
      /** @type {{ id: string, card: HTMLElement, there: HTMLElement, picture: HTMLElement }[]} */
      this.cards = [];
      this.count = createElement("p", { role: "status" });
      this.none = createElement("p", {}, words.add_none);
      this.fit = createElement("p", {}, words.add_fit);
      this.back = button(words.to_plan, () => app.focusTop(), { id: "library-back" });
      this.isTouched = false;
      this.fill();
    }

    /** Show what fits, when it is opened. */
    open() {
      if (!this.isTouched) this.suit();
    }

    /** Choose what fits the plan's answers, until the reader chooses otherwise. */
    suit() {
      const { stage, positions } = this.app.plan.answers;
      /** @type {Record<string, string[]>} */
      const wanted = { stage: [stage], position: positions };
      for (const box of this.boxes) box.input.checked = (wanted[box.filter] || []).includes(box.value);
      this.sift();
    }

    choose() {
      this.isTouched = true;
      this.sift();
    }

    fill() {
      const { data, words } = this.app;
      const choose = () => this.choose();
      const filters = createElement(
        "div.c-plan-part__body.l-flow",
        {},
        data.filters.map((filter) => this.filterField(filter))
      );
      filters.addEventListener("change", choose);
      filters.addEventListener("input", choose);
      const clear = () => {
        for (const box of this.boxes) box.input.checked = false;
        choose();
      };
      const all = button(words.add_all, clear, { id: "library-all" });
      const list = createElement(
        "ul.c-library",
        {},
        Object.keys(data.exercises).map((id) => this.card(id))
      );
      const part = createElement(
        "details.c-plan-part",
        { id: "library-filters" },
        createElement("summary.c-plan-part__title", {}, createElement("h4", {}, words.add_filters)),
        filters
      );
      this.panel.append(this.fit, createElement("div.c-actions", {}, this.count, all), part, this.none, list);
      this.update();
    }

    /** @param {FilterEntry} filter */
    filterField(filter) {
      const choices = filter.choices.map((choice) => {
        const id = `filter-${filter.id}-${choice.id}`;
        const input = createElement("input.c-choices__input", { type: "checkbox", id, autocomplete: "off" });
        this.boxes.push({ filter: filter.id, value: choice.id, input });
        return createElement("label.c-choices__item", { for: id }, input, createElement("span", {}, choice.label));
      });
      return createElement(
        "fieldset.c-question",
        {},
        createElement("legend.c-question__label", {}, filter.title),
        createElement("div.c-choices", {}, choices)
      );
    }

    /** @param {string} id */
    card(id) {
      const { data, words } = this.app;
      const { name } = data.exercises[id];
      const there = createElement("p.c-library__there");
      const picture = createElement("div");
      const card = createElement(
        "li.c-library__item",
        {},
        picture,
        createElement("p.c-library__name", {}, name),
        there,
        button(words.add, () => this.addFrom(card, id), { about: name, id: `add-${id}` })
      );
      this.cards.push({ id, card, there, picture });
      return card;
    }

    /**
     * Add an exercise; the way back to the plan, and to its print, is then the next stop.
     * @param {HTMLElement} card
     * @param {string} id
     */
    addFrom(card, id) {
      this.add(id);
      card.append(this.back);
    }

    sift() {
      const { data, words } = this.app;
      const { filters, found: others } = data;
      const chosen = Object.fromEntries(filters.map((filter) => [filter.id, new Set()]));
      for (const box of this.boxes) if (box.input.checked) chosen[box.filter].add(box.value);
      const found = this.cards.filter(({ id, card }) => {
        const { kind, positions, who_moves: who } = data.exercises[id];
        const values = { ...others[id], kind: [kind], position: positions, who: [who] };
        card.hidden = !fits(values, chosen, filters);
        return !card.hidden;
      });
      setText(this.count, filled(words.add_count, { count: found.length, total: this.cards.length }));
      this.none.hidden = found.length > 0;
      this.fit.hidden = this.isTouched;
      for (const { id, picture } of found) if (!picture.firstChild) picture.append(pictures.pictureLater(id, 1, data));
    }

    update() {
      const { plan, words } = this.app;
      for (const { id, there } of this.cards) {
        setText(there, plan.items.some((item) => item.exercise === id) ? words.add_in_plan : "");
      }
    }
  }

  return { Library };
})();
