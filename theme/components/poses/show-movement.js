/**
 * The button that moves the start picture of an exercise's page to the end picture and back. Readers who want less motion have
 * the two pictures alone.
 */
var alsguide = alsguide || {};
(function () {
  "use strict";
  const { movementPlayer: movement } = alsguide;
  const script = /** @type {HTMLElement} */ (document.currentScript);
  const { exercise = "", show = "", stop = "" } = script.dataset;
  const pictures = [...document.querySelectorAll(".c-poses svg")];
  const button = document.createElement("button");
  let isOn = false;

  /** @param {boolean} on */
  function turn(on) {
    isOn = on;
    button.textContent = on ? stop : show;
  }

  function update() {
    button.hidden = !movement.isWelcome();
  }

  button.type = "button";
  button.className = "c-button c-button--quiet c-poses__button u-screen";
  button.addEventListener("click", () => {
    if (isOn) movement.stop();
    else
      movement.play(
        exercise,
        pictures,
        () => turn(false),
        () => turn(true)
      );
  });
  movement.lessMotion.addEventListener("change", update);
  /** @type {Element} */ (pictures[0].parentElement).append(button);
  turn(false);
  update();
})();
