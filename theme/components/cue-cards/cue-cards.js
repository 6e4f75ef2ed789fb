/* Cue cards: a voice of the reader's own device says the card that is chosen. Without this script, the cards show all the same. */
var alsguide = alsguide || {};
(function () {
  "use strict";
  const { voice } = alsguide;

  /** @typedef {{ on: string, off: string, none: string, print: string, noPrint: string }} Words */

  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-module='cue-cards']"));

  /**
   * Make a large button.
   * @param {string} text
   * @param {string} look
   * @param {() => void} onPress
   */
  function largeButton(text, look, onPress) {
    const button = document.createElement("button");
    button.className = look;
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", onPress);
    return button;
  }

  /** @param {HTMLElement} place */
  function start(place) {
    const words = /** @type {Words} */ (JSON.parse(String(place.dataset["words"])));
    const language = document.documentElement.lang;
    let isOn = true;

    const tools = document.createElement("div");
    const note = document.createElement("p");
    tools.className = "c-cue-cards__tools";
    note.className = "c-cue-cards__note l-column";
    note.setAttribute("role", "status");
    const toggle = largeButton(words.on, "c-button c-cue-cards__voice", () => {
      isOn = !isOn;
      if (!isOn) voice.hush();
      show();
    });
    const print = largeButton(words.print, "c-button c-button--quiet c-cue-cards__voice", () => {
      if (window.print) window.print();
      else note.textContent = words.noPrint;
    });

    function show() {
      const hasVoice = Boolean(voice.localVoice(language));
      toggle.hidden = !hasVoice;
      toggle.textContent = isOn ? words.on : words.off;
      note.textContent = hasVoice ? "" : words.none;
    }

    place.addEventListener("click", (event) => {
      const card = event.target instanceof Element ? event.target.closest("[data-say]") : null;
      if (card && isOn) voice.say(String(card.getAttribute("data-say")), language);
    });
    voice.onVoices(show);
    tools.append(toggle, print);
    place.prepend(tools, note);
    show();
  }

  if (root) start(root);
})();
