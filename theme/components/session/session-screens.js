/**
 * The screens of a session: one thing each. Pure: values in, values out.
 *
 * A session begins with the signs of today, goes through its exercises, and ends with the questions of the diary. Nothing is in it
 * that `alsguide.plan.session` or the plan has not put there.
 */
/** @typedef {DoneItem & { notes: string[] }} SessionItem an exercise with its dose, and the keys of what the rules say of it */
/** @typedef {{ name: string, items: SessionItem[], tired: string[], isFitted: boolean, number: string }} SessionPlan */
/**
 * @typedef {object} SessionCard what the page shows of an exercise
 * @property {string[]} steps
 * @property {string[]} before what to know first
 * @property {string[]} stop the signs to stop that are not on the stop card
 * @property {string} carer how another person helps
 * @property {string} easier
 */
/**
 * @typedef {object} SessionOptions
 * @property {boolean} carer whether someone helps another person
 * @property {boolean} steps whether every step is shown
 * @property {boolean} movement whether each exercise's picture moves once
 * @property {boolean} pace whether moves, holds and rests are counted
 * @property {boolean} voice whether what is shown is said aloud
 * @property {boolean} lock whether nothing can be chosen for half a second after a choice
 * @property {boolean} isKept whether a diary is kept, so that nobody has to be asked again
 */
/** @typedef {{ signs: string[], message: string }} TodayGroup */
/**
 * @typedef {DoseData & PictureData & {
 *   ui: Record<string, string>,
 *   emergency: string,
 *   numbers: string[],
 *   today: { label: string, groups: TodayGroup[] },
 *   unsure: string,
 *   stop_card: { title: string, lines: string[] }[],
 *   asked: { id: string, label: string }[],
 *   diary: { marks: string[], count: number, days: number, kept_days: number },
 *   advice: Record<string, string[]>,
 *   after: Record<string, string>,
 *   notes: Record<string, string>,
 *   exercises: Record<string, { name: string, kind: string, who_moves: DoneItem["who_moves"], start: Partial<DoneItem>,
 *     upper: Partial<DoneItem>, stop_if: string[], team_sets?: boolean, breath?: [number, number] }>,
 *   starters: Record<string, { name: string, items: SessionItem[], tired: string[] }>,
 *   single: Record<string, { items: SessionItem[], tired: string[] }>
 * }} SessionData
 */
/**
 * @typedef {object} SessionScreen
 * @property {string} place where one is
 * @property {string} text one sentence
 * @property {string[]} lines what it is about
 * @property {string[]} targets what can be chosen, the way on first
 * @property {string} exercise whose pictures it shows, or ""
 * @property {string} message what to do when the answer is yes, or ""
 * @property {string} asks what the answer is kept under, or ""
 * @property {SessionItem | null} item what is to be done now
 * @property {boolean} isAdvice whether it follows from an answer
 * @property {boolean} isEnd whether all is answered
 * @property {boolean} moves whether its picture may move once
 */

