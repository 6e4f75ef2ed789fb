/**
 * The week's sessions as a calendar file (iCalendar, RFC 5545). Pure: the moment of making is handed in, and the ids
 * of events come from what they hold. Times are those of the device, without a time zone. Needs plan-text.js.
 */
var alsguide = alsguide || {};
alsguide.planCalendar = (function () {
  "use strict";
  const { planFacts, planRules: rules, planSchedule: schedule, planText: text, planWeek } = alsguide;
  const DAY_NAMES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
  const MOST_OCTETS = 75;

  /**
   * Return a text as the value of a property (RFC 5545, 3.3.11).
   * @param {string} value
   * @returns {string}
   */
  function escaped(value) {
    return String(value)
      .replace(/\r\n?/g, "\n")
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
      .replace(/[\\;,]/g, (mark) => `\\${mark}`)
      .replace(/\n/g, "\\n");
  }

  /**
   * Return the octets of a character in UTF-8.
   * @param {string} character
   * @returns {number}
   */
  function octetsOf(character) {
    const code = /** @type {number} */ (character.codePointAt(0));
    return 1 + [0x80, 0x800, 0x10000].filter((least) => code >= least).length;
  }

  /**
   * Fold a line into pieces of at most 75 octets, never inside a character (RFC 5545, 3.1).
   * @param {string} content
   * @returns {string} without the last line break
   */
  function folded(content) {
    let result = "";
    let octets = 0;
    for (const character of content) {
      const size = octetsOf(character);
      if (octets + size > MOST_OCTETS) {
        result += "\r\n ";
        octets = 1;
      }
      result += character;
      octets += size;
    }
    return result;
  }

  /**
   * Return a short mark of a text: FNV-1a, 32 bits, in hexadecimal.
   * @param {string} content
   * @returns {string}
   */
  function markOf(content) {
    let mark = 0x811c9dc5;
    for (let place = 0; place < content.length; place += 1) {
      mark = Math.imul(mark ^ content.charCodeAt(place), 0x01000193) >>> 0;
    }
    return mark.toString(16).padStart(8, "0");
  }

  /**
   * Return an ISO date without its dashes.
   * @param {string} iso
   * @returns {string}
   */
  function basic(iso) {
    return iso.replace(/-/g, "");
  }

  /**
   * Return the first date on or after a start that falls on a day of the week.
   * @param {number} day
   * @param {string} start
   * @returns {string}
   */
  function firstOn(day, start) {
    return schedule.addDays(start, (day - Number(schedule.weekday(start)) + 7) % 7);
  }

  /**
   * Return the lines of one event, or none when it would fall after the plan's last day.
   * @param {Session} session
   * @param {Plan} plan
   * @param {Result} result
   * @param {PlanPage} data
   * @param {string} stamp
   * @returns {string[]}
   */
  function eventLines(session, plan, result, data, stamp) {
    const { start_date: start, review_date: last } = plan.answers;
    const date = firstOn(session.day, start);
    const days = schedule.daysBetween(date, last);
    if (days !== null && days < 0) return [];
    const slot = planFacts.byId(data.slots, session.slot);
    const kept = rules.keptEntries(plan, result, data).filter((entry) => session.entries.includes(entry.key));
    const doses = kept.map(({ item, exercise }) => `${exercise.name}: ${text.doseText(item, data)}`);
    const description = [...doses, data.paper.not_medical_advice].join("\n");
    const begins = `${basic(date)}T${String(slot.starts).replace(":", "")}00`;
    const mark = markOf([begins, session.slot, description].join("|"));
    const until = days === null ? "" : `;UNTIL=${basic(last)}T235959`;
    return [
      "BEGIN:VEVENT",
      `UID:${basic(date)}-${session.slot}-${mark}@${data.words.calendar.domain}`,
      `DTSTAMP:${stamp}`,
      `DTSTART:${begins}`,
      `DURATION:PT${Math.max(1, Math.ceil(session.minutes))}M`,
      `RRULE:FREQ=WEEKLY;BYDAY=${DAY_NAMES[session.day - 1]}${until}`,
      `SUMMARY:${escaped(text.filled(data.words.calendar.summary, { slot: slot.label.toLowerCase() }))}`,
      `DESCRIPTION:${escaped(description)}`,
      "END:VEVENT"
    ];
  }

  /**
   * Return the calendar file of a plan.
   * @param {Plan} plan
   * @param {Result} result what `planRules.evaluate` gave
   * @param {PlanPage} data
   * @param {string} stamp the moment of making, in UTC: 20261121T120000Z
   * @returns {string | null} null when there is nothing to put in: no exercise stays, no first day, or the plan is stopped
   */
  function calendar(plan, result, data, stamp) {
    if (result.stopped || schedule.dayNumber(plan.answers.start_date) === null) return null;
    const sessions = planWeek.weekOf(plan, result, data).flatMap((day) => day.sessions);
    const events = sessions.flatMap((session) => eventLines(session, plan, result, data, stamp));
    if (!events.length) return null;
    const frame = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      `PRODID:-//${data.words.calendar.product}//EN`,
      "CALSCALE:GREGORIAN"
    ];
    return [...frame, ...events, "END:VCALENDAR"].map((content) => `${folded(content)}\r\n`).join("");
  }

  return { calendar, folded, escaped };
})();
