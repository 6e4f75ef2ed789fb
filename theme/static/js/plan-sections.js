/**
 * The sections of questions: each can be opened and shut, has a heading, and says what is answered. Needs plan-form.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { make, button, jump, refill, focusOn, write } = alsguide.planDom;
  const { filled, labelOf } = alsguide.planText;
  const { planState: state, planForm: form, planFindings: findings, planRules: rules } = alsguide;

  /** @returns {object[]} all sections in order: `{id, title, element, update, read, open}` */
  function makeSections(app) {
    const { sections } = app.data.fields;
    const bodies = { strength: strengthBody, goals: goalsBody };
    return Object.entries(sections).map(([id, title]) => {
      const body = (bodies[id] || answersBody)(app, id);
      const heading = make("h3", { id: `part-${id}-title` }, title);
      const element = make(
        "details.c-part",
        { id: `part-${id}` },
        make("summary.c-part__title", {}, heading),
        make(
          "div.c-part__body.l-flow",
          {},
          body.elements,
          make("ul.c-jumps", {}, jump("plan-title", app.words.to_plan, app.focusTop))
        )
      );
      return {
        id,
        title,
        element,
        update: body.update,
        read: body.read,
        open: () => {
          element.open = true;
          focusOn(element.querySelector("summary"));
        }
      };
    });
  }

  /** The questions of a section. */
  function answersBody(app, section) {
    const asked = app.data.fields.answers.filter((field) => field.section === section);
    const fields = asked.map((field) =>
      form.makeField(
        field,
        {
          id: `answer-${field.id}`,
          get: () => app.plan.answers[field.id],
          set: (value) => app.change(state.withAnswer(app.plan, field.id, value)),
          findings: () => [...missing(field.id, app), ...findings.beside(field.id, app)],
          shown: () => rules.isShown(field, app.plan, app.data)
        },
        app
      )
    );
    const effort = section === "effort" ? make("p.c-part__now", { role: "status" }) : null;
    const opening = section === "safety" ? make("p", {}, app.words.safety_text) : null;
    return {
      elements: [opening, ...fields.map((field) => field.element), effort],
      update() {
        for (const field of fields) field.update();
        if (effort) write(effort, effortText(app));
      },
      read: () => fields.forEach((field) => !field.element.hidden && field.read())
    };
  }

  /** @returns {object[]} what is shown beside a question that must be answered before printing */
  function missing(id, app) {
    return app.missing.includes(id) ? [{ level: "red", message: app.words.required, back: null, signed: [] }] : [];
  }

  /** @returns {boolean} whether a goal is the one of which the person is least sure */
  function isLeastSure(place, plan) {
    const sure = (goal) => (goal.sure_0_10 === null ? Infinity : goal.sure_0_10);
    return sure(plan.goals[place]) === Math.min(...plan.goals.map(sure));
  }

  /** @returns {string} how hard, as it will stand on paper */
  function effortText(app) {
    const ceiling = rules.heartRate(app.plan, app.data);
    const asksHeart = app.plan.answers.effort_method === "heart_rate";
    const text = filled(app.words.effort_now, { text: rules.effortOf(app.plan, app.data).text });
    if (!asksHeart) return text;
    return ceiling === null ? `${app.words.heart_none} ${text}` : filled(app.words.heart_below, { number: ceiling });
  }

  /** The strength map: a table of parts and sides, each cell with its choices. Only a therapist can mark all parts at once. */
  function strengthBody(app) {
    const { strength } = app.data.fields;
    const sides = Object.entries(strength.sides);
    const fields = [];
    const rows = strength.groups.map((group) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, group.label),
        sides.map(([side, word]) => {
          const label = filled(app.words.strength_sides, { part: group.label, side: word.toLowerCase() });
          const field = form.makeField(
            { id: `${group.id}_${side}`, type: "choice", choices: strength.choices },
            {
              id: `strength-${group.id}-${side}`,
              get: () => app.plan.strength[group.id][side],
              set: (value) => app.change(state.withStrength(app.plan, group.id, side, value)),
              label: () => label,
              quiet: true
            },
            app
          );
          fields.push(field);
          return make("td", { "data-side": word }, field.element);
        })
      )
    );
    const table = make(
      "table.c-strength",
      {},
      make("caption", {}, strength.test),
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          make("th", { scope: "col" }, app.words.strength_part),
          sides.map(([, word]) => make("th", { scope: "col" }, word))
        )
      ),
      make("tbody", {}, rows)
    );
    const notes = make("div");
    const presses = strength.choices.map((choice) =>
      button(
        filled(app.words.strength_all, { level: choice.label }),
        () => app.change(state.withStrengthEverywhere(app.plan, choice.id), { words: app.words.strength_all_done }),
        { id: `strength-all-${choice.id}` }
      )
    );
    const all = make("div.c-presses", {}, presses);
    return {
      elements: [make("p", {}, app.words.strength_text), notes, all, table],
      update() {
        all.hidden = app.plan.answers.filled_by !== "therapist";
        findings.showBeside(notes, findings.beside("strength", app), app);
        for (const field of fields) field.update();
      },
      read: () => fields.forEach((field) => field.read())
    };
  }

  /** Up to two goals. */
  function goalsBody(app) {
    const body = make("div.l-flow");
    const add = button(
      app.words.goals_add,
      () => {
        app.change(state.withNewGoal(app.plan, app.data));
        focusOn(document.getElementById(`goal-${app.plan.goals.length - 1}-title`));
      },
      { id: "goal-add" }
    );
    let fields = [];
    let shown = "";

    function update() {
      const next = `${app.plan.goals.length} ${app.round}`;
      if (next !== shown) {
        shown = next;
        fields = [];
        refill(
          body,
          app.plan.goals.map((_, place) => goal(place))
        );
      }
      add.hidden = app.plan.goals.length >= app.data.limits.file.most_goals;
      for (const field of fields) field.update();
    }

    function goal(place) {
      const made = app.data.fields.goal.map((field) =>
        form.makeField(
          field,
          {
            id: `goal-${place}-${field.id}`,
            get: () => app.plan.goals[place][field.id],
            set: (value) => app.change(state.withGoal(app.plan, place, { [field.id]: value })),
            label: () => labelOf(field, app.plan.answers.filled_by),
            shown: field.id === "own_words" ? () => app.plan.goals[place].what === "own" : undefined,
            findings: () => (isLeastSure(place, app.plan) ? findings.beside(field.id, app) : [])
          },
          app
        )
      );
      fields.push(...made);
      const number = filled(app.words.goals_number, { number: place + 1 });
      const remove = button(
        app.words.goals_remove,
        () => {
          app.change(state.withoutGoal(app.plan, place), { words: app.words.undo_goal });
          app.focusUndo();
        },
        { about: number, id: `goal-${place}-remove` }
      );
      return make(
        "div.c-goal.l-flow",
        {},
        make("h4", { id: `goal-${place}-title` }, number),
        made.map((field) => field.element),
        make("div.c-presses", {}, remove)
      );
    }

    return {
      elements: [body, make("div.c-presses", {}, add)],
      update,
      read: () => fields.forEach((field) => !field.element.hidden && field.read())
    };
  }

  alsguide.planSections = { makeSections };
})();
