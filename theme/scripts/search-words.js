// The words of the search index, and what a typed word may mean among them. Pure functions: no document, no storage, no clock.
// The index is made by plugins/alsguide/search/index.py, which describes its parts.

/** @typedef {[number[], number][]} Meant what words stand for: stems, and how much each way counts */
/**
 * @typedef {object} SearchIndex
 * @property {string} words
 * @property {number[]} stems
 * @property {string} ignored
 * @property {[number[], Meant][]} synonyms
 * @property {[string, string][]} pages their addresses and titles
 * @property {[number, string, string, string, string][]} entries page, anchor, title, kind, snippet
 * @property {string[]} postings
 * @property {number} digits
 * @property {number[][]} urgent
 * @property {[number[][], string][]} elsewhere
 */
/** @typedef {{ said: number[], meant: Meant }} Phrase */
/**
 * @typedef {object} SearchData an index ready for quick look-up
 * @property {SearchIndex} index
 * @property {string[]} guesses
 * @property {Map<string, number>} words
 * @property {Set<number>[]} names
 * @property {Set<number>[]} titles
 * @property {Map<number, Phrase[]>} phrases
 * @property {Set<string>} ignored
 * @property {Map<number, Map<number, number>>} rows
 */
/** @typedef {{ stem: number, weight: number, word?: string }} Meaning */

