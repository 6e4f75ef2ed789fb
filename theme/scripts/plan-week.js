/**
 * The week at a glance of a plan that was judged. Pure.
 */
/**
 * @typedef {object} WeekDay
 * @property {number} day
 * @property {boolean} rest whether it was chosen as a rest day
 * @property {(Session & { names: string[] })[]} sessions
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
   * @returns {WeekDay[]} seven days. A session also has the `names` of its exercises.
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
      return {
        day,
        rest: (answers.rest_days || []).includes(day),
        sessions: own.map((session) => ({
          ...session,
          names: session.entries.map((key) => entryOf(key).exercise.name)
        }))
      };
    });
  }

  return { weekOf };
})();
