/**
 * The movement of an exercise, once, for readers who chose to see it and do not want less motion. What draws it is asked for then:
 * the page says where it is.
 */
var alsguide = alsguide || {};
alsguide.movementPlayer = (function () {
  "use strict";
  /** @typedef {(start: Element, end: Element, code: string, whenDone: () => void) => () => void} PlayMovement */
  /** @typedef {{ movement?: { play: PlayMovement }, movements: Record<string, string> }} Drawer what the other script provides */
  const lessMotion = window.matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {(() => void) | null} stops what moves, or is to move as soon as it can */
  let halt = null;
  /** @type {(() => void) | null} begins what waits for the drawer */
  let begin = null;
  let isAsked = false;

  function drawer() {
    return /** @type {Drawer} */ (/** @type {unknown} */ (alsguide));
  }

  /** Return whether the reader's device lets pictures move. */
  function isWelcome() {
    return !lessMotion.matches;
  }

  function stop() {
    if (halt) halt();
  }

  /**
   * Move the first of two pictures through one cycle, unless they are gone by then.
   * @param {string} exercise
   * @param {Element[]} pictures
   * @param {() => void} [whenDone] what to do after the cycle, or once it is stopped
   * @param {() => void} [whenBegun] what to do as it begins
   */
  function play(exercise, pictures, whenDone = () => {}, whenBegun = () => {}) {
    const { movement, movements } = drawer();
    const [start, end] = pictures;
    if (!isWelcome() || !start.isConnected) return;
    const letGo = () => {
      halt = begin = null;
      whenDone();
    };
    if (!movement) {
      halt = letGo;
      begin = () => play(exercise, pictures, whenDone, whenBegun);
      load();
    } else if (movements[exercise]) {
      whenBegun();
      halt = movement.play(start, end, movements[exercise], letGo);
    }
  }

  // Who chooses again while it is on its way asks for nothing more; where it does not come, it is asked for again.
  function load() {
    if (isAsked) return;
    isAsked = true;
    const { drawing = "" } = /** @type {HTMLElement} */ (document.querySelector("[data-drawing]")).dataset;
    const script = document.createElement("script");
    script.src = drawing;
    script.addEventListener("load", goOn);
    script.addEventListener("error", goOn);
    document.head.append(script);
  }

  /** Begin what waits, if the drawer is there: a network may put a page to log in in its place. */
  function goOn() {
    isAsked = false;
    if (begin && drawer().movement) begin();
    else stop();
  }

  lessMotion.addEventListener("change", stop);
  return { isWelcome, lessMotion, play, stop };
})();
