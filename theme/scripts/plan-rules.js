/**
 * Rules: which warnings a plan raises, and which of its exercises may stay. Pure; it knows no rule itself but reads them
 * from the page's data. `alsguide.plan.rules` gives the same for every plan. Needs plan-schedule.js and plan-facts.js.
 */
/**
 * @typedef {object} Finding a rule that fired
 * @property {string} rule
 * @property {number} form which form of the rule
 * @property {RuleForm["level"]} level
 * @property {boolean} stops whether no plan may be used
 * @property {RuleForm["place"]} place
 * @property {string[]} asks the questions that decide it
 * @property {string} message
 * @property {string | null} back what brings the exercises back
 * @property {string[]} items the keys of the entries that it is for
 * @property {string[]} signed the keys of those that a therapist signed off
 */
/** @typedef {{ key: string, index: number, instead: boolean, exercise: string, kept: boolean }} ShownEntry */
/** @typedef {{ rule: RuleEntry, number: number, form: RuleForm }} NumberedForm */
/**
 * @typedef {object} Result a plan as the rules judge it
 * @property {boolean} stopped
 * @property {Finding[]} findings
 * @property {ShownEntry[]} entries
 * @property {string[]} kept the keys of the entries that stay
 * @property {Record<string, string[]>} out the rules that take an entry out, by its key
 * @property {string[]} plan_b the exercises for tired days that may stay
 * @property {Record<string, string[]>} plan_b_out the rules that take one of these out
 */

