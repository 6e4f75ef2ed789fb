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
   * Return the week at a glance: a row for each exercise and time of day with its dose, a column for each day.
   * @param {App} app
   * @param {Entry[]} kept
   */
  function weekTable(app, kept) {
    if (!kept.length) return null;
    const days = planWeek.weekOf(app.plan, app.result, app.data);
    const slots = app.data.slots.filter(({ id }) => days.some((day) => day.sessions.some(({ slot }) => slot === id)));
    const rows = slots.flatMap(({ id, label }) => {
      const done = slotRows(id, days, kept, app.data);
      if (slots.length === 1) return done;
      const header = createElement("th", { scope: "rowgroup", colspan: 8 }, label);
      return [createElement("tr.c-paper__slot", {}, header), ...done];
    });
    const first = slots.length === 1 ? slots[0].label : app.words.week_exercise;
    return createElement(
      "section.c-paper__week",
      {},
      createElement("h2", {}, app.words.paper_week),
      createElement(
        "table.c-paper__days",
        {},
        tableHead([first, ...app.data.words.days_short]),
        createElement("tbody", {}, rows, restRow(days, app.data))
      )
    );
  }

  /**
   * Return the rows of a time of day.
   * @param {string} slot
   * @param {WeekDay[]} days
   * @param {Entry[]} kept
   * @param {PlanPage} data
   */
  function slotRows(slot, days, kept, data) {
    /** @type {(day: WeekDay, entry: Entry) => boolean} */
    const isDone = (day, { key }) => day.sessions.some((one) => one.slot === slot && one.entries.includes(key));
    const here = kept.filter((entry) => days.some((day) => isDone(day, entry)));
    return here.map((entry) =>
      tableRow(
        named(entry, data),
        days.map((day) => mark(isDone(day, entry)))
      )
    );
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
      days.map((day) => mark(day.rest))
    );
  }

  /** @param {boolean} on */
  function mark(on) {
    return createElement("td", {}, on ? "●" : "");
  }

  /**
   * Return the name of an exercise with its dose.
   * @param {Entry} entry
   * @param {PlanPage} data
   */
  function named({ exercise, item }, data) {
    return [exercise.name, createElement("span.c-paper__amount", {}, ` ${doseText(item, data)}`)];
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
    const reasons = `${skipped.label}: ${skipped.choices.join(", ").toLowerCase()}`;
    const why = tableRow(
      reasons,
      order.map(() => createElement("td"))
    );
    return createElement(
      "section.c-paper__diary",
      {},
      createElement(
        "div.c-paper__diary-head",
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
