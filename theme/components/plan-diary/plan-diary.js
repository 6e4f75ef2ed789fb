/**
 * The week on paper, and the diary: one page a week, with a large box for each exercise and day.
 */
var alsguide = alsguide || {};
alsguide.planDiary = (function () {
  "use strict";
  const { planDom, planSchedule: schedule, planText, planWeek } = alsguide;
  const { createElement, tableRow, tableHead } = planDom;
  const { filled, doseText, dateText } = planText;

  /**
   * Return the week at a glance: a row for each exercise with its dose, a column for each day with a dot for each time. The head
   * says the times of day of most exercises; a row with other times says its own.
   * @param {App} app
   * @param {Entry[]} kept
   */
  function weekTable(app, kept) {
    if (!kept.length) return null;
    const days = planWeek.weekOf(app.plan, app.result, app.data);
    const rows = kept.map((entry) => {
      const sessions = days.map((day) => day.sessions.filter((one) => one.entries.includes(entry.key)));
      const own = app.data.slots.filter(({ id }) => sessions.some((found) => found.some(({ slot }) => slot === id)));
      return { entry, sessions, times: own.map(({ label }) => label).join(app.data.words.list_separator) };
    });
    const usual = mostCommon(rows.map(({ times }) => times));
    return createElement(
      "section.c-paper__week",
      {},
      createElement("h2", {}, app.words.paper_week),
      createElement(
        "table.c-paper__days",
        {},
        tableHead([usual, ...app.data.words.days_short]),
        createElement(
          "tbody",
          {},
          rows.map(({ entry, sessions, times }) =>
            tableRow(
              named(entry, app.data, times === usual ? "" : times),
              sessions.map((found) => createElement("td", {}, "●".repeat(found.length)))
            )
          ),
          restRow(days, app.data)
        )
      )
    );
  }

  /**
   * Return the text that is there most often, of several the first.
   * @param {string[]} texts
   */
  function mostCommon(texts) {
    /** @param {string} text */
    const count = (text) => texts.filter((one) => one === text).length;
    return texts.reduce((best, text) => (count(text) > count(best) ? text : best));
  }

  /**
   * Return the row of the rest days, if there are any.
   * @param {WeekDay[]} days
   * @param {PlanPage} data
   */
  function restRow(days, data) {
    const restful = days.filter((day) => day.rest);
    if (!restful.length) return null;
    const { rest_easy: easy, rest_day: free } = data.words.text;
    const label = restful.some((day) => day.sessions.length) ? easy : free;
    return tableRow(
      label,
      days.map((day) => createElement("td", {}, day.rest ? "●" : ""))
    );
  }

  /**
   * Return the name of an exercise with its dose, and with the times of day if they are to be said.
   * @param {Entry} entry
   * @param {PlanPage} data
   * @param {string} [times]
   */
  function named({ exercise, item }, data, times) {
    const when = times && createElement("strong", {}, ` ${filled(data.words.dose.sentence, { text: times })}`);
    return [exercise.name, createElement("span.c-paper__amount", {}, ` ${doseText(item, data)}`, when)];
  }

  /**
   * Return a section for each week.
   * @param {App} app
   * @param {Entry[]} kept
   * @returns {HTMLElement[]}
   */
  function pages(app, kept) {
    if (!kept.length) return [];
    return Array.from({ length: app.plan.answers.diary_weeks || 1 }, (_, week) => page(app, kept, week));
  }

  /**
   * @param {App} app
   * @param {Entry[]} kept
   * @param {number} week
   */
  function page(app, kept, week) {
    const { words, data } = app;
    const first = schedule.addDays(app.plan.answers.start_date, 7 * week);
    const begin = first ? Number(schedule.weekday(first)) - 1 : 0;
    const order = schedule.DAYS.map((_, place) => ((begin + place) % 7) + 1);
    /**
     * @param {Entry} entry
     * @param {number} day
     */
    const box = (entry, day) =>
      createElement(
        "td",
        {},
        entry.item.days.includes(day)
          ? createElement("span.c-paper__box", {}, createElement("span.u-hidden", {}, "☐"))
          : ""
      );
    const rows = kept.map((entry) => {
      const row = tableRow(
        named(entry, data),
        order.map((day) => box(entry, day))
      );
      row.className = "c-paper__tick";
      return row;
    });
    const answer = () => createElement("td.c-paper__answer", {}, `${words.paper_yes} ${words.paper_no}`);
    const asked = data.fields.diary.rows.map(({ label, form }) => {
      if (form === "line") return tableRow(label, createElement("td", { colspan: 7 }));
      return tableRow(
        label,
        order.map(() => (form === "yes_no" ? answer() : createElement("td")))
      );
    });
    const { skipped } = data.fields.diary;
    const reasons = skipped.choices.join(data.words.list_separator).toLowerCase();
    const why = tableRow(
      [`${skipped.label}: `, createElement("span.c-paper__amount", {}, reasons)],
      order.map(() => createElement("td"))
    );
    return createElement(
      "section.c-paper__diary",
      {},
      createElement(
        "div.c-paper__beside",
        {},
        createElement("h2", {}, filled(words.paper_diary, { number: week + 1 })),
        createElement("p", {}, first ? `${words.paper_week_of} ${dateText(first, data)}. ` : "", words.paper_done)
      ),
      createElement(
        "table.c-paper__days",
        {},
        tableHead([words.week_exercise, ...order.map((day) => data.words.days_short[day - 1])]),
        createElement("tbody", {}, rows, why),
        createElement("tbody", {}, asked)
      ),
      data.fields.diary.footer.map((text) => createElement("p", {}, createElement("strong", {}, text)))
    );
  }

  return { pages, weekTable };
})();
