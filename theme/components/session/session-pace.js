/**
 * A pace for an exercise: its moves and holds one after another, and the rests between sets. Pure: the time is handed in.
 * It counts up and ends with the dose; nothing follows from it, and nobody has to keep up with it.
 */
/** @typedef {{ word: "move" | "hold" | "pause" | "minutes", seconds: number, number: number, count: number }} Beat */

var alsguide = alsguide || {};
alsguide.sessionPace = (function () {
  "use strict";
  const { planDose } = alsguide;
  const MINUTE = 60;

  /**
   * Return the beats of an exercise, in order; none where only the reader's team sets how much.
   * @param {SessionItem} item
   * @param {SessionData} data
   * @returns {Beat[]}
   */
  function beats(item, { exercises, limits }) {
    const { time } = limits;
    if (exercises[item.exercise].team_sets) return [];
    if (item.minutes) return [{ word: "minutes", seconds: item.minutes * MINUTE, number: 1, count: item.minutes }];
    const sides = item.side === "both" && time.one_side_at_a_time.includes(item.exercise) ? 2 : 1;
    const count = (item.repetitions || 0) * sides;
    const move = item.who_moves === "carer" ? time.seconds_per_repetition_with_carer : time.seconds_per_repetition;
    const set = Array.from({ length: count }, (_, index) => {
      const place = { number: index + 1, count };
      /** @type {Beat[]} */
      const one = [{ word: "move", seconds: move, ...place }];
      return item.hold_seconds
        ? [...one, /** @type {Beat} */ ({ word: "hold", seconds: item.hold_seconds, ...place })]
        : one;
    }).flat();
    /** @type {Beat} */
    const pause = { word: "pause", seconds: time.rest_between_sets_seconds, number: 0, count: 0 };
    return Array.from({ length: item.sets || 1 }, (_, index) => (index ? [pause, ...set] : set)).flat();
  }

  /**
   * Return what is on after some seconds, and the seconds of it that have begun; null when all is done.
   * @param {Beat[]} all
   * @param {number} elapsed seconds
   * @returns {{ beat: Beat, second: number } | null}
   */
  function at(all, elapsed) {
    let left = elapsed;
    for (const beat of all) {
      if (left < beat.seconds) return { beat, second: Math.floor(left) + 1 };
      left -= beat.seconds;
    }
    return null;
  }

  /**
   * Return what is on in words.
   * @param {Beat[]} all
   * @param {number} elapsed seconds
   * @param {SessionData} data
   * @returns {string}
   */
  function words(all, elapsed, { ui }) {
    const now = at(all, elapsed);
    if (!now) return ui["pace_done"];
    const { beat, second } = now;
    const minute = Math.ceil(second / MINUTE);
    return planDose.filled(ui[`pace_${beat.word}`], { ...beat, second, minute });
  }

  /**
   * Return the seconds that have passed on a screen that is seen: what passed while it was hidden or asleep does not count.
   * @param {number} elapsed seconds
   * @param {number} gap milliseconds since the last look
   * @param {boolean} isHidden
   * @returns {number}
   */
  function passed(elapsed, gap, isHidden) {
    return isHidden || gap > 2000 ? elapsed : elapsed + gap / 1000;
  }

  return { beats, at, words, passed };
})();
