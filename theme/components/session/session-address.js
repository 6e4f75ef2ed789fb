/**
 * The session that an address names, behind its "#": `do-ID` (one exercise), `start-ID` (a starter), or `plan=...` (what a plan
 * handed over). Pure. Whatever an address says, no exercise is in it that the site does not know, and no dose above the upper one.
 * What a plan handed over holds for its day, and for the night after it: later, the plan may allow something else.
 */
var alsguide = alsguide || {};
alsguide.sessionAddress = (function () {
  "use strict";
  const { sessionDiary: diary } = alsguide;
  /** @type {("sets" | "repetitions" | "hold_seconds" | "minutes" | "times_per_day")[]} */
  const AMOUNTS = ["sets", "repetitions", "hold_seconds", "minutes", "times_per_day"];
  const SIDES = ["both", "left", "right", "weaker"];
  const MOST = 12;
  /** For how many days after its own a session of a plan still begins: one, for who goes on past midnight. */
  const LATER = 1;

  /**
   * Return the session that an address names; null when it names none, or one that cannot be read.
   * @param {string} hash
   * @param {SessionData} data
   * @param {string} today an ISO date
   * @returns {SessionPlan | null}
   */
  function read(hash, data, today) {
    const [, how, rest] = /^#(do-|start-|plan=)(.+)$/.exec(hash) || ["", "", ""];
    if (how === "plan=") return isOld(hash, today) ? null : planned(rest, data);
    const known = how === "do-" ? own(data.single, rest) : own(data.starters, rest);
    if (!how || !known) return null;
    const { name } = how === "do-" ? data.exercises[rest] : data.starters[rest];
    return { ...known, name, isFitted: false, number: "" };
  }

  /**
   * Return whether an address is that of a plan's session of another day, or of none.
   * @param {string} hash
   * @param {string} today an ISO date
   */
  function isOld(hash, today) {
    const [, day] = /^#plan=.*\/(\d{4}-\d\d-\d\d)$/.exec(hash) || [];
    const age = day ? diary.age(day, today) : NaN;
    return hash.startsWith("#plan=") && !(age >= 0 && age <= LATER);
  }

  /**
   * @template T
   * @param {Record<string, T>} table
   * @param {string} key
   * @returns {T | undefined}
   */
  function own(table, key) {
    return Object.hasOwn(table, key) ? table[key] : undefined;
  }

  /**
   * Return the session that a plan handed over, as plan-session.js writes it.
   * @param {string} text
   * @param {SessionData} data
   * @returns {SessionPlan | null}
   */
  function planned(text, data) {
    const [items, tired, number = ""] = text.split("/");
    const found = items.split(";").map((one) => itemOf(one.split(","), data));
    const kept = found.flatMap((one) => one || []);
    if (!kept.length || kept.length < found.length || kept.length > MOST) return null;
    return {
      name: data.ui["my_plan"],
      items: kept,
      tired: (tired || "").split(",").filter((id) => own(data.exercises, id)),
      isFitted: true,
      number: data.numbers.includes(number) ? number : ""
    };
  }

  /**
   * Return an item of its parts, or null when one of them is unknown.
   * @param {string[]} parts
   * @param {SessionData} data
   * @returns {SessionItem | null}
   */
  function itemOf([exercise, side, by, resistance, kg, ...rest], data) {
    const known = own(data.exercises, exercise);
    if (!known || !SIDES.includes(side)) return null;
    const doses = AMOUNTS.map((name, place) => [name, amountOf(rest[place], known.upper[name])]);
    return /** @type {SessionItem} */ (
      /** @type {unknown} */ ({
        exercise,
        side,
        who_moves: by === "carer" ? "carer" : known.who_moves,
        resistance,
        resistance_kg: Number(kg) || null,
        notes: (rest[AMOUNTS.length] || "").split("+").filter((key) => own(data.notes, key)),
        ...Object.fromEntries(doses)
      })
    );
  }

  /**
   * Return an amount that is at most the upper one; null where the exercise has none.
   * @param {string | undefined} text
   * @param {number | null | undefined} upper
   * @returns {number | null}
   */
  function amountOf(text, upper) {
    return upper ? Math.min(Math.max(Math.round(Number(text)) || 1, 1), upper) : null;
  }

  return { read, isOld };
})();
