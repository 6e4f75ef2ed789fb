/**
 * Keeping and sharing: files made and opened on this device, the opt-in to keep the plan in this browser, and deleting
 * everything. Nothing is sent. Needs plan-file.js, plan-calendar.js, plan-text.js, plan-paper.js.
 */
(function () {
  "use strict";
  const alsguide = (window.alsguide = window.alsguide || {});
  const { make, button, focusOn } = alsguide.planDom;
  const { filled, planText } = alsguide.planText;
  const { planFile: file, planCalendar: calendar, planPaper: paper } = alsguide;
  const KEY = "alsguide-plan";
  /** Octets of one character at most: a file larger than this is not even read. */
  const MOST_OCTETS = 4;
  let lastAddress = "";

  /** @returns {?string} what is kept on this device; null when there is nothing, or the browser refuses */
  function kept() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  /** @returns {boolean} whether the text was kept; null takes away what was kept */
  function keep(text) {
    try {
      if (text === null) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, text);
      return true;
    } catch {
      return false;
    }
  }

  /** Let go of the file that was handed over last. */
  function forgetHanded() {
    if (lastAddress) URL.revokeObjectURL(lastAddress);
    lastAddress = "";
  }

  /** Hand a file to the reader: the browser puts it among the downloads. */
  function hand(name, type, text) {
    forgetHanded();
    lastAddress = URL.createObjectURL(new Blob([text], { type }));
    const link = make("a", { href: lastAddress, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
  }

  /** @returns {Promise<string>} the text of a chosen file; empty when it cannot be read */
  async function textOf(chosen) {
    try {
      return await chosen.text();
    } catch {
      return "";
    }
  }

  /** @returns {string} the plan as one web page that needs nothing else */
  function copyToRead(app) {
    const page = document.implementation.createHTMLDocument(paper.titleOf(app));
    page.documentElement.lang = app.data.language;
    const meta = (attributes) => {
      const element = page.createElement("meta");
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    };
    const style = page.createElement("style");
    style.textContent = app.data.styles;
    page.head.prepend(
      meta({ charset: "utf-8" }),
      meta({ name: "viewport", content: "width=device-width, initial-scale=1" })
    );
    page.head.append(
      meta({ "http-equiv": "Content-Security-Policy", content: "default-src 'none'; style-src 'unsafe-inline'" }),
      style
    );
    const main = page.createElement("main");
    main.append(page.importNode(paper.makePaper(app), true));
    page.body.append(main);
    return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
  }

  /**
   * Make the part "Keep and share".
   * @returns {{element: HTMLElement, update: function(): void, openFile: function(): void, kept: function(): ?string}}
   */
  function makeKeep(app) {
    const { words, data } = app;
    const box = make("input.c-choice__input", { type: "checkbox", id: "keep-box", autocomplete: "off" });
    const state = make("p", { id: "keep-state" });
    const help = make("p", { id: "keep-help" }, words.keep_help);
    box.setAttribute("aria-describedby", "keep-help keep-state");
    const chooser = make("input.c-input.c-input--file", {
      type: "file",
      id: "open-file",
      accept: ".json,application/json"
    });
    const text = make("textarea.c-input.c-input--text", { id: "copy-area", readonly: true, rows: 12 });
    const textPart = make("div.l-flow", { hidden: true }, make("label", { for: "copy-area" }, words.copy_here), text);
    const error = make("p.c-keep__error", { id: "open-error", role: "alert" });
    chooser.setAttribute("aria-describedby", "open-help open-error");

    function save() {
      app.readAll();
      const name = `${words.file_plan}.json`;
      hand(name, "application/json", file.serialize(app.plan, data));
      app.saved();
      app.say(filled(words.saved, { name }));
    }

    async function opened() {
      const chosen = chooser.files[0];
      if (!chosen) return;
      const tooLarge = chosen.size > data.limits.file.largest_bytes * MOST_OCTETS;
      const result = tooLarge
        ? { ok: false, message: data.words.file.too_large }
        : file.parse(await textOf(chosen), data);
      chooser.value = "";
      error.textContent = result.ok ? "" : result.message;
      if (!result.ok) return;
      app.open(result.plan, { words: words.undo_open });
      app.say(result.isOlder ? data.words.file.migrated : words.opened);
    }

    function toggleKeep() {
      app.readAll();
      if (box.checked && !keep(file.serialize(app.plan, data))) {
        box.checked = false;
        app.say(words.keep_failed);
      } else if (!box.checked) {
        keep(null);
      }
      app.kept = box.checked;
      if (app.kept) app.saved();
      update();
    }

    function removeAll() {
      keep(null);
      app.kept = false;
      app.wipe();
      text.value = "";
      textPart.hidden = true;
      forgetHanded();
      update();
      app.say(words.deleted);
    }

    async function copy() {
      app.readAll();
      text.value = planText(app.plan, app.judged, data);
      textPart.hidden = false;
      text.focus();
      text.select();
      try {
        await navigator.clipboard.writeText(text.value);
        app.say(words.copied);
      } catch {
        app.say(words.copy_here);
      }
    }

    function saveCalendar() {
      app.readAll();
      const stamp = `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
      const made = calendar.calendar(app.plan, app.result, data, stamp);
      const name = `${words.file_calendar}.ics`;
      if (made) hand(name, "text/calendar", made);
      app.say(made ? filled(words.saved, { name }) : words.calendar_none);
    }

    function saveCopy() {
      app.readAll();
      const name = `${words.file_carer}.html`;
      hand(name, "text/html", copyToRead(app));
      app.say(filled(words.saved, { name }));
    }

    box.addEventListener("change", toggleKeep);
    chooser.addEventListener("change", opened);
    const row = (press, help) => make("div.c-keep__row", {}, press, make("p", {}, help));
    const withPlan = [
      row(button(words.copy, copy, { id: "copy" }), words.copy_text),
      textPart,
      row(button(words.calendar, saveCalendar, { id: "calendar" }), words.calendar_text),
      row(button(words.copy_carer, saveCopy, { id: "copy-carer" }), words.copy_carer_text),
      make(
        "div.c-field",
        {},
        make("label.c-choice", { for: "keep-box" }, box, make("span", {}, words.keep)),
        help,
        state
      )
    ];
    const saving = row(button(words.save, save, { id: "save" }), words.save_text);
    const element = make(
      "details.c-part",
      { id: "part-keep" },
      make("summary.c-part__title", {}, make("h3", {}, words.keep_title)),
      make(
        "div.c-part__body.l-flow",
        {},
        make("p", {}, words.keep_text),
        saving,
        make(
          "div.c-field",
          {},
          make("label.c-field__label", { for: "open-file" }, words.open),
          make("p", { id: "open-help" }, words.open_text),
          chooser,
          error
        ),
        withPlan,
        row(button(words.delete, removeAll, { id: "delete" }), words.delete_text)
      )
    );

    function update() {
      for (const part of [saving, ...withPlan]) part.hidden = !app.plan || (part === textPart && !text.value);
      box.checked = app.kept;
      state.textContent = app.kept ? words.keep_on : words.keep_off;
      if (app.kept && app.plan && !keep(file.serialize(app.plan, data))) app.say(words.keep_failed);
    }

    return {
      element,
      update,
      open: () => {
        element.open = true;
        focusOn(element.querySelector("summary"));
      },
      openFile: () => {
        element.open = true;
        chooser.focus();
      }
    };
  }

  alsguide.planKeep = { makeKeep, kept, keep };
})();
