/**
 * The movement of an exercise on the stage, once, for readers who chose to see it and do not want less motion. What draws it is
 * asked for then.
 */
var alsguide = alsguide || {};
alsguide.sessionMovement = (function () {
  "use strict";
  /** @typedef {(start: Element, end: Element, code: string, whenDone: () => void) => () => void} PlayMovement */
  /** @typedef {{ movement?: { play: PlayMovement }, movements: Record<string, string> }} Drawer what the other script provides */
  const address = String(/** @type {HTMLElement} */ (document.currentScript).dataset["drawing"]);
  const lessMotion = window.matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {(() => void) | null} stops what moves */
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
   */
  function play(exercise, pictures) {
    const { movement, movements } = /** @type {Drawer} */ (/** @type {unknown} */ (alsguide));
    const [start, end] = pictures;
    if (!isWelcome() || !start.isConnected) return;
    if (!movement) {
      load(() => play(exercise, pictures));
    } else if (movements[exercise]) {
      halt = movement.play(start, end, movements[exercise], () => {
        halt = null;
      });
    }
  }

  /** @param {() => void} whenLoaded */
  function load(whenLoaded) {
    const drawer = document.createElement("script");
    drawer.src = address;
    drawer.addEventListener("load", whenLoaded);
    document.head.append(drawer);
  }

  lessMotion.addEventListener("change", stop);
  return { isWelcome, play, stop };
})();
