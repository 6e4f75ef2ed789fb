/**
 * What a device can do for a session: keep the screen on, and say aloud what is shown, by a voice on the device alone. A voice
 * that is not local would send the text away, so it is never used.
 */
var alsguide = alsguide || {};
alsguide.sessionAids = (function () {
  "use strict";

  /**
   * Return a voice on this device that speaks a language, or undefined.
   * @param {string} language a tag, such as "en-US"
   * @returns {SpeechSynthesisVoice | undefined}
   */
  function localVoice(language) {
    /** @param {string} tag */
    const main = (tag) => tag.toLowerCase().split(/[-_]/)[0];
    const voices = "speechSynthesis" in window ? window.speechSynthesis.getVoices() : [];
    return voices.find((voice) => voice.localService === true && main(voice.lang) === main(language));
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
    window.speechSynthesis.speak(spoken);
  }

  /** Say no more. */
  function hush() {
    if ("speechSynthesis" in window) window.speechSynthesis.cancel();
  }

  /**
   * Return what keeps the screen on while it is wanted, and tells whether it is on.
   * @param {(isOn: boolean) => void} tell
   */
  function makeAwake(tell) {
    let isWanted = false;
    /** @type {WakeLockSentinel | null} */
    let lock = null;

    async function ask() {
      if (!isWanted || lock || document.hidden || !("wakeLock" in navigator)) return;
      try {
        lock = await navigator.wakeLock.request("screen");
        lock.addEventListener("release", () => {
          lock = null;
          tell(false);
        });
        if (isWanted) tell(true);
        else lock.release();
      } catch {
        tell(false);
      }
    }

    document.addEventListener("visibilitychange", ask);
    return {
      /** @param {boolean} isOn */
      want(isOn) {
        isWanted = isOn;
        if (!isOn && lock) lock.release();
        ask();
      }
    };
  }

  return { localVoice, say, hush, makeAwake };
})();
