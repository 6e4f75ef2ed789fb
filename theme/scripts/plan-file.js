/**
 * The plan file: a plan as text, and text checked and read as a plan. Pure. docs/plan-file.md describes the format.
 *
 * Nothing of a file is trusted: only known names are copied, each value is checked, and texts stay texts. Reading never
 * throws. Needs plan-schedule.js and plan-facts.js.
 */
/** @typedef {(value: unknown, place: string) => unknown} Reader reads a part of a file; throws a Fault */
/** @typedef {{ format?: unknown, version: number, plan: unknown }} PlanDocument */
/** @typedef {(plan: any, data: PlanPage) => unknown} Migration */
/** @typedef {{ ok: true, plan: Plan, isOlder: boolean } | { ok: false, reason: string, message: string }} Opened */

var alsguide = alsguide || {};
alsguide.planFile = (function () {
  "use strict";
  const { planFacts, planModel, planSchedule } = alsguide;
  const { dayNumber } = planSchedule;
  const { byId, own, isNumber } = planFacts;

  /** Steps from an older version to the next: `MIGRATIONS[1]` turns the plan of version 1 into one of version 2. */
  const MIGRATIONS = { 1: fromVersion1, 2: fromVersion2, 3: fromVersion3, 4: fromVersion4, 5: fromVersion5 };
  /** The most letters of what a sign-off covers. */
  const MOST_COVERED = 2000;
  /** Octets of one character at most: a file larger than this is not even read. */
  const MOST_OCTETS = 4;
  /** A diary, as session-diary.js writes it. */
  const DIARY = /^[0-9a-z,;+-]{0,2000}$/;

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
    /**
     * @param {string} place
     * @param {boolean} [exercise] whether the fault is an exercise that is not in the library
     */
    constructor(place, exercise = false) {
      super(place);
      this.exercise = exercise;
    }
  }

  /**
   * Return the value if it is an object with exactly these names; else a fault.
   * @param {string[]} names
   * @param {unknown} value
   * @param {string} place
   * @returns {Record<string, any>}
   */
  function objectWith(names, value, place) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Fault(place);
    const unknown = Object.keys(value).find((name) => !names.includes(name));
    if (unknown !== undefined) throw new Fault(`${place}: ${shortened(unknown)}`);
    const absent = names.find((name) => !Object.hasOwn(value, name));
    if (absent !== undefined) throw new Fault(`${place}: ${absent}`);
    return value;
  }

  /**
   * Return the list with every element read, if it is not longer than `most`; else a fault.
   * @template T
   * @param {(one: unknown, place: string) => T} read
   * @param {number} most
   * @param {unknown} value
   * @param {string} place
   * @returns {T[]}
   */
  function listWith(read, most, value, place) {
    if (!Array.isArray(value) || value.length > most) throw new Fault(place);
    return value.map((one, number) => read(one, `${place} ${number + 1}`));
  }

  /**
   * Bring a plan of version 1 up to version 2. New questions are unanswered, and so is the day of the safety check;
   * sign-offs and ticks are gone, because the rules changed. What cannot be a plan is left for the reader to refuse.
   * @param {any} plan
   * @param {PlanPage} data
   * @returns {unknown}
   */
  function fromVersion1(plan, data) {
    const old = plan.answers;
    const fresh = planModel.newPlan(data, "").answers;
    const kept = { ...fresh, ...old };
    for (const id of DROPPED_1) delete kept[id];
    const heart = Object.entries({
      problem: old.heart_problem,
      pacemaker: old.pacemaker,
      slowing_medicine: old.heart_slowing_medicine
    });
    const has = heart.filter(([, value]) => value === "yes").map(([id]) => id);
    const isKnown = heart.every(([, value]) => value === "yes" || value === "no");
    /** @param {string[]} chosen */
    const noneOr = (chosen) => (chosen.length ? chosen : ["none"]);
    const answers = {
      ...kept,
      today: own({ yes: ["leg"], not_sure: ["not_sure"] }, old.calf_red_flag) || [],
      heart: isKnown ? noneOr(has) : [],
      breath_signs: [],
      falls_3_months: ["1", "2_or_more"].includes(old.falls_3_months) ? "1_or_more" : "not_sure"
    };
    const most = byId(/** @type {NumberQuestion[]} */ (data.fields.item), "hold_seconds").max;
    const items = plan.items.map((/** @type {Item} */ item) => ({
      ...item,
      hold_seconds: isNumber(item.hold_seconds) ? Math.min(item.hold_seconds, most) : item.hold_seconds
    }));
    return { ...plan, answers, items, sign_offs: [], accepted: [] };
  }

  /**
   * Bring a plan of version 2 up to version 3: exercises have no versions, warnings no ticks, the emergency number is one
   * of the list, and what was signed must be signed again.
   * @param {any} plan
   * @param {PlanPage} data
   * @returns {unknown}
   */
  function fromVersion2({ accepted, ...plan }, data) {
    const field = byId(/** @type {ChoiceQuestion[]} */ (data.fields.answers), "emergency_number");
    const number = plan.answers.emergency_number;
    const answers = { ...plan.answers, emergency_number: hasId(number, field.choices) ? number : field.default };
    const items = plan.items.map((/** @type {any} */ { version, ...item }) => item);
    return { ...plan, answers, items, sign_offs: [] };
  }

  /**
   * Bring a plan of version 3 up to version 4: what stands in for an exercise follows from the answers, of which two are
   * new, and what was signed must be signed again.
   * @param {any} plan
   * @returns {unknown}
   */
  function fromVersion3(plan) {
    const items = plan.items.map((/** @type {any} */ { instead, ...item }) => item);
    return { ...plan, answers: { getting_about: "", equipment: [], ...plan.answers }, items, sign_offs: [] };
  }

  /**
   * Bring a plan of version 4 up to version 5: paper holds as many exercises as fit, and what is printed can be chosen.
   * @param {any} plan
   * @returns {unknown}
   */
  function fromVersion4(plan) {
    const { per_page: perPage, ...answers } = plan.answers;
    return { ...plan, answers: { sheet: "plan", print_too: [], ...answers } };
  }

  /**
   * Bring a plan of version 5 up to version 6: it may hold a diary, and an exercise in a therapist's words.
   * @param {any} plan
   * @returns {unknown}
   */
  function fromVersion5(plan) {
    return { ...plan, answers: { own_exercise: "", ...plan.answers }, diary: "" };
  }

  /**
   * Return the value if the test holds; else a fault.
   * @template T
   * @param {boolean} test
   * @param {T} value
   * @param {string} place
   * @returns {T}
   */
  function only(test, value, place) {
    if (!test) throw new Fault(place);
    return value;
  }

  /**
   * Return a name from a file, short and on one line, for a message.
   * @param {string} text
   * @returns {string}
   */
  function shortened(text) {
    return String(text).replace(new RegExp(CONTROL, "g"), " ").slice(0, 40);
  }

  /**
   * Return whether all elements of a list differ.
   * @param {unknown[]} list
   * @returns {boolean}
   */
  function differ(list) {
    return new Set(list).size === list.length;
  }

  /**
   * Return whether an id is that of an element.
   * @param {unknown} id
   * @param {{ id: string }[]} list
   * @returns {boolean}
   */
  function hasId(id, list) {
    return list.some((one) => one.id === id);
  }

  /**
   * Checks by type of field: whether a value may stand in it.
   * @type {Record<AskedField["type"], (field: any, value: any) => boolean>}
   */
  const FITS = {
    choice: (field, value) => value === field.default || hasId(value, field.choices),
    many: (field, value) => Array.isArray(value) && differ(value) && value.every((one) => hasId(one, field.choices)),
    days: (_field, value) =>
      Array.isArray(value) && differ(value) && value.every((day) => Number.isInteger(day) && day >= 1 && day <= 7),
    text: (field, value) => typeof value === "string" && [...value].length <= field.max_length && !CONTROL.test(value),
    date: (_field, value) => value === "" || dayNumber(value) !== null,
    number: (field, value) =>
      value === null ||
      (isNumber(value) && value >= field.min && value <= field.max && (value / Math.min(field.step || 1, 1)) % 1 === 0)
  };

  /**
   * Return the value of a field, copied, if it fits; else a fault.
   * @param {AskedField} field
   * @param {unknown} value
   * @param {string} place
   * @returns {unknown}
   */
  function valueOf(field, value, place) {
    only(FITS[field.type](field, value), value, `${place}: ${field.id}`);
    return Array.isArray(value) ? [...value] : value;
  }

  /**
   * Return an object with the fields, and with the parts that `extra` reads by name.
   * @param {AskedField[]} fields
   * @param {Record<string, Reader>} extra
   * @param {unknown} value
   * @param {string} place
   * @returns {Record<string, unknown>}
   */
  function recordOf(fields, extra, value, place) {
    const names = [...fields.map((field) => field.id), ...Object.keys(extra)];
    const given = objectWith(names, value, place);
    /** @type {Record<string, unknown>} */
    const record = {};
    for (const name of Object.keys(extra)) record[name] = extra[name](given[name], `${place}: ${name}`);
    for (const field of fields) record[field.id] = valueOf(field, given[field.id], place);
    return record;
  }

  /**
   * Read the part `plan` of a file.
   * @param {unknown} value
   * @param {PlanPage} data
   * @returns {Plan} a new plan that shares nothing with the value
   */
  function readPlan(value, data) {
    const { fields, limits } = data;
    /** @type {(id: unknown, place: string) => string} */
    const exercise = (id, place) => {
      if (typeof id !== "string") throw new Fault(place);
      if (!own(data.exercises, id)) throw new Fault(shortened(id), true);
      return id;
    };
    /** @type {(list: { id: string }[]) => (id: unknown, place: string) => unknown} */
    const idOf = (list) => (id, place) => only(hasId(id, list), id, place);
    /** @type {(fields: AskedField[], extra: Record<string, Reader>) => Reader} */
    const record = (known, extra) => (one, place) => recordOf(known, extra, one, place);
    /** @type {(read: Reader, most: number) => Reader} */
    const list = (read, most) => (one, place) => listWith(read, most, one, place);
    /** @type {(read: Reader, most: number) => Reader} */
    const unique = (read, most) => (one, place) => {
      const values = listWith(read, most, one, place);
      return only(differ(values), values, place);
    };
    const rule = idOf(data.rules);
    /** @type {Reader} */
    const covers = (one, place) => only(FITS.text({ max_length: MOST_COVERED }, one), one, place);
    /** @type {(read: Reader) => Reader} */
    const fitting = (read) => (one, place) => {
      const item = /** @type {Item} */ (read(one, place));
      for (const field of fields.item) {
        const amount = field.type === "number" ? /** @type {Record<string, any>} */ (item)[field.id] : null;
        const bounds = field.type === "number" && planModel.boundsOf(field, item, data);
        const fits = isNumber(amount) && bounds && amount >= bounds.min && amount <= bounds.max;
        only(amount === null || fits === true, amount, `${place}: ${field.id}`);
      }
      return item;
    };
    const sides = record([], each(Object.keys(fields.strength.sides), idOf(fields.strength.choices)));
    const groups = fields.strength.groups.map((group) => group.id);
    const { most_exercises: mostExercises, most_goals: mostGoals, most_sign_offs: mostSignOffs } = limits.file;
    /** @type {Record<keyof Plan, Reader>} */
    const parts = {
      starter: (one, place) => only(one === "" || hasId(one, [data.builder, ...data.starters]), one, place),
      answers: record(fields.answers, {}),
      strength: record([], each(groups, sides)),
      goals: list(record(fields.goal, {}), mostGoals),
      items: list(fitting(record(fields.item, { exercise })), mostExercises),
      plan_b: unique(exercise, mostExercises),
      sign_offs: (one, place) => {
        const read = record(fields.sign_off, { exercise, rule, covers });
        const signed = /** @type {SignOff[]} */ (listWith(read, mostSignOffs, one, place));
        return only(differ(signed.map((sign) => `${sign.exercise} ${sign.rule}`)), signed, place);
      },
      diary: (one, place) => only(typeof one === "string" && DIARY.test(one), one, place)
    };
    return /** @type {Plan} */ (/** @type {unknown} */ (recordOf([], parts, value, "plan")));
  }

  /**
   * Return the same reader under each name.
   * @param {string[]} names
   * @param {Reader} read
   * @returns {Record<string, Reader>}
   */
  function each(names, read) {
    return Object.fromEntries(names.map((name) => [name, read]));
  }

  /**
   * Bring the document of an older version up to a newer one, step by step.
   * @param {PlanDocument} found
   * @param {number} version
   * @param {Record<number, Migration>} steps by the version that they start from
   * @param {PlanPage} data
   * @returns {PlanDocument | null} the document in the newer version; null when a step is missing
   */
  function migrate(found, version, steps, data) {
    let current = found;
    while (current.version < version) {
      const step = Object.hasOwn(steps, current.version) ? steps[current.version] : null;
      if (!step) return null;
      current = { ...current, version: current.version + 1, plan: step(current.plan, data) };
    }
    return current;
  }

  /**
   * Read the text of a plan file.
   * @param {unknown} text
   * @param {PlanPage} data
   * @returns {Opened} `reason` is a name in `data.words.file`; the message is plain text, to be shown as text only
   */
  function parse(text, data) {
    const words = data.words.file;
    /** @type {(reason: keyof FileWords, place?: string) => Opened} */
    const refuse = (reason, place = "") => ({ ok: false, reason, message: words[reason].split("{place}").join(place) });
    if (typeof text !== "string" || text.trim() === "") return refuse("empty");
    if (text.length > data.limits.file.largest_bytes) return refuse("too_large");
    try {
      const found = jsonOf(text);
      if (found === undefined) return refuse("not_json");
      if (!isDocument(found) || found.format !== data.format) return refuse("foreign");
      if (!Number.isInteger(found.version) || found.version < 1) return refuse("broken", "version");
      if (found.version > data.version) return refuse("newer");
      const current = migrate(found, data.version, MIGRATIONS, data);
      if (!current) return refuse("older");
      objectWith(["format", "version", "plan"], current, "file");
      return { ok: true, plan: readPlan(current.plan, data), isOlder: found.version < data.version };
    } catch (fault) {
      const place = fault instanceof Fault ? fault.message : "file";
      return refuse(fault instanceof Fault && fault.exercise ? "unknown_exercise" : "broken", place);
    }
  }

  /**
   * Read a file that a reader chose. One that is far too large is not even opened.
   * @param {File} chosen
   * @param {PlanPage} data
   * @returns {Promise<Opened>}
   */
  async function readFile(chosen, data) {
    if (chosen.size > data.limits.file.largest_bytes * MOST_OCTETS)
      return { ok: false, reason: "too_large", message: data.words.file.too_large };
    return parse(await chosen.text().catch(() => ""), data);
  }

  /**
   * Return whether a value may be the document of a plan.
   * @param {unknown} value
   * @returns {value is PlanDocument}
   */
  function isDocument(value) {
    return typeof value === "object" && value !== null;
  }

  /**
   * Return the JSON value of a text, or undefined when it is not JSON.
   * @param {string} text
   * @returns {unknown}
   */
  function jsonOf(text) {
    try {
      return JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      return undefined;
    }
  }

  /**
   * Return the text of a plan file.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string}
   */
  function serialize(plan, data) {
    return JSON.stringify({ format: data.format, version: data.version, plan }, null, 2) + "\n";
  }

  /**
   * Find what keeps a plan from being saved.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string | null} the place of the first value that may not be there; null when the plan can be saved
   */
  function faultIn(plan, data) {
    const opened = parse(serialize(plan, data), data);
    return opened.ok ? null : opened.message;
  }

  return { parse, readFile, serialize, faultIn, migrate };
})();
