// Search rules: what a reader's words find in the index. Pure functions: no document, no storage, no clock.

/** @typedef {Phrase & { place: number, end: number, telling: number }} FoundPhrase */
/** @typedef {{ word: string, isIgnored: boolean, choices: Meaning[] }} Token */
/** @typedef {{ words: Meaning[][], weight: number, isPhrase?: boolean }} Way */
/** @typedef {{ length: number, ways: Way[] }} Unit */
/** @typedef {Map<number, [number, number]>} Scores of entries: the score, and the part that is covered */
/**
 * @typedef {object} SearchResult
 * @property {string} title
 * @property {string} above
 * @property {string} address
 * @property {string} anchor
 * @property {string} kind
 * @property {string} snippet
 * @property {number} score
 */

var alsguide = alsguide || {};
alsguide.search = (function () {
  "use strict";
  const { searchWords } = alsguide;
  const { BEGINNING, wordsOf, unpack, meanings, parted, rowOf } = searchWords;
  const TITLE = 0.5; // how much more a result counts whose title is all that was typed
  const HALF = 0.4; // how much one counts that holds only some words of a phrase: "warm" alone is not "warm up"
  const PART = 0.4; // how strong a part must be, beside its page, to be led to
  const WEAK = 0.2; // results weaker than this beside the first are left out
  const COVERAGE = 1.5; // how much it matters that all words are found

  /**
   * The place after a phrase that begins at a place, or 0. Words that are passed over may stand between its words.
   * @param {number[]} said
   * @param {number} place
   * @param {Token[]} tokens
   * @returns {number}
   */
  function endOf(said, place, tokens) {
    let next = 0;
    for (let at = place; at < tokens.length; at += 1) {
      if (tokens[at].choices.some(({ stem }) => stem === said[next])) next += 1;
      else if (!tokens[at].isIgnored) return 0;
      if (next === said.length) return at + 1;
    }
    return 0;
  }

  /**
   * All phrases with synonyms among typed words, the longest first: [{ said, meant, place, end, telling }].
   * @param {Token[]} tokens
   * @param {SearchData} data
   * @returns {FoundPhrase[]}
   */
  function phrasesIn(tokens, data) {
    /** @type {FoundPhrase[]} */
    const found = [];
    const isVague = tokens.every(({ isIgnored }) => isIgnored);
    tokens.forEach(({ choices }, place) => {
      choices.forEach(({ stem }) => {
        (data.phrases.get(stem) || []).forEach(({ said, meant }) => {
          const turned = [stem, said[1 - said.indexOf(stem)]];
          const end = endOf(said, place, tokens) || (said.length === 2 ? endOf(turned, place, tokens) : 0);
          const telling = tokens.slice(place, end).filter(({ isIgnored }) => !isIgnored).length;
          if (end && (telling || isVague)) found.push({ said, meant, place, end, telling });
        });
      });
    });
    return found.sort((a, b) => b.telling - a.telling || b.said.length - a.said.length || a.place - b.place);
  }

  /**
   * Put typed words into units: phrases that have synonyms, and single words. A unit is { length, ways }, a way to
   * say it { words: [meanings, ...], weight, isPhrase }.
   * @param {Token[]} tokens
   * @param {SearchData} data
   * @returns {Unit[]}
   */
  function unitsOf(tokens, data) {
    /** @type {Unit[]} */
    const units = [];
    const isFree = tokens.map(() => true);
    const isVague = tokens.every(({ isIgnored }) => isIgnored);
    /** @type {(place: number, end: number, meant: Meant) => void} */
    const add = (place, end, meant) => {
      const own = tokens
        .slice(place, end)
        .filter((token) => !token.isIgnored)
        .map((token) => token.choices);
      const length = Math.max(1, own.length);
      const sure = Math.min(1, ...own.map((choices) => (choices.length ? choices[0].weight : 0)));
      /** @type {Way[]} */
      const ways = meant.map(([stems, weight]) => {
        return { words: stems.map((stem) => [{ stem, weight: 1 }]), weight: weight * sure };
      });
      if (own.length) ways.push({ words: own, weight: 1, isPhrase: meant.length > 0 });
      units.push({ length, ways });
      isFree.fill(false, place, end);
    };
    phrasesIn(tokens, data).forEach(({ meant, place, end }) => {
      if (isFree.slice(place, end).every(Boolean)) add(place, end, meant);
    });
    tokens.forEach((token, place) => {
      if (isFree[place] && (!token.isIgnored || isVague)) add(place, place + 1, []);
    });
    return units;
  }

  /**
   * The score of each entry for one way, and which part of its words the entry holds: Map(entry -> [score, part]).
   * @param {Way} way
   * @param {SearchData} data
   * @returns {Scores}
   */
  function scoreWay(way, data) {
    /** @type {Scores} */
    const scores = new Map();
    way.words.forEach((choices) => {
      /** @type {Map<number, number>} */
      const best = new Map();
      choices.forEach(({ stem, weight }) => {
        rowOf(stem, data).forEach((amount, entry) => {
          best.set(entry, Math.max(best.get(entry) || 0, amount * weight * way.weight));
        });
      });
      best.forEach((amount, entry) => {
        const [sum, count] = scores.get(entry) || [0, 0];
        scores.set(entry, [sum + amount, count + 1]);
      });
    });
    const stems = new Set(way.words.flat().map((choice) => choice.stem));
    scores.forEach(([sum, count], entry) => {
      const part = count / way.words.length;
      const title = data.titles[entry];
      const isTitle = part === 1 && [...title].every((stem) => stems.has(stem));
      const asTitle = isTitle ? 1 + (TITLE * title.size) / stems.size : 1;
      const whole = part < 1 && way.isPhrase ? HALF : 1;
      scores.set(entry, [sum * part * whole * asTitle, part]);
    });
    return scores;
  }

  /**
   * The best score of each entry for one unit, and the part of the unit that it covers.
   * @param {Unit} unit
   * @param {SearchData} data
   * @returns {Scores}
   */
  function scoreUnit(unit, data) {
    /** @type {Scores} */
    const best = new Map();
    unit.ways.forEach((way) => {
      scoreWay(way, data).forEach(([score, part], entry) => {
        const [high, covered] = best.get(entry) || [0, 0];
        best.set(entry, [Math.max(score, high), Math.max(part, covered)]);
      });
    });
    return best;
  }

  /**
   * The entries that hold the words or enough of them, as [number, score], the best first.
   * @param {Unit[]} units
   * @param {SearchData} data
   * @returns {[number, number][]}
   */
  function rank(units, data) {
    const total = units.reduce((sum, unit) => sum + unit.length, 0);
    /** @type {Scores} */
    const scores = new Map();
    units.forEach((unit) => {
      scoreUnit(unit, data).forEach(([score, part], entry) => {
        const [sum, covered] = scores.get(entry) || [0, 0];
        scores.set(entry, [sum + score, covered + part * unit.length]);
      });
    });
    /** @type {[number, number][]} */
    const ranked = [...scores]
      .map(
        ([entry, [sum, covered]]) =>
          /** @type {[number, number]} */ ([entry, sum * Math.pow(covered / total, COVERAGE)])
      )
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return ranked.filter(([, score]) => score >= ranked[0][1] * WEAK);
  }

  /**
   * The results of ranked entries: of a page with several parts only one, at the place of the best. It leads to the
   * top when the page's title says all that was typed, else to the part that answers, if that is not much weaker.
   * @param {[number, number][]} ranked
   * @param {number[]} typed
   * @param {SearchData} data
   * @returns {SearchResult[]}
   */
  function resultsOf(ranked, typed, data) {
    /** @type {Map<number, SearchResult>} */
    const byPage = new Map();
    /** @type {SearchResult[]} */
    const results = [];
    ranked.forEach(([number, score]) => {
      const [page, anchor, title, kind, snippet] = data.index.entries[number];
      const [address, name] = data.index.pages[page];
      const isPart = kind === "article" || kind === "page";
      const above = title && isPart ? name : "";
      const result = {
        title: title || name,
        above,
        address: anchor ? address + "#" + anchor : address,
        anchor,
        kind,
        snippet
      };
      const first = isPart ? byPage.get(page) : undefined;
      if (!first) {
        results.push({ ...result, score });
        if (isPart) byPage.set(page, results[results.length - 1]);
        return;
      }
      const isNamed = typed.every((stem) => data.names[page].has(stem));
      if (score >= first.score * PART && !anchor === isNamed && !first.anchor !== isNamed) Object.assign(first, result);
    });
    return results;
  }

  /**
   * The best result for words of danger, as a list of one or none: what they stand for counts, and not what they are.
   * @param {Token[]} tokens
   * @param {number[]} typed
   * @param {SearchData} data
   * @returns {SearchResult[]}
   */
  function answerTo(tokens, typed, data) {
    const units = unitsOf(tokens, data).map((unit) => ({ ...unit, ways: unit.ways.filter((way) => !way.isPhrase) }));
    return resultsOf(rank(units, data), typed, data).slice(0, 1);
  }

  /**
   * Results with some of them, or others, moved to the front.
   * @param {SearchResult[]} first
   * @param {SearchResult[]} results
   * @returns {SearchResult[]}
   */
  function withFirst(first, results) {
    return first.concat(results.filter(({ address }) => first.every((one) => one.address !== address)));
  }

  /**
   * Search. Gives { results, changed, urgent, elsewhere }: results are { title, above, address, anchor, kind, snippet,
   * score }, the best first, but before all the answer to words of danger; `changed` is what was searched for when it is
   * not what was typed, else ""; `urgent` says whether the words may tell of an emergency; `elsewhere` is the answer
   * when the site has nothing on them, else "".
   * @param {string} text
   * @param {SearchData} data
   * @returns {{ results: SearchResult[], changed: string, urgent: boolean, elsewhere: string }}
   */
  function find(text, data) {
    const all = wordsOf(text).flatMap((word) => parted(word, data));
    if (!all.length) return { results: [], changed: "", urgent: false, elsewhere: "" };
    const tokens = all.map((word) => {
      const isIgnored = data.ignored.has(word);
      const stem = data.words.get(word);
      const own = stem === undefined ? [] : [{ stem, weight: 1, word }];
      return { word, isIgnored, choices: isIgnored ? own : meanings(word, data) };
    });
    /** @param {Token} token */
    const isChanged = ({ choices }) => choices.length > 0 && choices[0].weight < BEGINNING;
    const first = tokens.filter(({ choices }) => choices.length);
    const stems = new Set(first.map(({ choices }) => choices[0].stem));
    /** @param {number[][]} phrases */
    const said = (phrases) => phrases.filter((phrase) => phrase.every((stem) => stems.has(stem)));
    const danger = new Set(said(data.index.urgent).flat());
    const [, elsewhere] = data.index.elsewhere.find(([phrases]) => said(phrases).length) || [[], ""];
    const asked = first.filter(({ isIgnored }) => !isIgnored).map(({ choices }) => choices[0].stem);
    const results = resultsOf(rank(unitsOf(tokens, data), data), asked, data);
    const urgent = tokens.filter(({ choices }) => choices.length > 0 && danger.has(choices[0].stem));
    return {
      results: danger.size ? withFirst(answerTo(urgent, asked, data), results) : results,
      changed: tokens.some(isChanged)
        ? tokens
            .filter(({ isIgnored }) => !isIgnored)
            .map((token) => (isChanged(token) ? token.choices[0].word : token.word))
            .join(" ")
        : "",
      urgent: danger.size > 0,
      elsewhere
    };
  }

  return { unpack, find };
})();
