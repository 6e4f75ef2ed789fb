/**
 * The week: when each exercise is done, how long a session takes, which days are for rest. Pure: values in, values out.
 * `alsguide.plan.schedule` gives the same for the Python side.
 *
 * An entry is an exercise as it is done: `{key, item, exercise}`. A session is what is done in one slot of one day:
 * `{day, slot, entries, ends, minutes}`, with the minutes from its start to the end of each entry.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const DAYS = [1, 2, 3, 4, 5, 6, 7];

  /**
   * Give how long an exercise takes once, in seconds.
   * @param {{item: object}} entry
   * @param {object} time the part `time` of the limits
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
   * Give the slots in which an item is done: its own first, the others spread over the day.
   * @param {object} item
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
   * Give the sessions of a week in order.
   * @param {object[]} entries
   * @param {string} bestTime
   * @param {object} data the page's data
   * @returns {{day: number, slot: string, entries: string[], ends: number[], minutes: number}[]}
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
   * Give the least number of days from one day to the next in a week that repeats; null for no day.
   * @param {Set<number>} days
   * @returns {?number}
   */
  function smallestGap(days) {
    const ordered = [...days].sort((one, other) => one - other);
    if (!ordered.length) return null;
    return Math.min(
      ...ordered.map((day, place) => (place + 1 < ordered.length ? ordered[place + 1] : ordered[0] + 7) - day)
    );
  }

  /**
   * Give the number of a day since 1970 of an ISO date, or null for anything else.
   * @param {*} text
   * @returns {?number}
   */
  function dayNumber(text) {
    const parts = typeof text === "string" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) : null;
    if (!parts || Number(parts[1]) < 1000) return null;
    const moment = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
    return isoDate(moment / 86400000) === text ? moment / 86400000 : null;
  }

  /**
   * Give the ISO date of a number of days since 1970.
   * @param {number} number
   * @returns {string}
   */
  function isoDate(number) {
    return new Date(number * 86400000).toISOString().slice(0, 10);
  }

  /**
   * Give the days from one ISO date to another; null when either is not a date.
   * @param {*} first
   * @param {*} last
   * @returns {?number}
   */
  function daysBetween(first, last) {
    const from = dayNumber(first);
    const to = dayNumber(last);
    return from === null || to === null ? null : to - from;
  }

  /**
   * Give an ISO date some days later; "" when the first is not a date.
   * @param {string} first
   * @param {number} days
   * @returns {string}
   */
  function addDays(first, days) {
    const from = dayNumber(first);
    return from === null ? "" : isoDate(from + days);
  }

  /**
   * Give the day of the week (1 is Monday) of an ISO date; null for anything else.
   * @param {string} text
   * @returns {?number}
   */
  function weekday(text) {
    const number = dayNumber(text);
    return number === null ? null : ((((number + 3) % 7) + 7) % 7) + 1;
  }

  /**
   * Give the week at a glance of a plan that was judged: only exercises that stay.
   * @param {object} plan
   * @param {object} result what `planRules.evaluate` gave
   * @param {object} data
   * @returns {{day: number, rest: boolean, restBroken: boolean, sessions: object[]}[]} seven days. `rest`: chosen as a
   *   rest day; `restBroken`: yet a hard exercise is on it. A session also has `names` and `overOwnLimit` (longer than
   *   the minutes that the person chose).
   */
  function weekOf(plan, result, data) {
    const kept = result.stopped ? [] : alsguide.planRules.keptEntries(plan, result, data);
    const answers = plan.answers;
    const byKey = new Map(kept.map((entry) => [entry.key, entry]));
    const sessions = sessionsOf(kept, alsguide.planRules.planFacts(plan, data).best_time, data);
    return DAYS.map((day) => {
      const own = sessions.filter((session) => session.day === day);
      const isHard = (key) => alsguide.planRules.inGroup("hard", byKey.get(key), plan, data);
      const rest = (answers.rest_days || []).includes(day);
      return {
        day,
        rest,
        restBroken: rest && own.some((session) => session.entries.some(isHard)),
        sessions: own.map((session) => ({
          ...session,
          names: session.entries.map((key) => byKey.get(key).exercise.name),
          overOwnLimit: session.minutes > answers.session_max_min
        }))
      };
    });
  }

  alsguide.planSchedule = {
    DAYS,
    secondsOf,
    slotsOf,
    sessionsOf,
    smallestGap,
    dayNumber,
    isoDate,
    daysBetween,
    addDays,
    weekday,
    weekOf
  };
})();
