/** The button of an exercise in the plan that moves its start picture once, and stops it when it is chosen again. */
var alsguide = alsguide || {};
alsguide.planMovement = (function () {
  "use strict";
  const { planDom, movementPlayer: movement } = alsguide;
  const { createElement } = planDom;

  /**
   * Return the button, or "" where nothing moves in the pictures or the reader wants less motion.
   * @param {string} exercise
   * @param {HTMLElement} place where its two pictures are
   * @param {PlanPage} data
   * @param {(text: string, act: () => void) => HTMLButtonElement} button makes a button of that exercise
   * @returns {HTMLElement | string}
   */
  function makeButton(exercise, place, { exercises }, button) {
    if (exercises[exercise].still || !movement.isWelcome()) return "";
    const { move = "", moveStop = "" } = /** @type {HTMLElement} */ (document.querySelector("[data-move]")).dataset;
    let isOn = false;
    /** @param {boolean} on */
    const turn = (on) => {
      isOn = on;
      /** @type {Text} */ (made.firstChild).textContent = on ? moveStop : move;
    };
    const made = button(move, () => {
      const isBegun = !isOn;
      movement.stop();
      if (!isBegun) return;
      turn(true);
      movement.play(exercise, [...place.querySelectorAll("svg")], () => turn(false));
    });
    return createElement("div.c-actions", {}, made);
  }

  return { makeButton };
})();
