/**
 * Changes of a plan: each gives a new plan and leaves the old one as it was, so that any change can be taken back. Pure.
 * Needs plan-model.js.
 */
var alsguide = alsguide || {};
alsguide.planState = (function () {
  "use strict";
  const { planBuilder, planFacts, planModel: model, planSchedule: schedule } = alsguide;
  const TODAY = "today";

  /**
   * Return a list with another value at a place.
   * @template T
   * @param {T[]} list
   * @param {number} place
   * @param {T} value
   * @returns {T[]}
   */
  function replaced(list, place, value) {
    return list.map((one, index) => (index === place ? value : one));
  }

  /**
   * Return the plan with another answer and those that it sets; a later first day moves the day of the check along, and days for a kind of
   * exercise move those that it has.
   * @param {Plan} plan
   * @param {string} id
   * @param {FieldValue} value
   * @param {PlanPage} data
   * @returns {Plan}
   */
  function withAnswer(plan, id, value, data) {
    const { answers } = planBuilder.withAnswer(plan, id, value, data);
    const days = id === "start_date" ? schedule.daysBetween(plan.answers.start_date, value) : null;
    if (days !== null && answers.review_date) answers.review_date = schedule.addDays(answers.review_date, days);
    const items = plan.items.map((item) =>
      model.daysFor(data.exercises[item.exercise]) === id ? { ...item, days: /** @type {number[]} */ (value) } : item
    );
    return { ...plan, answers, items };
  }

  /**
   * Return the plan with an item changed; its amounts stay inside the limits.
   * @param {Plan} plan
   * @param {number} place
   * @param {Record<string, FieldValue>} changes
   * @param {PlanPage} data
   * @returns {Plan}
   */
  function withItem(plan, place, changes, data) {
    const item = { ...plan.items[place], ...changes };
    if ("who_moves" in changes) {
      const amounts = /** @type {Record<string, FieldValue>} */ (/** @type {unknown} */ (item));
      for (const field of data.fields.item) {
        const bounds = field.type === "number" ? model.boundsOf(field, item, data) : null;
        if (bounds && Number(amounts[field.id]) > bounds.max) amounts[field.id] = bounds.max;
      }
    }
    if ("resistance" in changes && changes["resistance"] !== "set_by_therapist") item.resistance_kg = null;
    return { ...plan, items: replaced(plan.items, place, item) };
  }

  /**
   * Return the plan with an item one place up (-1) or down (1).
   * @param {Plan} plan
   * @param {number} place
   * @param {number} step
   * @returns {Plan}
   */
  function moved(plan, place, step) {
    const other = place + step;
    if (other < 0 || other >= plan.items.length) return plan;
    const items = [...plan.items];
    [items[place], items[other]] = [items[other], items[place]];
    return { ...plan, items };
  }

  /**
   * Return the plan without an item.
   * @param {Plan} plan
   * @param {number} place
   * @returns {Plan}
   */
  function without(plan, place) {
    return { ...plan, items: plan.items.filter((_, index) => index !== place) };
  }

  /**
   * Return the plan with an exercise of the library at its end.
   * @param {Plan} plan
   * @param {string} id
   * @param {PlanPage} data
   * @returns {Plan}
   */
  function withAdded(plan, id, data) {
    return { ...plan, items: [...plan.items, model.newItem(id, data, plan)] };
  }

  /**
   * Return the plan with another exercise at a place, on the same days if it is done as often, else on those for its kind.
   * @param {Plan} plan
   * @param {number} place
   * @param {string} id
   * @param {PlanPage} data
   * @returns {Plan}
   */
  function withOther(plan, place, id, data) {
    const old = plan.items[place];
    const [before, now] = [old.exercise, id].map((one) => model.daysFor(data.exercises[one]));
    const days = before === now ? old.days : /** @type {number[]} */ (plan.answers[now]);
    const most = data.exercises[id].start.days_per_week;
    const item = { ...model.newItem(id, data, plan), days: days.slice(0, most), slot: old.slot };
    return { ...plan, items: replaced(plan.items, place, item) };
  }

  /**
   * Return the plan with a muscle's strength marked on one side.
   * @param {Plan} plan
   * @param {string} group
   * @param {string} side
   * @param {string} level
   * @returns {Plan}
   */
  function withStrength(plan, group, side, level) {
    return { ...plan, strength: { ...plan.strength, [group]: { ...plan.strength[group], [side]: level } } };
  }

  /**
   * Return the plan with every part of the body marked alike.
   * @param {Plan} plan
   * @param {string} level
   * @returns {Plan}
   */
  function withStrengthEverywhere(plan, level) {
    /** @param {Record<string, string>} sides */
    const alike = (sides) => Object.fromEntries(Object.keys(sides).map((side) => [side, level]));
    return {
      ...plan,
      strength: Object.fromEntries(Object.entries(plan.strength).map(([group, sides]) => [group, alike(sides)]))
    };
  }

  /**
   * Return the plan with a goal changed, added or taken away.
   * @param {Plan} plan
   * @param {number} place
   * @param {Record<string, FieldValue>} changes
   * @returns {Plan}
   */
  function withGoal(plan, place, changes) {
    return { ...plan, goals: replaced(plan.goals, place, { ...plan.goals[place], ...changes }) };
  }

  /**
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {Plan}
   */
  function withNewGoal(plan, data) {
    return { ...plan, goals: [...plan.goals, model.newGoal(data)] };
  }

  /**
   * @param {Plan} plan
   * @param {number} place
   * @returns {Plan}
   */
  function withoutGoal(plan, place) {
    return { ...plan, goals: plan.goals.filter((_, index) => index !== place) };
  }

  /**
   * Return the sign-off of an item under a rule; a new one when there is none for the item as it is now.
   * @param {Plan} plan
   * @param {number} place
   * @param {string} rule
   * @param {PlanPage} data
   * @returns {SignOff}
   */
  function signOffOf(plan, place, rule, data) {
    const item = plan.items[place];
    const covers = planFacts.coveredBy(item, plan, data);
    /** @param {SignOff} one */
    const isIt = (one) => one.exercise === item.exercise && one.rule === rule && one.covers === covers;
    return plan.sign_offs.find(isIt) || model.newSignOff(item.exercise, rule, covers, data);
  }

  /**
   * Return the plan with a sign-off of an item changed; what was signed for another dose or other answers is gone.
   * @param {Plan} plan
   * @param {number} place
   * @param {string} rule
   * @param {Record<string, FieldValue>} changes
   * @param {PlanPage} data
   * @returns {Plan}
   */
  function withSignOff(plan, place, rule, changes, data) {
    const own = signOffOf(plan, place, rule, data);
    const others = plan.sign_offs.filter((one) => one.exercise !== own.exercise || one.rule !== rule);
    return { ...plan, sign_offs: [...others, { ...own, ...changes }] };
  }

  /**
   * Return a list with or without a value.
   * @template T
   * @param {T[]} list
   * @param {T} value
   * @param {boolean} on
   * @returns {T[]}
   */
  function toggled(list, value, on) {
    const others = list.filter((one) => one !== value);
    return on ? [...others, value] : others;
  }

  /**
   * @param {Plan} plan
   * @param {string} exercise
   * @param {boolean} on
   * @returns {Plan}
   */
  function withTired(plan, exercise, on) {
    return { ...plan, plan_b: toggled(plan.plan_b, exercise, on) };
  }

  /**
   * Return the ids of answers that are needed on paper and not given: for a plan of one's own, today's signs too. A ready-made plan
   * says on paper that it was not fitted, and what to look for.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string[]}
   */
  function missing(plan, data) {
    /** @param {unknown} value */
    const empty = (value) => value === "" || value === null || (Array.isArray(value) && !value.length);
    const isReady = data.starters.some((one) => one.id === plan.starter);
    return data.fields.answers
      .filter((field) => (field.required || (field.id === TODAY && !isReady)) && empty(plan.answers[field.id]))
      .map((field) => field.id);
  }

  return {
    withAnswer,
    withItem,
    moved,
    without,
    withAdded,
    withOther,
    withStrength,
    withStrengthEverywhere,
    withGoal,
    withNewGoal,
    withoutGoal,
    signOffOf,
    withSignOff,
    withTired,
    missing
  };
})();
