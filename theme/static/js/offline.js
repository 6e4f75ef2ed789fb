/**
 * Asks the browser to keep the whole site, for times without a network. Does nothing from disk, where browsers cannot, and
 * nothing for readers who save data or said no. The page `privacy.html` has a button that takes all of it away.
 */
(function () {
  "use strict";
  var script = document.currentScript;
  var NO = "alsguide-keep-nothing";

  function isRefused() {
    try {
      return localStorage.getItem(NO) === "yes";
    } catch (error) {
      return false;
    }
  }

  function isSavingData() {
    return Boolean(navigator.connection && navigator.connection.saveData);
  }

  if ("serviceWorker" in navigator && location.protocol.indexOf("http") === 0 && !isRefused() && !isSavingData()) {
    navigator.serviceWorker.register(script.dataset.worker).catch(function () {
      // The site works without it.
    });
  }
})();
