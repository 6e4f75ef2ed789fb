/**
 * The state of a session on the screen, and what each choice makes of it. Pure: no document, no clock, no storage.
 *
 *   start <-> choices        start: the signs of today, the exercises, the questions at the end, the way out
 *   any screen -- stop --> the stop card -- go on --> asks -- sure --> the screen where one was
 *                                                         -- too much --> the tired day    -- end --> the end
 *   a sign of today -- yes --> what to do; from there only back or out
 *
 * A state is a value: the list of screens and the place in it, the list and the place to come back to, the answers, and which
 * spot was chosen when.
 */
/**
 * @typedef {object} SessionState
 * @property {SessionPlan} session
 * @property {SessionOptions} options
 * @property {SessionScreen[]} list
 * @property {number} at
 * @property {{ list: SessionScreen[], at: number } | null} held where one was before "Stop"
 * @property {Record<string, boolean>} answers of the diary
 * @property {number} spot the spot of the last choice, or -1
 * @property {number} since when it was made, in milliseconds
 * @property {number} breath how long the reader's own breath was, in seconds, or 0
 * @property {boolean} isDone whether an exercise was gone through to its end
 * @property {boolean} isOver whether the reader leaves
 */
/**
 * @typedef {object} SessionWorld what a session finds
 * @property {SessionData} data
 * @property {Record<string, SessionCard>} cards
 * @property {boolean} canSpeak whether the device has a voice of its own in the page's language
 * @property {boolean} canMove whether it lets pictures move
 * @property {DiaryDay[] | null} past the diary that is kept, if any
 * @property {string} today an ISO date
 */
/** @typedef {Partial<SessionState>} Change */

var alsguide = alsguide || {};
alsguide.sessionMachine = (function () {
  "use strict";
  const { sessionScreens: screens } = alsguide;
  /** How long nothing can be chosen after a choice, in milliseconds. */
  const LOCK = 500;
  /** The spots that each target may take, the best first: the way on, the second, the third. */
  const SPOTS = [
    [0, 1, 2, 3],
    [2, 1, 0, 3],
    [3, 1, 2, 0]
  ];
  const CHOSEN = ["yes", "all_steps"];

  /**
   * Return the state at the beginning.
   * @param {SessionPlan} session
   * @param {SessionWorld} world
   * @returns {SessionState}
   */
  function begin(session, { data, past }) {
    const carer = session.items.length > 0 && session.items.every((item) => item.who_moves === "carer");
    const options = {
      carer,
      steps: true,
      movement: false,
      pace: false,
      voice: false,
      lock: true,
      isKept: Boolean(past)
    };
    const list = screens.start(session, data, options);
    const nothing = { at: 0, held: null, answers: {}, spot: -1, breath: 0, isDone: false, isOver: false };
    return { session, options, list, since: -Infinity, ...nothing };
  }

  /**
   * Return the screen that is shown.
   * @param {SessionState} state
   */
  function shown({ list, at }) {
    return list[at];
  }

  /**
   * Return the spot of each target of the screen: never that of the last choice.
   * @param {SessionState} state
   * @returns {number[]}
   */
  function spots(state) {
    /** @type {number[]} */
    const taken = [state.spot];
    return shown(state).targets.map((_, place) => {
      const spot = Number(SPOTS[place].find((one) => !taken.includes(one)));
      taken.push(spot);
      return spot;
    });
  }

  /**
   * Return the state after a choice; the same when the choice comes too soon or is not there.
   * @param {SessionState} state
   * @param {string} target
   * @param {number} time in milliseconds
   * @param {SessionWorld} world
   * @returns {SessionState}
   */
  function choose(state, target, time, world) {
    const place = shown(state).targets.indexOf(target);
    if (place < 0 || state.isOver || (state.options.lock && time - state.since < LOCK)) return state;
    const { asks, item } = shown(state);
    const change = asks ? answered(state, target, world) : (MOVES[target] || on)(state, world, time);
    const isDone = state.isDone || Boolean(item && target === "next");
    return { ...state, spot: spots(state)[place], since: time, isDone, ...change };
  }

  /** @type {(state: SessionState) => Change} */
  const on = ({ at, list }) => ({ at: Math.min(at + 1, list.length - 1) });

  /** @type {(state: SessionState) => Change} */
  const back = ({ at, held }) => (!at && held ? { ...held, held: null } : { at: Math.max(at - 1, 0) });

  /** @type {(state: SessionState, world: SessionWorld) => Change} */
  function whole({ session, options }, { data, cards }) {
    return { list: screens.whole(session, cards, data, options), at: 0, answers: {} };
  }

  /** @type {(state: SessionState, world: SessionWorld) => Change} */
  function tiredDay(state, { data, cards }) {
    const { list, at } = state.held || state;
    return { list: screens.tiredDay(state.session, cards, data, state.options, list[at].exercise), at: 0, held: null };
  }

  /** @type {(state: SessionState, world: SessionWorld) => Change} */
  function toEnd(state, world) {
    const { list } = whole(state, world);
    const all = list || [];
    return { list: all, at: all.findIndex((one) => one.asks), held: null };
  }

  /** @type {Record<string, (state: SessionState, world: SessionWorld, time: number) => Change>} */
  const MOVES = {
    back,
    breathed: (state, _, time) => ({ ...on(state), breath: (time - state.since) / 1000 }),
    start: whole,
    options: (_, world) => ({ list: screens.choices(world), at: 0 }),
    leave: () => ({ isOver: true }),
    stop: ({ session, list, at }, { data }) => ({ list: screens.stopCard(session, data), at: 0, held: { list, at } }),
    go_on: ({ options }, { data }) => ({ list: screens.goOn(data, options), at: 0 }),
    sure: ({ held }) => ({ ...held, held: null }),
    less: tiredDay,
    end: toEnd,
    yes: ({ list, at }, { data }) => danger(list[at].message, { list, at }, data),
    unsure: ({ list, at }, { data }) => danger(data.unsure, { list, at }, data)
  };

  /** @type {(message: string, held: { list: SessionScreen[], at: number }, data: SessionData) => Change} */
  const danger = (message, held, data) => ({ list: screens.danger(message, data), at: 0, held });

  /** @type {(state: SessionState, target: string, world: SessionWorld) => Change} */
  function answered(state, target, world) {
    if (target === "back") return back(state);
    const { asks } = shown(state);
    return (asks in state.options ? withOption : withAnswer)(state, asks, CHOSEN.includes(target), world);
  }

  /** @type {(state: SessionState, asks: string, isYes: boolean, world: SessionWorld) => Change} */
  function withOption({ list, at, session, options: before }, asks, isYes, { data }) {
    const options = { ...before, [asks]: isYes };
    if (at + 1 < list.length) return { options, at: at + 1 };
    return { options, list: screens.start(session, data, options), at: 0 };
  }

  /** @type {(state: SessionState, asks: string, isYes: boolean, world: SessionWorld) => Change} */
  function withAnswer({ list, at, answers: before }, asks, isYes, world) {
    const answers = { ...before, [asks]: isYes };
    const rest = list.slice(at + 1).filter((one) => !one.isAdvice);
    return { answers, list: [...list.slice(0, at + 1), ...screens.advised(asks, answers, world), ...rest], at: at + 1 };
  }

  return { begin, shown, spots, choose };
})();
