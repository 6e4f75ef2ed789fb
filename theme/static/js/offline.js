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

  function canKeep() {
    return "serviceWorker" in navigator && location.protocol.indexOf("http") === 0;
  }

  function register() {
    return navigator.serviceWorker.register(script.dataset.worker).catch(function () {
      // The site works without it.
    });
  }

  /** Takes away the worker of this site and every store that it made. */
  function removeAll() {
    return navigator.serviceWorker.getRegistration(script.dataset.worker).then(function (found) {
      var scope = found ? found.scope : "";
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

  /** The button of the privacy page: deletes the copy and remembers that, or takes it back. */
  function offerRemoval(root) {
    var button = document.createElement("button");
    var said = document.createElement("p");
    button.className = "c-button";
    button.type = "button";
    said.setAttribute("role", "status");
    button.textContent = isRefused() ? root.dataset.again : root.dataset.delete;
    button.addEventListener("click", function () {
      var again = isRefused();
      try {
        if (again) {
          localStorage.removeItem(NO);
        } else {
          localStorage.setItem(NO, "yes");
        }
      } catch (error) {
        // Where nothing can be remembered, the copy is deleted all the same.
      }
      (again ? Promise.resolve() : removeAll()).then(function () {
        said.textContent = again ? root.dataset.allowed : root.dataset.deleted;
        button.textContent = again ? root.dataset.delete : root.dataset.again;
      });
    });
    root.append(button, said);
  }

  if (!canKeep()) {
    return;
  }
  var place = document.querySelector("[data-module=kept-copy]");
  if (place) {
    offerRemoval(place);
  } else if (!isRefused() && !isSavingData()) {
    register();
  }
})();