var alsguide = alsguide || {};
alsguide.searchWords = (function () {
  "use strict";
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const NEAR = [0, 0.75, 0.6]; // how much a word counts that is found by 0, 1 or 2 changed letters
  const BEGINNING = 0.85; // ... and by its beginning
  const MOST_NEAR = 4; // how many near words stand in for one
  const MARKS = pattern("\\p{M}", /[\u0300-\u036f]/g);
  const WORDS = pattern("[\\p{L}\\p{N}]+(?:['’][\\p{L}\\p{N}]+)*", /[a-zß-ÿ\d]+(?:['’][a-zß-ÿ\d]+)*/g);

  /**
   * Return a pattern that knows the letters of all languages, or a plain one where the browser has none such (Firefox before 78).
   * @param {string} text
   * @param {RegExp} plain
   */
  function pattern(text, plain) {
    try {
      return new RegExp(text, "gu");
    } catch {
      return plain;
    }
  }

  /**
   * Split text into words: lower case, without accents, apostrophes and possessive endings.
   * @param {string} text
   * @returns {string[]}
   */
  function wordsOf(text) {
    const plain = text.normalize("NFKD").toLowerCase().replace(MARKS, "");
    const found = plain.match(WORDS) || [];
    return found.map((word) => word.replace(/['’]s$/, "").replace(/['’]/g, ""));
  }

  /**
   * Unpack an index once: maps and lists for quick look-up.
   * @param {SearchIndex} index
   * @returns {SearchData}
   */
  function unpack(index) {
    const list = index.words ? index.words.split(" ") : [];
    const words = new Map(list.map((word, place) => [word, index.stems[place]]));
    const ignored = new Set(index.ignored.split(" "));
    /** @type {Map<number, Phrase[]>} */
    const phrases = new Map();
    index.synonyms.forEach(([said, meant]) => {
      const begins = said.length === 2 ? said : said.slice(0, 1); // two words are found in either order: "weak neck"
      new Set(begins).forEach((stem) => {
        phrases.set(stem, [...(phrases.get(stem) || []), { said, meant }]);
      });
    });
    /** @param {string} text */
    const telling = (text) => wordsOf(text).filter((word) => words.has(word) && !ignored.has(word));
    /** @param {string} text */
    const stemsOf = (text) => new Set(telling(text).map((word) => Number(words.get(word))));
    const names = index.pages.map(([, name]) => stemsOf(name));
    const titles = index.entries.map(([page, , title]) => (title ? stemsOf(title) : names[page]));
    const guesses = list.filter((word) => !ignored.has(word));
    return { index, guesses, words, names, titles, phrases, ignored, rows: new Map() };
  }

  /**
   * The number of changed, missing, added or swapped letters between two words; more than `most` counts as most + 1.
   * @param {string} a
   * @param {string} b
   * @param {number} most
   * @returns {number}
   */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    /** @type {number[]} */
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, place) => place);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
        least = Math.min(least, cost);
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }

  /**
   * The first word of each stem among some words, as meanings of a weight.
   * @param {string[]} words
   * @param {number} weight
   * @param {SearchData} data
   * @returns {Meaning[]}
   */
  function firstOfEachStem(words, weight, data) {
    const found = new Map();
    words.forEach((word) => {
      const stem = Number(data.words.get(word));
      if (!found.has(stem)) found.set(stem, { stem, weight, word });
    });
    return [...found.values()].slice(0, MOST_NEAR);
  }

  /**
   * A word's letters in the order of the alphabet: the same for words that differ by swapped letters.
   * @param {string} word
   * @returns {string}
   */
  function sorted(word) {
    return [...word].sort().join("");
  }

  /**
   * The stems that a typed word may mean: [{ stem, weight, word }], the word as the index knows it.
   * @param {string} typed
   * @param {SearchData} data
   * @returns {Meaning[]}
   */
  function meanings(typed, data) {
    const known = data.words.get(typed);
    if (known !== undefined) return [{ stem: known, weight: 1, word: typed }];
    const beginnings = typed.length > 2 ? data.guesses.filter((word) => word.startsWith(typed)) : [];
    if (beginnings.length) return firstOfEachStem(beginnings, BEGINNING, data);
    const most = [4, 8].filter((least) => typed.length >= least).length;
    for (let changes = 1; changes <= most; changes += 1) {
      const near = data.guesses.filter((word) => distance(typed, word, changes) === changes);
      if (near.length) {
        /** @param {string} word */
        const like = (word) =>
          2 * Number(sorted(word) === sorted(typed) || typed.startsWith(word)) +
          Number(word[0] === typed[0]) +
          Number(word.slice(-1) === typed.slice(-1));
        /** @param {string} word */
        const spread = (word) => data.index.postings[Number(data.words.get(word))].length;
        near.sort((a, b) => like(b) - like(a) || spread(b) - spread(a));
        return firstOfEachStem(near, NEAR[changes], data);
      }
    }
    for (let length = typed.length - 1; length >= Math.max(4, typed.length - 4); length -= 1) {
      const shared = data.guesses.filter((word) => word.startsWith(typed.slice(0, length)));
      if (shared.length) return firstOfEachStem(shared, NEAR[2], data);
    }
    return [];
  }

  /**
   * A word that means nothing as the two known words that were typed without a space between, if it is that.
   * @param {string} typed
   * @param {SearchData} data
   * @returns {string[]}
   */
  function parted(typed, data) {
    if (data.words.has(typed) || meanings(typed, data).length) return [typed];
    for (let place = typed.length - 3; place >= 3; place -= 1) {
      const parts = [typed.slice(0, place), typed.slice(place)];
      if (parts.every((part) => data.words.has(part))) return parts;
    }
    return [typed];
  }

  /**
   * The weight of a stem in each entry: a Map from the entry's number.
   * @param {number} stem
   * @param {SearchData} data
   * @returns {Map<number, number>}
   */
  function rowOf(stem, data) {
    const row = data.rows.get(stem);
    if (row) return row;
    const text = data.index.postings[stem];
    const { digits } = data.index;
    /** @type {Map<number, number>} */
    const found = new Map();
    for (let place = 0; place < text.length; place += digits + 1) {
      const number = [...text.slice(place, place + digits)];
      const entry = number.reduce((sum, digit) => sum * 64 + DIGITS.indexOf(digit), 0);
      found.set(entry, DIGITS.indexOf(text[place + digits]));
    }
    data.rows.set(stem, found);
    return found;
  }

  return { BEGINNING, wordsOf, unpack, distance, meanings, parted, rowOf };
})();
