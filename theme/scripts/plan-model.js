/**
 * Plans as values: an empty plan, an item for an exercise, a plan from a starter. Pure; the day is handed in.
 * `alsguide.plan.plans` gives the same for the Python side. Needs plan-schedule.js.
 */
/** @typedef {{ min: number, max: number }} Bounds */

var alsguide = alsguide || {};
alsguide.planModel = (function () {
  "use strict";
  const { planSchedule } = alsguide;
  const { addDays } = planSchedule;
  /** @type {("sets" | "repetitions" | "hold_seconds" | "minutes" | "times_per_day")[]} */
  const AMOUNTS = ["sets", "repetitions", "hold_seconds", "minutes", "times_per_day"];

  /**
   * Return a copy that shares nothing with a JSON value.
   * @template T
   * @param {T} value
   * @returns {T}
   */
  function copyOf(value) {
    return JSON.parse(JSON.stringify(value));
  }

  /**
   * Return the value that a field has before anyone touches it.
   * @param {AskedField} field
   * @returns {FieldValue}
   */
  function defaultOf(field) {
    if (field.default !== undefined) return copyOf(field.default);
    if (field.type === "many" || field.type === "days") return [];
    return field.type === "text" || field.type === "date" ? "" : null;
  }

  /**
   * Return the defaults of several fields by their ids.
   * @param {AskedField[]} fields
   * @returns {Record<string, FieldValue>}
   */
  function defaults(fields) {
    return Object.fromEntries(fields.map((field) => [field.id, defaultOf(field)]));
  }

  /**
   * Return a plan with the dates that follow from today.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {string} today an ISO date
   * @returns {Plan}
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
   * Return a plan with all defaults and no exercise.
   * @param {PlanPage} data
   * @param {string} today an ISO date
   * @returns {Plan}
   */
  function newPlan(data, today) {
    const map = data.fields.strength;
    const unmarked = () => Object.fromEntries(Object.keys(map.sides).map((side) => [side, map.default]));
    const plan = {
      starter: "",
      answers: /** @type {Answers} */ (defaults(data.fields.answers)),
      strength: Object.fromEntries(map.groups.map((group) => [group.id, unmarked()])),
      goals: [],
      items: [],
      plan_b: [],
      sign_offs: [],
      diary: ""
    };
    return dated(plan, data, today);
  }

  /**
   * Return the plan of a starter, complete: what the starter does not name is as in an empty plan.
   * @param {StarterEntry} starter one of `data.starters`
   * @param {PlanPage} data
   * @param {string} today an ISO date
   * @returns {Plan}
   */
  function starterPlan(starter, data, today) {
    const plan = newPlan(data, today);
    const own = copyOf(starter.plan);
    /** @type {(item: object) => Item} */
    const whole = (item) => /** @type {Item} */ (/** @type {unknown} */ ({ ...defaults(data.fields.item), ...item }));
    return dated(
      { ...plan, ...own, items: own.items.map(whole), answers: { ...plan.answers, ...own.answers } },
      data,
      today
    );
  }

  /**
   * Return the question that asks for the days of an exercise's kind.
   * @param {ExerciseEntry} exercise
   * @returns {"days_strength" | "days_aerobic" | "days_gentle"}
   */
  function daysFor({ kind, flags }) {
    if (kind === "strengthening") return "days_strength";
    return kind === "aerobic" || flags.includes("raises_heart_rate") ? "days_aerobic" : "days_gentle";
  }

  /**
   * Return an item for an exercise of the library with its start dose. With a plan, its days are those that the plan
   * has for the exercise's kind, as many as the start dose allows.
   * @param {string} id
   * @param {PlanPage} data
   * @param {Plan | null} [plan]
   * @returns {Item}
   */
  function newItem(id, data, plan) {
    const exercise = data.exercises[id];
    const usual = { exercise: id, ...defaults(data.fields.item), who_moves: exercise.who_moves };
    const item = /** @type {Item} */ (/** @type {unknown} */ (usual));
    for (const name of AMOUNTS) {
      const start = exercise.start[name];
      item[name] = start === undefined ? null : start;
    }
    if (plan) {
      item.days = plan.answers[daysFor(exercise)].slice(0, exercise.start.days_per_week);
    }
    return item;
  }

  /**
   * Return the most and the least that a stepper of an item may reach: the form's range, and the library's upper
   * dose.
   * @param {NumberQuestion} field one of `data.fields.item`
   * @param {DoneItem} item
   * @param {PlanPage} data
   * @returns {Bounds | null} null when the part does not apply to the exercise
   */
  function boundsOf(field, item, data) {
    const exercise = data.exercises[item.exercise];
    const amount = AMOUNTS.find((name) => name === field.id);
    const upper = amount && exercise.upper[amount];
    if (amount && upper === undefined) return null;
    const withCarer = item.who_moves === "carer" && field.max_with_carer !== undefined;
    const most = withCarer ? Number(field.max_with_carer) : field.max;
    return { min: field.min, max: upper === undefined ? most : Math.min(most, upper) };
  }

  /**
   * Return a goal with its defaults.
   * @param {PlanPage} data
   * @returns {Goal}
   */
  function newGoal(data) {
    return /** @type {Goal} */ (defaults(data.fields.goal));
  }

  /**
   * Return a sign-off that does not count yet: nobody has ticked or named it.
   * @param {string} exercise
   * @param {string} rule
   * @param {string} covers
   * @param {PlanPage} data
   * @returns {SignOff}
   */
  function newSignOff(exercise, rule, covers, data) {
    return /** @type {SignOff} */ ({ exercise, rule, covers, ...defaults(data.fields.sign_off) });
  }

  return { newPlan, starterPlan, daysFor, newItem, newGoal, newSignOff, boundsOf };
})();
