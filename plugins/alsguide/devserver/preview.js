// Added to pages by the development server only: refreshes the page after a build and shows what is wrong.
(function () {
  "use strict";
  var build = null;
  var key = "preview-scroll:" + location.pathname;

  var kept = sessionStorage.getItem(key);
  if (kept !== null) {
    sessionStorage.removeItem(key);
    window.scrollTo(0, Number(kept));
  }

  /** Shows all problems above the page, or takes them away when there are none. */
  function show(problems) {
    var old = document.getElementById("preview-problems");
    if (old) {
      old.remove();
    }
    if (problems.length === 0) {
      return;
    }
    var box = document.createElement("div");
    box.id = "preview-problems";
    box.setAttribute("role", "alert");
    box.style.cssText =
      "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;z-index:9999;background:#fff;color:#111;" +
      "border-top:6px solid #b3261e;padding:1rem 1.5rem;font:1rem/1.5 system-ui,sans-serif";
    var title = document.createElement("p");
    title.style.fontWeight = "bold";
    title.textContent =
      (problems.length === 1 ? "1 problem" : problems.length + " problems") + ". This is the last good page.";
    box.append(title);
    problems.forEach(function (problem) {
      var row = document.createElement("p");
      var place = document.createElement("code");
      place.textContent = problem.place;
      row.append(place, document.createElement("br"), problem.message + " (" + problem.check + ")");
      box.append(row);
    });
    document.body.append(box);
  }

  var events = new EventSource("/__preview/events");
  events.onmessage = function (event) {
    var state = JSON.parse(event.data);
    if (build !== null && state.build !== build) {
      sessionStorage.setItem(key, String(window.scrollY));
      location.reload();
      return;
    }
    build = state.build;
    show(state.problems);
  };
})();
