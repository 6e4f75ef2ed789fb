/**
 * A pace for an exercise: its moves and holds one after another, and the rests between sets. Pure: the time is handed in.
 * It counts up and ends with the dose; nothing follows from it, and nobody has to keep up with it.
 */
/** @typedef {{ word: "move" | "in" | "out" | "hold" | "pause" | "minutes", seconds: number, number: number, count: number }} Beat */

var alsguide = alsguide || {};
alsguide.sessionPace = (function () {
  "use strict";
  const { planDose } = alsguide;
  const MINUTE = 60;
  /** The longest breath, in seconds: who waited longer was not breathing out. */
  const LONGEST = 12;

  /**
   * Return the beats of an exercise, in order; none where only the reader's team sets how much.
   * @param {SessionItem} item
   * @param {SessionData} data
   * @param {number} [breath] how long the reader's own breath is, in seconds
   * @returns {Beat[]}
   */
  function beats(item, { exercises, limits }, breath = 0) {
    const { time } = limits;
    if (exercises[item.exercise].team_sets) return [];
    if (item.minutes) return [{ word: "minutes", seconds: item.minutes * MINUTE, number: 1, count: item.minutes }];
    const sides = item.side === "both" && time.one_side_at_a_time.includes(item.exercise) ? 2 : 1;
    const count = (item.repetitions || 0) * sides;
    const move = item.who_moves === "carer" ? time.seconds_per_repetition_with_carer : time.seconds_per_repetition;
    const parts = partsOf(exercises[item.exercise].breath, move, breath);
    const set = Array.from({ length: count }, (_, index) => {
      const place = { number: index + 1, count };
      const one = parts.map((part) => ({ ...part, ...place }));
      return item.hold_seconds
        ? [...one, /** @type {Beat} */ ({ word: "hold", seconds: item.hold_seconds, ...place })]
        : one;
    }).flat();
    /** @type {Beat} */
    const pause = { word: "pause", seconds: time.rest_between_sets_seconds, number: 0, count: 0 };
    return Array.from({ length: item.sets || 1 }, (_, index) => (index ? [pause, ...set] : set)).flat();
  }

  /**
   * Return the parts of one repetition. A breath takes the reader's own time, and never less than the plan counts for it.
   * @param {[number, number] | undefined} shares of in and out
   * @param {number} move seconds
   * @param {number} breath seconds
   * @returns {Pick<Beat, "word" | "seconds">[]}
   */
  function partsOf(shares, move, breath) {
    if (!shares) return [{ word: "move", seconds: move }];
    const seconds = Math.min(Math.max(breath, move), LONGEST) / (shares[0] + shares[1]);
    return [
      { word: "in", seconds: seconds * shares[0] },
      { word: "out", seconds: seconds * shares[1] }
    ];
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
