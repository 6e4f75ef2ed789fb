/**
 * The week at a glance of a plan that was judged. Pure.
 */
/**
 * @typedef {object} WeekDay
 * @property {number} day
 * @property {boolean} rest whether it was chosen as a rest day
 * @property {boolean} restBroken whether a hard exercise is on it all the same
 * @property {(Session & { names: string[], overOwnLimit: boolean })[]} sessions `overOwnLimit`: longer than the person chose
 */

var alsguide = alsguide || {};
alsguide.planWeek = (function () {
  "use strict";
  const { planFacts, planRules: rules, planSchedule: schedule } = alsguide;

  /**
   * Return the week at a glance of a plan that was judged: only exercises that stay.
   * @param {Plan} plan
   * @param {Result} result what `rules.evaluate` gave
   * @param {PlanPage} data
   * @returns {WeekDay[]} seven days. `rest`: chosen as a rest day; `restBroken`: yet a hard exercise is on it. A session also has `names` and `overOwnLimit` (longer than the minutes that the person chose).
   */
  function weekOf(plan, result, data) {
    const kept = result.stopped ? [] : rules.keptEntries(plan, result, data);
    const answers = plan.answers;
    const byKey = new Map(kept.map((entry) => [entry.key, entry]));
    const sessions = schedule.sessionsOf(kept, planFacts.factsOf(plan, data).best_time, data);
    return schedule.DAYS.map((day) => {
      const own = sessions.filter((session) => session.day === day);
      /** @param {string} key */
      const entryOf = (key) => /** @type {Entry} */ (byKey.get(key));
      /** @param {string} key */
      const isHard = (key) => rules.inGroup("hard", entryOf(key), plan, data);
      const rest = (answers.rest_days || []).includes(day);
      return {
        day,
        rest,
        restBroken: rest && own.some((session) => session.entries.some(isHard)),
        sessions: own.map((session) => ({
          ...session,
          names: session.entries.map((key) => entryOf(key).exercise.name),
          overOwnLimit: session.minutes > Number(answers.session_max_min)
        }))
      };
    });
  }

  return { weekOf };
})();
