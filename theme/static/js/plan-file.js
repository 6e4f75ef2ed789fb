/**
 * The plan file: a plan as text, and text checked and read as a plan. Pure. docs/plan-file.md describes the format.
 *
 * Nothing of a file is trusted: only known names are copied, each value is checked, and texts stay texts. Reading never
 * throws. Needs plan-schedule.js and plan-facts.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { dayNumber } = alsguide.planSchedule;
  const { own, isNumber } = alsguide.planFacts;

  /** Steps from an older version to the next: `MIGRATIONS[1]` turns the plan of version 1 into one of version 2. */
  const MIGRATIONS = { 1: fromVersion1 };

  /** The answers of version 1 that version 2 asks in another way, or no more. */
  const DROPPED_1 = [
    "age",
    "breath_signs",
    "calf_red_flag",
    "cramps_often",
    "falls_3_months",
    "heart_problem",
    "heart_slowing_medicine",
    "hr_max_pct",
    "infection",
    "open_wound",
    "pacemaker",
    "tube_or_trach"
  ];

  /** Characters that steer a terminal, a page's direction or a line, and have no place in a line of text. */
  const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

  /** A fault in a file: where it is. Thrown and caught only in this file. */
  class Fault extends Error {
    constructor(place, exercise) {
      super(place);
      this.exercise = exercise === true;
    }
  }

  /** @returns {object} the value if it is an object with exactly these names; else a fault */
  function objectWith(names, value, place) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Fault(place);
    const unknown = Object.keys(value).find((name) => !names.includes(name));
    if (unknown !== undefined) throw new Fault(`${place}: ${shortened(unknown)}`);
    const absent = names.find((name) => !Object.hasOwn(value, name));
    if (absent !== undefined) throw new Fault(`${place}: ${absent}`);
    return value;
  }

  /** @returns {Array} the list with every element read, if it is not longer than `most`; else a fault */
  function listWith(read, most, value, place) {
    if (!Array.isArray(value) || value.length > most) throw new Fault(place);
    return value.map((one, number) => read(one, `${place} ${number + 1}`));
  }

  /**
   * Bring a plan of version 1 up to version 2. New questions are unanswered, and so is the day of the safety check; sign-offs and
   * ticks are gone, because the rules changed. What cannot be a plan is left for the reader to refuse.
   */
  function fromVersion1(plan, data) {
    const old = plan.answers;
    const fresh = alsguide.planModel.newPlan(data, "").answers;
    const kept = { ...fresh, ...old };
    for (const id of DROPPED_1) delete kept[id];
    const heart = Object.entries({
      problem: old.heart_problem,
      pacemaker: old.pacemaker,
      slowing_medicine: old.heart_slowing_medicine
    });
    const has = heart.filter(([, value]) => value === "yes").map(([id]) => id);
    const isKnown = heart.every(([, value]) => value === "yes" || value === "no");
    const answers = {
      ...kept,
      today: { yes: ["leg"], not_sure: ["not_sure"] }[old.calf_red_flag] || [],
      heart: !isKnown ? [] : has.length ? has : ["none"],
      breath_signs: [],
      falls_3_months: ["1", "2_or_more"].includes(old.falls_3_months) ? "1_or_more" : "not_sure"
    };
    const most = data.fields.item.find((field) => field.id === "hold_seconds").max;
    const held = (item) =>
      item && {
        ...item,
        hold_seconds: isNumber(item.hold_seconds) ? Math.min(item.hold_seconds, most) : item.hold_seconds
      };
    const items = plan.items.map((item) => ({ ...held(item), instead: held(item.instead) }));
    return { ...plan, answers, items, sign_offs: [], accepted: [] };
  }

  /** @returns {*} the value if the test holds; else a fault */
  function only(test, value, place) {
    if (!test) throw new Fault(place);
    return value;
  }

  /** @returns {string} a name from a file, short and on one line, for a message */
  function shortened(text) {
    return String(text).replace(new RegExp(CONTROL, "g"), " ").slice(0, 40);
  }

  /** @returns {boolean} whether all elements of a list differ */
  function differ(list) {
    return new Set(list).size === list.length;
  }

  /** Checks by type of field: whether a value may stand in it. */
  const FITS = {
    choice: (field, value) => value === field.default || field.choices.some((choice) => choice.id === value),
    many: (field, value) =>
      Array.isArray(value) && differ(value) && value.every((one) => field.choices.some((choice) => choice.id === one)),
    days: (field, value) =>
      Array.isArray(value) && differ(value) && value.every((day) => Number.isInteger(day) && day >= 1 && day <= 7),
    text: (field, value) => typeof value === "string" && [...value].length <= field.max_length && !CONTROL.test(value),
    date: (field, value) => value === "" || dayNumber(value) !== null,
    number: (field, value) =>
      value === null ||
      (isNumber(value) && value >= field.min && value <= field.max && (value / Math.min(field.step || 1, 1)) % 1 === 0)
  };

  /** @returns {*} the value of a field, copied, if it fits; else a fault */
  function valueOf(field, value, place) {
    only(FITS[field.type](field, value), value, `${place}: ${field.id}`);
    return Array.isArray(value) ? [...value] : value;
  }

  /** @returns {object} an object with the fields, and with the parts that `extra` reads by name */
  function recordOf(fields, extra, value, place) {
    const names = [...fields.map((field) => field.id), ...Object.keys(extra)];
    objectWith(names, value, place);
    const record = {};
    for (const name of Object.keys(extra)) record[name] = extra[name](value[name], `${place}: ${name}`);
    for (const field of fields) record[field.id] = valueOf(field, value[field.id], place);
    return record;
  }

  /**
   * Read the part `plan` of a file.
   * @param {*} value
   * @param {object} data
   * @returns {object} a new plan that shares nothing with the value
   */
  function readPlan(value, data) {
    const { fields, limits } = data;
    const exercise = (id, place) => {
      if (typeof id !== "string") throw new Fault(place);
      if (!own(data.exercises, id)) throw new Fault(shortened(id), true);
      return id;
    };
    const rule = (id, place) =>
      only(
        data.rules.some((one) => one.id === id),
        id,
        place
      );
    const standIn = (one, place) => {
      const parts = fields.item.filter((field) => field.id !== "days" && field.id !== "slot");
      return one === null ? null : recordOf(parts, { exercise }, one, place);
    };
    const item = (one, place) => recordOf(fields.item, { exercise, instead: standIn }, one, place);
    const goal = (one, place) => recordOf(fields.goal, {}, one, place);
    const signOff = (one, place) => recordOf(fields.sign_off, { exercise, rule }, one, place);
    const level = (one, place) =>
      only(
        fields.strength.choices.some((choice) => choice.id === one),
        one,
        place
      );
    const sides = (one, place) => recordOf([], each(Object.keys(fields.strength.sides), level), one, place);
    const unique = (list, place) => only(differ(list), list, place);
    const parts = {
      starter: (one, place) => only(one === "" || data.starters.some((starter) => starter.id === one), one, place),
      answers: (one, place) => recordOf(fields.answers, {}, one, place),
      strength: (one, place) =>
        recordOf(
          [],
          each(
            fields.strength.groups.map((group) => group.id),
            sides
          ),
          one,
          place
        ),
      goals: (one, place) => listWith(goal, limits.file.most_goals, one, place),
      items: (one, place) => listWith(item, limits.file.most_exercises, one, place),
      plan_b: (one, place) => unique(listWith(exercise, limits.file.most_exercises, one, place), place),
      sign_offs: (one, place) => listWith(signOff, limits.file.most_sign_offs, one, place),
      accepted: (one, place) => unique(listWith(rule, data.rules.length, one, place), place)
    };
    return recordOf([], parts, value, "plan");
  }

  /** @returns {object} the same reader under each name */
  function each(names, read) {
    return Object.fromEntries(names.map((name) => [name, read]));
  }

  /**
   * Bring the document of an older version up to a newer one, step by step.
   * @param {{version: number, plan: *}} document
   * @param {number} version
   * @param {Object<number, function(*, object): *>} steps by the version that they start from
   * @param {object} data
   * @returns {?object} the document in the newer version; null when a step is missing
   */
  function migrate(document, version, steps, data) {
    let current = document;
    while (current.version < version) {
      const step = Object.hasOwn(steps, current.version) ? steps[current.version] : null;
      if (!step) return null;
      current = { ...current, version: current.version + 1, plan: step(current.plan, data) };
    }
    return current;
  }

  /**
   * Read the text of a plan file.
   * @param {*} text
   * @param {object} data
   * @returns {{ok: true, plan: object, isOlder: boolean}|{ok: false, reason: string, message: string}} `reason` is a name in
   *   `data.words.file`; the message is plain text, to be shown as text only
   */
  function parse(text, data) {
    const words = data.words.file;
    const refuse = (reason, place) => ({
      ok: false,
      reason,
      message: words[reason].split("{place}").join(place === undefined ? "" : place)
    });
    if (typeof text !== "string" || text.trim() === "") return refuse("empty");
    if (text.length > data.limits.file.largest_bytes) return refuse("too_large");
    try {
      const document = jsonOf(text);
      if (document === undefined) return refuse("not_json");
      if (typeof document !== "object" || document === null || document.format !== data.format)
        return refuse("foreign");
      if (!Number.isInteger(document.version) || document.version < 1) return refuse("broken", "version");
      if (document.version > data.version) return refuse("newer");
      const current = migrate(document, data.version, MIGRATIONS, data);
      if (!current) return refuse("older");
      objectWith(["format", "version", "plan"], current, "file");
      return { ok: true, plan: readPlan(current.plan, data), isOlder: document.version < data.version };
    } catch (fault) {
      const place = fault instanceof Fault ? fault.message : "file";
      return refuse(fault instanceof Fault && fault.exercise ? "unknown_exercise" : "broken", place);
    }
  }

  /** @returns {*} the JSON value of a text, or undefined when it is not JSON */
  function jsonOf(text) {
    try {
      return JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      return undefined;
    }
  }

  /**
   * Give the text of a plan file.
   * @param {object} plan
   * @param {object} data
   * @returns {string}
   */
  function serialize(plan, data) {
    return JSON.stringify({ format: data.format, version: data.version, plan }, null, 2) + "\n";
  }

  /**
   * Find what keeps a plan from being saved.
   * @param {object} plan
   * @param {object} data
   * @returns {?string} the place of the first value that may not be there; null when the plan can be saved
   */
  function faultIn(plan, data) {
    const opened = parse(serialize(plan, data), data);
    return opened.ok ? null : opened.message;
  }

  alsguide.planFile = { parse, serialize, faultIn, migrate };
})();
