/**
 * From answers to a plan: the exercises of each slot, and why a slot is empty. Pure; it knows no exercise itself but reads
 * the slots from the page's data. `alsguide.plan.builder` gives the same for all answers.
 */
/** @typedef {{ item: Item | null, reason: string, needed: string[] }} Chosen */
/**
 * @typedef {object} Built
 * @property {{ slot: string, item: Item }[]} items
 * @property {{ slot: string, reason: string }[]} empty
 * @property {string[]} asks the equipment that decides
 */

var alsguide = alsguide || {};
alsguide.planBuilder = (function () {
  "use strict";
  const { planFacts, planModel, planRules, planSchedule } = alsguide;
  const { holds, factsOf, marksOf } = planFacts;
  const { entryOf, firing, forbidding, isAtHand } = planRules;
  const SIDES = ["left", "right"];
  const MOST_SWAPS = 3;
  /** @type {("repetitions" | "minutes")[]} */
  const HALVED = ["repetitions", "minutes"];

  /**
   * Return the exercises for a plan's answers.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {string | null} [today]
   * @returns {Built}
   */
  function build(plan, data, today) {
    const facts = factsOf(plan, data, today);
    const { builder } = data;
    /** @param {{ when?: Condition }} part */
    const isFor = (part) => !part.when || holds(part.when, [facts], {});
    const forms = firing(data, facts);
    const { most } = /** @type {MostEntry} */ (builder.most_exercises.find(isFor));
    /** @type {Built} */
    const built = { items: [], empty: [], asks: [] };
    for (const slot of builder.slots.filter(isFor)) {
      const skip = (slot.skip || []).find(isFor);
      const full = built.items.length >= most ? builder.enough : "";
      const others = built.items.map((one) => one.item);
      const reason = skip ? skip.reason : full;
      const found = reason ? { item: null, reason, needed: [] } : choose(slot, others, forms, plan, data, facts);
      built.asks.push(...found.needed.filter((one) => !built.asks.includes(one)));
      if (found.item) built.items.push({ slot: slot.id, item: found.item });
      else built.empty.push({ slot: slot.id, reason: found.reason });
    }
    return built;
  }

  /**
   * Return the first exercise that may fill a slot, or why there is none (the reason that holds for most exercises), and
   * the equipment that was looked for.
   * @param {SlotEntry} slot
   * @param {Item[]} others
   * @param {RuleForm[]} forms
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {PlanFacts} facts
   * @returns {Chosen}
   */
  function choose(slot, others, forms, plan, data, facts) {
    /** @type {string[]} */
    const reasons = [];
    /** @type {string[]} */
    const needed = [];
    for (const choice of slot.choices) {
      const item = itemFor(choice, plan, data, facts);
      if (!item || others.some(({ exercise }) => exercise === item.exercise)) continue;
      const against = forbidding(entryOf("0", item, plan, data, facts), forms, facts);
      reasons.push(...against.map((form) => form.message));
      if (against.length) continue;
      if (isTooLong([...others, item], data)) {
        reasons.push(data.builder.enough);
        continue;
      }
      needed.push(...(data.equipment[item.exercise] ? [data.equipment[item.exercise]] : []));
      if (isAtHand(item.exercise, data, facts)) return { item, reason: "", needed };
    }
    /** @param {string} reason */
    const count = (reason) => reasons.filter((one) => one === reason).length;
    const most = Math.max(...reasons.map(count));
    return { item: null, reason: reasons.find((one) => count(one) === most) || slot.none, needed };
  }

  /**
   * Return the item of a choice that is for this person, or null.
   * @param {SlotChoiceEntry} choice
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {PlanFacts} facts
   * @returns {Item | null}
   */
  function itemFor(choice, plan, data, facts) {
    const side = sideFor(choice.side, plan, data);
    if (!side || (choice.when && !holds(choice.when, [facts], {}))) return null;
    const exercise = data.exercises[choice.exercise];
    const item = { ...planModel.newItem(choice.exercise, data), ...choice.amounts, side, slot: choice.time || "" };
    if (holds(data.builder.half_when, [facts], {})) {
      for (const name of HALVED) item[name] = item[name] && Math.ceil(Number(item[name]) / 2);
    }
    const days = /** @type {number[]} */ (facts[planModel.daysFor(exercise)] || []);
    return /** @type {Item} */ ({
      ...item,
      days: [...days].sort((one, other) => one - other).slice(0, exercise.start.days_per_week)
    });
  }

  /**
   * Return the side of a choice: both, or the one that has one of the marks; "" when neither has.
   * @param {Sides | undefined} sides
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string}
   */
  function sideFor(sides, plan, data) {
    if (!sides) return "both";
    const marks = marksOf(sides.part, SIDES, plan, data);
    const fitting = SIDES.filter((_, place) => sides.is.includes(marks[place]));
    return fitting.length === SIDES.length ? "both" : fitting[0] || "";
  }

  /**
   * Return whether the exercises of one day take longer than a day may have at first.
   * @param {Item[]} items
   * @param {PlanPage} data
   * @returns {boolean}
   */
  function isTooLong(items, data) {
    const { time } = data.limits;
    const most = data.builder.most_minutes_a_day * 60;
    return planSchedule.DAYS.some((day) => {
      const done = items.filter((item) => item.days.includes(day));
      return (
        done.reduce((sum, item) => sum + planSchedule.secondsOf({ item }, time) * Number(item.times_per_day), 0) > most
      );
    });
  }

  /**
   * Return the plan with the exercises for its answers, and those for tired days.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {string | null} [today]
   * @returns {Plan}
   */
  function builtPlan(plan, data, today) {
    const { items } = build(plan, data, today);
    const tired = items.filter((one) => data.builder.tired_days.includes(one.slot)).map((one) => one.item.exercise);
    return { ...plan, starter: data.builder.id, items: items.map((one) => one.item), plan_b: tired };
  }

  /**
   * Return the plan with another answer, and with those that it sets.
   * @param {Plan} plan
   * @param {string} id
   * @param {FieldValue} value
   * @param {PlanPage} data
   * @returns {Plan}
   */
  function withAnswer(plan, id, value, data) {
    const changed = { ...plan, answers: { ...plan.answers, [id]: value } };
    const facts = factsOf(changed, data);
    const set = data.builder.sets.filter((row) => row.when.fact === id && holds(row.when, [facts], {}));
    return { ...changed, answers: Object.assign({}, changed.answers, ...set.map((row) => row.answers)) };
  }

  /**
   * Return up to three exercises that may stand in the place of one: of its slot, above and below it in the lists of stand-ins, and
   * of its kind; none that a red rule takes out, that needs what is not at hand, or that is in the plan.
   * @param {Plan} plan
   * @param {number} place
   * @param {PlanPage} data
   * @param {string | null} [today]
   * @returns {string[]}
   */
  function swapsFor(plan, place, data, today) {
    const { builder, exercises, stand_ins: below } = data;
    const facts = factsOf(plan, data, today);
    const forms = firing(data, facts);
    const own = plan.items[place].exercise;
    const slots = builder.slots.map((slot) => slot.choices.map((choice) => choice.exercise));
    const above = Object.keys(below).filter((id) => below[id].includes(own));
    const alike = Object.keys(exercises).filter((id) => exercises[id].kind === exercises[own].kind);
    const near = [...slots.filter((names) => names.includes(own)).flat(), ...(below[own] || []), ...above, ...alike];
    const taken = plan.items.map((item) => item.exercise);
    /** @param {string} id */
    const fits = (id) => {
      const item = /** @type {Item} */ (planModel.newItem(id, data, plan));
      const isOut = forbidding(entryOf("0", item, plan, data, facts), forms, facts).length > 0;
      return !isOut && isAtHand(id, data, facts) && !taken.includes(id);
    };
    return [...new Set(near)].filter(fits).slice(0, MOST_SWAPS);
  }

  return { build, builtPlan, swapsFor, withAnswer };
})();
