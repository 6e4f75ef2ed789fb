/**
 * The week: when each exercise is done, how long a session takes, which days are for rest. Pure: values in, values out.
 * `alsguide.plan.schedule` gives the same for the Python side.
 *
 * An entry is an exercise as it is done: `{key, item, exercise}`. A session is what is done in one slot of one day:
 * `{day, slot, entries, ends, minutes}`, with the minutes from its start to the end of each entry.
 */
/**
 * @typedef {object} Session what is done in one slot of one day
 * @property {number} day
 * @property {string} slot
 * @property {string[]} entries their keys
 * @property {number[]} ends minutes from the start of the session to the end of each entry
 * @property {number} minutes
 */

var alsguide = alsguide || {};
alsguide.planSchedule = (function () {
  "use strict";
  const DAYS = [1, 2, 3, 4, 5, 6, 7];

  /**
   * Return how long an exercise takes once, in seconds.
   * @param {{ item: DoneItem }} entry
   * @param {TimeLimits} time the part `time` of the limits
   * @returns {number}
   */
  function secondsOf(entry, time) {
    const item = entry.item;
    if (item.minutes) return item.minutes * 60;
    const sets = item.sets || 0;
    const byCarer = item.who_moves === "carer";
    const pace = byCarer ? time.seconds_per_repetition_with_carer : time.seconds_per_repetition;
    const twoSided = item.side === "both" && time.one_side_at_a_time.includes(item.exercise);
    const work = sets * (item.repetitions || 0) * (pace + (item.hold_seconds || 0)) * (twoSided ? 2 : 1);
    return work + Math.max(sets - 1, 0) * time.rest_between_sets_seconds + time.change_over_seconds;
  }

  /**
   * Return the slots in which an item is done: its own first, the others spread over the day.
   * @param {DoneItem} item
   * @param {string} bestTime the slot of items that name none
   * @param {string[]} slots all slots in order
   * @returns {string[]}
   */
  function slotsOf(item, bestTime, slots) {
    const first = Math.max(slots.indexOf(item.slot || bestTime), 0);
    const count = Math.max(1, Math.min(item.times_per_day || 1, slots.length));
    const step = count === 2 ? 2 : 1;
    return Array.from({ length: count }, (_, turn) => slots[(first + step * turn) % slots.length]);
  }

  /**
   * Return the sessions of a week in order.
   * @param {Entry[]} entries
   * @param {string} bestTime
   * @param {PlanPage} data the page's data
   * @returns {Session[]}
   */
  function sessionsOf(entries, bestTime, data) {
    const slots = data.slots.map((slot) => slot.id);
    const done = entries.map((entry) => ({
      key: entry.key,
      days: entry.item.days || [],
      slots: slotsOf(entry.item, bestTime, slots),
      seconds: secondsOf(entry, data.limits.time)
    }));
    const sessions = [];
    for (const day of DAYS) {
      const today = done.filter((one) => one.days.includes(day));
      for (const slot of slots) {
        const own = today.filter((one) => one.slots.includes(slot));
        if (!own.length) continue;
        let seconds = 0;
        const ends = own.map((one) => (seconds += one.seconds) / 60);
        sessions.push({ day, slot, entries: own.map((one) => one.key), ends, minutes: seconds / 60 });
      }
    }
    return sessions;
  }

  /**
   * Return the least number of days from one day to the next in a week that repeats; null for no day.
   * @param {Set<number>} days
   * @returns {number | null}
   */
  function smallestGap(days) {
    const ordered = [...days].sort((one, other) => one - other);
    if (!ordered.length) return null;
    return Math.min(
      ...ordered.map((day, place) => (place + 1 < ordered.length ? ordered[place + 1] : ordered[0] + 7) - day)
    );
  }

  /**
   * Return the number of a day since 1970 of an ISO date, or null for anything else.
   * @param {unknown} text
   * @returns {number | null}
   */
  function dayNumber(text) {
    const parts = typeof text === "string" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) : null;
    if (!parts || Number(parts[1]) < 1000) return null;
    const moment = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
    return isoDate(moment / 86400000) === text ? moment / 86400000 : null;
  }

  /**
   * Return the ISO date of a number of days since 1970.
   * @param {number} number
   * @returns {string}
   */
  function isoDate(number) {
    return new Date(number * 86400000).toISOString().slice(0, 10);
  }

  /**
   * Return the days from one ISO date to another; null when either is not a date.
   * @param {unknown} first
   * @param {unknown} last
   * @returns {number | null}
   */
  function daysBetween(first, last) {
    const from = dayNumber(first);
    const to = dayNumber(last);
    return from === null || to === null ? null : to - from;
  }

  /**
   * Return an ISO date some days later; "" when the first is not a date.
   * @param {string} first
   * @param {number} days
   * @returns {string}
   */
  function addDays(first, days) {
    const from = dayNumber(first);
    return from === null ? "" : isoDate(from + days);
  }

  /**
   * Return the day of the week (1 is Monday) of an ISO date; null for anything else.
   * @param {string} text
   * @returns {number | null}
   */
  function weekday(text) {
    const number = dayNumber(text);
    return number === null ? null : ((((number + 3) % 7) + 7) % 7) + 1;
  }

  return { DAYS, secondsOf, slotsOf, sessionsOf, smallestGap, dayNumber, isoDate, daysBetween, addDays, weekday };
})();
