/**
 * The page of sessions: shows one screen after another, and reads what is chosen. What is shown and what follows from a choice is
 * settled in session-screens.js and session-machine.js.
 */
/** @typedef {ReturnType<typeof alsguide.diaryView.make>} DiaryView */

var alsguide = alsguide || {};
(function () {
  "use strict";
  const {
    device,
    diaryView,
    planDom,
    planDose,
    planPictures,
    sessionAddress: address,
    sessionAids: aids,
    sessionMachine: machine,
    movementPlayer: movement,
    sessionCount,
    voice
  } = alsguide;
  const { createElement, button } = planDom;
  const SPOTS = 4;
  /** Clicks that come so soon after another, in milliseconds, are those of a key that a hand cannot let go of. */
  const HELD = 150;

  /**
   * Return what is said of each exercise: what the page's cards show, and when to stop.
   * @param {Element} root
   * @param {SessionData} data
   * @returns {Record<string, SessionCard>}
   */
  function readCards(root, { exercises }) {
    /** @type {(card: Element, part: string) => string[]} */
    const texts = (card, part) => [...card.querySelectorAll(part)].map((one) => String(one.textContent).trim());
    return Object.fromEntries(
      cardsOf(root).map((card) => [
        card.dataset["exercise"],
        {
          before: texts(card, ".c-cards__before li"),
          steps: texts(card, ".c-steps li"),
          stop: exercises[String(card.dataset["exercise"])].stop_if,
          carer: texts(card, "[data-part=carer]")[0] || "",
          easier: texts(card, "[data-part=easier]")[0]
        }
      ])
    );
  }

  /**
   * Return what shows sessions on the stage.
   * @param {HTMLElement} stage
   * @param {HTMLElement} page what is put away while a session is shown
   * @param {SessionWorld} world
   * @param {DiaryView} diary
   */
  function makeShow(stage, page, world, diary) {
    /** @type {SessionState | null} */
    let state = null;
    let isAwake = false;
    const language = document.documentElement.lang;
    const awake = aids.makeAwake((isOn) => {
      isAwake = isOn;
      const place = document.getElementById("session-place");
      if (place && state) planDom.setText(place, placeOf(machine.shown(state)));
    });
    const count = sessionCount.make(stage, world.data);

    /** @param {SessionScreen} shown */
    function placeOf(shown) {
      return shown.place || (isAwake ? world.data.ui["awake"] : "");
    }

    /** @param {SessionPlan} session */
    function begin(session) {
      Object.assign(world, { past: diary.kept(), today: device.today() });
      state = machine.begin(session, world);
      awake.want(true);
      turn(stage, page, session.items, world.data);
      draw();
    }

    /**
     * @param {string} target
     * @param {number} time
     */
    function choose(target, time) {
      const before = state;
      if (!before) return;
      world.canSpeak = Boolean(voice.localVoice(language));
      world.canMove = movement.isWelcome();
      state = machine.choose(before, target, time, world);
      if (state.isOver) leave();
      else if (state !== before) draw();
    }

    /** Show the page again, as it was. */
    function leave() {
      if (!state) return;
      state = null;
      movement.stop();
      count.stop();
      awake.want(false);
      voice.hush();
      turn(stage, page, [], world.data);
      history.replaceState(null, "", location.pathname + location.search);
      planDom.focusOn(page.querySelector("h1"));
    }

    /** Show the screen that the state is at; the focus goes to the way on, which is described by what is to be read. */
    function draw() {
      if (!state) return;
      const shown = withDiary(machine.shown(state), state, diary);
      movement.stop();
      stage.replaceChildren(...partsOf(shown, placeOf(shown), machine.spots(state), world.data));
      count.stop();
      if (state.options.pace && shown.item) count.run(shown.item, state.breath);
      if (state.options.movement && shown.moves)
        movement.play(shown.exercise, [...stage.querySelectorAll(".c-session__show > svg")]);
      if (state.options.voice) voice.say([placeOf(shown), shown.text, ...shown.lines].join("\n"), language);
      planDom.focusOn(stage.querySelector("[data-first]"));
      window.scrollTo(0, 0); // where a screen is higher than the window, what is asked is read before the targets
    }

    return { begin, choose, leave, draw };
  }

  /**
   * Put the page away, or bring it back without items.
   * @param {HTMLElement} stage
   * @param {HTMLElement} page
   * @param {SessionItem[]} items
   * @param {SessionData} data
   */
  function turn(stage, page, items, data) {
    document.documentElement.classList.toggle("c-session-on", items.length > 0);
    stage.hidden = !items.length;
    stage.setAttribute("aria-labelledby", "session-place");
    for (const card of cardsOf(page)) {
      const { exercise } = card.dataset;
      const isOther = items.length > 0 && items.every((item) => item.exercise !== exercise);
      card.classList.toggle("c-cards__item--other", isOther);
      if (items.length && !isOther) drawOn(card, data);
    }
  }

  /**
   * Return the last screen with what became of the answers, when the reader keeps a diary; any other as it is.
   * @param {SessionScreen} shown
   * @param {SessionState} state
   * @param {DiaryView} diary
   */
  function withDiary(shown, { answers, isDone, options }, diary) {
    if (!shown.isEnd || !(options.isKept || answers["keep"])) return shown;
    return { ...shown, lines: [diary.put({ answers, isDone }, answers["keep"])] };
  }

  /**
   * Return what a screen shows.
   * @param {SessionScreen} shown
   * @param {string} place
   * @param {number[]} spots
   * @param {SessionData} data
   */
  function partsOf(shown, place, spots, data) {
    const text = createElement("h1.c-session__text", {}, shown.text);
    return [
      createElement("p.c-session__place", { id: "session-place" }, place),
      ...picturesOf(shown.exercise, data),
      createElement("div.c-session__say", { id: "session-say" }, text, listOf(shown.lines)),
      createElement("div.c-session__targets", {}, targetsOf(shown, spots, data.ui))
    ];
  }

  /**
   * Return the cards of all exercises.
   * @param {Element} page
   */
  function cardsOf(page) {
    return /** @type {HTMLElement[]} */ ([...page.querySelectorAll("[data-exercise]")]);
  }

  /**
   * Draw the pictures on a card, for paper: those in files may not be there yet.
   * @param {HTMLElement} card
   * @param {SessionData} data
   */
  function drawOn(card, data) {
    card.querySelectorAll("img").forEach((image, moment) => {
      image.replaceWith(planPictures.picture(String(card.dataset["exercise"]), moment, data, true));
    });
  }

  /**
   * Return a list, or nothing.
   * @param {string[]} lines
   */
  function listOf(lines) {
    const items = lines.map((line) => createElement("li", {}, line));
    return items.length ? createElement("ul.c-session__lines", {}, items) : "";
  }

  /**
   * Return the large buttons, each at its spot, and nothing at the others.
   * @param {SessionScreen} shown
   * @param {number[]} spots
   * @param {Record<string, string>} words
   */
  function targetsOf({ targets }, spots, words) {
    const placed = Array.from({ length: SPOTS }, () => createElement("span"));
    targets.forEach((target, place) => {
      const made = createElement(
        "button.c-session__target",
        { id: `session-${target}`, type: "button", "data-target": target },
        words[target]
      );
      if (!place) {
        made.classList.add("c-session__target--first");
        made.dataset["first"] = "";
        made.setAttribute("aria-describedby", "session-place session-say");
      }
      placed[spots[place]] = made;
    });
    return placed;
  }

  /**
   * Return the pictures of an exercise, if any; the words below them say all.
   * @param {string} exercise
   * @param {SessionData} data
   */
  function picturesOf(exercise, data) {
    if (!exercise) return [];
    const drawn = [0, 1].map((moment) => planPictures.picture(exercise, moment, data, true));
    return [createElement("div.c-session__show", {}, drawn)];
  }

  /**
   * Start the page.
   * @param {HTMLElement} page
   * @param {HTMLElement} stage
   * @param {HTMLElement} section where the diary is shown
   * @param {SessionData} data
   */
  function start(page, stage, section, data) {
    const diary = diaryView.make(section, data);
    const world = { data, cards: readCards(page, data), canSpeak: false, canMove: false, past: null, today: "" };
    const show = makeShow(stage, page, world, diary);
    let clicked = -Infinity;
    stage.addEventListener("click", (event) => {
      const isHeld = event.timeStamp - clicked < HELD;
      clicked = event.timeStamp;
      const target = /** @type {Element} */ (event.target).closest("[data-target]");
      if (target && !isHeld) show.choose(String(/** @type {HTMLElement} */ (target).dataset["target"]), clicked);
    });
    page.classList.add("c-cards--put-away"); // a session shows them one after another
    for (const ready of page.querySelectorAll("#session-ready")) ready.removeAttribute("hidden");
    for (const unready of page.querySelectorAll("#session-unready")) unready.remove();
    for (const place of page.querySelectorAll("[data-begin]")) {
      const { begin } = /** @type {HTMLElement} */ (place).dataset;
      const { name } = data.starters[String(begin)];
      place.append(
        button(planDose.filled(data.ui["begin"], { name }), () => {
          location.hash = `start-${begin}`;
        })
      );
    }
    const follow = () => {
      diary.show();
      const session = address.read(location.hash, data, device.today());
      for (const old of page.querySelectorAll("#session-old")) {
        /** @type {HTMLElement} */ (old).hidden = !address.isOld(location.hash, device.today());
      }
      if (session) show.begin(session);
      else show.leave();
    };
    window.addEventListener("hashchange", follow);
    window.addEventListener("load", show.draw);
    follow();
  }

  const page = document.getElementById("session-page");
  const stage = document.getElementById("session");
  const section = document.getElementById("session-diary");
  const block = document.getElementById("session-data");
  if (page && stage && section && block) start(page, stage, section, JSON.parse(String(block.textContent)));
})();
