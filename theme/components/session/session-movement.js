/**
 * The movement of an exercise, once, for readers who chose to see it and do not want less motion. What draws it is asked for then:
 * the page says where it is.
 */
var alsguide = alsguide || {};
alsguide.sessionMovement = (function () {
  "use strict";
  /** @typedef {(start: Element, end: Element, code: string, whenDone: () => void) => () => void} PlayMovement */
  /** @typedef {{ movement?: { play: PlayMovement }, movements: Record<string, string> }} Drawer what the other script provides */
  const lessMotion = window.matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {(() => void) | null} stops what moves, or is to move as soon as it can */
  let halt = null;

  /** Return whether the reader's device lets pictures move. */
  function isWelcome() {
    return !lessMotion.matches;
  }

  function stop() {
    if (halt) halt();
    halt = null;
  }

  /**
   * Move the first of two pictures through one cycle, unless they are gone by then.
   * @param {string} exercise
   * @param {Element[]} pictures
   * @param {() => void} [whenDone] what to do after the cycle, or once it is stopped
   */
  function play(exercise, pictures, whenDone = () => {}) {
    const { movement, movements } = /** @type {Drawer} */ (/** @type {unknown} */ (alsguide));
    const [start, end] = pictures;
    if (!isWelcome() || !start.isConnected) return;
    const letGo = () => {
      halt = null;
      whenDone();
    };
    if (!movement) {
      halt = letGo;
      load(() => {
        if (halt === letGo) play(exercise, pictures, whenDone);
      });
    } else if (movements[exercise]) halt = movement.play(start, end, movements[exercise], letGo);
  }

  /** @param {() => void} whenLoaded */
  function load(whenLoaded) {
    const { drawing = "" } = /** @type {HTMLElement} */ (document.querySelector("[data-drawing]")).dataset;
    const drawer = document.createElement("script");
    drawer.src = drawing;
    drawer.addEventListener("load", whenLoaded);
    document.head.append(drawer);
  }

  lessMotion.addEventListener("change", stop);
  return { isWelcome, play, stop };
})();
