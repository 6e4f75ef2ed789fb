// Added to pages by the development server only: refreshes the page after a build and shows what is wrong.
(function () {
  "use strict";
  const mark = /** @type {HTMLElement} */ (document.currentScript).dataset["mark"];
  const key = "preview-scroll:" + location.pathname;
  let place = takePlace();
  /** @type {EventSource | null} */
  let events = null;

  /** Take out where the page was before it was refreshed, or null. Blocked storage holds nothing. */
  function takePlace() {
    try {
      const kept = sessionStorage.getItem(key);
      sessionStorage.removeItem(key);
      return kept;
    } catch {
      return null;
    }
  }

  /** Go back to that place. */
  function restore() {
    if (place !== null) {
      window.scrollTo(0, Number(place));
    }
  }

  /** Go back to that place for good: only now is the page as long as it was. */
  function settle() {
    restore();
    place = null;
  }

  /** Loads the page again, and keeps the place; one that the page has not come back to yet is still the place. */
  function refresh() {
    try {
      sessionStorage.setItem(key, place === null ? String(window.scrollY) : place);
    } catch {
      // Storage is blocked: the browser's own memory of the place must do.
    }
    location.reload();
  }

  /**
   * Put style sheets in the place of those that the page has, without loading the page again: what a reader did stays.
   * @param {string[]} addresses
   */
  function restyle(addresses) {
    document.querySelectorAll("link[rel=stylesheet]").forEach(function (link, number) {
      const address = addresses[number];
      if (address && link.getAttribute("href") !== address) {
        link.setAttribute("href", address);
      }
    });
  }

  /**
   * Return an element with a text and styles.
   * @param {"div" | "p" | "ol" | "li" | "code"} name
   * @param {string} text
   * @param {string} [css]
   */
  function createElement(name, text, css) {
    const element = document.createElement(name);
    element.textContent = text;
    element.style.cssText = css || "margin:0";
    return element;
  }

  /**
   * Show all problems over the foot of the window, or take them away when there are none.
   * @param {{ place: string, message: string, check: string }[]} problems
   */
  function show(problems) {
    const old = document.getElementById("preview-problems");
    if (old) {
      old.remove();
    }
    if (problems.length === 0) {
      return;
    }
    const box = createElement(
      "div",
      "",
      "position:fixed;inset:auto 0 0 0;box-sizing:border-box;max-height:60vh;overflow:auto;z-index:9999;background:#fff;" +
        "color:#111;border-top:6px solid #b3261e;padding:1rem 1.5rem;font:16px/1.5 system-ui,sans-serif;text-align:left"
    );
    box.id = "preview-problems";
    box.dir = "ltr";
    box.lang = "en";
    box.tabIndex = 0;
    box.setAttribute("role", "alert");
    const count = problems.length === 1 ? "1 problem" : problems.length + " problems";
    box.append(
      createElement(
        "p",
        count + ". Fix and save: the page then changes by itself. Until then you see the last good one.",
        "margin:0;font-weight:bold"
      )
    );
    const list = createElement("ol", "", "margin:0;padding-inline-start:1.5rem");
    problems.forEach(function (problem) {
      const row = createElement("li", "", "margin-block-start:.75rem");
      row.append(
        createElement("code", problem.place, "font-weight:bold;color:#8c1d18;background:none"),
        createElement("p", problem.message + " (" + problem.check + ")")
      );
      list.append(row);
    });
    box.append(list);
    document.body.append(box);
  }

  /** Listen while the page is looked at: a browser keeps only six connections open, for all tabs together. */
  function listen() {
    if (document.hidden) {
      if (events) {
        events.close();
        events = null;
      }
    } else if (!events) {
      const source = new EventSource("/__preview/events?" + location.pathname);
      events = source;
      source.onmessage = function (event) {
        const state = JSON.parse(event.data);
        if (state.mark !== mark) {
          source.close();
          refresh();
        } else {
          restyle(state.styles);
          show(state.problems);
        }
      };
    }
  }

  restore();
  window.addEventListener("load", settle);
  document.addEventListener("visibilitychange", listen);
  listen();
})();
