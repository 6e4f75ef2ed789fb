/**
 * The diary on paper: one page a week, with a large box for each exercise and day.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { make } = alsguide.planDom;
  const { filled, doseText, dateText } = alsguide.planText;
  const { planSchedule: schedule } = alsguide;

  /** @returns {HTMLElement[]} a section for each week */
  function pages(app, kept) {
    if (!kept.length) return [];
    return Array.from({ length: app.plan.answers.diary_weeks || 1 }, (_, week) => page(app, kept, week));
  }

  function page(app, kept, week) {
    const { words, data } = app;
    const first = schedule.addDays(app.plan.answers.start_date, 7 * week);
    const begin = first ? schedule.weekday(first) - 1 : 0;
    const order = schedule.DAYS.map((_, place) => ((begin + place) % 7) + 1);
    const box = (entry, day) =>
      make(
        "td",
        {},
        entry.item.days.includes(day) ? make("span.c-paper__box", {}, make("span.u-hidden", {}, "☐")) : ""
      );
    const rows = kept.map((entry) =>
      make(
        "tr.c-paper__tick",
        {},
        make("th", { scope: "row" }, entry.exercise.name, make("span", {}, ` ${doseText(entry.item, data)}`)),
        order.map((day) => box(entry, day))
      )
    );
    const asked = data.fields.diary.rows.map((row) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, row.label),
        row.form === "line"
          ? make("td", { colspan: 7 })
          : order.map(() =>
              row.form === "yes_no"
                ? make("td.c-paper__answer", {}, `${words.paper_yes} ${words.paper_no}`)
                : make("td")
            )
      )
    );
    const { skipped } = data.fields.diary;
    const why = make(
      "tr",
      {},
      make("th", { scope: "row" }, `${skipped.label}: ${skipped.choices.join(", ").toLowerCase()}`),
      order.map(() => make("td"))
    );
    return make(
      "section.c-paper__diary",
      {},
      make("h2", {}, filled(words.paper_diary, { number: week + 1 })),
      make(
        "p",
        {},
        [first ? `${words.paper_week_of} ${dateText(first, data)}.` : "", words.paper_done].filter(Boolean).join(" ")
      ),
      make(
        "table.c-paper__days",
        {},
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            make("th", { scope: "col" }, words.week_exercise),
            order.map((day) => make("th", { scope: "col" }, data.words.days_short[day - 1]))
          )
        ),
        make("tbody", {}, rows, why, asked)
      ),
      data.fields.diary.footer.map((text) => make("p", {}, make("strong", {}, text)))
    );
  }

  alsguide.planDiary = { pages };
})();