var alsguide = alsguide || {};
alsguide.planRules = (function () {
  "use strict";
  const { planFacts, planModel } = alsguide;
  const { newItem } = planModel;
  const { byId, own, isNumber, listOf, holds, givenAnswers, factsOf, itemFacts, coveredBy, groupDays, addWeekFacts } =
    planFacts;
  const STAND_IN = "-instead";
  /** @type {WeakMap<RuleEntry[], NumberedForm[]>} */
  const KNOWN_FORMS = new WeakMap();

  /**
   * Judge a plan. Red forms on single exercises come first: what they take out no longer counts for the week, and the
   * nearest stand-in that no red form forbids takes its place. All other forms see only what is left.
   * @param {Plan} plan the part `plan` of a plan file
   * @param {PlanPage} data the page's data
   * @param {string | null} [today] an ISO date; without it nothing is too old
   * @returns {Result} as `alsguide.plan.rules.evaluate` says
   */
  function evaluate(plan, data, today) {
    const facts = factsOf(plan, data, today);
    const entries = candidates(plan, data, facts, today);
    const given = givenAnswers(plan, data);
    const forms = formsOf(data.rules);
    /** @type {Map<NumberedForm, Finding>} */
    const found = new Map();
    /** @type {Map<string, string[]>} */
    const out = new Map();
    for (const one of forms.filter(isEarly)) {
      const finding = judge(one, entries, facts, {}, given);
      if (!finding) continue;
      takeOut(finding, out);
      found.set(one, finding);
    }
    const tired = tiredDay(plan, data, facts, forms, today);
    const active = inUse(entries, out, plan, data, facts);
    addWeekFacts(active, facts, data);
    const days = groupDays(active, facts, data);
    for (const one of forms.filter((some) => !isEarly(some))) {
      const finding = judge(one, active, facts, days, given);
      if (!finding) continue;
      takeOut(finding, out);
      found.set(one, finding);
    }
    /** @param {Entry} entry */
    const standingIn = (entry) => active.filter(({ key, index }) => index === entry.key && key !== index);
    const shown = entries.flatMap((entry) => [entry, ...standingIn(entry)]);
    const kept = active.filter((entry) => !out.has(entry.key)).map((entry) => entry.key);
    return {
      stopped: forms.some((one) => one.form.stops === true && found.has(one)),
      findings: forms.flatMap((one) => found.get(one) || []),
      entries: shown.map((entry) => shownEntry(entry, kept)),
      kept,
      out: Object.fromEntries(out),
      plan_b: tired.kept,
      plan_b_out: tired.out
    };
  }

  /**
   * Return every form of every rule, in order; kept, for speed.
   * @param {RuleEntry[]} rules
   * @returns {NumberedForm[]}
   */
  function formsOf(rules) {
    const known = KNOWN_FORMS.get(rules);
    if (known) return known;
    const forms = rules.flatMap((rule) => rule.forms.map((form, number) => ({ rule, number, form })));
    KNOWN_FORMS.set(rules, forms);
    return forms;
  }

  /**
   * Return whether a form is judged first: it is red and does not depend on the other exercises.
   * @param {NumberedForm} one
   * @returns {boolean}
   */
  function isEarly(one) {
    return one.form.level === "red" && one.form.late !== true;
  }

  /**
   * Return an entry for every item of the plan. An exercise not in the library is left out.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {PlanFacts} facts
   * @param {string | null} [today]
   * @returns {Entry[]}
   */
  function candidates(plan, data, facts, today) {
    return listOf(plan.items).flatMap((item, place) => {
      if (!own(data.exercises, item.exercise)) return [];
      const signed = signedRules(item, plan, data, today);
      return [{ ...entryOf(String(place), item, plan, data, facts), signed }];
    });
  }

  /**
   * Return an item as an entry that nobody signed off: with what the library says, and its facts.
   * @param {string} key
   * @param {DoneItem} item
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {PlanFacts} facts
   * @returns {Entry}
   */
  function entryOf(key, item, plan, data, facts) {
    const exercise = data.exercises[item.exercise];
    const known = itemFacts(item, exercise, plan, data, facts);
    return { key, index: key.replace(STAND_IN, ""), item, exercise, facts: known, signed: [] };
  }

  /**
   * Return the red forms that take exercises out with a plan's answers, whatever its exercises are.
   * @param {PlanPage} data
   * @param {PlanFacts} facts
   * @returns {RuleForm[]}
   */
  function firing(data, facts) {
    const early = formsOf(data.rules).filter(isEarly);
    return early.map((one) => one.form).filter((form) => !form.when || holds(form.when, [facts], {}));
  }

  /**
   * Return those of some red forms that take an exercise out; no signature is asked for.
   * @param {Entry} entry
   * @param {RuleForm[]} forms
   * @param {PlanFacts} facts
   * @returns {RuleForm[]}
   */
  function forbidding(entry, forms, facts) {
    return forms.filter((form) => form.items && holds(form.items, [entry.facts, facts], {}));
  }

  /**
   * Return the nearest exercise, as an entry, that may be done in place of one that is left out; none of those taken.
   * @param {Entry} entry
   * @param {Set<string>} taken
   * @param {RuleForm[]} forms
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {PlanFacts} facts
   * @returns {Entry | undefined}
   */
  function standIn({ index, item }, taken, forms, plan, data, facts) {
    const names = own(data.stand_ins, item.exercise) || [];
    const fitting = names.filter((name) => !taken.has(name) && isAtHand(name, data, facts));
    const others = fitting.map((name) => entryOf(index + STAND_IN, inPlaceOf(item, name, data), plan, data, facts));
    return others.find((other) => !forbidding(other, forms, facts).length);
  }

  /**
   * Return an exercise at its start dose, on the days and at the time of another.
   * @param {DoneItem} item
   * @param {string} exercise
   * @param {PlanPage} data
   * @returns {DoneItem}
   */
  function inPlaceOf({ days, slot }, exercise, data) {
    const most = data.exercises[exercise].start.days_per_week;
    return { ...newItem(exercise, data), days: listOf(days).slice(0, most), slot };
  }

  /**
   * Return whether a person has the equipment that an exercise needs, if it needs any.
   * @param {string} exercise
   * @param {PlanPage} data
   * @param {PlanFacts} facts
   */
  function isAtHand(exercise, data, facts) {
    const needed = own(data.equipment, exercise);
    return needed === undefined || facts.equipment.includes(needed);
  }

  /**
   * Return the rules under which an item is signed off as it is: for its dose, these answers, and until this day of
   * check.
   * @param {DoneItem} item
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {string | null} [today]
   * @returns {string[]}
   */
  function signedRules(item, plan, data, today) {
    const counted = listOf(plan.sign_offs).filter((one) => one.exercise === item.exercise && isComplete(one, today));
    const covered = counted.length ? coveredBy(item, plan, data) : "";
    return counted.filter((one) => one.covers === covered).map((one) => one.rule);
  }

  /**
   * Return whether a sign-off is ticked and has a role, a name and a day that is not to come.
   * @param {SignOff} signOff
   * @param {string | null} [today]
   * @returns {boolean}
   */
  function isComplete({ ticked, role, name, date }, today) {
    const isFilled = [role, name, date].every((text) => String(text || "").trim());
    return isFilled && ticked === "yes" && !(today && date > today);
  }

  /**
   * Return the finding of one form, or null when it does not fire.
   * @param {NumberedForm} one
   * @param {Entry[]} entries
   * @param {PlanFacts} facts
   * @param {Record<string, Set<number>>} days
   * @param {Set<string>} given
   * @returns {Finding | null}
   */
  function judge({ rule, number, form }, entries, facts, days, given) {
    if (form.when && !holds(form.when, [facts], days)) return null;
    const concerned = entries.filter((entry) => form.items && holds(form.items, [entry.facts, facts], days));
    if (form.place === "exercise" && !concerned.length && !isTold(form, given)) return null;
    const maySign = form.sign_off !== false && form.level === "red";
    /** @param {Entry} entry */
    const isSigned = (entry) => maySign && entry.signed.includes(rule.id);
    return {
      rule: rule.id,
      form: number,
      level: form.level,
      stops: form.stops === true,
      place: form.place,
      asks: form.asks,
      message: form.message,
      back: form.back === undefined ? null : form.back,
      items: concerned.map((entry) => entry.key),
      signed: concerned.filter(isSigned).map((entry) => entry.key)
    };
  }

  /**
   * Return whether a form is told without an exercise: it is marked so, and one of its questions was answered.
   * @param {RuleForm} form
   * @param {Set<string>} given
   * @returns {boolean}
   */
  function isTold(form, given) {
    return form.always_told === true && form.asks.some((id) => given.has(id));
  }

  /**
   * Note the exercises that a red finding takes out: those that nobody signed off.
   * @param {Finding} finding
   * @param {Map<string, string[]>} out
   */
  function takeOut(finding, out) {
    if (finding.level !== "red") return;
    for (const key of finding.items) {
      if (finding.signed.includes(key)) continue;
      const rules = out.get(key) || [];
      if (!rules.includes(finding.rule)) out.set(key, [...rules, finding.rule]);
    }
  }

  /**
   * Return the exercises for tired days that may stay, and those that red forms take out with their rules. One that
   * is also in the plan is judged with the plan's item.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {PlanFacts} facts
   * @param {NumberedForm[]} forms
   * @param {string | null} [today]
   * @returns {{ kept: string[], out: Record<string, string[]> }}
   */
  function tiredDay(plan, data, facts, forms, today) {
    const items = listOf(plan.plan_b).map((name) => {
      const planned = listOf(plan.items).find((item) => item.exercise === name);
      return /** @type {Item} */ (planned || { exercise: name });
    });
    const entries = candidates({ ...plan, items }, data, facts, today);
    /** @type {Map<string, string[]>} */
    const out = new Map();
    for (const one of forms.filter(isEarly)) {
      const finding = judge(one, entries, facts, {}, new Set());
      if (finding) takeOut(finding, out);
    }
    const names = new Map(entries.map((entry) => [entry.key, entry.item.exercise]));
    return {
      kept: [...names].filter(([key]) => !out.has(key)).map(([, name]) => name),
      out: Object.fromEntries([...out].map(([key, rules]) => [names.get(key), rules]))
    };
  }

  /**
   * Return the entries that are done: each item that is not out, else its stand-in if there is one.
   * @param {Entry[]} entries
   * @param {Map<string, string[]>} out
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {PlanFacts} facts
   * @returns {Entry[]}
   */
  function inUse(entries, out, plan, data, facts) {
    const taken = new Set(entries.map((entry) => entry.item.exercise));
    const forms = firing(data, facts);
    return entries.flatMap((entry) => {
      const found = out.has(entry.key) ? standIn(entry, taken, forms, plan, data, facts) : entry;
      if (found) taken.add(found.item.exercise);
      return found || [];
    });
  }

  /**
   * Return what a reader of the result needs of an entry.
   * @param {Entry} entry
   * @param {string[]} kept
   * @returns {ShownEntry}
   */
  function shownEntry(entry, kept) {
    return {
      key: entry.key,
      index: Number(entry.index),
      instead: entry.key !== entry.index,
      exercise: entry.item.exercise,
      kept: kept.includes(entry.key)
    };
  }

  /**
   * Return the entries that stay, with their doses.
   * @param {Plan} plan
   * @param {Result} result
   * @param {PlanPage} data
   * @returns {Entry[]}
   */
  function keptEntries(plan, result, data) {
    const facts = factsOf(plan, data);
    return result.entries
      .filter((entry) => entry.kept)
      .map(({ key, index, instead, exercise }) => {
        const item = plan.items[index];
        return entryOf(key, instead ? inPlaceOf(item, exercise, data) : item, plan, data, facts);
      });
  }

  /**
   * Return whether a field is asked for the plan as it is.
   * @param {AskedField} field
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {boolean}
   */
  function isShown(field, plan, data) {
    return !field.show_when || holds(field.show_when, [factsOf(plan, data)], {});
  }

  /**
   * Return the heart rate to stay below that the person's team set, in beats a minute, or null when none may be
   * shown.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {number | null}
   */
  function heartRate(plan, data) {
    const facts = factsOf(plan, data);
    return holds(data.limits.heart_rate.shown_when, [facts], {}) ? facts.hr_team_max : null;
  }

  /**
   * Return the way to tell what is too hard that really holds, and its number. A heart rate that may not be shown
   * falls back to the talk test, and the talk test to the effort scale when talking is hard.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {{ method: string, number: number | null, text: string }}
   */
  function effortOf(plan, data) {
    const facts = factsOf(plan, data);
    const ceiling = heartRate(plan, data);
    let method = facts.effort_method === "heart_rate" && ceiling === null ? "talk_test" : facts.effort_method;
    if (method === "talk_test" && facts.speech_affected === "yes") method = "effort_0_10";
    const { answers } = data.fields;
    /** @param {string} id */
    const chosen = (id) => (typeof facts[id] === "number" ? facts[id] : byId(answers, id).default);
    /** @type {Record<string, unknown>} */
    const numbers = { effort_0_10: chosen("effort_max_10"), effort_6_20: chosen("effort_max_20"), heart_rate: ceiling };
    const found = numbers[method];
    const number = isNumber(found) ? found : null;
    const field = byId(/** @type {ChoiceQuestion[]} */ (answers), "effort_method");
    const text = String(byId(field.choices, method).text);
    return { method, number, text: number === null ? text : text.replace("{number}", String(number)) };
  }

  return { evaluate, entryOf, firing, forbidding, isAtHand, keptEntries, isShown, heartRate, effortOf };
})();
