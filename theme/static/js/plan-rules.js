/**
 * Rules: which warnings a plan raises, and which of its exercises may stay. Pure; it knows no rule itself but reads them
 * from the page's data. `alsguide.plan.rules` gives the same for every plan. Needs plan-schedule.js and plan-facts.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { own, isNumber, listOf, holds, givenAnswers, planFacts, itemFacts, groupDays, addWeekFacts } =
    alsguide.planFacts;
  const STAND_IN = "-instead";
  const KNOWN_FORMS = new WeakMap();

  /** @typedef {{rule: string, form: number, level: string, stops: boolean, place: string, asks: string[], message: string,
   *   back: ?string, items: string[], signed: string[]}} Finding */
  /** @typedef {{stopped: boolean, findings: Finding[], entries: object[], kept: string[], out: Object<string, string[]>,
   *   plan_b: string[], plan_b_out: Object<string, string[]>}} Result */

  /**
   * Judge a plan. Red forms on single exercises come first: what they take out no longer counts for the week, and its
   * stand-in, if no red form forbids that, takes its place. All other forms see only what is left.
   * @param {object} plan the part `plan` of a plan file
   * @param {object} data the page's data
   * @param {?string} today an ISO date; without it nothing is too old
   * @returns {Result} as `alsguide.plan.rules.evaluate` says
   */
  function evaluate(plan, data, today) {
    const facts = planFacts(plan, data, today);
    const entries = candidates(plan, data, facts);
    const signed = signedPairs(plan);
    const given = givenAnswers(plan, data);
    const forms = formsOf(data.rules);
    const found = new Map();
    const out = new Map();
    for (const one of forms.filter(isEarly)) {
      const finding = judge(one, entries, facts, {}, signed, given);
      if (!finding) continue;
      takeOut(finding, out);
      const items = finding.items.filter((key) => !key.endsWith(STAND_IN));
      if (items.length || one.form.place !== "exercise" || isTold(one.form, given)) {
        found.set(one, { ...finding, items, signed: finding.signed.filter((key) => items.includes(key)) });
      }
    }
    const tired = tiredDay(plan, data, facts, forms, signed);
    const active = inUse(entries, out);
    addWeekFacts(active, facts, data);
    const days = groupDays(active, facts, data);
    for (const one of forms.filter((some) => !isEarly(some))) {
      const finding = judge(one, active, facts, days, signed, given);
      if (!finding) continue;
      takeOut(finding, out);
      found.set(one, finding);
    }
    const shown = entries.filter((entry) => entry.key === entry.index || active.includes(entry));
    const kept = active.filter((entry) => !out.has(entry.key)).map((entry) => entry.key);
    return {
      stopped: forms.some((one) => one.form.stops === true && found.has(one)),
      findings: forms.filter((one) => found.has(one)).map((one) => found.get(one)),
      entries: shown.map((entry) => shownEntry(entry, kept)),
      kept,
      out: Object.fromEntries([...out].filter(([key]) => shown.some((entry) => entry.key === key))),
      plan_b: tired.kept,
      plan_b_out: tired.out
    };
  }

  /** @returns {{rule: object, number: number, form: object}[]} every form of every rule, in order; kept, for speed */
  function formsOf(rules) {
    if (!KNOWN_FORMS.has(rules)) {
      KNOWN_FORMS.set(
        rules,
        rules.flatMap((rule) => rule.forms.map((form, number) => ({ rule, number, form })))
      );
    }
    return KNOWN_FORMS.get(rules);
  }

  /** @returns {boolean} whether a form is judged first: it is red and does not depend on the other exercises */
  function isEarly(one) {
    return one.form.level === "red" && one.form.late !== true;
  }

  /**
   * Give an entry for every item of the plan and for every stand-in. An exercise not in the library is left out.
   * @returns {{key: string, index: string, item: object, exercise: object, facts: object}[]}
   */
  function candidates(plan, data, facts) {
    const entries = [];
    listOf(plan.items).forEach((item, place) => {
      const index = String(place);
      const versions = [[index, item]];
      if (item.instead) versions.push([index + STAND_IN, { ...item.instead, days: item.days, slot: item.slot }]);
      for (const [key, version] of versions) {
        const exercise = own(data.exercises, version.exercise);
        if (!exercise) continue;
        const known = itemFacts(version, exercise, plan, data, facts);
        entries.push({ key, index, item: version, exercise, facts: known });
      }
    });
    return entries;
  }

  /** @returns {Set<string>} the pairs "exercise rule" that a therapist has signed off: ticked, with a name */
  function signedPairs(plan) {
    const counts = (one) => one.ticked === "yes" && String(one.name || "").trim() !== "";
    return new Set(
      listOf(plan.sign_offs)
        .filter(counts)
        .map((one) => `${one.exercise} ${one.rule}`)
    );
  }

  /** @returns {?Finding} the finding of one form, or null when it does not fire */
  function judge({ rule, number, form }, entries, facts, days, signed, given) {
    if (!holds(form.when, [facts], days)) return null;
    const concerned = entries.filter((entry) => form.items && holds(form.items, [entry.facts, facts], days));
    if (form.place === "exercise" && !concerned.length && !isTold(form, given)) return null;
    const maySign = form.sign_off !== false && form.level === "red";
    const isSigned = (entry) => maySign && signed.has(`${entry.item.exercise} ${rule.id}`);
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

  /** @returns {boolean} whether a form is told without an exercise: it is marked so, and one of its questions was answered */
  function isTold(form, given) {
    return form.always_told === true && form.asks.some((id) => given.has(id));
  }

  /** Note the exercises that a red finding takes out: those that nobody signed off. */
  function takeOut(finding, out) {
    if (finding.level !== "red") return;
    for (const key of finding.items) {
      if (finding.signed.includes(key)) continue;
      const rules = out.get(key) || [];
      if (!rules.includes(finding.rule)) out.set(key, [...rules, finding.rule]);
    }
  }

  /**
   * Give the exercises for tired days that may stay, and those that red forms take out with their rules. One that is
   * also in the plan is judged with the plan's item.
   */
  function tiredDay(plan, data, facts, forms, signed) {
    const items = listOf(plan.plan_b).map((name) => ({
      ...(listOf(plan.items).find((item) => item.exercise === name) || { exercise: name }),
      instead: null
    }));
    const entries = candidates({ ...plan, items }, data, facts);
    const out = new Map();
    for (const one of forms.filter(isEarly)) {
      const finding = judge(one, entries, facts, {}, signed, new Set());
      if (finding) takeOut(finding, out);
    }
    const names = new Map(entries.map((entry) => [entry.key, entry.item.exercise]));
    return {
      kept: [...names].filter(([key]) => !out.has(key)).map(([, name]) => name),
      out: Object.fromEntries([...out].map(([key, rules]) => [names.get(key), rules]))
    };
  }

  /** @returns {object[]} the entries that are done: each item that is not out, else its stand-in if that is not out */
  function inUse(entries, out) {
    const isStandIn = (entry) => entry.key !== entry.index;
    const ownOut = (entry) => out.has(entry.index) && entries.some((other) => other.key === entry.index);
    return entries.filter((entry) => !out.has(entry.key) && (!isStandIn(entry) || ownOut(entry)));
  }

  /** @returns {object} what a reader of the result needs of an entry */
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
   * Give the entries that stay, with their doses.
   * @param {object} plan
   * @param {Result} result
   * @param {object} data
   * @returns {{key: string, item: object, exercise: object, facts: object}[]}
   */
  function keptEntries(plan, result, data) {
    return candidates(plan, data, planFacts(plan, data)).filter((entry) => result.kept.includes(entry.key));
  }

  /** @returns {boolean} whether an entry belongs to a group of exercises, such as "hard" */
  function inGroup(name, entry, plan, data) {
    return holds(data.groups[name], [entry.facts, planFacts(plan, data)], {});
  }

  /**
   * Tell whether a field is asked for the plan as it is.
   * @param {object} field
   * @param {object} plan
   * @param {object} data
   * @returns {boolean}
   */
  function isShown(field, plan, data) {
    return !field.show_when || holds(field.show_when, [planFacts(plan, data)], {});
  }

  /**
   * Give the heart rate to stay below that the person's team set, in beats a minute, or null when none may be shown.
   * @param {object} plan
   * @param {object} data
   * @returns {?number}
   */
  function heartRate(plan, data) {
    const facts = planFacts(plan, data);
    return holds(data.limits.heart_rate.shown_when, [facts], {}) ? facts.hr_team_max : null;
  }

  /**
   * Give the way to tell what is too hard that really holds, and its number. A heart rate that may not be shown falls
   * back to the talk test, and the talk test to the effort scale when talking is hard.
   * @param {object} plan
   * @param {object} data
   * @returns {{method: string, number: ?number, text: string}}
   */
  function effortOf(plan, data) {
    const facts = planFacts(plan, data);
    const ceiling = heartRate(plan, data);
    let method = facts.effort_method === "heart_rate" && ceiling === null ? "talk_test" : facts.effort_method;
    if (method === "talk_test" && facts.speech_affected === "yes") method = "effort_0_10";
    const fieldOf = (id) => data.fields.answers.find((one) => one.id === id);
    const chosen = (id) => (isNumber(facts[id]) ? facts[id] : fieldOf(id).default);
    const numbers = { effort_0_10: chosen("effort_max_10"), effort_6_20: chosen("effort_max_20"), heart_rate: ceiling };
    const number = isNumber(numbers[method]) ? numbers[method] : null;
    const text = fieldOf("effort_method").choices.find((choice) => choice.id === method).text;
    return { method, number, text: number === null ? text : text.replace("{number}", String(number)) };
  }

  alsguide.planRules = { evaluate, keptEntries, inGroup, isShown, heartRate, effortOf, planFacts };
})();
