/**
 * Doses in words. Pure. `alsguide.plan.dose` gives the same for the Python side.
 */
/**
 * @typedef {object} DoseData the parts of a page's data that a dose needs
 * @property {{ dose: PlanPage["words"]["dose"] }} words
 * @property {Record<string, { team_sets?: boolean }>} exercises
 * @property {{ time: TimeLimits }} limits
 * @property {PlanPage["resistance"]} resistance
 */

var alsguide = alsguide || {};
alsguide.planDose = (function () {
  "use strict";

  /**
   * Fill the slots of a text: `{name}` stands for the value of that name.
   * @param {string} text
   * @param {Record<string, unknown>} values
   * @returns {string}
   */
  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (slot, name) => (Object.hasOwn(values, name) ? String(values[name]) : slot));
  }

  /**
   * Return the text for one, for two where there is one, or for more, filled.
   * @param {Counted} words
   * @param {number} number
   * @param {Record<string, unknown>} [values]
   * @returns {string}
   */
  function counted(words, number, values) {
    const text = { 1: words.one, 2: words.two }[number] || words.other;
    return filled(text, { number, ...values });
  }

  /**
   * Return a dose in words, such as "5 times on each side. Hold for 3 seconds. Once a day."
   * @param {DoneItem} item
   * @param {DoseData} data
   * @returns {string}
   */
  function doseText(item, data) {
    const words = data.words.dose;
    if (data.exercises[item.exercise].team_sets) return filled(words.sentence, { text: words.set_by_team });
    const parts = [];
    const sides = item.side !== "both" || data.limits.time.one_side_at_a_time.includes(item.exercise);
    const side = sides ? ` ${words.side[item.side]}` : "";
    if (item.minutes) parts.push(counted(words.minutes, item.minutes) + side);
    if (item.repetitions) {
      const count = counted(words.repetitions, item.repetitions);
      parts.push(counted(words.sets, item.sets || 1, { count }) + side);
    }
    if (item.hold_seconds) parts.push(counted(words.hold, item.hold_seconds));
    if (Number(item.sets) > 1) parts.push(words.rest);
    const weight = weightText(item, data);
    if (weight) parts.push(filled(words.weight, { weight }));
    parts.push(counted(words.times_per_day, item.times_per_day || 1));
    return parts.map((text) => filled(words.sentence, { text })).join(" ");
  }

  /**
   * Return the weight or band of an item, or "" for none.
   * @param {DoneItem} item
   * @param {DoseData} data
   * @returns {string}
   */
  function weightText(item, data) {
    const choice = data.resistance.find((one) => one.id === item.resistance);
    if (!choice || choice.id === data.resistance[0].id) return "";
    const label = lowered(choice.label);
    return choice.kg === undefined && item.resistance_kg ? `${item.resistance_kg} kg, ${label}` : label;
  }

  /**
   * Return a label inside a sentence: its first letter small.
   * @param {string} text
   * @returns {string}
   */
  function lowered(text) {
    return text.slice(0, 1).toLowerCase() + text.slice(1);
  }

  return { filled, counted, doseText, lowered };
})();
