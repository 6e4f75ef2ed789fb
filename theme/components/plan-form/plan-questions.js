/**
 * What the sections of questions ask: answers, the strength of each part of the body, and goals. Needs plan-form.js.
 */
/** @typedef {{ elements: Child[], update: () => void, read: () => void }} SectionBody */

var alsguide = alsguide || {};
alsguide.planQuestions = (function () {
  "use strict";
  const { planDom, planFindings: findings, planForm: form, planRules: rules, planState: state, planText } = alsguide;
  const { createElement, tableRow, tableHead, button, replaceKeepingFocus, focusOn, setText } = planDom;
  const { filled, labelOf } = planText;

  /**
   * Make what a section asks.
   * @param {App} app
   * @param {string} id
   * @returns {SectionBody}
   */
  function makeBody(app, id) {
    if (id === "strength") return strengthBody(app);
    return id === "goals" ? goalsBody(app) : answersBody(app, id);
  }

  /**
   * The questions of a section.
   * @param {App} app
   * @param {string} section
   * @returns {SectionBody}
   */
  function answersBody(app, section) {
    const asked = app.data.fields.answers.filter((field) => field.section === section);
    const fields = asked.map((field) =>
      form.makeField(
        field,
        {
          id: `answer-${field.id}`,
          get: () => app.plan.answers[field.id],
          set: (value) => app.change(state.withAnswer(app.plan, field.id, value, app.data)),
          findings: () => [...missing(field.id, app), ...findings.beside(field.id, app)],
          shown: () => rules.isShown(field, app.plan, app.data)
        },
        app
      )
    );
    const effort = section === "effort" ? createElement("p.c-plan-part__now", { role: "status" }) : null;
    const opening = section === "safety" ? createElement("p", {}, app.words.safety_text) : null;
    return {
      elements: [opening, ...fields.map((field) => field.element), effort],
      update() {
        for (const field of fields) field.update();
        if (effort) setText(effort, effortText(app));
      },
      read: () => fields.forEach((field) => !field.element.hidden && field.read())
    };
  }

  /**
   * Return what is shown beside a question that must be answered before printing.
   * @param {string} id
   * @param {App} app
   * @returns {FindingText[]}
   */
  function missing(id, app) {
    return app.missing.includes(id)
      ? [{ level: "red", message: app.words.required, back: null, signed: [], items: [], place: "field" }]
      : [];
  }

  /**
   * Return whether a goal is the one of which the person is least sure.
   * @param {number} place
   * @param {Plan} plan
   * @returns {boolean}
   */
  function isLeastSure(place, plan) {
    /** @param {Goal} goal */
    const sure = (goal) => (goal.sure_0_10 === null ? Infinity : goal.sure_0_10);
    return sure(plan.goals[place]) === Math.min(...plan.goals.map(sure));
  }

  /**
   * Return how hard, as it will stand on paper.
   * @param {App} app
   * @returns {string}
   */
  function effortText(app) {
    const ceiling = rules.heartRate(app.plan, app.data);
    const asksHeart = app.plan.answers.effort_method === "heart_rate";
    const text = filled(app.words.effort_now, { text: rules.effortOf(app.plan, app.data).text });
    if (!asksHeart) return text;
    return ceiling === null ? `${app.words.heart_none} ${text}` : filled(app.words.heart_below, { number: ceiling });
  }

  /**
   * The strength map: a table of parts and sides, each cell with its choices.
   * @param {App} app
   * @returns {SectionBody}
   */
  function strengthBody(app) {
    const { strength } = app.data.fields;
    const sides = Object.entries(strength.sides);
    /** @type {FormField[]} */
    const fields = [];
    const rows = strength.groups.map((group) => {
      const cells = sides.map(([side, word]) => {
        const label = filled(app.words.strength_sides, { part: group.label, side: word.toLowerCase() });
        const spec = {
          id: `strength-${group.id}-${side}`,
          get: () => app.plan.strength[group.id][side],
          /** @param {string} value */
          set: (value) => app.change(state.withStrength(app.plan, group.id, side, value)),
          label: () => label,
          quiet: true
        };
        const { choices } = strength;
        const field = form.makeField({ id: `${group.id}_${side}`, type: "choice", label, choices }, spec, app);
        fields.push(field);
        return createElement("td", { "data-side": word }, field.element);
      });
      return tableRow(group.label, cells);
    });
    const table = createElement(
      "table.c-strength",
      {},
      createElement("caption", {}, strength.test),
      tableHead([app.words.strength_part, ...sides.map(([, word]) => word)]),
      createElement("tbody", {}, rows)
    );
    const notes = createElement("div");
    return {
      elements: [createElement("p", {}, app.words.strength_text), notes, table],
      update() {
        findings.showBeside(notes, findings.beside("strength", app), app);
        for (const field of fields) field.update();
      },
      read: () => fields.forEach((field) => field.read())
    };
  }

  /**
   * Up to two goals.
   * @param {App} app
   * @returns {SectionBody}
   */
  function goalsBody(app) {
    const body = createElement("div.l-flow");
    const add = button(
      app.words.goals_add,
      () => {
        app.change(state.withNewGoal(app.plan, app.data));
        focusOn(document.getElementById(`goal-${app.plan.goals.length - 1}-title`));
      },
      { id: "goal-add" }
    );
    /** @type {FormField[]} */
    let fields = [];
    let shown = "";

    function update() {
      const next = `${app.plan.goals.length} ${app.round}`;
      if (next !== shown) {
        shown = next;
        fields = [];
        replaceKeepingFocus(
          body,
          app.plan.goals.map((_, place) => goalPart(place, fields, app))
        );
      }
      add.hidden = app.plan.goals.length >= app.data.limits.file.most_goals;
      for (const field of fields) field.update();
    }

    return {
      elements: [body, createElement("div.c-actions", {}, add)],
      update,
      read: () => fields.forEach((field) => !field.element.hidden && field.read())
    };
  }

  /**
   * Make the questions of one goal.
   * @param {number} place
   * @param {FormField[]} fields takes up the fields that are made
   * @param {App} app
   */
  function goalPart(place, fields, app) {
    const made = app.data.fields.goal.map((field) => {
      const spec = {
        id: `goal-${place}-${field.id}`,
        get: () => app.plan.goals[place][field.id],
        /** @param {FieldValue} value */
        set: (value) => app.change(state.withGoal(app.plan, place, { [field.id]: value })),
        label: () => labelOf(field, app.plan.answers.filled_by),
        shown: field.id === "own_words" ? () => app.plan.goals[place].what === "own" : undefined,
        findings: () => (isLeastSure(place, app.plan) ? findings.beside(field.id, app) : [])
      };
      return form.makeField(field, spec, app);
    });
    fields.push(...made);
    const number = filled(app.words.goals_number, { number: place + 1 });
    const drop = () => {
      app.change(state.withoutGoal(app.plan, place), { words: app.words.undo_goal });
      app.focusUndo();
    };
    const remove = button(app.words.goals_remove, drop, { about: number, id: `goal-${place}-remove` });
    return createElement(
      "div.c-goal.l-flow",
      {},
      createElement("h4", { id: `goal-${place}-title` }, number),
      made.map((field) => field.element),
      createElement("div.c-actions", {}, remove)
    );
  }

  return { makeBody };
})();
