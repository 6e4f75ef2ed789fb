// The parts of a long paper one at a time: the days of a log, or what stands below each heading. On paper all are there.
(function () {
  "use strict";
  const found = document.querySelector("[data-module=paper][data-in-parts]");
  if (!found) return;

  const root = /** @type {HTMLElement} */ (found);

  /** Return the element that names each part, and what of it can be shut. */
  function partsOf() {
    const days = [...root.querySelectorAll(".c-rows--wide > .c-rows__item")];
    if (days.length) {
      return days.map((day) => ({ name: /** @type {Element} */ (day.querySelector(".c-rows__name")), shut: [day] }));
    }
    const headings = [...root.querySelectorAll(":scope > h2, :scope > h3")];
    return headings
      .map((name) => ({ name, shut: below(name) }))
      .filter(({ shut }) => shut.some((part) => part.matches(".c-fields, .c-rows, .c-wallet-card")));
  }

  /**
   * Say whether something is what to tell others at once, or the sentence that leads to it: that stays in sight.
   * @param {Element} one
   */
  function isToTell(one) {
    const next = one.nextElementSibling;
    return one.matches(".c-statement") || (one.matches("p") && next && next.matches(".c-statement"));
  }

  /**
   * Return what stands below a heading, up to the next, and can be shut.
   * @param {Element} name
   */
  function below(name) {
    const parts = [];
    for (let one = name.nextElementSibling; one && !one.matches("h2, h3"); one = one.nextElementSibling)
      if (!isToTell(one)) parts.push(one);
    return parts;
  }

  /** @param {Element} part */
  function isEmpty(part) {
    const areas = /** @type {HTMLTextAreaElement[]} */ ([...part.querySelectorAll("textarea")]);
    return !part.querySelector("input:checked") && areas.every((area) => !area.value.trim());
  }

  const parts = partsOf().map(({ name, shut }) => {
    const toggle = document.createElement("button");
    toggle.type = "button";
    toggle.className = "c-rows__button";
    toggle.textContent = String(name.textContent).trim();
    toggle.addEventListener("click", () => show(shut[0].hasAttribute("data-shut") ? toggle : undefined));
    name.textContent = "";
    name.append(toggle);
    return { toggle, shut };
  });

  /** @param {Element | undefined} shown */
  function show(shown) {
    for (const { toggle, shut } of parts) {
      for (const one of shut) one.toggleAttribute("data-shut", toggle !== shown);
      toggle.setAttribute("aria-expanded", String(toggle === shown));
    }
  }

  const first = parts.find(({ shut }) => shut.every(isEmpty));
  show(first && first.toggle);
})();
