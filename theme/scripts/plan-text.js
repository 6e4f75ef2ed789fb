/**
 * What a plan says in words: days, dates, labels. Pure. Needs plan-dose.js and plan-schedule.js.
 */
var alsguide = alsguide || {};
alsguide.planText = (function () {
  "use strict";
  const { planDose, planFacts, planSchedule: schedule } = alsguide;
  const { byId } = planFacts;
  const { filled, counted, doseText, lowered } = planDose;

  /**
   * Return typed text on one line.
   * @param {unknown} text
   * @returns {string}
   */
  function line(text) {
    return String(text || "")
      .replace(/\s+/g, " ")
      .trim();
  }

  /**
   * Return days in words, such as "Monday, Friday".
   * @param {number[]} days
   * @param {PlanPage} data
   * @returns {string}
   */
  function daysText(days, data) {
    const { words } = data;
    if (!days.length) return words.dose.no_day;
    if (days.length === schedule.DAYS.length) return words.dose.every_day;
    const ordered = schedule.DAYS.filter((day) => days.includes(day));
    return ordered.map((day) => words.days[day - 1]).join(words.list_separator);
  }

  /**
   * Return an ISO date in words; "" for no date.
   * @param {string} iso
   * @param {PlanPage} data
   * @returns {string}
   */
  function dateText(iso, data) {
    if (schedule.dayNumber(iso) === null) return "";
    const [year, month, day] = iso.split("-").map(Number);
    return filled(data.words.date_form, { day, month: data.words.months[month - 1], year });
  }

  /**
   * Return the label of a field or choice in the words for the person who fills the form in.
   * @param {{ label: string | Wording, label_other?: string }} part
   * @param {Answers["filled_by"]} filledBy
   * @returns {string}
   */
  function labelOf(part, filledBy) {
    if (typeof part.label === "object") return part.label[filledBy] || part.label.me;
    return filledBy !== "me" && part.label_other ? part.label_other : part.label;
  }

  /**
   * Return what the ready-made plan says of itself, or "".
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string}
   */
  function starterNote(plan, data) {
    const starter = data.starters.find((one) => one.id === plan.starter);
    return (starter && starter.note) || "";
  }

  /**
   * Return on what condition the ready-made plan has an exercise, or "".
   * @param {Plan} plan
   * @param {string} exercise
   * @param {PlanPage} data
   * @returns {string}
   */
  function onlyIf(plan, exercise, data) {
    const starter = data.starters.find((one) => one.id === plan.starter);
    return (starter && starter.notes[exercise] && starter.notes[exercise].only_if) || "";
  }

  /**
   * Return the aids that the person has, or "".
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string}
   */
  function aidsText(plan, data) {
    const { choices } = byId(/** @type {ManyQuestion[]} */ (data.fields.answers), "aids");
    return choices
      .filter((one) => plan.answers.aids.some((id) => id === one.id))
      .map((one) => lowered(one.label))
      .join(data.words.list_separator);
  }

  /**
   * Return who signed an entry off under the rule of a finding, as what, and when.
   * @param {Finding} finding
   * @param {string} key
   * @param {Result} result
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string}
   */
  function signatureText(finding, key, result, plan, data) {
    const entry = result.entries.find((one) => one.key === key);
    const found = plan.sign_offs.find((one) => one.rule === finding.rule && entry && one.exercise === entry.exercise);
    const field = /** @type {ChoiceQuestion | undefined} */ (data.fields.sign_off.find((one) => one.id === "role"));
    const role = field && found && field.choices.find((one) => one.id === found.role);
    if (!role || !found) return "";
    const who = { name: line(found.name), role: String(role.label), date: dateText(found.date, data) };
    return filled(data.words.text.signed, who);
  }

  /**
   * Return a text with the emergency number that was chosen in place of the site's own.
   * @param {string} text
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string}
   */
  function withNumber(text, plan, data) {
    return text.split(data.emergency).join(plan.answers.emergency_number || data.emergency);
  }

  /**
   * Return when to stop an exercise: its own signs, and (unless `ownOnly`) those that it shares with others.
   * @param {ExerciseEntry} exercise
   * @param {Plan} plan
   * @param {PlanPage} data
   * @param {boolean} [ownOnly]
   * @returns {string[]}
   */
  function stopSentences(exercise, plan, data, ownOnly) {
    const shared = ownOnly ? [] : exercise.signs.map((key) => data.signs[key]);
    return [...exercise.stop_if, ...shared].map((text) =>
      filled(data.words.dose.sentence, { text: withNumber(text, plan, data) })
    );
  }

  /**
   * Return the label and the words of the exercise that a therapist added, or null.
   * @param {Plan} plan
   * @param {PlanPage} data
   * @returns {string[] | null}
   */
  function ownExercise({ answers }, data) {
    const text = line(answers.own_exercise);
    return text ? [labelOf(byId(data.fields.answers, "own_exercise"), answers.filled_by), text] : null;
  }

  return {
    signatureText,
    aidsText,
    doseText,
    daysText,
    dateText,
    labelOf,
    filled,
    counted,
    line,
    withNumber,
    stopSentences,
    starterNote,
    onlyIf,
    ownExercise
  };
})();
