/**
 * The week at a glance on the screen: a table of days and exercises. Needs plan-schedule.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { make } = alsguide.planDom;
  const { filled, counted } = alsguide.planText;
  const { planSchedule: schedule, planFindings: findings } = alsguide;

  /** @returns {{element: HTMLElement, update: function(): void}} */
  function makeWeek(app) {
    const body = make("div.l-flow");
    const element = make(
      "section.l-flow",
      { "aria-labelledby": "week-title" },
      make("h3", { id: "week-title" }, app.words.week_title),
      body
    );
    return { element, update: () => body.replaceChildren(...parts(app)) };
  }

  /** One row a day: what is done and how long it takes. */
  function parts(app) {
    const { words, data } = app;
    const notes = app.result.findings.filter((one) => one.place === "plan");
    const week = schedule.weekOf(app.plan, app.result, data);
    if (!week.some((day) => day.sessions.length)) return [make("p", {}, words.week_empty)];
    const label = (id) => data.slots.find((slot) => slot.id === id).label;
    const rows = week.map((day) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, data.words.days[day.day - 1]),
        make(
          "td",
          {},
          day.rest
            ? make(
                "p",
                {},
                make(
                  "strong",
                  {},
                  day.restBroken
                    ? words.week_broken
                    : day.sessions.length
                      ? data.words.text.rest_easy
                      : data.words.text.rest_day
                )
              )
            : null,
          day.sessions.map((session) =>
            make(
              "p",
              {},
              make(
                "strong",
                {},
                `${filled(data.words.text.session, { slot: label(session.slot), time: counted(data.words.dose.minutes, Math.ceil(session.minutes)) })}: `
              ),
              session.names.join(data.words.list_separator),
              ".",
              session.overOwnLimit ? ` ${filled(words.week_long, { minutes: app.plan.answers.session_max_min })}` : ""
            )
          )
        )
      )
    );
    const holder = make("div");
    findings.showBeside(holder, notes, app);
    return [holder, make("table.c-week", {}, make("tbody", {}, rows))];
  }

  alsguide.planWeek = { makeWeek };
})();
