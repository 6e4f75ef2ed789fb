/* Folds, for browsers that do not open one by themselves for a link to what is in it, or on paper. */
var alsguide = alsguide || {};
alsguide.folds = (function () {
  "use strict";

  /** Open every fold around what the address names, and show that; what no longer stands here may stand on another page. */
  function openNamed() {
    const named = document.getElementById(location.hash.slice(1));
    const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-goes-on]"));
    if (page && !named && location.hash) location.replace(page.dataset["goesOn"] + location.hash);
    /** @returns {Element | null | undefined} */
    const shutFold = () => named && named.closest("details:not([open])");
    if (!named || !shutFold()) return;
    for (let fold = shutFold(); fold; fold = shutFold()) fold.setAttribute("open", "");
    named.scrollIntoView();
  }

  /** @type {Element[]} */
  let shut = [];

  /** Open every fold for paper. */
  function openAll() {
    shut = [...document.querySelectorAll("main details:not([open])")];
    for (const fold of shut) fold.setAttribute("open", "");
  }

  /** Shut again what was opened for paper. */
  function shutAgain() {
    for (const fold of shut) fold.removeAttribute("open");
    shut = [];
  }

  window.addEventListener("hashchange", openNamed);
  window.addEventListener("beforeprint", openAll);
  window.addEventListener("afterprint", shutAgain);
  openNamed();
  return { openNamed, openAll, shutAgain };
})();
