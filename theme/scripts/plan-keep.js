/**
 * Keeping and sharing: files made and opened on this device, the opt-in to keep the plan in this browser, and deleting
 * everything. Nothing is sent. Needs plan-file.js, plan-calendar.js, plan-text.js, plan-paper.js.
 */

var alsguide = alsguide || {};
alsguide.planKeep = (function () {
  "use strict";
  const { device, planCalendar: calendar, planDom, planFile: file, planPaper: paper, planPlain, planText } = alsguide;
  const { createElement, button, focusOn } = planDom;
  const { filled } = planText;
  const { toPlainText } = planPlain;
  let lastAddress = "";

  /** Let go of the file that was handed over last. */
  function revokeDownload() {
    if (lastAddress) URL.revokeObjectURL(lastAddress);
    lastAddress = "";
  }

  /**
   * Hand a file to the reader: the browser puts it among the downloads.
   * @param {string} name
   * @param {string} type
   * @param {string} text
   */
  function downloadFile(name, type, text) {
    revokeDownload();
    lastAddress = URL.createObjectURL(new Blob([text], { type }));
    const link = createElement("a", { href: lastAddress, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
  }

  /** Return the styles of the paper, which the page's style sheet says once more as a text. */
  function copyStyles() {
    const text = getComputedStyle(document.documentElement).getPropertyValue("--copy").trim();
    return text && String(JSON.parse(text));
  }

  /**
   * Return the plan as one web page that needs nothing else.
   * @param {App} app
   * @returns {string}
   */
  function copyToRead(app) {
    const page = document.implementation.createHTMLDocument(paper.titleOf(app));
    page.documentElement.lang = app.data.language;
    /** @param {Record<string, string>} attributes */
    const meta = (attributes) => {
      const element = page.createElement("meta");
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      return element;
    };
    const style = page.createElement("style");
    style.textContent = copyStyles();
    page.head.prepend(
      meta({ charset: "utf-8" }),
      meta({ name: "viewport", content: "width=device-width, initial-scale=1" })
    );
    page.head.append(
      meta({ "http-equiv": "Content-Security-Policy", content: "default-src 'none'; style-src 'unsafe-inline'" }),
      style
    );
    const main = page.createElement("main");
    main.append(page.importNode(paper.makePaper(app, "plan"), true));
    page.body.append(main);
    return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
  }

  /** The part "Keep and share". */
  class Keep {
    /**
     * @param {App} app
     * @param {string} page the address of the page of sessions, or nothing
     * @param {HTMLDetailsElement} element the part, which has its title
     */
    constructor(app, page, element) {
      const { words } = app;
      this.app = app;
      this.page = page;
      /** What this window kept or found last: what differs from it was kept by another. */
      this.last = device.stored(device.PLAN);
      this.isElsewhere = false;
      this.box = tick("keep-box");
      this.withDiary = tick("diary-box");
      this.box.setAttribute("aria-describedby", "keep-help keep-state");
      this.box.addEventListener("change", () => this.toggle());
      this.state = createElement("p", { id: "keep-state" });
      /** What is asked before this plan takes the place of another that is kept. */
      this.ways = createElement(
        "div.c-actions",
        { hidden: true },
        button(words.keep_instead, () => this.keepInstead(), { id: "keep-instead" }),
        createElement("a.c-button", { id: "keep-other", href: location.pathname, target: "_blank" }, words.keep_look)
      );
      this.file = createElement("input.c-input", { type: "file", id: "open-file", accept: ".json,application/json" });
      this.file.setAttribute("aria-describedby", "open-help open-error");
      this.file.addEventListener("change", () => this.read());
      this.error = createElement("p.c-plan__error", { id: "open-error", role: "alert" });
      this.text = createElement("textarea.c-input.c-input--text", { id: "copy-area", readonly: true, rows: 12 });
      this.textPart = createElement(
        "div.l-flow",
        { hidden: true },
        createElement("label", { for: "copy-area" }, words.copy_here),
        this.text
      );
      this.diaryChoice = choice(this.withDiary, words.diary_too);
      this.diaryLink = createElement("a.c-button", { id: "diary", target: "_blank" }, words.diary);
      this.saving = createElement(
        "div",
        {},
        row(words.save, () => this.save(), "save", words.save_text),
        this.diaryChoice
      );
      this.withPlan = [
        row(words.copy, () => this.copy(), "copy", words.copy_text),
        this.textPart,
        row(words.calendar, () => this.saveCalendar(), "calendar", words.calendar_text),
        row(words.copy_carer, () => this.saveCopy(), "copy-carer", words.copy_carer_text),
        this.choice()
      ];
      this.sure = button(words.delete_sure, () => this.removeAll(), { id: "delete-sure" });
      this.sure.hidden = true;
      this.element = element;
      this.element.append(this.body());
    }

    /** Open the plan that is kept in this browser, unless another window deleted it by now; where it is broken, another can be opened. */
    openKept() {
      const { app, last } = this;
      if (!last) return;
      const opened = file.parse(last, app.data);
      app.isKept = app.isOpen = opened.ok;
      if (opened.ok) {
        app.plan = opened.plan;
        return;
      }
      this.error.textContent = filled(app.words.kept_broken, { message: opened.message });
      this.openFile();
    }

    /** Make the tick that keeps the plan in this browser. */
    choice() {
      const { words } = this.app;
      return createElement(
        "div.c-question",
        {},
        choice(this.box, words.keep),
        createElement("p", { id: "keep-help" }, words.keep_help),
        this.state,
        this.ways
      );
    }

    body() {
      const { words } = this.app;
      const open = createElement(
        "div.c-question",
        {},
        createElement("label.c-question__label", { for: "open-file" }, words.open),
        createElement("p", { id: "open-help" }, words.open_text),
        this.file,
        this.error,
        this.diaryLink
      );
      return createElement(
        "div.c-plan-part__body.l-flow",
        {},
        createElement("p", {}, words.keep_text),
        this.saving,
        open,
        this.withPlan,
        row(words.delete, () => this.ask(), "delete", words.delete_text),
        this.sure
      );
    }

    /** @param {string | null} [diary] that of this device */
    serialized(diary = null) {
      const { data, plan } = this.app;
      return file.serialize(diary === null ? plan : { ...plan, diary }, data);
    }

    /**
     * Give the reader a file, and say so.
     * @param {string} name
     * @param {string} type
     * @param {string} text
     */
    download(name, type, text) {
      downloadFile(name, type, text);
      this.app.say(filled(this.app.words.saved, { name }));
    }

    save() {
      const { app } = this;
      app.readAll();
      const diary = this.withDiary.checked ? device.stored(device.DIARY) : null;
      this.download(`${app.words.file_plan}.json`, "application/json", this.serialized(diary));
      app.saved();
    }

    saveCalendar() {
      const { app } = this;
      app.readAll();
      const stamp = `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
      const made = calendar.calendar(app.plan, app.result, app.data, stamp);
      if (made) this.download(`${app.words.file_calendar}.ics`, "text/calendar", made);
      else app.say(app.words.calendar_none);
    }

    saveCopy() {
      const { app } = this;
      app.readAll();
      this.download(`${app.words.file_carer}.html`, "text/html", copyToRead(app));
    }

    /** Read the chosen file. */
    async read() {
      const { data, words } = this.app;
      const chosen = this.file.files && this.file.files[0];
      if (!chosen) return;
      const result = await file.readFile(chosen, data);
      this.file.value = "";
      this.error.textContent = result.ok ? "" : result.message;
      this.error.scrollIntoView({ block: "center" });
      if (!result.ok) return;
      this.app.begin(result.plan, { words: words.undo_open });
      this.app.say(result.isOlder ? data.words.file.migrated : words.opened);
    }

    /** Turn keeping on or off. Another plan that is kept stays as it is: a reader is asked before this one takes its place. */
    toggle() {
      const { app, box } = this;
      app.readAll();
      const kept = device.stored(device.PLAN);
      if (!kept || kept === (box.checked ? this.serialized() : this.last)) {
        this.keep(box.checked);
        return;
      }
      app.isKept = false;
      this.isElsewhere = !box.checked;
      this.ways.hidden = this.isElsewhere;
      this.update();
      this.ways.scrollIntoView({ block: "nearest" });
      app.say(this.state.textContent);
    }

    /** @param {boolean} isOn whether the plan is kept, or nothing */
    keep(isOn) {
      const { app } = this;
      app.isKept = this.store(isOn ? this.serialized() : null) && isOn;
      if (app.isKept) app.saved();
      else if (isOn) app.say(app.words.keep_failed);
      this.isElsewhere = false;
      this.update();
    }

    keepInstead() {
      this.keep(true);
      this.box.focus();
    }

    /**
     * Keep a text, or nothing, and remember it.
     * @param {string | null} text
     * @returns {boolean}
     */
    store(text) {
      this.last = text;
      return device.store(device.PLAN, text);
    }

    /** Ask once more before all is deleted. */
    ask() {
      this.sure.hidden = false;
      this.sure.focus();
    }

    /** Delete all that was typed here, and all that is kept of it and of other pages, in all windows of this browser. */
    removeAll() {
      device.forgetAll();
      this.last = null;
      this.putAway();
    }

    /** Put away all that this window holds. */
    putAway() {
      this.isElsewhere = false;
      this.text.value = this.error.textContent = "";
      this.textPart.hidden = this.sure.hidden = true;
      revokeDownload();
      this.app.view.putAway();
    }

    /** Keep the plan, unless another window kept something else since: the later plan stays, and this one says so. */
    keepOn() {
      const { app } = this;
      if (device.stored(device.PLAN) === this.last) {
        if (!this.store(this.serialized())) app.say(app.words.keep_failed);
        return;
      }
      app.isKept = false;
      this.isElsewhere = app.isDirty = this.element.open = true;
      app.say(app.words.keep_elsewhere);
    }

    /** Copy the plan as plain text; where the browser does not, it is shown to be copied by hand. */
    async copy() {
      const { app, text } = this;
      app.readAll();
      text.value = toPlainText(app.plan, app.judged, app.data);
      this.textPart.hidden = false;
      text.focus();
      text.select();
      try {
        await navigator.clipboard.writeText(text.value);
        app.say(app.words.copied);
      } catch {
        app.say(app.words.copy_here);
      }
    }

    open() {
      this.element.open = true;
      focusOn(this.element.querySelector("summary"));
    }

    openFile() {
      this.element.open = true;
      this.file.focus();
    }

    update() {
      const { app, diaryLink } = this;
      const { diary } = app.plan;
      this.diaryChoice.hidden = !device.stored(device.DIARY);
      diaryLink.hidden = !diary || !this.page;
      diaryLink.setAttribute("href", `${this.page}#diary=${diary}`);
      for (const part of [this.saving, ...this.withPlan]) {
        part.hidden = !app.isOpen || (part === this.textPart && !this.text.value);
      }
      if (app.isKept && app.isOpen) this.keepOn();
      this.box.checked = app.isKept;
      this.ways.hidden = this.ways.hidden || app.isKept || !device.stored(device.PLAN);
      this.state.textContent = this.stateWords();
    }

    stateWords() {
      const { isKept, words } = this.app;
      if (isKept) return words.keep_on;
      if (!this.ways.hidden) return words.keep_ask;
      return this.isElsewhere ? words.keep_elsewhere : words.keep_off;
    }
  }

  /**
   * Make a tick.
   * @param {string} id
   */
  function tick(id) {
    return createElement("input.c-choices__input", { type: "checkbox", id, autocomplete: "off" });
  }

  /**
   * Make a tick's label.
   * @param {HTMLInputElement} box
   * @param {string} text
   */
  function choice(box, text) {
    return createElement("label.c-choices__item", { for: box.id }, box, createElement("span", {}, text));
  }

  /**
   * Make a button with what it does beside it.
   * @param {string} text
   * @param {() => void} act
   * @param {string} id
   * @param {string} help
   */
  function row(text, act, id, help) {
    return createElement("div", {}, button(text, act, { id }), createElement("p", {}, help));
  }

  return { Keep };
})();
