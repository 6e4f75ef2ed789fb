/**
 * What the page says while a part of it is on its way and when it did not come, and the button that asks for it once more. For signs of
 * today that were told it says at once what to do: no part is needed for that.
 */

var alsguide = alsguide || {};
alsguide.planNotice = (function () {
  "use strict";
  const { planDom } = alsguide;
  const { button, createElement, focusOn, setText } = planDom;

  /**
   * Make the notice. What takes the focus gives it back to where it was.
   * @param {App} app
   */
  function makeNotice(app) {
    const { words } = app;
    const text = createElement("p.c-plan__error", { role: "alert" });
    const waits = createElement("p.u-hidden", { role: "status" });
    const seen = createElement("p.c-plan__waits.u-screen", { "aria-hidden": "true" }, words.lost_waits);
    /** @type {(() => void) | undefined} */
    let once;
    const again = button(words.lost_again, () => once && once(), { main: true, id: "lost-again" });
    const element = createElement("div.c-plan__notice.l-flow.u-screen", {}, text, again, waits);
    /** @type {HTMLElement | null} */
    let from = null;

    /**
     * @param {WaitState} state
     * @param {() => void} [act] asks once more
     */
    function tell(state, act) {
      const active = document.activeElement;
      const isHere = element.contains(active);
      const lines = state && !app.isOpen ? app.stops() : [];
      if (state === "lost") lines.push(words.lost);
      if (state === "updated") lines.push(words.lost_updated);
      setText(text, lines.join(" "));
      const isLate = state === "waits";
      setText(waits, isLate ? words.lost_waits : "");
      setText(again, state === "updated" ? words.lost_reload : words.lost_again);
      again.hidden = !act;
      if (act) once = act;
      if (!isHere) from = /** @type {HTMLElement | null} */ (active);
      seen.remove();
      if (isLate) placeOf(from).after(seen);
      if (lines.length) focusOn(text);
      else if (isHere && from) from.focus();
    }

    /**
     * Return what it is seen below: what was chosen, or the notice itself.
     * @param {HTMLElement | null} chosen
     */
    const placeOf = (chosen) =>
      (chosen && chosen !== document.body && chosen.closest("label, li, details, p, button")) || waits;

    tell("");
    return { element, tell };
  }

  return { makeNotice };
})();
