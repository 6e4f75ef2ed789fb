/**
 * The diary on paper: one page a week, with a large box for each exercise and day.
 */
var alsguide = alsguide || {};
alsguide.planDiary = (function () {
  "use strict";
  const { planDom, planSchedule: schedule, planText } = alsguide;
  const { createElement, tableRow, tableHead } = planDom;
  const { filled, doseText, dateText } = planText;

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
      const dose = createElement("span", {}, ` ${doseText(entry.item, data)}`);
      const row = tableRow(
        [entry.exercise.name, dose],
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
      createElement("h2", {}, filled(words.paper_diary, { number: week + 1 })),
      createElement(
        "p",
        {},
        [first ? `${words.paper_week_of} ${dateText(first, data)}.` : "", words.paper_done].filter(Boolean).join(" ")
      ),
      createElement(
        "table.c-paper__days",
        {},
        tableHead([words.week_exercise, ...order.map((day) => data.words.days_short[day - 1])]),
        createElement("tbody", {}, rows, why, asked)
      ),
      data.fields.diary.footer.map((text) => createElement("p", {}, createElement("strong", {}, text)))
    );
  }

  return { pages };
})();
