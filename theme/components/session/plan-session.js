/**
 * Hands what is on today in a plan over to the page of sessions: behind the "#" of a link, which no browser sends anywhere.
 * `alsguide.plan.session` gives the same items for a whole plan; session-address.js reads them.
 */
/** @typedef {{ items: SessionItem[], tired: string[], number: unknown, day: string }} HandedOver */

var alsguide = alsguide || {};
alsguide.planSession = (function () {
  "use strict";
  const { planDom, planRules: rules, planSchedule: schedule } = alsguide;
  const PARTS = /** @type {(keyof DoneItem)[]} */ (
    "exercise side who_moves resistance resistance_kg sets repetitions hold_seconds minutes times_per_day".split(" ")
  );

  /**
   * Return what a plan has for a day, as the rules judge it: nothing is kept when they stop it.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {string} today an ISO date
   * @returns {HandedOver}
   */
  function sessionOf(plan, data, today) {
    const result = rules.evaluate(plan, data, today);
    const day = Number(schedule.weekday(today));
    const items = rules
      .keptEntries(plan, result, data)
      .filter(({ item }) => item.days.includes(day))
      .map(({ key, item }) => ({ ...item, notes: notesFor(key, result) }));
    return { items, tired: result.plan_b, number: plan.answers.emergency_number, day: today };
  }

  /**
   * Return the keys of what the rules say of an exercise that stays.
   * @param {string} key
   * @param {Result} result
   * @returns {string[]}
   */
  function notesFor(key, { findings }) {
    const own = findings.filter(
      ({ level, place, items }) => level !== "red" && place === "exercise" && items.includes(key)
    );
    return own.map(({ rule, form }) => `${rule}-${form}`);
  }

  /**
   * Return a session as it stands behind the "#".
   * @param {HandedOver} session
   */
  function addressOf({ items, tired, number, day }) {
    const parts = items.map((item) => [...PARTS.map((name) => item[name]), item.notes.join("+")].join(","));
    return `plan=${parts.join(";")}/${tired.join(",")}/${number}/${day}`;
  }

  /**
   * Return the link to today's session, which is hidden when nothing is on.
   * @param {App} app
   * @param {string} page the address of the page of sessions, or nothing
   */
  function makeLink(app, page) {
    const element = planDom.createElement(
      "a.c-button.c-button--large.c-button--main",
      { id: "session", target: "_blank" },
      app.words.session
    );
    const update = () => {
      const session = sessionOf(app.plan, app.data, app.today);
      element.hidden = !page || !session.items.length;
      element.setAttribute("href", `${page}#${addressOf(session)}`);
    };
    // What was set without an event is read by now, and shown for this day: nothing may be on today.
    element.addEventListener("click", (event) => {
      if (element.hidden) event.preventDefault();
    });
    return { element, update };
  }

  return { sessionOf, addressOf, makeLink };
})();
