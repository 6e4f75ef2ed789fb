/**
 * Facts and conditions: the named values of a plan, and the small language in which rules test them. Pure.
 * `alsguide.plan.facts` and `alsguide.plan.conditions` give the same for the Python side.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const schedule = alsguide.planSchedule;
  const AMOUNTS = ["sets", "repetitions", "hold_seconds", "minutes", "times_per_day"];

  /**
   * Give the own property of an object, or undefined: names from a file can never reach what objects inherit.
   * @param {*} object
   * @param {*} name
   */
  function own(object, name) {
    return object && typeof name === "string" && Object.hasOwn(object, name) ? object[name] : undefined;
  }

  /** @param {*} value @returns {boolean} whether a value is a number that can be compared */
  function isNumber(value) {
    return typeof value === "number" && Number.isFinite(value);
  }

  /** @param {*} value @returns {Array} the value if it is a list, else an empty list */
  function listOf(value) {
    return Array.isArray(value) ? value : [];
  }

  /**
   * Tell whether a condition holds.
   * @param {object} condition
   * @param {object[]} facts a fact is looked up in the first that has it
   * @param {Object<string, Set<number>>} groupDays the days on which each group of exercises is done
   * @returns {boolean}
   */
  function holds(condition, facts, groupDays) {
    const inner = (part) => holds(part, facts, groupDays);
    if (condition.all) return condition.all.every(inner);
    if (condition.any) return condition.any.some(inner);
    if (condition.not) return !inner(condition.not);
    if (condition.days) {
      const on = (day) => condition.days.every((name) => groupDays[name] && groupDays[name].has(day));
      return schedule.DAYS.filter(on).length > condition.above;
    }
    const known = facts.find((some) => Object.hasOwn(some, condition.fact));
    const found = known ? known[condition.fact] : null;
    const value = found === undefined ? null : found;
    if (condition.missing) return value === null;
    if (condition.is) return (Array.isArray(value) ? value : [value]).some((one) => condition.is.includes(one));
    if (!isNumber(value)) return false;
    return condition.above === undefined ? value < condition.below : value > condition.above;
  }

  /**
   * Give the fact of one answer. An answer that is not among the choices counts as the field's default.
   * @param {object} field
   * @param {*} value
   */
  function answerFact(field, value) {
    if (field.type === "number") return isNumber(value) ? value : null;
    if (field.type !== "choice" && field.type !== "many") return value === undefined ? null : value;
    const choice = (id) => field.choices.find((one) => one.id === id);
    const counts = (id) => choice(id).counts_as || id;
    if (field.type === "choice") {
      const known = choice(value) ? value : field.default;
      return choice(known) ? counts(known) : null;
    }
    const chosen = withoutContradiction(field, listOf(value).filter(choice));
    return (chosen.length ? chosen : listOf(field.default).filter(choice)).map(counts);
  }

  /** Leave out choices that stand alone, such as "None of these", where others are chosen too; nothing if several do. */
  function withoutContradiction(field, chosen) {
    const isAlone = (id) => field.choices.some((one) => one.id === id && one.alone === true);
    const others = chosen.filter((id) => !isAlone(id));
    return others.length ? others : new Set(chosen).size === 1 ? chosen : [];
  }

  /**
   * Give the facts of a plan: its answers, the days until it is checked, the least sure of its goals.
   * @param {object} plan
   * @param {object} data
   */
  function planFacts(plan, data) {
    const answers = plan.answers || {};
    const facts = {};
    for (const field of data.fields.answers) facts[field.id] = answerFact(field, own(answers, field.id));
    facts.days_to_review = schedule.daysBetween(answers.start_date, answers.review_date);
    const sure = listOf(plan.goals).map((goal) => goal.sure_0_10).filter(isNumber);
    facts.least_sure = sure.length ? Math.min(...sure) : null;
    return facts;
  }

  /** @param {object} item @returns {string[]} the sides that an item uses; the weaker side may be either */
  function sidesOf(item) {
    return item.side === "left" || item.side === "right" ? [item.side] : ["left", "right"];
  }

  /**
   * Give how strong the muscles are that an item uses, on the sides that it uses; central parts on both sides.
   * @returns {string[]}
   */
  function strengthsAt(item, exercise, plan, data) {
    const strength = data.fields.strength;
    const found = [];
    for (const name of exercise.muscle_groups) {
      const group = strength.groups.find((one) => one.id === name);
      for (const side of group ? (group.central ? ["left", "right"] : sidesOf(item)) : []) {
        const marked = own(own(plan.strength, name), side);
        found.push(strength.choices.some((choice) => choice.id === marked) ? marked : strength.default);
      }
    }
    return found;
  }

  /**
   * Give the facts of one item.
   * @param {object} item
   * @param {object} exercise what the library says
   * @param {object} plan
   * @param {object} data
   * @param {string} pain the fact `shoulder_pain`
   */
  function itemFacts(item, exercise, plan, data, pain) {
    const seated = data.limits.seated;
    const isSeated = item.version === "seated" && seated.versions.includes(item.exercise);
    const painful = sidesOf(item).some((side) => pain === side || pain === "both");
    const resistance = data.resistance.find((choice) => choice.id === item.resistance);
    const fixed = resistance && isNumber(resistance.kg) ? resistance.kg : null;
    const above = AMOUNTS.filter((name) => isNumber(item[name]) && item[name] > (exercise.upper[name] || 0)).length;
    const tooManyDays = listOf(item.days).length > exercise.upper.days_per_week ? 1 : 0;
    return {
      exercise: item.exercise,
      kind: exercise.kind,
      flags: exercise.flags.filter((flag) => !(isSeated && seated.drops_flags.includes(flag))),
      who_moves: item.who_moves || exercise.who_moves,
      taught: item.taught_on ? "yes" : "no",
      shoulder_pain_here: painful ? "yes" : "no",
      strength_here: strengthsAt(item, exercise, plan, data),
      hold_seconds: item.hold_seconds,
      resistance_kg: fixed === null ? item.resistance_kg : fixed,
      sets_times_repetitions: (item.sets || 0) * (item.repetitions || 0),
      amounts_above_upper: above + tooManyDays,
    };
  }

  /**
   * Give the days on which each group of exercises is done.
   * @returns {Object<string, Set<number>>}
   */
  function groupDays(entries, facts, data) {
    const found = {};
    for (const name of Object.keys(data.groups)) {
      const members = entries.filter((entry) => holds(data.groups[name], [entry.facts, facts], {}));
      found[name] = new Set(members.flatMap((entry) => listOf(entry.item.days)));
    }
    return found;
  }

  /**
   * Add the facts that depend on all exercises of the week, to the plan's facts and to each entry's.
   */
  function addWeekFacts(entries, facts, data) {
    const sessions = schedule.sessionsOf(entries, facts.best_time, data);
    facts.longest_session_minutes = Math.max(0, ...sessions.map((session) => session.minutes));
    facts.largest_session = Math.max(0, ...sessions.map((session) => session.entries.length));
    facts.exercise_count = entries.length;
    const worked = new Map();
    for (const entry of entries) {
      if (!holds(data.groups.strengthening, [entry.facts, facts], {})) continue;
      for (const group of entry.exercise.muscle_groups) {
        worked.set(group, new Set([...(worked.get(group) || []), ...listOf(entry.item.days)]));
      }
    }
    for (const entry of entries) {
      const weeks = entry.exercise.muscle_groups.map((group) => worked.get(group) || new Set());
      const gaps = weeks.map(schedule.smallestGap).filter((gap) => gap !== null);
      entry.facts.strength_gap_days = gaps.length ? Math.min(...gaps) : null;
      entry.facts.strength_days = Math.max(0, ...weeks.map((week) => week.size));
      entry.facts.minutes_at_end = 0;
    }
    const byKey = new Map(entries.map((entry) => [entry.key, entry.facts]));
    for (const session of sessions) {
      session.entries.forEach((key, place) => {
        byKey.get(key).minutes_at_end = Math.max(byKey.get(key).minutes_at_end, session.ends[place]);
      });
    }
  }

  alsguide.planFacts = { own, isNumber, listOf, holds, planFacts, itemFacts, groupDays, addWeekFacts };
})();
