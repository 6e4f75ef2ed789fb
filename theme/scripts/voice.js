/**
 * A voice of the device. One that sends the words to a service is never used, so what is said stays on the device.
 */
var alsguide = alsguide || {};
alsguide.voice = (function () {
  "use strict";

  /** Return what speaks on this device, where anything does. */
  const speaker = () => ("speechSynthesis" in window ? window.speechSynthesis : null);

  /**
   * Return the voice on this device that speaks a language best, or undefined.
   * @param {string} language a tag, such as "en-US"
   */
  function localVoice(language) {
    /** @param {string} tag */
    const plain = (tag) => tag.replace("_", "-").toLowerCase();
    /** @param {string} tag */
    const main = (tag) => plain(tag).split("-")[0];
    const speech = speaker();
    const voices = speech ? speech.getVoices() : [];
    const own = voices.filter(({ localService, lang }) => localService === true && main(lang) === main(language));
    return own.find(({ lang }) => plain(lang) === plain(language)) || own[0];
  }

  /**
   * Say a text, in place of what is being said; nothing where there is no local voice.
   * @param {string} text
   * @param {string} language
   */
  function say(text, language) {
    const voice = localVoice(language);
    if (!voice) return;
    const spoken = new window.SpeechSynthesisUtterance(text);
    spoken.voice = voice;
    spoken.lang = voice.lang;
    hush();
    const speech = speaker();
    if (speech) speech.speak(spoken);
  }

  /** Say no more. */
  function hush() {
    const speech = speaker();
    if (speech) speech.cancel();
  }

  /**
   * Do something whenever the device has found other voices; some find them late.
   * @param {() => void} act
   */
  function onVoices(act) {
    const speech = speaker();
    if (speech && speech.addEventListener) speech.addEventListener("voiceschanged", act);
  }

  return { localVoice, say, hush, onVoices };
})();
