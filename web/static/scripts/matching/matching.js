/**
 * Somebody's own words to situations and danger: routing_rules/matching.py on the device. What is typed is not kept.
 *
 *     folding.js       ways of writing one word become one; romaji.js Latin letters to kana
 *     profiles.js      how near words come to the examples of each situation
 *     danger_words.js  words of danger
 *     unpacking.js     the data as it is loaded
 */

import { DangerWords } from "./danger_words.js";
import { Folding, JAPANESE } from "./folding.js";
import { Profiles } from "./profiles.js";
import { unpacked } from "./unpacking.js";

const FLOOR = 0.06;

/**
 * @typedef {{id: string, score: number}} Match
 */
export class Matcher {
  #folding;
  #profiles = new Map();
  #danger;

  /** From the data of one language, or of several: the words are compared with the examples of all of them. */
  constructor(...packed) {
    const parts = packed.map(unpacked);
    const { spellings, danger, unless } = parts[0];
    this.#folding = new Folding(spellings, true);
    for (const { language, examples } of parts) this.#profiles.set(language, new Profiles(examples));
    this.#danger = new DangerWords(new Folding(spellings, false), this.#folding, danger, unless);
  }

  /**
   * The situations the words may be about, best first; none for words that resemble no example.
   *
   * @param {string} words
   * @param {string} [language] of the page: off English pages, Latin letters may be romaji
   * @returns {Match[]}
   */
  match(words, language) {
    const best = new Map();
    for (const [profiles, clauses] of this.#readings(this.#folding.fold(words), language)) {
      for (const [id, score] of profiles.scores(clauses)) best.set(id, Math.max(score, best.get(id) ?? 0));
    }
    const found = [...best].map(([id, score]) => ({ id, score })).filter(({ score }) => score >= FLOOR);
    return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }

  /**
   * Is life in danger, in plain words for it?
   *
   * @param {string} words
   * @returns {"call_now" | "wants_to_die" | null}
   */
  danger(words) {
    return this.#danger.level(words);
  }

  #readings({ written, kana }, language) {
    const japanese = written.some((clause) => JAPANESE.test(clause));
    const readings = japanese ? [["ja", written]] : [["en", written], ...(language === "en" ? [] : [["ja", kana]])];
    return readings.filter(([code]) => this.#profiles.has(code)).map(([code, clauses]) => [this.#profiles.get(code), clauses]);
  }
}
