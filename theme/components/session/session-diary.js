/**
 * The diary of sessions: what was answered at the end of each, by day. Pure: no storage, no clock.
 *
 * As text, which is what is kept and what a plan file holds, it is a row for each day, `2026-11-29,1,tired+sore`: how many sessions
 * were done, and what was answered with "Yes".
 */
/** @typedef {{ day: string, done: number, marks: string[] }} DiaryDay */

var alsguide = alsguide || {};
alsguide.sessionDiary = (function () {
  "use strict";
  const ROW = /^(\d{4}-\d\d-\d\d),(\d),([a-z+]*)$/;
  const DAY = 86400000; // milliseconds
  const MOST_DONE = 9;
  const FALL = "falls";

  /**
   * Return how many days a day is before another; not a number when one of them is no day.
   * @param {string} day
   * @param {string} until
   */
  function age(day, until) {
    return (Date.parse(until) - Date.parse(day)) / DAY;
  }

  /**
   * Return the days of a diary that are not older than some, in order.
   * @param {DiaryDay[]} days
   * @param {string} until the last day
   * @param {number} length how many days, with the last
   */
  function within(days, until, length) {
    const found = days.filter(({ day }) => age(day, until) >= 0 && age(day, until) < length);
    return found.sort((one, other) => (one.day < other.day ? -1 : 1));
  }

  /**
   * Return the diary that a text holds, each day once; what is no row of a diary is passed over.
   * @param {string} text
   * @param {SessionData} data
   * @returns {DiaryDay[]}
   */
  function parse(text, { asked, diary }) {
    const rows = text.split(";").flatMap((one) => {
      const [, day, done, marks = ""] = ROW.exec(one) || [];
      const known = asked.map(({ id }) => id).filter((id) => marks.split("+").includes(id));
      return day ? [{ day, done: Number(done), marks: known }] : [];
    });
    const days = [...new Map(rows.map((row) => [row.day, row])).values()];
    return within(days, lastDay(days), diary.kept_days);
  }

  /**
   * Return the last day of a diary, or "".
   * @param {DiaryDay[]} days
   */
  function lastDay(days) {
    return days.reduce((last, { day }) => (day > last ? day : last), "");
  }

  /**
   * Return a diary as text.
   * @param {DiaryDay[]} days
   */
  function write(days) {
    return days.map(({ day, done, marks }) => `${day},${done},${marks.join("+")}`).join(";");
  }

  /**
   * Return a diary with the answers of a session: those of one day are kept together, and what is too old is gone.
   * @param {DiaryDay[]} days
   * @param {{ day: string, answers: Record<string, boolean>, isDone: boolean }} session
   * @param {SessionData} data
   */
  function added(days, { day, answers, isDone }, { asked, diary }) {
    const before = days.find((one) => one.day === day) || { day, done: 0, marks: [] };
    const marks = asked.map(({ id }) => id).filter((id) => before.marks.includes(id) || answers[id]);
    const done = Math.min(before.done + Number(isDone), MOST_DONE);
    const others = days.filter((one) => one !== before);
    return within([...others, { day, done, marks }], day, diary.kept_days);
  }

  /**
   * Return how often something was answered with "Yes"; for "done", how many sessions there were.
   * @param {DiaryDay[]} days
   * @param {string} id
   */
  function count(days, id) {
    return days.reduce((sum, { done, marks }) => sum + (id === "done" ? done : Number(marks.includes(id))), 0);
  }

  /**
   * Return what the base says of the marks of a week: nothing, or to do less.
   * @param {DiaryDay[]} days
   * @param {string} until
   * @param {SessionData} data
   */
  function markAdvice(days, until, { after, diary }) {
    const week = within(days, until, diary.days);
    const marks = diary.marks.reduce((sum, id) => sum + count(week, id), 0);
    if (!marks) return [];
    return [marks < diary.count ? after["mark"] : after["marks"]];
  }

  /**
   * Return all that the base says of a diary: to tell of a fall, and to do less. Never to do more.
   * @param {DiaryDay[]} days
   * @param {string} until
   * @param {SessionData} data
   */
  function advice(days, until, data) {
    const fallen = count(days, FALL) ? [data.after["fall"]] : [];
    return [...fallen, ...markAdvice(days, until, data)];
  }

  return { parse, write, added, within, lastDay, age, count, markAdvice, advice };
})();
