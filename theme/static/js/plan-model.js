/**
 * Plans as values: an empty plan, an item for an exercise, a plan from a starter. Pure; the day is handed in.
 * `alsguide.plan.plans` gives the same for the Python side. Needs plan-schedule.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { addDays } = alsguide.planSchedule;
  const AMOUNTS = ["sets", "repetitions", "hold_seconds", "minutes", "times_per_day"];

  /** @param {*} value @returns {*} a copy that shares nothing with a JSON value */
  function copyOf(value) {
    return value === undefined ? null : JSON.parse(JSON.stringify(value));
  }

  /** @param {object} field @returns {*} the value that a field has before anyone touches it */
  function defaultOf(field) {
    if (field.default !== undefined) return copyOf(field.default);
    if (field.type === "many" || field.type === "days") return [];
    return field.type === "text" || field.type === "date" ? "" : null;
  }

  /** @param {object[]} fields @returns {object} the defaults of several fields by their ids */
  function defaults(fields) {
    return Object.fromEntries(fields.map((field) => [field.id, defaultOf(field)]));
  }

  /**
   * Give a plan with the dates that follow from today.
   * @param {object} plan
   * @param {object} data
   * @param {string} today an ISO date
   */
  function dated(plan, data, today) {
    const answers = { ...plan.answers };
    for (const field of data.fields.answers) {
      if (field.type !== "date" || field.default_days === undefined) continue;
      answers[field.id] = addDays(field.from === "today" ? today : answers.start_date, field.default_days);
    }
    return { ...plan, answers };
  }

  /**
   * Give a plan with all defaults and no exercise.
   * @param {object} data
   * @param {string} today an ISO date
   */
  function newPlan(data, today) {
    const map = data.fields.strength;
    const unmarked = () => Object.fromEntries(Object.keys(map.sides).map((side) => [side, map.default]));
    const plan = {
      starter: "",
      answers: defaults(data.fields.answers),
      strength: Object.fromEntries(map.groups.map((group) => [group.id, unmarked()])),
      goals: [],
      items: [],
      plan_b: [],
      sign_offs: [],
      accepted: []
    };
    return dated(plan, data, today);
  }

  /**
   * Give the plan of a starter, complete: what the starter does not name is as in an empty plan.
   * @param {object} starter one of `data.starters`
   * @param {object} data
   * @param {string} today an ISO date
   */
  function starterPlan(starter, data, today) {
    const plan = newPlan(data, today);
    const own = copyOf(starter.plan);
    const whole = (item) => ({ ...defaults(data.fields.item), ...item });
    const standIn = (item) => {
      const { days, slot, ...rest } = whole(item);
      return rest;
    };
    const items = own.items.map((item) => ({ ...whole(item), instead: item.instead ? standIn(item.instead) : null }));
    return dated({ ...plan, ...own, items, answers: { ...plan.answers, ...own.answers } }, data, today);
  }

  /**
   * Give an item for an exercise of the library with its start dose. With a plan, its days are those that the plan has
   * for the exercise's kind, as many as the start dose allows.
   * @param {string} id
   * @param {object} data
   * @param {?object} plan
   */
  function newItem(id, data, plan) {
    const exercise = data.exercises[id];
    const item = { exercise: id, ...defaults(data.fields.item), who_moves: exercise.who_moves, instead: null };
    for (const name of AMOUNTS) item[name] = exercise.start[name] === undefined ? null : exercise.start[name];
    if (plan) {
      const aerobic = exercise.kind === "aerobic" || exercise.flags.includes("raises_heart_rate");
      const days = exercise.kind === "strengthening" ? "days_strength" : aerobic ? "days_aerobic" : "days_gentle";
      item.days = plan.answers[days].slice(0, exercise.start.days_per_week);
    }
    return item;
  }

  /**
   * Give the most and the least that a stepper of an item may reach: the form's range, and the library's upper dose.
   * @param {object} field one of `data.fields.item`
   * @param {object} item
   * @param {object} data
   * @returns {?{min: number, max: number}} null when the part does not apply to the exercise
   */
  function boundsOf(field, item, data) {
    const exercise = data.exercises[item.exercise];
    if (AMOUNTS.includes(field.id) && exercise.upper[field.id] === undefined) return null;
    const withCarer = item.who_moves === "carer" && field.max_with_carer !== undefined;
    const most = withCarer ? field.max_with_carer : field.max;
    const upper = exercise.upper[field.id];
    return { min: field.min, max: upper === undefined ? most : Math.min(most, upper) };
  }

  /** @param {object} data @returns {object} a goal with its defaults */
  function newGoal(data) {
    return defaults(data.fields.goal);
  }

  /**
   * Give a sign-off that does not count yet: nobody has ticked or named it.
   * @param {string} exercise
   * @param {string} rule
   * @param {object} data
   */
  function newSignOff(exercise, rule, data) {
    return { exercise, rule, ...defaults(data.fields.sign_off) };
  }

  alsguide.planModel = { newPlan, starterPlan, newItem, newGoal, newSignOff, boundsOf };
})();
