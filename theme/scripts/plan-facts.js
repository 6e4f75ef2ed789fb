/**
 * Facts and conditions: the named values of a plan, and the small language in which rules test them. Pure.
 * `alsguide.plan.facts` and `alsguide.plan.conditions` give the same for the Python side.
 */
/** @typedef {Record<string, FieldValue | undefined>} Facts named values that conditions test */
/**
 * @typedef {Facts & {
 *   positions: string[], equipment: string[], rest_days: number[], session_max_min: number | null, best_time: string, effort_method: string, shoulder_pain: string, speech_affected: string,
 *   hr_team_max: number | null
 * }} PlanFacts
 */
/** @typedef {Item} DoneItem an exercise of a plan as it is done */
/**
 * @typedef {object} Entry an item of the plan or its stand-in
 * @property {string} key
 * @property {string} index the place of the item in the plan
 * @property {DoneItem} item
 * @property {ExerciseEntry} exercise what the library says
 * @property {Facts} facts
 * @property {string[]} signed the rules under which it is signed off as it is
 */

var alsguide = alsguide || {};
alsguide.planFacts = (function () {
  "use strict";
  const { planSchedule: schedule } = alsguide;
  /** The fact of a question with choices that has no answer. */
  const UNANSWERED = "unanswered";
  /** A choice that counts as this acts like all choices of its field that do not stand alone. */
  const EVERY = "every";
  /** The day on which questions count as answered when no day is known. */
  const LONG_AGO = "1970-01-01";
  /** The flags of exercises that need a place of their own, and the place. */
  /** @type {Record<string, string>} */
  const OWN_PLACE = { standing: "standing", water: "in-water" };
  const BOTH = ["left", "right"];
  /** @type {("sets" | "repetitions" | "hold_seconds" | "minutes" | "times_per_day")[]} */
  const AMOUNTS = ["sets", "repetitions", "hold_seconds", "minutes", "times_per_day"];

  /**
   * Return the own property of an object, or undefined: names from a file can never reach what objects inherit.
   * @template T
   * @param {Record<string, T> | null | undefined} object
   * @param {unknown} name
   * @returns {T | undefined}
   */
  function own(object, name) {
    return object && typeof name === "string" && Object.hasOwn(object, name) ? object[name] : undefined;
  }

  /**
   * Return whether a value is a number that can be compared.
   * @param {unknown} value
   * @returns {value is number}
   */
  function isNumber(value) {
    return typeof value === "number" && Number.isFinite(value);
  }

  /**
   * Return the value if it is a list, else an empty list.
   * @template T
   * @param {T} value
   * @returns {T extends readonly (infer One)[] ? One[] : any[]}
   */
  function listOf(value) {
    return /** @type {any} */ (Array.isArray(value) ? value : []);
  }

  /**
   * Return whether a condition holds.
   * @param {Condition} condition
   * @param {Facts[]} facts a fact is looked up in the first that has it
   * @param {Record<string, Set<number>>} daysOf the days on which each group of exercises is done
   * @returns {boolean}
   */
  function holds(condition, facts, daysOf) {
    /** @param {Condition} part */
    const inner = (part) => holds(part, facts, daysOf);
    if (condition.all) return condition.all.every(inner);
    if (condition.any) return condition.any.some(inner);
    if (condition.not) return !inner(condition.not);
    const { above, below, days, fact, is } = condition;
    if (days) {
      const done = days.map((name) => daysOf[name]);
      return schedule.DAYS.filter((day) => done.every((one) => one && one.has(day))).length > Number(above);
    }
    const name = String(fact);
    const known = facts.find((some) => Object.hasOwn(some, name));
    const value = known && known[name] !== undefined ? known[name] : null;
    if (condition.missing) return value === null || value === "";
    if (is) return (Array.isArray(value) ? value : [value]).some((one) => is.includes(/** @type {string} */ (one)));
    if (!isNumber(value)) return false;
    return above === undefined ? value < Number(below) : value > above;
  }

  /**
   * Return the fact of one answer. An answer that is not among the choices counts as the field's default.
   * @param {AskedField} field
   * @param {FieldValue | undefined} value
   * @returns {FieldValue}
   */
  function answerFact(field, value) {
    if (field.type === "number") return isNumber(value) ? value : null;
    if (field.type !== "choice" && field.type !== "many") return value === undefined ? null : value;
    const known = knownChoices(field, value);
    const usual = knownChoices(field, field.default);
    /** @param {string} id */
    const counts = (id) => byId(field.choices, id).counts_as || id;
    if (field.type === "choice") {
      const [one] = [...known, ...usual];
      return one === undefined ? UNANSWERED : counts(one);
    }
    const chosen = withoutContradiction(field, known);
    let found = chosen.length ? chosen : usual;
    if (found.some((id) => counts(id) === EVERY)) {
      found = field.choices.filter((one) => !one.alone).map((one) => one.id);
    }
    return found.length ? found.map(counts) : [UNANSWERED];
  }

  /**
   * Return the questions with choices that were answered in another way than they stand at the start.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {Set<string>}
   */
  function givenAnswers(plan, data) {
    /** @param {AskedField} field */
    const isGiven = (field) => {
      if (field.type !== "choice" && field.type !== "many") return false;
      const value = own(plan.answers, field.id);
      if (JSON.stringify(value) === JSON.stringify(field.default)) return false;
      return withoutContradiction(field, knownChoices(field, value)).length > 0;
    };
    return new Set(data.fields.answers.filter(isGiven).map((field) => field.id));
  }

  /**
   * Return those of the values that are choices of a field: of one value, or of a list where several may be chosen.
   * @param {ChoiceQuestion | ManyQuestion} field
   * @param {unknown} value
   * @returns {string[]}
   */
  function knownChoices(field, value) {
    const values = field.type === "many" ? listOf(value) : [value];
    return values.filter((id) => field.choices.some((one) => one.id === id));
  }

  /**
   * Leave out choices that stand alone, such as "None of these", where others are chosen too; nothing if several do.
   * @param {ChoiceQuestion | ManyQuestion} field
   * @param {string[]} chosen
   * @returns {string[]}
   */
  function withoutContradiction(field, chosen) {
    /** @param {string} id */
    const isAlone = (id) => field.choices.some((one) => one.id === id && one.alone === true);
    const others = chosen.filter((id) => !isAlone(id));
    if (others.length) return others;
    return new Set(chosen).size === 1 ? chosen : [];
  }

  /**
   * Return the facts of a plan: its answers, the strength of each part, days to and past its dates, the least sure
   * goal.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {string | null} [today] an ISO date; without it nothing is past. Answers without a day are as old as can be.
   * @returns {PlanFacts}
   */
  function factsOf(plan, data, today) {
    const answers = plan.answers || {};
    const sure = listOf(plan.goals)
      .map((goal) => goal.sure_0_10)
      .filter(isNumber);
    const { daysBetween } = schedule;
    const age = daysBetween(answers.answered_on, today);
    /** @type {Facts} */
    const facts = {
      ...Object.fromEntries(data.fields.answers.map((field) => [field.id, answerFact(field, own(answers, field.id))])),
      ...Object.fromEntries(
        data.fields.strength.groups.map(({ id }) => [`strength_${id}`, marksOf(id, BOTH, plan, data)])
      ),
      days_to_start: daysBetween(today, answers.start_date),
      days_to_review: daysBetween(answers.start_date, answers.review_date),
      days_past_review: daysBetween(answers.review_date, today),
      answers_age_days: age === null ? daysBetween(LONG_AGO, today) : age,
      least_sure: sure.length ? Math.min(...sure) : null
    };
    return /** @type {PlanFacts} */ (facts);
  }

  /**
   * Return what a sign-off of an item covers: its dose, the answers about the person, and the day of the next check. A
   * text that is equal only while nothing of these changed.
   * @param {DoneItem} item
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string}
   */
  function coveredBy(item, plan, data) {
    const { item: parts, answers, strength } = data.fields;
    const dose = parts.filter(({ type }) => type !== "text" && type !== "date").map(({ id }) => own(item, id));
    const given = answers.filter(isAboutPerson).map(({ id }) => own(plan.answers, id));
    const marks = strength.groups.flatMap(({ id }) => marksOf(id, BOTH, plan, data));
    return JSON.stringify([dose, given, marks, plan.answers.review_date]);
  }

  /**
   * Return whether a question is about the person, and not about the plan or who fills it in.
   * @param {AskedField} field
   * @returns {boolean}
   */
  function isAboutPerson({ id, type, section }) {
    const isChosen = (type === "choice" || type === "many") && (section === "plan" || section === "safety");
    return isChosen && id !== "filled_by";
  }

  /**
   * Return the sides that an item uses. A two-handed move uses both, and the weaker side may be either.
   * @param {DoneItem} item
   * @param {PlanPage} data
   * @returns {string[]}
   */
  function sidesOf(item, data) {
    return BOTH.includes(item.side) && data.limits.time.one_side_at_a_time.includes(item.exercise) ? [item.side] : BOTH;
  }

  /**
   * Return how strong a part of the body is on each of some sides; an unknown mark counts as the default.
   * @param {string} group
   * @param {string[]} sides
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string[]}
   */
  function marksOf(group, sides, plan, data) {
    const { strength } = data.fields;
    return sides.map((side) => {
      const marked = own(own(plan.strength, group), side);
      return strength.choices.some((choice) => choice.id === marked) ? String(marked) : strength.default;
    });
  }

  /**
   * Return how strong the muscles are that an item uses, on the sides that it uses; central parts on both sides.
   * @param {DoneItem} item
   * @param {ExerciseEntry} exercise
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string[]}
   */
  function strengthsAt(item, exercise, plan, data) {
    return exercise.muscle_groups.flatMap((name) => {
      const group = data.fields.strength.groups.find((one) => one.id === name);
      return group ? marksOf(name, group.central ? BOTH : sidesOf(item, data), plan, data) : [];
    });
  }

  /**
   * Return whether an exercise can be done where a person exercises: some need their own place, else one shared will
   * do.
   * @param {string[]} flags
   * @param {ExerciseEntry} exercise
   * @param {string[]} positions
   * @returns {boolean}
   */
  function fitsPositions(flags, exercise, positions) {
    const needed = flags.filter((flag) => own(OWN_PLACE, flag)).map((flag) => OWN_PLACE[flag]);
    /** @param {string} place */
    const has = (place) => positions.includes(place);
    return needed.length ? needed.every(has) : exercise.positions.some(has);
  }

  /**
   * Return how many amounts of an item are above a dose of the library, its days of the week among them.
   * @param {DoneItem} item
   * @param {Dose} dose
   * @returns {number}
   */
  function amountsAbove(item, dose) {
    const above = AMOUNTS.filter((name) => {
      const amount = item[name];
      return isNumber(amount) && amount > (dose[name] || 0);
    }).length;
    return above + (listOf(item.days).length > dose.days_per_week ? 1 : 0);
  }

  /**
   * Return the facts of one item.
   * @param {DoneItem} item
   * @param {ExerciseEntry} exercise what the library says
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {PlanFacts} facts those of the plan
   * @returns {Facts}
   */
  function itemFacts(item, exercise, plan, data, facts) {
    const { flags } = exercise;
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
   * Return the days on which each group of exercises is done, and those chosen as rest days.
   * @param {Entry[]} entries
   * @param {PlanFacts} facts
   * @param {PlanPage} data
   * @returns {Record<string, Set<number>>}
   */
  function groupDays(entries, facts, data) {
    const groups = Object.entries(data.groups).map(([name, group]) => {
      const members = entries.filter((entry) => holds(group, [entry.facts, facts], {}));
      return [name, new Set(members.flatMap((entry) => listOf(entry.item.days)))];
    });
    return { ...Object.fromEntries(groups), rest_days: new Set(facts.rest_days) };
  }

  /**
   * Add the facts that depend on all exercises of the week, to the plan's facts and to each entry's.
   * @param {Entry[]} entries
   * @param {PlanFacts} facts
   * @param {PlanPage} data
   */
  function addWeekFacts(entries, facts, data) {
    const sessions = schedule.sessionsOf(entries, facts.best_time, data);
    facts["longest_session_minutes"] = Math.max(0, ...sessions.map((session) => session.minutes));
    facts["minutes_over_own_limit"] = facts["longest_session_minutes"] - Number(facts.session_max_min);
    facts["largest_session"] = Math.max(0, ...sessions.map((session) => session.entries.length));
    facts["exercise_count"] = entries.length;
    /** @type {Map<string, Set<number>>} */
    const worked = new Map();
    /** @type {Map<string, number>} */
    const kinds = new Map();
    const parts = entries.map((entry) => {
      const { kind } = entry.exercise;
      const number = (kinds.get(kind) || 0) + 1;
      kinds.set(kind, number);
      entry.facts["place_in_kind"] = number;
      const rests = holds(data.groups["needs_rest_days"], [entry.facts, facts], {});
      const trained = rests ? entry.exercise.muscle_groups.map((group) => `${kind} ${group}`) : [];
      for (const part of trained) worked.set(part, new Set([...(worked.get(part) || []), ...listOf(entry.item.days)]));
      return trained;
    });
    entries.forEach((entry, place) => {
      const weeks = parts[place].map((part) => worked.get(part) || new Set());
      const gaps = weeks.map(schedule.smallestGap).filter(isNumber);
      const ends = sessions.map((session) => session.ends[session.entries.indexOf(entry.key)] || 0);
      entry.facts["rest_gap_days"] = gaps.length ? Math.min(...gaps) : null;
      entry.facts["rest_work_days"] = Math.max(0, ...weeks.map((week) => week.size));
      entry.facts["minutes_at_end"] = Math.max(0, ...ends);
    });
  }

  /**
   * Return the element with an id. It must be there: for ids that the data themselves hold.
   * @template {{ id: string }} T
   * @param {T[]} list
   * @param {string} id
   * @returns {T}
   */
  function byId(list, id) {
    return /** @type {T} */ (list.find((one) => one.id === id));
  }

  return {
    byId,
    own,
    isNumber,
    listOf,
    holds,
    givenAnswers,
    factsOf,
    itemFacts,
    coveredBy,
    marksOf,
    groupDays,
    addWeekFacts
  };
})();
