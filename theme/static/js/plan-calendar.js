/**
 * The week's sessions as a calendar file (iCalendar, RFC 5545). Pure: the moment of making is handed in, and the ids
 * of events come from what they hold. Times are those of the device, without a time zone. Needs plan-text.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { planSchedule: schedule, planText: text, planRules: rules } = alsguide;
  const DAY_NAMES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
  const MOST_OCTETS = 75;

  /** @returns {string} a text as the value of a property (RFC 5545, 3.3.11) */
  function escaped(value) {
    return String(value)
      .replace(/\r\n?/g, "\n")
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
      .replace(/[\\;,]/g, (mark) => `\\${mark}`)
      .replace(/\n/g, "\\n");
  }

  /** @returns {number} the octets of a character in UTF-8 */
  function octetsOf(character) {
    const code = character.codePointAt(0);
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
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

  /** @returns {string} a short mark of a text: FNV-1a, 32 bits, in hexadecimal */
  function markOf(content) {
    let mark = 0x811c9dc5;
    for (let place = 0; place < content.length; place += 1) {
      mark = Math.imul(mark ^ content.charCodeAt(place), 0x01000193) >>> 0;
    }
    return mark.toString(16).padStart(8, "0");
  }

  /** @returns {string} an ISO date without its dashes */
  function basic(iso) {
    return iso.replace(/-/g, "");
  }

  /** @returns {string} the first date on or after a start that falls on a day of the week */
  function firstOn(day, start) {
    return schedule.addDays(start, (day - schedule.weekday(start) + 7) % 7);
  }

  /** @returns {string[]} the lines of one event, or none when it would fall after the plan's last day */
  function eventLines(session, plan, result, data, stamp) {
    const { start_date: start, review_date: last } = plan.answers;
    const date = firstOn(session.day, start);
    const days = schedule.daysBetween(date, last);
    if (days !== null && days < 0) return [];
    const slot = data.slots.find((one) => one.id === session.slot);
    const kept = rules.keptEntries(plan, result, data).filter((entry) => session.entries.includes(entry.key));
    const doses = kept.map(({ item, exercise }) => `${exercise.name}: ${text.doseText(item, data)}`);
    const description = [...doses, data.paper.not_medical_advice].join("\n");
    const begins = `${basic(date)}T${slot.starts.replace(":", "")}00`;
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
   * Give the calendar file of a plan.
   * @param {object} plan
   * @param {object} result what `planRules.evaluate` gave
   * @param {object} data
   * @param {string} stamp the moment of making, in UTC: 20261121T120000Z
   * @returns {?string} null when there is nothing to put in: no exercise stays, no first day, or the plan is stopped
   */
  function calendar(plan, result, data, stamp) {
    if (result.stopped || schedule.dayNumber(plan.answers.start_date) === null) return null;
    const sessions = schedule.weekOf(plan, result, data).flatMap((day) => day.sessions);
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

  alsguide.planCalendar = { calendar, folded, escaped };
})();
