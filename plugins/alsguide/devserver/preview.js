// Added to pages by the development server only: refreshes the page after a build and shows what is wrong.
(function () {
  "use strict";
  var build = Number(document.currentScript.dataset.build);
  var key = "preview-scroll:" + location.pathname;
  var place = takePlace();
  var events = null;

  /** Takes out where the page was before it was refreshed, or null. Blocked storage holds nothing. */
  function takePlace() {
    try {
      var kept = sessionStorage.getItem(key);
      sessionStorage.removeItem(key);
      return kept;
    } catch (error) {
      return null;
    }
  }

  /** Goes back to that place. */
  function restore() {
    if (place !== null) {
      window.scrollTo(0, Number(place));
    }
  }

  /** Goes back to that place for good: only now is the page as long as it was. */
  function settle() {
    restore();
    place = null;
  }

  /** Loads the page again, and keeps the place; one that the page has not come back to yet is still the place. */
  function refresh() {
    try {
      sessionStorage.setItem(key, place === null ? String(window.scrollY) : place);
    } catch (error) {
      // Storage is blocked: the browser's own memory of the place must do.
    }
    location.reload();
  }

  /** Gives an element with a text and styles. */
  function make(name, text, css) {
    var element = document.createElement(name);
    element.textContent = text;
    element.style.cssText = css || "margin:0";
    return element;
  }

  /** Shows all problems over the foot of the window, or takes them away when there are none. */
  function show(problems) {
    var old = document.getElementById("preview-problems");
    if (old) {
      old.remove();
    }
    if (problems.length === 0) {
      return;
    }
    var box = make(
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
    var count = problems.length === 1 ? "1 problem" : problems.length + " problems";
    box.append(
      make(
        "p",
        count + ". Fix and save: the page then changes by itself. Until then you see the last good one.",
        "margin:0;font-weight:bold"
      )
    );
    var list = make("ol", "", "margin:0;padding-inline-start:1.5rem");
    problems.forEach(function (problem) {
      var row = make("li", "", "margin-block-start:.75rem");
      row.append(
        make("code", problem.place, "font-weight:bold;color:#8c1d18;background:none"),
        make("p", problem.message + " (" + problem.check + ")")
      );
      list.append(row);
    });
    box.append(list);
    document.body.append(box);
  }

  /** Listens while the page is looked at: a browser keeps only six connections open, for all tabs together. */
  function listen() {
    if (document.hidden) {
      if (events) {
        events.close();
        events = null;
      }
    } else if (!events) {
      events = new EventSource("/__preview/events");
      events.onmessage = function (event) {
        var state = JSON.parse(event.data);
        if (state.build !== build) {
          events.close();
          refresh();
        } else {
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
