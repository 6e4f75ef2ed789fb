/**
 * Facts and conditions: the named values of a plan, and the small language in which rules test them. Pure.
 * `alsguide.plan.facts` and `alsguide.plan.conditions` give the same for the Python side.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const schedule = alsguide.planSchedule;
  /** The fact of a question with choices that has no answer. */
  const UNANSWERED = "unanswered";
  /** A choice that counts as this acts like all choices of its field that do not stand alone. */
  const EVERY = "every";
  /** The day on which questions count as answered when no day is known. */
  const LONG_AGO = "1970-01-01";
  /** The flags of exercises that need a place of their own, and the place. */
  const OWN_PLACE = { standing: "standing", water: "in-water" };
  const BOTH = ["left", "right"];
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
    if (condition.missing) return value === null || value === "";
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
      return choice(known) ? counts(known) : UNANSWERED;
    }
    const chosen = withoutContradiction(field, listOf(value).filter(choice));
    let found = chosen.length ? chosen : listOf(field.default).filter(choice);
    if (found.some((id) => counts(id) === EVERY))
      found = field.choices.filter((one) => !one.alone).map((one) => one.id);
    return found.length ? found.map(counts) : [UNANSWERED];
  }

  /** @returns {Set<string>} the questions with choices that were answered in another way than they stand at the start */
  function givenAnswers(plan, data) {
    const isGiven = (field) => {
      const value = own(plan.answers, field.id);
      const known = (id) => field.choices.some((one) => one.id === id);
      if (JSON.stringify(value) === JSON.stringify(field.default)) return false;
      return field.type === "choice"
        ? known(value)
        : withoutContradiction(field, listOf(value).filter(known)).length > 0;
    };
    const asked = data.fields.answers.filter((field) => field.type === "choice" || field.type === "many");
    return new Set(asked.filter(isGiven).map((field) => field.id));
  }

  /** Leave out choices that stand alone, such as "None of these", where others are chosen too; nothing if several do. */
  function withoutContradiction(field, chosen) {
    const isAlone = (id) => field.choices.some((one) => one.id === id && one.alone === true);
    const others = chosen.filter((id) => !isAlone(id));
    return others.length ? others : new Set(chosen).size === 1 ? chosen : [];
  }

  /**
   * Give the facts of a plan: its answers, the strength of each part, days to and past its dates, the least sure goal.
   * @param {object} plan
   * @param {object} data
   * @param {?string} today an ISO date; without it nothing is past. Answers without a day are as old as can be.
   */
  function planFacts(plan, data, today) {
    const answers = plan.answers || {};
    const facts = {};
    for (const field of data.fields.answers) facts[field.id] = answerFact(field, own(answers, field.id));
    for (const { id } of data.fields.strength.groups) facts[`strength_${id}`] = marksOf(id, BOTH, plan, data);
    facts.days_to_review = schedule.daysBetween(answers.start_date, answers.review_date);
    facts.days_past_review = schedule.daysBetween(answers.review_date, today);
    facts.answers_age_days = schedule.daysBetween(answers.answered_on, today) ?? schedule.daysBetween(LONG_AGO, today);
    const sure = listOf(plan.goals)
      .map((goal) => goal.sure_0_10)
      .filter(isNumber);
    facts.least_sure = sure.length ? Math.min(...sure) : null;
    return facts;
  }

  /** @returns {string[]} the sides that an item uses. A two-handed move uses both, and the weaker side may be either. */
  function sidesOf(item, data) {
    return BOTH.includes(item.side) && data.limits.time.one_side_at_a_time.includes(item.exercise) ? [item.side] : BOTH;
  }

  /** @returns {string[]} how strong a part of the body is on each of some sides; an unknown mark counts as the default */
  function marksOf(group, sides, plan, data) {
    const { strength } = data.fields;
    const marked = (side) => own(own(plan.strength, group), side);
    return sides.map((side) =>
      strength.choices.some((choice) => choice.id === marked(side)) ? marked(side) : strength.default
    );
  }

  /**
   * Give how strong the muscles are that an item uses, on the sides that it uses; central parts on both sides.
   * @returns {string[]}
   */
  function strengthsAt(item, exercise, plan, data) {
    return exercise.muscle_groups.flatMap((name) => {
      const group = data.fields.strength.groups.find((one) => one.id === name);
      return group ? marksOf(name, group.central ? BOTH : sidesOf(item, data), plan, data) : [];
    });
  }

  /** @returns {boolean} whether an exercise can be done where a person exercises: some need their own place, else one shared will do */
  function fitsPositions(flags, exercise, positions) {
    const needed = flags.filter((flag) => own(OWN_PLACE, flag)).map((flag) => OWN_PLACE[flag]);
    const has = (place) => positions.includes(place);
    return needed.length ? needed.every(has) : exercise.positions.some(has);
  }

  /** @returns {number} how many amounts of an item are above a dose of the library, its days of the week among them */
  function amountsAbove(item, dose) {
    const above = AMOUNTS.filter((name) => isNumber(item[name]) && item[name] > (dose[name] || 0)).length;
    return above + (listOf(item.days).length > dose.days_per_week ? 1 : 0);
  }

  /**
   * Give the facts of one item.
   * @param {object} item
   * @param {object} exercise what the library says
   * @param {object} plan
   * @param {object} data
   * @param {object} facts those of the plan
   */
  function itemFacts(item, exercise, plan, data, facts) {
    const seated = data.limits.seated;
    const isSeated = item.version === "seated" && seated.versions.includes(item.exercise);
    const flags = exercise.flags.filter((flag) => !(isSeated && seated.drops_flags.includes(flag)));
    const painful = sidesOf(item, data).some((side) => facts.shoulder_pain === side || facts.shoulder_pain === "both");
    const resistance = data.resistance.find((choice) => choice.id === item.resistance);
    const fixed = resistance && isNumber(resistance.kg) ? resistance.kg : null;
    return {
      exercise: item.exercise,
      kind: exercise.kind,
      flags,
      who_moves: item.who_moves || exercise.who_moves,
      taught: item.taught_on ? "yes" : "no",
      position_fits: fitsPositions(flags, exercise, facts.positions) ? "yes" : "no",
      shoulder_pain_here: painful ? "yes" : "no",
      strength_here: strengthsAt(item, exercise, plan, data),
      minutes: item.minutes,
      hold_seconds: item.hold_seconds,
      resistance_kg: fixed === null ? item.resistance_kg : fixed,
      sets_times_repetitions: (item.sets || 0) * (item.repetitions || 0),
      amounts_above_start: amountsAbove(item, exercise.start),
      amounts_above_upper: amountsAbove(item, exercise.upper)
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
    const kinds = {};
    const parts = entries.map((entry) => {
      const { kind } = entry.exercise;
      entry.facts.place_in_kind = kinds[kind] = (kinds[kind] || 0) + 1;
      const rests = holds(data.groups.needs_rest_days, [entry.facts, facts], {});
      const own = rests ? entry.exercise.muscle_groups.map((group) => `${kind} ${group}`) : [];
      for (const part of own) worked.set(part, new Set([...(worked.get(part) || []), ...listOf(entry.item.days)]));
      return own;
    });
    entries.forEach((entry, place) => {
      const weeks = parts[place].map((part) => worked.get(part));
      const gaps = weeks.map(schedule.smallestGap).filter((gap) => gap !== null);
      entry.facts.rest_gap_days = gaps.length ? Math.min(...gaps) : null;
      entry.facts.rest_work_days = Math.max(0, ...weeks.map((week) => week.size));
      entry.facts.minutes_at_end = 0;
    });
    const byKey = new Map(entries.map((entry) => [entry.key, entry.facts]));
    for (const session of sessions) {
      session.entries.forEach((key, place) => {
        byKey.get(key).minutes_at_end = Math.max(byKey.get(key).minutes_at_end, session.ends[place]);
      });
    }
  }

  alsguide.planFacts = { own, isNumber, listOf, holds, givenAnswers, planFacts, itemFacts, groupDays, addWeekFacts };
})();
