/**
 * The diary on the page of sessions: a picture of four weeks, the same as a table, what the base says of it, and the buttons to
 * print and to delete it. It is kept on the device only when that was asked for.
 */
var alsguide = alsguide || {};
alsguide.diaryView = (function () {
  "use strict";
  const { device, planDom, planDose, sessionDiary: diary } = alsguide;
  const { button, createElement, tableHead, tableRow } = planDom;
  const { filled } = planDose;
  const SVG = "http://www.w3.org/2000/svg";
  /** Sizes of the picture: a day, the gap between weeks, a row. */
  const [CELL, GAP, ROW] = [10, 8, 44];
  const WEEK = 7;
  const LETTERS = 16;
  /** What stands for a day, by what it tells: a disc, a square, a triangle; and for a day with nothing. */
  const MARKS = {
    done: "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0",
    mark: "m-4-4h8v8h-8z",
    falls: "m0-5 5 9h-10z",
    none: "m-1-1h2v2h-2z"
  };

  /**
   * Return a day in words.
   * @param {string} day an ISO date
   */
  function dayText(day) {
    const form = /** @type {const} */ ({ weekday: "short", month: "short", day: "numeric", timeZone: "UTC" });
    return new Date(day).toLocaleDateString(document.documentElement.lang, form);
  }

  /**
   * Return an element of a picture.
   * @param {string} name
   * @param {Record<string, string | number>} attributes
   * @param {...(Node | string)} children
   */
  function draw(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.append(...children);
    return element;
  }

  /**
   * Return the picture: a line for each thing that is told, with a mark on each of its days.
   * @param {DiaryDay[]} days
   * @param {string} until
   * @param {SessionData} data
   */
  function picture(days, until, { ui, asked, diary: { kept_days: length } }) {
    const lines = ["done", ...asked.map(({ id }) => id)];
    const width = length * CELL + (length / WEEK - 1) * GAP;
    /** @param {number} back */
    const across = (back) => width - CELL / 2 - back * CELL - Math.floor(back / WEEK) * GAP;
    /** @type {(id: string, row: number) => SVGElement[]} */
    const line = (id, row) => {
      const has = days.filter((one) => diary.count([one], id)).map(({ day }) => diary.age(day, until));
      const marks = Array.from({ length }, (_, back) => {
        const shape = has.includes(back) ? own(id) : MARKS.none;
        return `M${across(back)} ${row * ROW + ROW - LETTERS}${shape}`;
      });
      const label = draw("text", { x: 0, y: row * ROW + LETTERS, "font-size": LETTERS }, ui[`diary_${id}`]);
      return [label, draw("path", { d: marks.join("") })];
    };
    const size = { viewBox: `0 0 ${width} ${lines.length * ROW}`, fill: "currentColor" };
    return draw("svg", { class: "c-diary__picture", "aria-hidden": "true", ...size }, ...lines.flatMap(line));
  }

  /** @param {string} id */
  function own(id) {
    return id === "done" || id === "falls" ? MARKS[id] : MARKS.mark;
  }

  /**
   * Return what a day tells, in words.
   * @param {DiaryDay} day
   * @param {SessionData} data
   */
  function told({ done, marks }, { ui }) {
    const sessions = done ? [filled(ui["diary_sessions"], { count: done })] : [];
    return [...sessions, ...marks.map((id) => ui[`diary_${id}`])].join(". ") || ui["diary_nothing"];
  }

  /**
   * Return the table: a row for each day that has something.
   * @param {DiaryDay[]} days
   * @param {SessionData} data
   * @param {((day: string) => void) | null} takeOut what takes a day out, if that can be
   */
  function table(days, data, takeOut) {
    const { ui } = data;
    const rows = days.map((one) => {
      const name = dayText(one.day);
      const off = takeOut && button(ui["diary_out"], () => takeOut(one.day), { about: name });
      return tableRow(name, createElement("td", {}, told(one, data), off && createElement("div.u-screen", {}, off)));
    });
    const head = tableHead([ui["diary_day"], ui["diary_told"]]);
    return createElement("table.c-diary__table", {}, head, createElement("tbody", {}, rows.reverse()));
  }

  /**
   * Return the picture with its sums in words, what the base says, and the table.
   * @param {DiaryDay[]} days
   * @param {string} until
   * @param {SessionData} data
   * @param {((day: string) => void) | null} takeOut
   */
  function parts(days, until, data, takeOut) {
    const { asked, diary: rule, ui } = data;
    const shown = diary.within(days, until, rule.kept_days);
    const sums = ["done", ...asked.map(({ id }) => id)].map((id) => [id, diary.count(shown, id)]);
    const period = { weeks: rule.kept_days / WEEK, day: dayText(until) };
    const caption = filled(ui["diary_sums"], { ...period, ...Object.fromEntries(sums) });
    return [
      diary.advice(shown, until, data).map((text) => createElement("p", {}, createElement("strong", {}, text))),
      createElement("p", {}, caption),
      picture(shown, until, data),
      table(shown, data, takeOut)
    ];
  }

  /**
   * Return the button that prints the diary alone.
   * @param {HTMLElement} section
   * @param {Record<string, string>} ui
   */
  function printing(section, ui) {
    return button(ui["diary_print"], () => {
      document.documentElement.classList.add("c-session-diary");
      if (window.print) window.print();
      else section.append(createElement("p.u-screen", { role: "status" }, ui["no_print"]));
    });
  }

  /**
   * Return what keeps the diary and shows it in its section, which is hidden while there is none.
   * @param {HTMLElement} section
   * @param {SessionData} data
   */
  function make(section, data) {
    const { ui } = data;
    const title = section.querySelector("h2");
    const weeks = { weeks: data.diary.kept_days / WEEK };

    /** Return the diary that is kept; null when none is. */
    function kept() {
      const text = device.stored(device.DIARY);
      return text ? diary.parse(text, data) : null;
    }

    /**
     * Put the answers of a session into the diary, and return what to say about it.
     * @param {{ answers: Record<string, boolean>, isDone: boolean }} session
     * @param {boolean} isAsked whether the reader has just asked to keep one
     */
    function put(session, isAsked) {
      const before = kept();
      if (!before && !isAsked) return ui["diary_gone"];
      const days = diary.added(before || [], { day: device.today(), ...session }, data);
      const isKept = device.store(device.DIARY, diary.write(days));
      show();
      return ui[isKept ? "diary_kept" : "diary_failed"];
    }

    /** @param {string} day */
    function takeOut(day) {
      const left = (kept() || []).filter((one) => one.day !== day);
      if (left.length) device.store(device.DIARY, diary.write(left));
      else device.forget(device.DIARY);
      show();
      planDom.focusOn(left.length ? title : document.querySelector("h1"));
    }

    /** Show the diary that the address brings from a plan file, else the one that is kept. */
    function show() {
      const [, given] = /^#diary=(.+)$/.exec(location.hash) || [];
      const days = given ? diary.parse(given, data) : kept();
      section.hidden = !days || !days.length;
      if (!title || !days || !days.length) return;
      const last = diary.lastDay(days);
      const until = given || last > device.today() ? last : device.today();
      const text = createElement("p.u-screen", {}, filled(ui[given ? "diary_given" : "diary_text"], weeks));
      const actions = given ? [printing(section, ui)] : [printing(section, ui), ...deleting()];
      section.replaceChildren(title, text);
      for (const part of parts(days, until, data, given ? null : takeOut).flat()) section.append(part);
      section.append(createElement("p.c-diary__actions.u-screen", {}, actions));
    }

    /** Return the button that deletes the diary, and the one that is asked for then. */
    function deleting() {
      const sure = button(ui["diary_delete_sure"], () => {
        device.forget(device.DIARY);
        show();
        planDom.focusOn(document.querySelector("h1"));
      });
      sure.hidden = true;
      const ask = () => {
        sure.hidden = false;
        sure.focus();
      };
      return [button(ui["diary_delete"], ask), sure];
    }

    window.addEventListener("storage", show);
    window.addEventListener("afterprint", () => document.documentElement.classList.remove("c-session-diary"));
    show();
    return { kept, put, show };
  }

  return { make };
})();
