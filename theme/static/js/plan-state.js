/**
 * Changes of a plan: each gives a new plan and leaves the old one as it was, so that any change can be taken back. Pure.
 * Needs plan-model.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { planModel: model, planSchedule: schedule } = alsguide;

  /** @returns {Array} a list with another value at a place */
  function replaced(list, place, value) {
    return list.map((one, index) => (index === place ? value : one));
  }

  /** @returns {object} the plan with another answer; a later first day moves the day of the check along */
  function withAnswer(plan, id, value) {
    const answers = { ...plan.answers, [id]: value };
    const days = id === "start_date" ? schedule.daysBetween(plan.answers.start_date, value) : null;
    if (days !== null && answers.review_date) answers.review_date = schedule.addDays(answers.review_date, days);
    return { ...plan, answers };
  }

  /** @returns {object} the plan with an item changed; its amounts stay inside the limits */
  function withItem(plan, place, changes, data) {
    const item = { ...plan.items[place], ...changes };
    if ("who_moves" in changes) {
      for (const field of data.fields.item) {
        const bounds =
          field.type === "number" && typeof item[field.id] === "number" ? model.boundsOf(field, item, data) : null;
        if (bounds && item[field.id] > bounds.max) item[field.id] = bounds.max;
      }
    }
    if ("resistance" in changes && changes.resistance !== "set_by_therapist") item.resistance_kg = null;
    return { ...plan, items: replaced(plan.items, place, item) };
  }

  /** @returns {object} the plan with an item one place up (-1) or down (1) */
  function moved(plan, place, step) {
    const other = place + step;
    if (other < 0 || other >= plan.items.length) return plan;
    const items = [...plan.items];
    [items[place], items[other]] = [items[other], items[place]];
    return { ...plan, items };
  }

  /** @returns {object} the plan without an item */
  function without(plan, place) {
    return { ...plan, items: plan.items.filter((_, index) => index !== place) };
  }

  /** @returns {object} the plan with an exercise of the library at its end */
  function withAdded(plan, id, data) {
    return { ...plan, items: [...plan.items, model.newItem(id, data, plan)] };
  }

  /** @returns {object} the plan with another exercise at a place, with the same days */
  function withOther(plan, place, id, data) {
    const { days, slot } = plan.items[place];
    return { ...plan, items: replaced(plan.items, place, { ...model.newItem(id, data, plan), days, slot }) };
  }

  /** @returns {object} the plan with a muscle's strength marked on one side */
  function withStrength(plan, group, side, level) {
    return { ...plan, strength: { ...plan.strength, [group]: { ...plan.strength[group], [side]: level } } };
  }

  /** @returns {object} the plan with every part of the body marked alike */
  function withStrengthEverywhere(plan, level) {
    const alike = (sides) => Object.fromEntries(Object.keys(sides).map((side) => [side, level]));
    return {
      ...plan,
      strength: Object.fromEntries(Object.entries(plan.strength).map(([group, sides]) => [group, alike(sides)]))
    };
  }

  /** @returns {object} the plan with a goal changed, added or taken away */
  function withGoal(plan, place, changes) {
    return { ...plan, goals: replaced(plan.goals, place, { ...plan.goals[place], ...changes }) };
  }

  function withNewGoal(plan, data) {
    return { ...plan, goals: [...plan.goals, model.newGoal(data)] };
  }

  function withoutGoal(plan, place) {
    return { ...plan, goals: plan.goals.filter((_, index) => index !== place) };
  }

  /** @returns {?object} the sign-off of an exercise under a rule */
  function signOffOf(plan, exercise, rule) {
    return plan.sign_offs.find((one) => one.exercise === exercise && one.rule === rule) || null;
  }

  /** @returns {object} the plan with a sign-off changed; it is made when there is none */
  function withSignOff(plan, exercise, rule, changes, data) {
    const own = signOffOf(plan, exercise, rule) || model.newSignOff(exercise, rule, data);
    const others = plan.sign_offs.filter((one) => one.exercise !== exercise || one.rule !== rule);
    return { ...plan, sign_offs: [...others, { ...own, ...changes }] };
  }

  /** @returns {Array} a list with or without a value */
  function toggled(list, value, on) {
    const others = list.filter((one) => one !== value);
    return on ? [...others, value] : others;
  }

  function withAccepted(plan, rule, on) {
    return { ...plan, accepted: toggled(plan.accepted, rule, on) };
  }

  function withTired(plan, exercise, on) {
    return { ...plan, plan_b: toggled(plan.plan_b, exercise, on) };
  }

  /** @returns {string[]} the ids of answers that are needed on paper and not given */
  function missing(plan, data) {
    const empty = (value) => value === "" || value === null || (Array.isArray(value) && !value.length);
    return data.fields.answers
      .filter((field) => field.required && empty(plan.answers[field.id]))
      .map((field) => field.id);
  }

  alsguide.planState = {
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
    withAccepted,
    withTired,
    missing
  };
})();
