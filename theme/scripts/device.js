/** This device: its day, and what is kept on it once a reader has asked for that. Nothing is sent. */
var alsguide = alsguide || {};
alsguide.device = (function () {
  "use strict";
  const PLAN = "alsguide-plan";
  const DIARY = "alsguide-diary";
  /** How the keys of the papers begin. */
  const PAPERS = "alsguide-paper-";
  /** What is kept for a moment before it is gone, so that other windows know that it was deleted. */
  const DELETED = "";

  /**
   * Return what is kept under a key; null when there is nothing, or the browser refuses.
   * @param {string} key
   * @returns {string | null}
   */
  function stored(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  /**
   * Return whether the text was kept; null takes away what was kept.
   * @param {string} key
   * @param {string | null} text
   * @returns {boolean}
   */
  function store(key, text) {
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Delete what is kept under keys, here and in other windows.
   * @param {string[]} keys
   */
  function forget(...keys) {
    for (const key of keys) {
      store(key, DELETED);
      store(key, null);
    }
  }

  /** Delete all that a reader typed on any page and that is kept, here and in other windows. */
  function forgetAll() {
    forget(PLAN, DIARY);
    try {
      forget(...Object.keys(localStorage).filter((key) => key.startsWith(PAPERS)));
    } catch {
      // The browser keeps nothing.
    }
  }

  /**
   * Return the day on this device as an ISO date.
   * @returns {string}
   */
  function today() {
    const now = new Date();
    return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  }

  return { PLAN, DIARY, PAPERS, DELETED, stored, store, forget, forgetAll, today };
})();
