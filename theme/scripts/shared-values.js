/**
 * What plans and papers share: the words that a plan or a paper has for each value, and what they offer to a paper. Pure.
 */
/** @typedef {{ answer: string, says: Record<string, string[]> }} ValuePart where a value stands in a plan, and the words of choices */
/** @typedef {{ label: string, plan: ValuePart[] }} SharedValue */
/** @typedef {{ name: string, label: string, takes: string[], hasChoices: boolean }} TakingField a field, and the values for it */
/** @typedef {{ from: string, said: Record<string, string[]> }} Origin what a plan or a paper says: words by value */
/** @typedef {{ field: TakingField, words: string[], text: string, from: string[] }} Offer words to tick, or a text to write */

var alsguide = alsguide || {};
alsguide.sharedValues = (function () {
  "use strict";
  const { planFacts } = alsguide;
  const { own } = planFacts;
  /** What stands between the words of a value. */
  const BETWEEN = "; ";

  /**
   * Return what an answer says: the words of its choices, or its text.
   * @param {FieldValue} answer
   * @param {Record<string, string[]>} says
   * @returns {string[]}
   */
  function wordsOfAnswer(answer, says) {
    const given = (Array.isArray(answer) ? answer : [answer]).map((one) =>
      one === null || one === undefined ? "" : String(one)
    );
    const hasChoices = Object.keys(says).length > 0;
    return hasChoices ? given.flatMap((id) => own(says, id) || []) : given.map((text) => text.trim());
  }

  /**
   * Return the parts of the body with a mark, in one text for each mark.
   * @param {Plan} plan
   * @param {Record<string, string[]>} says
   * @param {PlanPage} data
   * @param {string} oneSide how a part on one side is written: "{part} ({side})"
   * @returns {string[]}
   */
  function wordsOfStrength(plan, says, data, oneSide) {
    const { groups, sides } = data.fields.strength;
    /** @type {(mark: string) => string[]} */
    const marked = (mark) =>
      groups.flatMap(({ id, label }) => {
        const found = Object.keys(sides).filter((side) => plan.strength[id][side] === mark);
        if (found.length !== 1) return found.length ? label : [];
        return oneSide.replace("{part}", () => label).replace("{side}", () => sides[found[0]].toLowerCase());
      });
    return Object.entries(says)
      .map(([mark, words]) => ({ words: words.join(", "), parts: marked(mark) }))
      .filter(({ parts }) => parts.length)
      .map(({ words, parts }) => `${words}: ${parts.join(", ")}`);
  }

  /**
   * Return the goals, each with why it matters.
   * @param {Plan} plan
   * @param {Record<string, string[]>} says
   * @returns {string[]}
   */
  function wordsOfGoals(plan, says) {
    return plan.goals.map(({ what, own_words: words, why }) => {
      const goal = what === "own" ? words : (own(says, String(what)) || []).join(", ");
      return goal && why ? `${goal} (${why})` : String(goal);
    });
  }

  /**
   * Return what a plan says of each value.
   * @param {Plan} plan
   * @param {Record<string, SharedValue>} values
   * @param {PlanPage} data
   * @param {string} oneSide
   * @returns {Record<string, string[]>}
   */
  function saidInPlan(plan, values, data, oneSide) {
    /** @type {(part: ValuePart) => string[]} */
    const words = ({ answer, says }) => {
      if (answer === "strength") return wordsOfStrength(plan, says, data, oneSide);
      return answer === "goals" ? wordsOfGoals(plan, says) : wordsOfAnswer(plan.answers[answer], says);
    };
    const said = Object.entries(values).map(([id, value]) => [id, value.plan.flatMap(words).filter(Boolean)]);
    return Object.fromEntries(said);
  }

  /**
   * Return what a kept paper says of each value: what stands in the fields that take this one alone.
   * @param {string | null} kept as paper-keep.js writes it
   * @param {TakingField[]} fields
   * @returns {Record<string, string[]>}
   */
  function saidInPaper(kept, fields) {
    /** @type {unknown} */
    let pairs = null;
    try {
      pairs = JSON.parse(kept || "[]");
    } catch {
      return {};
    }
    const known = Array.isArray(pairs) ? pairs.filter(Array.isArray) : [];
    /** @type {(name: string) => string[]} */
    const words = (name) => known.filter((pair) => pair[0] === name).map((pair) => String(pair[1] || "").trim());
    const alone = fields.filter(({ takes }) => takes.length === 1);
    return Object.fromEntries(alone.map(({ name, takes }) => [takes[0], words(name).filter(Boolean)]));
  }

  /**
   * Return what can be taken over into fields: into a text from the first origin that says something of a value, into choices
   * from all of them.
   * @param {TakingField[]} fields
   * @param {Origin[]} origins
   * @param {Record<string, SharedValue>} values
   * @returns {Offer[]}
   */
  function offersFor(fields, origins, values) {
    return fields.map((field) => {
      const found = field.takes.map((name) => {
        const all = origins.filter(({ said }) => (own(said, name) || []).length);
        const used = field.hasChoices ? all : all.slice(0, 1);
        return { name, from: used.map(({ from }) => from), words: unique(used.flatMap(({ said }) => said[name])) };
      });
      const lines = found
        .filter(({ words }) => words.length)
        .map(({ name, words }) => (found.length > 1 ? `${values[name].label}: ` : "") + words.join(BETWEEN));
      return {
        field,
        words: found.flatMap(({ words }) => words),
        text: lines.join("\n"),
        from: unique(found.flatMap(({ from }) => from))
      };
    });
  }

  /**
   * Return each text of a list once.
   * @param {string[]} texts
   */
  function unique(texts) {
    return [...new Set(texts)];
  }

  return { saidInPlan, saidInPaper, offersFor };
})();
