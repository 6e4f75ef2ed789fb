/* Cue cards: a voice of the reader's own device says the card that is chosen. Without this script, the cards show all the same. */
(function () {
  "use strict";

  /** @typedef {{ on: string, off: string, none: string, print: string }} Words */

  const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-module='cue-cards']"));

  /** What speaks on this device, where anything does. */
  const speaker = "speechSynthesis" in window ? speechSynthesis : null;

  /**
   * Return the voice of the device that speaks a language best; voices that send the words to a service are left out.
   * @param {string} language
   */
  function voiceFor(language) {
    const wanted = language.toLowerCase();
    const own = (speaker ? speaker.getVoices() : [])
      .map((voice) => ({ voice, spoken: voice.lang.replace("_", "-").toLowerCase() }))
      .filter(({ voice, spoken }) => voice.localService && spoken.split("-")[0] === wanted.split("-")[0]);
    const best = own.find(({ spoken }) => spoken === wanted) || own[0];
    return best ? best.voice : null;
  }

  /**
   * Say words with a voice, in place of what is being said.
   * @param {SpeechSynthesisVoice} voice
   * @param {string} words
   */
  function say(voice, words) {
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.voice = voice;
    spoken.lang = voice.lang;
    silence();
    if (speaker) speaker.speak(spoken);
  }

  function silence() {
    if (speaker) speaker.cancel();
  }

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

    const voice = () => voiceFor(language);
    const tools = document.createElement("div");
    const note = document.createElement("p");
    tools.className = "c-cue-cards__tools";
    note.className = "c-cue-cards__note";
    note.setAttribute("role", "status");
    const toggle = largeButton(words.on, "c-button c-cue-cards__voice", () => {
      isOn = !isOn;
      if (!isOn) silence();
      show();
    });
    const print = largeButton(words.print, "c-button c-button--quiet c-cue-cards__voice", () => window.print());

    function show() {
      const hasVoice = voice() !== null;
      toggle.hidden = !hasVoice;
      toggle.textContent = isOn ? words.on : words.off;
      note.textContent = hasVoice ? "" : words.none;
    }

    place.addEventListener("click", (event) => {
      const card = event.target instanceof Element ? event.target.closest("[data-say]") : null;
      const found = voice();
      if (card && found && isOn) say(found, String(card.getAttribute("data-say")));
    });
    if (speaker && "addEventListener" in speaker) speaker.addEventListener("voiceschanged", show);
    tools.append(toggle, print);
    place.prepend(tools, note);
    show();
  }

  if (root) start(root);
})();
