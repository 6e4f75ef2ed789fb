/**
 * The exercises on paper: a block for each, with its pictures, dose and steps; or their names and doses alone. Needs
 * plan-text.js, plan-pictures.js.
 */
var alsguide = alsguide || {};
alsguide.planBlocks = (function () {
  "use strict";
  const { planDom, planFacts, planPictures: pictures, planText } = alsguide;
  const { byId } = planFacts;
  const { createElement } = planDom;
  const { filled, line, doseText, daysText, labelOf, stopSentences, onlyIf } = planText;
  const WITH_EFFORT = ["aerobic", "strengthening", "aquatic", "balance"];

  /**
   * Return the blocks of the exercises. The title stands with the first: Firefox and WebKit leave a title at a page's foot.
   * @param {App} app
   * @param {Entry[]} kept
   */
  function blocks(app, kept) {
    if (!kept.length) return null;
    const isWork = kept.some(({ item, exercise }) => item.who_moves !== "carer" && WITH_EFFORT.includes(exercise.kind));
    const title = createElement(
      "div.c-paper__beside",
      {},
      createElement("h2", {}, app.words.paper_exercises),
      isWork && createElement("p", {}, app.words.paper_feels)
    );
    const [first, ...others] = kept.map((entry, place) => block(app, entry, place));
    return createElement(
      "section.c-paper__exercises",
      {},
      createElement("div.c-paper__blocks", {}, createElement("div.c-paper__together", {}, title, first), others)
    );
  }

  /**
   * Return one exercise. The stop card says the signs that it shares with others.
   * @param {App} app
   * @param {Entry} entry
   * @param {number} place
   */
  function block(app, entry, place) {
    const { answers } = app.plan;
    const isShort = answers.sheet === "pictures";
    const drawn = isShort || answers.pictures === "on" ? drawings(app, entry.item.exercise) : null;
    const steps = entry.exercise.steps.map((step) => createElement("li", {}, step));
    return createElement(
      `section.c-paper__block${drawn ? "" : ".c-paper__block--words"}`,
      {},
      createElement("h3", {}, `${place + 1}. ${entry.exercise.name}`, kind(app, entry)),
      dose(app, entry),
      drawn,
      isShort ? null : createElement("ol", { "aria-label": app.words.paper_steps }, steps),
      more(app, entry, isShort)
    );
  }

  /**
   * Return of what kind an exercise is, on which side it is done, and for which it stands in.
   * @param {App} app
   * @param {Entry} entry
   */
  function kind({ data, plan, result, words }, { key, item, exercise }) {
    const sides = byId(/** @type {ChoiceQuestion[]} */ (data.fields.item), "side").choices;
    const side = item.side === "both" ? "" : labelOf(byId(sides, item.side), plan.answers.filled_by);
    const shown = result.entries.find((one) => one.key === key);
    const other = shown && shown.instead ? data.exercises[plan.items[shown.index].exercise].name : "";
    const instead = other ? filled(words.paper_instead, { exercise: other }) : "";
    return createElement(
      "span.c-paper__kind",
      {},
      ` ${[data.kinds[exercise.kind], side, instead].filter(Boolean).join(". ")}.`
    );
  }

  /**
   * Return how much, on which days, and why the exercise is there.
   * @param {App} app
   * @param {Entry} entry
   */
  function dose({ data, plan }, { item }) {
    const slot = data.builder.slots.find((one) => one.choices.some(({ exercise }) => exercise === item.exercise));
    const rest = [`${daysText(item.days, data)}.`, onlyIf(plan, item.exercise, data), slot && slot.why];
    return createElement(
      "p.c-paper__dose",
      {},
      createElement("strong", {}, doseText(item, data)),
      ` ${rest.filter(Boolean).join(" ")}`
    );
  }

  /**
   * Return the two pictures of an exercise.
   * @param {App} app
   * @param {string} id
   */
  function drawings({ data, words }, id) {
    const drawn = [words.paper_start, words.paper_end].map((text, moment) => {
      const caption = createElement("figcaption", { "aria-hidden": "true" }, text);
      return createElement("figure", {}, pictures.picture(id, moment, data), caption);
    });
    return createElement("div.c-paper__pair", {}, drawn);
  }

  /**
   * Return when to stop, what is easier, and a line for notes.
   * @param {App} app
   * @param {Entry} entry
   * @param {boolean} isShort
   */
  function more({ data, plan, words }, { item, exercise }, isShort) {
    /**
     * @param {string} label
     * @param {...string} texts
     */
    const labelled = (label, ...texts) =>
      createElement("p", {}, createElement("strong", {}, `${label}: `), texts.join(" "));
    const note = createElement(
      `p.c-paper__note${line(item.note) ? "" : ".c-paper__line"}`,
      {},
      createElement("strong", {}, `${words.paper_note}: `),
      line(item.note)
    );
    return createElement(
      "div.c-paper__more",
      {},
      labelled(words.paper_stop, ...stopSentences(exercise, plan, data, true), words.paper_stop_short),
      " ",
      isShort ? null : labelled(words.paper_easier, exercise.easier),
      isShort && !line(item.note) ? null : note
    );
  }

  /**
   * Return the exercises and how much of each, to be read from afar.
   * @param {App} app
   * @param {Entry[]} kept
   */
  function names({ data }, kept) {
    const rows = kept.map(({ item, exercise }) =>
      createElement(
        "li",
        {},
        createElement("strong", {}, exercise.name),
        createElement("span.c-paper__amount", {}, ` ${doseText(item, data)} ${daysText(item.days, data)}.`)
      )
    );
    return rows.length ? createElement("ol.c-paper__names", {}, rows) : null;
  }

  return { blocks, names };
})();
