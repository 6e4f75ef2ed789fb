/**
 * The week at a glance on the screen: a table of days and exercises. Needs plan-schedule.js.
 */
var alsguide = alsguide || {};
alsguide.planWeekView = (function () {
  "use strict";
  const { planDom, planFacts, planFindings: findings, planText, planWeek } = alsguide;
  const { createElement, tableRow } = planDom;
  const { filled, counted } = planText;

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
   * One row a day: what is done and how long it takes.
   * @param {App} app
   */
  function parts(app) {
    const { words, data } = app;
    const notes = app.result.findings.filter((one) => one.place === "plan");
    const week = planWeek.weekOf(app.plan, app.result, data);
    if (!week.some((day) => day.sessions.length)) return [createElement("p", {}, words.week_empty)];
    /** @param {string} id */
    const label = (id) => planFacts.byId(data.slots, id).label;
    const rows = week.map((day) => {
      const { rest_easy: easy, rest_day: free } = data.words.text;
      const rest = createElement("p", {}, createElement("strong", {}, day.sessions.length ? easy : free));
      const sessions = day.sessions.map((session) => {
        const time = counted(data.words.dose.minutes, Math.ceil(session.minutes));
        const head = filled(data.words.text.session, { slot: label(session.slot), time });
        const names = session.names.join(data.words.list_separator);
        return createElement("p", {}, createElement("strong", {}, `${head}: `), names, ".");
      });
      return tableRow(data.words.days[day.day - 1], createElement("td", {}, day.rest && rest, sessions));
    });
    const holder = createElement("div");
    findings.showBeside(holder, notes, app);
    return [holder, createElement("table.c-week", {}, createElement("tbody", {}, rows))];
  }

  return { makeWeek };
})();
