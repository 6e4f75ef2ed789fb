/**
 * What counts an exercise on the stage when the reader chose that: moves, holds and rests in words, and breaths by a circle that
 * grows and shrinks in the time of the reader's own breath. It counts up, and nothing follows from it.
 */
var alsguide = alsguide || {};
alsguide.sessionCount = (function () {
  "use strict";
  const { planDom, movementPlayer: movement, sessionPace: pace } = alsguide;
  /** @typedef {ReturnType<typeof pace.at>} Moment */
  const { createElement } = planDom;
  /** How often it looks at the time, in milliseconds. */
  const TICK = 250;
  /** How large the circle is when all is breathed out. */
  const SMALL = 0.4;

  /**
   * Put a circle in the place of the pictures, and return what shows a moment by it. It changes at once where less motion is wanted.
   * @param {Element | null} place
   * @returns {(now: Moment) => void}
   */
  function makeCircle(place) {
    const circle = createElement("div.c-session__breath", { "aria-hidden": "true" });
    circle.style.transform = `scale(${SMALL})`;
    if (place) place.replaceChildren(circle);
    circle.getBoundingClientRect(); // from here it grows
    let word = "out";
    return (now) => {
      const next = now ? now.beat.word : "out";
      if (next === word) return;
      word = next;
      circle.style.transitionDuration = `${now && movement.isWelcome() ? now.beat.seconds : 0}s`;
      circle.style.transform = `scale(${word === "in" ? 1 : SMALL})`;
    };
  }

  /**
   * Return what counts an exercise until it is stopped.
   * @param {HTMLElement} stage
   * @param {SessionData} data
   */
  function make(stage, data) {
    let timer = 0;

    /**
     * @param {SessionItem} item
     * @param {number} breath how long the reader's own breath is, in seconds
     */
    function run(item, breath) {
      const beats = pace.beats(item, data, breath);
      const element = createElement("p.c-session__pace", { "aria-hidden": "true" });
      const say = stage.querySelector("#session-say");
      if (!beats.length || !say) return;
      say.append(element);
      const hasBreaths = data.exercises[item.exercise].breath;
      const show = hasBreaths ? makeCircle(stage.querySelector(".c-session__show")) : () => {};
      let elapsed = 0;
      let last = Date.now();
      const look = () => {
        elapsed = pace.passed(elapsed, Date.now() - last, document.hidden);
        last = Date.now();
        planDom.setText(element, pace.words(beats, elapsed, data));
        show(pace.at(beats, elapsed));
        timer = window.setTimeout(look, TICK);
      };
      look();
    }

    return { run, stop: () => window.clearTimeout(timer) };
  }

  return { make };
})();
