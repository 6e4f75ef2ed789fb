/**
 * The week at a glance on the screen: a table of exercises and days with a dot for each time. Needs plan-schedule.js.
 */
var alsguide = alsguide || {};
alsguide.planWeekView = (function () {
  "use strict";
  const { planDom, planWeek } = alsguide;
  const { createElement, tableHead, tableRow, visuallyHidden } = planDom;

  /**
   * @param {App} app
   * @returns {Part}
   */
  function makeWeek(app) {
    const body = createElement("div.l-flow");
    const element = createElement(
      "section.l-flow",
      { "aria-labelledby": "week-title" },
      createElement("h3", { id: "week-title" }, app.words.week_title),
      body
    );
    return { element, update: () => body.replaceChildren(...parts(app)) };
  }

  /**
   * One row an exercise, and one for the minutes of each day.
   * @param {App} app
   */
  function parts(app) {
    const { words, data } = app;
    const week = planWeek.weekOf(app.plan, app.result, data);
    const names = [...new Set(week.flatMap((day) => day.sessions.flatMap((session) => session.names)))];
    if (!names.length) return [createElement("p", {}, words.week_empty)];
    /** @param {string} name */
    const dots = (name) =>
      week.map((day) => {
        const isDone = day.sessions.some((session) => session.names.includes(name));
        const said = visuallyHidden(data.words.days[day.day - 1]);
        return createElement("td", {}, isDone && createElement("span.c-week__dot", {}, said));
      });
    const minutes = week.map((day) => {
      const sum = day.sessions.reduce((all, session) => all + session.minutes, 0);
      return createElement("td", {}, String(Math.ceil(sum)));
    });
    const table = createElement(
      "table.c-week",
      {},
      tableHead([words.week_exercise, ...data.words.days_short]),
      createElement(
        "tbody",
        {},
        names.map((name) => tableRow(name, dots(name))),
        tableRow(words.week_minutes, minutes)
      )
    );
    return [table];
  }

  return { makeWeek };
})();
