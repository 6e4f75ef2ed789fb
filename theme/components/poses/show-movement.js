/**
 * The button that moves the start picture of an exercise's page to the end picture and back. What draws it is asked for when
 * the button is chosen first. Readers who want less motion have the two pictures alone.
 */
var alsguide = alsguide || {};
(function () {
  "use strict";
  /** @typedef {(start: Element, end: Element, code: string, whenDone: () => void) => () => void} Play */
  /** @typedef {{ movement?: { play: Play }, movements: Record<string, string> }} Loaded what the other script provides */
  const script = /** @type {HTMLElement} */ (document.currentScript);
  const { exercise = "", drawing = "", show = "", stop = "" } = script.dataset;
  const [start, end] = document.querySelectorAll(".c-poses svg");
  const lessMotion = window.matchMedia("(prefers-reduced-motion: reduce)");
  const button = document.createElement("button");
  /** @type {(() => void) | null} stops what moves */
  let halt = null;
  let isAsked = false;

  function play() {
    const { movement, movements } = /** @type {Loaded} */ (/** @type {unknown} */ (alsguide));
    if (!movement || lessMotion.matches) return;
    button.textContent = stop;
    halt = movement.play(start, end, movements[exercise], () => {
      button.textContent = show;
      halt = null;
    });
  }

  // Who chooses again while it is on its way asks for nothing more; where it does not come, it is asked for again.
  function load() {
    if (isAsked) return;
    isAsked = true;
    const drawer = document.createElement("script");
    drawer.src = drawing;
    drawer.addEventListener("load", play);
    drawer.addEventListener("error", () => {
      isAsked = false;
    });
    document.head.append(drawer);
  }

  function update() {
    button.hidden = lessMotion.matches;
    if (lessMotion.matches && halt) halt();
  }

  button.type = "button";
  button.className = "c-button c-button--quiet c-poses__button u-screen";
  button.textContent = show;
  button.addEventListener("click", () => {
    load();
    if (halt) halt();
    else play();
  });
  lessMotion.addEventListener("change", update);
  /** @type {Element} */ (start.parentElement).append(button);
  update();
})();
