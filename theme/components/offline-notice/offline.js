/**
 * Asks the browser to keep the whole site, for times without a network. Does nothing from disk, where browsers cannot, and
 * nothing for readers who save data or said no. The page `privacy.html` has a button that takes all of it away.
 */
(function () {
  "use strict";
  const script = /** @type {HTMLElement} */ (document.currentScript);
  const NO = "alsguide-keep-nothing";

  function isRefused() {
    try {
      return localStorage.getItem(NO) === "yes";
    } catch {
      return false;
    }
  }

  function isSavingData() {
    const { connection } = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator);
    return Boolean(connection && connection.saveData);
  }

  function canKeep() {
    return "serviceWorker" in navigator && location.protocol.indexOf("http") === 0;
  }

  function register() {
    return navigator.serviceWorker.register(String(script.dataset["worker"])).catch(function () {
      // The site works without it.
    });
  }

  /** Takes away the worker of this site and every store that it made. */
  function removeAll() {
    return navigator.serviceWorker.getRegistration(String(script.dataset["worker"])).then(function (found) {
      const scope = found ? found.scope : "";
      return Promise.all([
        found ? found.unregister() : null,
        caches.keys().then(function (names) {
          return Promise.all(
            names
              .filter(function (name) {
                return scope && name.indexOf("alsguide " + scope + " ") === 0;
              })
              .map(function (name) {
                return caches.delete(name);
              })
          );
        })
      ]);
    });
  }

  /**
   * The button of the privacy page: deletes the copy and remembers that, or takes it back.
   * @param {HTMLElement} root
   */
  function offerRemoval(root) {
    const button = document.createElement("button");
    const said = document.createElement("p");
    button.className = "c-button";
    button.type = "button";
    said.setAttribute("role", "status");
    button.textContent = isRefused() ? String(root.dataset["again"]) : String(root.dataset["delete"]);
    button.addEventListener("click", function () {
      const again = isRefused();
      try {
        if (again) {
          localStorage.removeItem(NO);
        } else {
          localStorage.setItem(NO, "yes");
        }
      } catch {
        // Where nothing can be remembered, the copy is deleted all the same.
      }
      (again ? Promise.resolve() : removeAll()).then(function () {
        said.textContent = again ? String(root.dataset["allowed"]) : String(root.dataset["deleted"]);
        button.textContent = again ? String(root.dataset["delete"]) : String(root.dataset["again"]);
      });
    });
    root.append(button, said);
  }

  if (!canKeep()) {
    return;
  }
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-module=kept-copy]"));
  if (place) {
    offerRemoval(place);
  } else if (!isRefused() && !isSavingData()) {
    register();
  }
})();