var alsguide = alsguide || {};
alsguide.sessionScreens = (function () {
  "use strict";
  const { planDose, sessionDiary: diary } = alsguide;
  const { filled, doseText } = planDose;
  /** How many letters of a list fit on the smallest screen without scrolling: with a question above, and without. */
  const BELOW = 80;
  const ALONE = 100;
  const FALL = "falls";
  const USUAL = ["next", "back", "stop"];

  /**
   * Return a screen, with what it does not say left empty.
   * @param {Partial<SessionScreen>} parts
   * @returns {SessionScreen}
   */
  function screen(parts) {
    const nothing = {
      place: "",
      text: "",
      lines: [],
      exercise: "",
      message: "",
      asks: "",
      item: null,
      isAdvice: false,
      isEnd: false,
      moves: false
    };
    return { ...nothing, targets: USUAL, ...parts };
  }

  /**
   * Return lines in groups that fit on a screen each.
   * @param {string[]} lines
   * @param {number} most letters
   * @returns {string[][]}
   */
  function packed(lines, most) {
    /** @type {string[][]} */
    const groups = [];
    let size = Infinity;
    for (const line of lines) {
      size += line.length;
      if (size > most) {
        groups.push([]);
        size = line.length;
      }
      groups[groups.length - 1].push(line);
    }
    return groups;
  }

  /**
   * Return screens that say where each is among them.
   * @param {SessionScreen[]} screens
   * @param {string} form
   * @returns {SessionScreen[]}
   */
  function numbered(screens, form) {
    const count = screens.length;
    return screens.map((one, index) => ({ ...one, place: filled(form, { number: index + 1, count }) }));
  }

  /**
   * Return the screens before the first move: the signs of today, and what to know.
   * @param {SessionPlan} session
   * @param {SessionData} data
   * @param {SessionOptions} options
   */
  function opening(session, data, { carer }) {
    const { ui, today, advice } = data;
    const signs = today.groups.flatMap(({ signs: all, message }) =>
      packed(all, BELOW).map((lines) =>
        screen({ text: today.label, lines, message, targets: ["none", "yes", "unsure"] })
      )
    );
    const first = session.isFitted ? [] : [screen({ text: ui["first"] })];
    const watch = packed(advice["watch"], BELOW).map((lines) => screen({ text: ui["watch"], lines }));
    const helping = carer ? [...advice["before"].map((text) => screen({ text })), ...watch] : [];
    return numbered([...signs, ...first, ...helping], ui["place_before"]);
  }

  /**
   * Return the screens of one exercise.
   * @param {SessionItem} item
   * @param {SessionCard} card
   * @param {SessionData} data
   * @param {SessionOptions} options
   */
  function exercise(item, card, data, options) {
    const { carer, steps } = options;
    const { ui, notes } = data;
    const name = data.exercises[item.exercise].name;
    const before = [...card.before, ...item.notes.map((key) => notes[key])];
    const helping = carer && card.carer ? [card.carer] : [];
    const shown = steps ? card.steps : [];
    const screens = [
      screen({ text: `${name}.`, moves: true }),
      ...[...before, ...helping].map((text) => screen({ text })),
      ...packed(card.stop, ALONE).map((lines) => screen({ text: ui["stop_if"], lines })),
      ...shown.map((text) => screen({ text })),
      ...doing(item, data, options)
    ];
    if (carer) screens.push(screen({ text: ui["done_carer"], targets: ["next", "less", "stop"] }));
    return screens.map((one) => ({ ...one, exercise: item.exercise }));
  }

  /**
   * Return the screen with how much to do. Where breaths are counted, the reader's own is taken first.
   * @param {SessionItem} item
   * @param {SessionData} data
   * @param {SessionOptions} options
   */
  function doing(item, data, { pace }) {
    const { ui, exercises: all } = data;
    const dose = screen({ text: filled(ui["dose"], { dose: doseText(item, data) }), item });
    if (!pace || !all[item.exercise].breath) return [dose];
    return [
      screen({ text: ui["breath_in"], targets: ["breathing", "back", "stop"] }),
      screen({ text: ui["breath_out"], targets: ["breathed", "back", "stop"] }),
      { ...dose, lines: [ui["breath_leads"]] }
    ];
  }

  /**
   * Return the screens of several exercises, with a rest between two.
   * @param {SessionItem[]} items
   * @param {Record<string, SessionCard>} cards
   * @param {SessionData} data
   * @param {SessionOptions} options
   */
  function exercises(items, cards, data, options) {
    const { ui } = data;
    return items.flatMap((item, index) => {
      const { name } = data.exercises[item.exercise];
      const place = filled(ui["place"], { number: index + 1, count: items.length, name });
      const rest = index + 1 < items.length ? [screen({ text: ui["rest"] })] : [];
      return [...exercise(item, cards[item.exercise], data, options), ...rest].map((one) => ({ ...one, place }));
    });
  }

  /**
   * Return the screens at the end: the questions of the diary, and whether one shall be kept.
   * @param {SessionData} data
   * @param {SessionOptions} options
   */
  function closing(data, { isKept }) {
    const { ui } = data;
    const asked = data.asked.map(({ id, label }) => {
      const form = id === FALL ? ui["ask_fall"] : ui["ask_last"];
      return screen({ text: filled(form, { question: label }), asks: id, targets: ["no", "yes", "back"] });
    });
    const keep = screen({ text: ui["ask_keep"], asks: "keep", targets: ["no", "yes", "back"] });
    const over = screen({ text: ui["over"], targets: ["leave"], isEnd: true });
    return numbered([...asked, ...(isKept ? [] : [keep]), over], ui["place_end"]);
  }

  /**
   * Return all screens of a session.
   * @param {SessionPlan} session
   * @param {Record<string, SessionCard>} cards
   * @param {SessionData} data
   * @param {SessionOptions} options
   */
  function whole(session, cards, data, options) {
    return [
      ...opening(session, data, options),
      ...exercises(session.items, cards, data, options),
      ...closing(data, options)
    ];
  }

  /**
   * Return the screens of what is left when it is too much for today: the exercises of a tired day, or the easier way.
   * @param {SessionPlan} session
   * @param {Record<string, SessionCard>} cards
   * @param {SessionData} data
   * @param {SessionOptions} options
   * @param {string} now the exercise that was too much
   */
  function tiredDay(session, cards, data, options, now) {
    const { ui } = data;
    const place = ui["place_less"];
    const planned = new Map(session.items.map((item) => [item.exercise, item]));
    const items = session.tired.map((id) => planned.get(id) || startItem(id, data));
    if (items.length)
      return [
        screen({ place, text: ui["less_text"] }),
        ...exercises(items, cards, data, options),
        ...closing(data, options)
      ];
    const text = now ? filled(ui["less_one"], { easier: cards[now].easier }) : ui["less_none"];
    return [screen({ place, text, exercise: now }), ...closing(data, options)];
  }

  /**
   * Return an exercise at its start dose.
   * @param {string} id
   * @param {SessionData} data
   * @returns {SessionItem}
   */
  function startItem(id, data) {
    const { start: amounts, who_moves } = data.exercises[id];
    const item = { exercise: id, side: "both", who_moves, notes: [], ...amounts };
    return /** @type {SessionItem} */ (/** @type {unknown} */ (item));
  }

  /**
   * Return the screens after "Stop": what to do, then every sign of the stop card.
   * @param {SessionPlan} session
   * @param {SessionData} data
   */
  function stopCard(session, data) {
    const { ui } = data;
    const number = session.number || data.emergency;
    /** @param {string} text */
    const said = (text) => text.split(data.emergency).join(number);
    const signs = data.stop_card.flatMap(({ title, lines }) =>
      packed(lines.map(said), ALONE - title.length).map((some) =>
        screen({ text: said(title), lines: some, targets: ["next", "go_on", "end"] })
      )
    );
    const text = filled(ui["stop_now"], { number });
    const now = screen({ text, targets: ["go_on", "more", "end"] });
    const last = signs.map((one, index) => (index + 1 < signs.length ? one : { ...one, targets: ["go_on", "end"] }));
    return numbered([now, ...last], ui["place_stop"]);
  }

  /**
   * Return the screen that asks before a session goes on.
   * @param {SessionData} data
   * @param {SessionOptions} options
   */
  function goOn({ ui }, { carer }) {
    const text = ui[carer ? "go_on_question_carer" : "go_on_question"];
    return [screen({ place: ui["place_stopped"], text, targets: ["sure", "less", "end"] })];
  }

  /**
   * Return the screen with what to do when a sign of today shows.
   * @param {string} message
   * @param {SessionData} data
   */
  function danger(message, { ui }) {
    return [screen({ place: ui["danger"], text: message, targets: ["leave", "back"] })];
  }

  /**
   * Return what the base says when the answers of the diary ask for it, as a screen, or none.
   * @param {string} asked what was just answered
   * @param {Record<string, boolean>} answers
   * @param {SessionWorld} world
   */
  function advised(asked, answers, { data, past, today: day }) {
    const { after, ui } = data;
    if (!answers[asked] || !data.asked.some(({ id }) => id === asked)) return [];
    const week = diary.added(past || [], { day, answers, isDone: false }, data);
    const texts = asked === FALL ? [after["fall"]] : diary.markAdvice(week, day, data);
    return texts.map((text) => screen({ place: ui["place_advice"], text, targets: ["next", "back"], isAdvice: true }));
  }

  /**
   * Return the first screen.
   * @param {SessionPlan} session
   * @param {SessionData} data
   * @param {SessionOptions} options
   */
  function start({ name }, { ui }, { carer }) {
    const text = filled(ui[carer ? "ready_carer" : "ready"], { name });
    return [screen({ place: "", text, targets: ["start", "options", "leave"] })];
  }

  /**
   * Return the screens on which a session is set.
   * @param {SessionWorld} world
   */
  function choices({ data, canSpeak, canMove }) {
    const { ui } = data;
    /** @type {(asks: string, isPossible: boolean) => SessionScreen} */
    const asked = (asks, isPossible) =>
      isPossible
        ? screen({ text: ui[`ask_${asks}`], asks, targets: ["no", "yes"] })
        : screen({ text: ui[`no_${asks}`], targets: ["next"] });
    const screens = [
      asked("carer", true),
      screen({ text: ui["ask_steps"], asks: "steps", targets: ["all_steps", "only_dose"] }),
      asked("movement", canMove),
      asked("pace", true),
      asked("voice", canSpeak),
      screen({ text: ui["ask_lock"], asks: "lock", targets: ["yes", "no"] })
    ];
    return numbered(screens, ui["place_options"]);
  }

  return { start, choices, whole, tiredDay, stopCard, goOn, danger, advised };
})();
