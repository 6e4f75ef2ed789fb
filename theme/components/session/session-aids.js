/** What a device can do for a session: keep the screen on. */
var alsguide = alsguide || {};
alsguide.sessionAids = (function () {
  "use strict";

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

  return { makeAwake };
})();
