/**
 * The questions that come first: one question a screen, with large answers. A group begins with answers for all of it at once; who
 * has something to tell is asked its questions one by one. Only a large answer or "Next" goes on, never time.
 */
/**
 * @typedef {object} StepScreen a whole group, or one of its questions
 * @property {QuestionGroup} group
 * @property {number} number of the group
 * @property {StepQuestion} [question]
 */
/**
 * @typedef {object} StepQuestion
 * @property {string} id
 * @property {ChoiceQuestion | ManyQuestion} field
 * @property {() => any} get
 * @property {(value: any) => Plan} put gives the plan with this answer
 */

var alsguide = alsguide || {};
alsguide.planSteps = (function () {
  "use strict";
  const {
    planApp,
    planBuilder: builder,
    planDom,
    planFacts,
    planForm: form,
    planRules: rules,
    planState: state,
    planText
  } = alsguide;
  const { createElement, button, replaceKeepingFocus, focusOn, setText } = planDom;
  const { filled, labelOf } = planText;
  const { byId } = planFacts;

  class Steps {
    /** @param {App} app */
    constructor(app) {
      const { words } = app;
      this.app = app;
      this.place = 0;
      /**
       * The places from which "Back" leads here.
       * @type {number[]}
       */
      this.before = [];
      /** @type {FormField | null} */
      this.list = null;
      this.shown = "";
      this.title = createElement("h2", { id: "steps-title" });
      this.progress = createElement("p.c-steps__progress");
      this.body = createElement("div.l-flow");
      this.message = createElement("p.c-steps__message", { role: "alert" });
      this.back = button(words.steps_back, () => this.goBack(), { main: true, id: "steps-back" });
      this.next = button(words.steps_next, () => this.goOn(), { main: true, id: "steps-next" });
      this.element = createElement(
        "section.c-steps.l-flow",
        { "aria-labelledby": "steps-title" },
        this.progress,
        this.title,
        this.body,
        this.message,
        createElement("div.c-actions", {}, this.back, this.next)
      );
    }

    /** Ask again, for a plan that is open. */
    start() {
      this.app.isAsking = true;
      this.before = [];
      this.show(0);
    }

    isBegun() {
      return this.place > 0 || this.app.isOpen;
    }

    /**
     * Show a screen at the top of the window, so that no answer has to be scrolled to where the window can hold them all.
     * @param {number} place
     */
    show(place) {
      setText(this.message, "");
      this.place = place;
      this.app.show();
      focusOn(this.title);
      this.element.scrollIntoView();
      planApp.makeRoom(this.element);
    }

    goBack() {
      const place = this.before.pop();
      if (place === undefined) this.close(this.app.plan);
      else this.show(place);
    }

    /** Go on from a list, when something of it is ticked, or it may stay empty. */
    goOn() {
      this.app.readAll();
      const { question } = this.screen();
      if (question && !String(question.get()) && aloneOf(question.field).length) {
        setText(this.message, this.app.words.steps_choose);
        focusOn(this.body.querySelector("input, button"));
      } else this.take(this.app.plan, this.place + 1);
    }

    /**
     * Take up a plan with another answer, and go on.
     * @param {Plan} plan
     * @param {number} place
     */
    take(plan, place) {
      const { app } = this;
      if (plan !== app.plan) app.change(plan);
      if (rules.evaluate(plan, app.data).stopped || place >= screensFor(app).length) this.finish();
      else {
        this.before.push(this.place);
        this.show(place);
      }
    }

    /**
     * Take up answers to a whole group.
     * @param {Quick} quick
     */
    answer({ answers, strength }) {
      const { app, place } = this;
      const marked = strength ? state.withStrengthEverywhere(app.plan, strength) : app.plan;
      const given = Object.entries(/** @type {Record<string, FieldValue>} */ (answers));
      const plan = given.reduce((one, [id, value]) => state.withAnswer(one, id, value, app.data), marked);
      const { number } = this.screen();
      const later = screensFor(app).findIndex((one, other) => other > place && one.number > number);
      this.take(plan, later < 0 ? Infinity : later);
    }

    /** Show the plan: a new one, or the one that was there, checked again. */
    finish() {
      const { app } = this;
      const answered = state.withAnswer(app.plan, "answered_on", app.today, app.data);
      const isPast = answered.answers.review_date < app.today;
      const plan = isPast ? state.withAnswer(answered, "start_date", app.today, app.data) : answered;
      if (app.isOpen && plan.items.length) this.close(plan);
      else {
        app.view.whenLoaded([], () => {
          this.leave();
          app.begin(builder.builtPlan(plan, app.data, app.today), null);
          app.sayReady(0);
        });
      }
    }

    /** @param {Plan} plan */
    close(plan) {
      const { app } = this;
      this.leave();
      app.isAsking = false;
      app.change(plan);
      app.focusTop();
    }

    leave() {
      this.place = 0;
      this.before = [];
    }

    screen() {
      return screensFor(this.app)[this.place];
    }

    update() {
      const { app } = this;
      const screens = screensFor(app);
      this.place = Math.min(this.place, screens.length - 1);
      const screen = screens[this.place];
      const { group, number, question } = screen;
      const shown = `${this.place} ${app.round} ${app.isAsking}`;
      if (shown !== this.shown) {
        this.shown = shown;
        this.fill(screen);
      }
      const count = screens[screens.length - 1].number + 1;
      const { steps_progress: progress, steps_within: within } = app.words;
      const wanted = filled(question ? within : progress, { number: number + 1, count, group: group.title });
      setText(this.progress, wanted);
      setText(this.title, question ? labelOf(question.field, app.plan.answers.filled_by) : group.title);
      this.back.hidden = !this.before.length && !app.isOpen;
      this.next.hidden = !this.list;
      if (this.list) this.list.update();
    }

    /**
     * Show a screen: its list or what the group asks, and its large answers.
     * @param {StepScreen} screen
     */
    fill({ group, question }) {
      const { app } = this;
      this.list = question && question.field.type === "many" ? listOf(question, app) : null;
      /** @type {(label: string, act: () => void, id: string, isOn?: boolean) => HTMLButtonElement} */
      const large = (label, act, id, isOn) => {
        const made = button(label, act, { main: true, id });
        if (isOn) made.setAttribute("aria-pressed", "true");
        return made;
      };
      const answers = question
        ? answersTo(question, app).map(({ id, label, plan, isOn }) =>
            large(label, () => this.take(plan(), this.place + 1), id, isOn)
          )
        : (group.quick || []).map((one, number) => large(one.label, () => this.answer(one), `quick-${number}`));
      if (!question) {
        answers.push(large(app.words.steps_some, () => this.take(app.plan, this.place + 1), "steps-some"));
      }
      const help = question && !this.list && question.field.help;
      replaceKeepingFocus(
        this.body,
        help && createElement("p", {}, help),
        this.list ? this.list.element : !question && summaryOf(group, app),
        createElement("div.c-steps__quick", {}, answers)
      );
    }

    read() {
      if (this.list) this.list.read();
    }
  }

  /**
   * Return the choices of a question that stand alone, such as "None of these".
   * @param {ChoiceQuestion | ManyQuestion} field
   */
  function aloneOf(field) {
    return field.type === "many" ? field.choices.filter((one) => one.alone) : [];
  }

  /**
   * Return the large answers to a question: each choice, or those of a list that stand alone.
   * @param {StepQuestion} question
   * @param {App} app
   */
  function answersTo({ id, field, get, put }, app) {
    const isList = field.type === "many";
    return (isList ? aloneOf(field) : field.choices).map((choice) => {
      const value = isList ? [choice.id] : choice.id;
      return {
        id: `ask-${id}-${choice.id}`,
        label: labelOf(choice, app.plan.answers.filled_by),
        plan: () => put(value),
        isOn: String(get()) === choice.id
      };
    });
  }

  /**
   * Make the list of a question. Choices that stand alone are large answers beside it; of equipment, only what decides is asked.
   * What is not listed stays as it is.
   * @param {StepQuestion} question
   * @param {App} app
   * @returns {FormField}
   */
  function listOf({ id, field, get, put }, app) {
    const asked = equipmentOf(app);
    const choices = /** @type {ManyQuestion} */ (field).choices.filter(
      (one) => !one.alone && (id !== "equipment" || asked.includes(one.id))
    );
    const ids = choices.map((one) => one.id);
    const rest = () =>
      id === "equipment" ? get().filter((/** @type {string} */ one) => !ids.includes(one) && one !== "none") : [];
    const spec = {
      id: `ask-${id}`,
      quiet: true,
      get: () => get().filter((/** @type {string} */ one) => ids.includes(one)),
      /** @param {string[]} value */
      set: (value) => app.change(put([...value, ...rest()]))
    };
    return form.makeField(/** @type {ManyQuestion} */ ({ ...field, choices }), spec, app);
  }

  /**
   * Return what a group asks, in words: each question with its choices.
   * @param {QuestionGroup} group
   * @param {App} app
   */
  function summaryOf(group, app) {
    const { answers, strength } = app.data.fields;
    const by = app.plan.answers.filled_by;
    return group.asks.map((id) => {
      if (id === "strength") return createElement("p", {}, strength.test);
      const field = /** @type {ChoiceQuestion | ManyQuestion} */ (byId(answers, id));
      const listed = field.type === "many" ? field.choices.filter((one) => !one.alone) : [];
      const text = listed.map((one) => labelOf(one, by)).join("; ");
      return createElement("p", {}, createElement("strong", {}, labelOf(field, by)), text && ` ${text}.`);
    });
  }

  /**
   * What was worked out for each plan: one answer asks for it several times.
   * @type {WeakMap<Plan, string[]>}
   */
  const decided = new WeakMap();

  /**
   * Return the equipment that would decide which exercises are chosen.
   * @param {App} app
   * @returns {string[]}
   */
  function equipmentOf({ plan, data }) {
    const asks =
      decided.get(plan) || builder.build({ ...plan, answers: { ...plan.answers, equipment: [] } }, data).asks;
    decided.set(plan, asks);
    return asks;
  }

  /**
   * Return all screens: for equipment only when it decides.
   * @param {App} app
   * @returns {StepScreen[]}
   */
  function screensFor(app) {
    const decides = equipmentOf(app).length > 0;
    const groups = app.data.builder.questions.filter((group) => decides || !group.asks.includes("equipment"));
    return groups.flatMap((group, number) => [
      ...((group.quick || []).length ? [{ group, number }] : []),
      ...questionsOf(group, app).map((question) => ({ group, number, question }))
    ]);
  }

  /**
   * Return the questions of a group, the parts of the body each side apart.
   * @param {QuestionGroup} group
   * @param {App} app
   * @returns {StepQuestion[]}
   */
  function questionsOf(group, app) {
    const { data } = app;
    return group.asks.flatMap((id) => {
      if (id === "strength") return partsOf(app);
      return {
        id,
        field: /** @type {ChoiceQuestion | ManyQuestion} */ (byId(data.fields.answers, id)),
        get: () => app.plan.answers[id],
        put: (value) => state.withAnswer(app.plan, id, value, data)
      };
    });
  }

  /**
   * Return the questions for the parts of the body.
   * @param {App} app
   * @returns {StepQuestion[]}
   */
  function partsOf(app) {
    const { builder: asked, fields } = app.data;
    const { choices, sides, test } = fields.strength;
    return asked.parts.flatMap(({ label, groups }, number) =>
      Object.entries(sides).map(([side, word]) => {
        const id = `part-${number}-${side}`;
        return {
          id,
          field: { id, type: "choice", label: filled(label, { side: word }), help: test, choices },
          get: () => app.plan.strength[groups[0]][side],
          put: (mark) => groups.reduce((plan, one) => state.withStrength(plan, one, side, mark), app.plan)
        };
      })
    );
  }

  return { Steps };
})();
