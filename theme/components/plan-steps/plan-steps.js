/**
 * The questions that come first: one group at a time, with large answers. A group has answers for all of it at once, which go on
 * by themselves, and its questions one by one, with "Next". Nothing goes on with time.
 */

var alsguide = alsguide || {};
alsguide.planSteps = (function () {
  "use strict";
  const {
    planBuilder: builder,
    planDom,
    planFacts,
    planForm: form,
    planRules: rules,
    planState: state,
    planText
  } = alsguide;
  const { createElement, button, replaceKeepingFocus, focusOn, setText } = planDom;
  const { filled } = planText;
  const { byId } = planFacts;

  class Steps {
    /** @param {App} app */
    constructor(app) {
      const { words } = app;
      this.app = app;
      this.place = 0;
      /** @type {FormField[]} */
      this.fields = [];
      this.shown = "";
      this.title = createElement("h2", { id: "steps-title" });
      this.progress = createElement("p.c-steps__progress");
      this.body = createElement("div.l-flow");
      this.message = createElement("p.c-steps__message", { role: "alert" });
      this.back = button(words.steps_back, () => this.go(this.place - 1), { main: true, id: "steps-back" });
      const next = button(words.steps_next, () => this.goOn(), { main: true, id: "steps-next" });
      this.element = createElement(
        "section.c-steps.l-flow",
        { "aria-labelledby": "steps-title" },
        this.progress,
        this.title,
        this.body,
        this.message,
        createElement("div.c-actions", {}, this.back, next)
      );
    }

    /** Ask again, for a plan that is open. */
    start() {
      this.app.isAsking = true;
      this.go(0);
    }

    isBegun() {
      return this.place > 0 || this.app.isOpen;
    }

    /** @param {number} place */
    go(place) {
      setText(this.message, "");
      if (place < 0) this.close(this.app.plan);
      else if (place >= groupsFor(this.app).length) this.finish();
      else {
        this.place = place;
        this.app.show();
        focusOn(this.title);
      }
    }

    /** Go on, when every question of the group is answered. */
    goOn() {
      this.app.readAll();
      const { first, rest } = openQuestions(groupsFor(this.app)[this.place], this.app);
      if (first) {
        setText(this.message, this.app.words.steps_choose);
        focusOn(document.querySelector(`#ask-${first.id} input`));
      } else this.answer(rest);
    }

    /**
     * Take up answers to the group, and go on.
     * @param {Record<string, FieldValue>} answers
     * @param {string} [strength] a mark for every part of the body
     */
    answer(answers, strength) {
      const { app } = this;
      const marked = strength ? state.withStrengthEverywhere(app.plan, strength) : app.plan;
      const given = Object.entries(answers);
      const plan = given.reduce((one, [id, value]) => state.withAnswer(one, id, value, app.data), marked);
      if (plan !== app.plan) app.change(plan);
      if (rules.evaluate(plan, app.data).stopped) this.finish();
      else this.go(this.place + 1);
    }

    /** Show the plan: a new one, or the one that was there, checked again. */
    finish() {
      const { app } = this;
      const plan = state.withAnswer(app.plan, "answered_on", app.today, app.data);
      if (app.isOpen && plan.items.length) this.close(plan);
      else {
        this.place = 0;
        app.begin(builder.builtPlan(plan, app.data, app.today), null);
        app.say(filled(app.words.ready, { kept: app.result.kept.length, out: 0 }));
      }
    }

    /** @param {Plan} plan */
    close(plan) {
      const { app } = this;
      this.place = 0;
      app.isAsking = false;
      app.change(plan);
      app.focusTop();
    }

    update() {
      const groups = groupsFor(this.app);
      this.place = Math.min(this.place, groups.length - 1);
      const group = groups[this.place];
      const shown = `${group.id} ${this.app.round} ${equipmentOf(this.app).join()}`;
      if (shown !== this.shown) {
        this.shown = shown;
        this.fill(group);
      }
      setText(this.title, group.title);
      setText(this.progress, filled(this.app.words.steps_progress, { number: this.place + 1, count: groups.length }));
      this.back.hidden = this.place === 0 && !this.app.isOpen;
      for (const field of this.fields) field.update();
    }

    /**
     * Show a group: its large answers, and its questions.
     * @param {QuestionGroup} group
     */
    fill(group) {
      const { app } = this;
      this.fields = fieldsOf(group, app);
      const quick = group.quick.map(({ label, answers, strength }, number) =>
        button(label, () => this.answer(/** @type {Record<string, FieldValue>} */ (answers), strength), {
          main: true,
          id: `quick-${number}`
        })
      );
      const large = createElement("div.c-steps__quick", {}, quick);
      const test = group.asks.includes("strength") ? createElement("p", {}, app.data.fields.strength.test) : null;
      const list = [test, this.fields.map((field) => field.element)];
      const either = [large, createElement("p", {}, app.words.steps_or), list];
      replaceKeepingFocus(this.body, group.list_first ? [list, large] : either);
    }

    read() {
      for (const field of this.fields) field.read();
    }
  }

  /**
   * Return the first question of a group that must be answered to go on, and "none" for the lists without a tick when
   * another list of the group has one.
   * @param {QuestionGroup} group
   * @param {App} app
   * @returns {{ first: AskedField | undefined, rest: Record<string, string[]> }}
   */
  function openQuestions({ asks }, { plan, data }) {
    const asked = data.fields.answers.filter(({ id }) => asks.includes(id));
    const lists = asked.filter((field) => field.type === "many" && aloneOf(field).length);
    /** @param {AskedField} field */
    const isOpen = ({ id }) => String(plan.answers[id]) === "";
    const empty = lists.filter(isOpen);
    const choice = asked.find((field) => field.type === "choice" && isOpen(field));
    const first = choice || (empty.length === lists.length ? empty[0] : undefined);
    return { first, rest: Object.fromEntries(empty.map((field) => [field.id, aloneOf(field)])) };
  }

  /**
   * Return the first choice of a list that stands alone, such as "None of these", as its answer.
   * @param {AskedField} field
   * @returns {string[]}
   */
  function aloneOf(field) {
    return /** @type {ManyQuestion} */ (field).choices
      .filter((one) => one.alone)
      .map((one) => one.id)
      .slice(0, 1);
  }

  /**
   * Return the equipment that would decide which exercises are chosen.
   * @param {App} app
   * @returns {string[]}
   */
  function equipmentOf({ plan, data }) {
    return builder.build({ ...plan, answers: { ...plan.answers, equipment: [] } }, data).asks;
  }

  /**
   * Return the groups of questions that are asked: for equipment only when it decides.
   * @param {App} app
   */
  function groupsFor(app) {
    const decides = equipmentOf(app).length > 0;
    return app.data.builder.questions.filter((group) => decides || !group.asks.includes("equipment"));
  }

  /**
   * Make the questions of a group.
   * @param {QuestionGroup} group
   * @param {App} app
   * @returns {FormField[]}
   */
  function fieldsOf(group, app) {
    return group.asks.flatMap((id) => (id === "strength" ? strengthFields(app) : [answerField(id, app)]));
  }

  /**
   * Make the question of an answer. Of equipment, only what decides is asked, and the rest stays as it is.
   * @param {string} id
   * @param {App} app
   * @returns {FormField}
   */
  function answerField(id, app) {
    const { data } = app;
    const field = byId(data.fields.answers, id);
    const asked = equipmentOf(app);
    /** @param {string} one */
    const isLeft = (one) => id === "equipment" && !asked.includes(one) && one !== "none";
    const shown =
      field.type === "many"
        ? { ...field, choices: field.choices.filter((one) => one.alone || !isLeft(one.id)) }
        : field;
    const spec = {
      id: `ask-${id}`,
      get: () => app.plan.answers[id],
      /** @param {any} value */
      set: (value) => {
        const rest = Array.isArray(value) ? /** @type {string[]} */ (app.plan.answers[id]).filter(isLeft) : [];
        app.change(state.withAnswer(app.plan, id, rest.length ? [...value, ...rest] : value, data));
      }
    };
    return form.makeField(shown, spec, app);
  }

  /**
   * Make the questions for the parts of the body, each side apart.
   * @param {App} app
   * @returns {FormField[]}
   */
  function strengthFields(app) {
    const { builder: asked, fields } = app.data;
    const { choices, sides } = fields.strength;
    return asked.parts.flatMap(({ label, groups }, number) =>
      Object.entries(sides).map(([side, word]) => {
        const id = `ask-part-${number}-${side}`;
        /** @type {ChoiceQuestion} */
        const field = { id, type: "choice", label: filled(label, { side: word }), choices };
        const spec = {
          id,
          get: () => app.plan.strength[groups[0]][side],
          /** @param {string} mark */
          set: (mark) => app.change(groups.reduce((plan, one) => state.withStrength(plan, one, side, mark), app.plan))
        };
        return form.makeField(field, spec, app);
      })
    );
  }

  return { Steps };
})();
