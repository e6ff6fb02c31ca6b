/** What somebody typed, folded so that the ways of writing one word become one: routing_rules/folding.py on the device. */

import { toKana } from "./romaji.js";

/** Characters that are read; what follows them is not. */
export const LONGEST = 3000;

const SHORT_CLAUSE = 2;

export const JAPANESE = /[ぁ-ん々㐀-鿿]/;

// Only what every version of Unicode folds alike.
const UNREAD = new RegExp(
  "[^\\t\\n -~\\u00a0-\\u024f\\u0300-\\u036f\\u0900-\\u097f\\u0e00-\\u0e7f\\u1e00-\\u1eff\\u2010-\\u2027\\u2100-\\u214f" +
    "\\u2460-\\u24ff\\u3000-\\u30ff\\u3200-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\uff00-\\uffef" +
    "\\u{1d400}-\\u{1d7ff}\\u{1f198}\\u{1f300}-\\u{1faff}]",
  "gu",
);
const ACCENTS = /[\u0300-\u036f]/g;
const KATAKANA = /[ァ-ヶ]/g;
const ODD_KANA = /[ぁぃぅぇぉっゃゅょゎゕゖをぢづゔゐゑ]/g;
const PLAIN_KANA = new Map([..."ぁぃぅぇぉっゃゅょゎゕゖをぢづゔゐゑ"].map((kana, n) => [kana, "あいうえおつやゆよわかけおじずぶいえ"[n]]));
const INSIDE_WORDS = /['’‘`ー〜~‐‑–—―-]/g;
const BREAKS = /[^a-z0-9ß-ɏऀ-ॿ฀-๿ぁ-ん々㐀-鿿가-힣 ]+/u;
const REPEATED = /(.)\1\1+/gu;
const LATIN = /^[a-z]+( [a-z]+)*$/;
const LONG_VOWELS = [
  /([あかがさざただなはばぱまやらわ])あ+/g,
  /([いきぎしじちにひびぴみり])い+/g,
  /([うくぐすずつぬふぶぷむゆる])う+/g,
  /([えけげせぜてでねへべぺめれ])[いえ]+/g,
  /([おこごそぞとどのほぼぽもよろ])[うお]+/g,
];

/** Folds with a table of spellings, pairs of evened words. `short`: long vowels count as short ones. */
export class Folding {
  #length;
  #words;
  #parts;
  #part;

  constructor(spellings, short) {
    this.#length = short ? shortened : (text) => text;
    const table = new Map(spellings.map(([written, counted]) => [this.#length(written), this.#length(counted)]));
    this.#words = new Map([...table].filter(([written]) => LATIN.test(written)));
    this.#parts = new Map([...table].filter(([written]) => !LATIN.test(written)));
    const longestFirst = [...this.#parts.keys()].sort((a, b) => [...b].length - [...a].length);
    this.#part = new RegExp(longestFirst.join("|") || "(?!)", "gu");
  }

  /** `{written, kana}`: the clauses as written, and read as romaji where all of them can be. */
  fold(words) {
    const clauses = this.#clauses([...words.slice(0, 2 * LONGEST)].slice(0, LONGEST).join(""));
    const read = clauses.filter((clause) => LATIN.test(clause)).map(toKana);
    const readable = read.length === clauses.length && read.every((kana) => kana);
    return { written: clauses.map((clause) => this.#respelled(clause)), kana: readable ? this.#clauses(read.join("。")) : [] };
  }

  #clauses(words) {
    const text = this.#length(even(words)).replace(this.#part, (found) => this.#parts.get(found));
    const clauses = this.#length(closedUp(text)).split(BREAKS);
    return clauses.map((clause) => clause.replace(/ +/g, " ").replace(/^ | $/g, "")).filter((clause) => clause);
  }

  #respelled(clause) {
    if (JAPANESE.test(clause)) return clause;
    return clause.split(" ").map((word) => this.#words.get(word) ?? word).join(" ");
  }
}

/** All clauses as one line: closed up, with spaces only around words in Latin letters; longer Japanese clauses stay apart. */
export function line(clauses) {
  const glued = clauses.map((clause, n) => (n > 0 && isLong(clauses[n - 1]) && isLong(clause) ? "/" : " ") + clause);
  const text = closedUp(glued.join("")).replace(/([a-z0-9])([ぁ-ん々㐀-鿿])/g, "$1 $2");
  return ` ${text.replace(/([ぁ-ん々㐀-鿿])([a-z0-9])/g, "$1 $2").replace(/^ +| +$/g, "")} `;
}

function isLong(clause) {
  return [...clause].length > SHORT_CLAUSE && JAPANESE.test(clause);
}

/** Without the differences of width, capitals, accents and kana. */
export function even(words) {
  const letters = words.replace(UNREAD, " ").normalize("NFKD").replace(ACCENTS, "").normalize("NFC").toLowerCase();
  const kana = letters
    .replace(KATAKANA, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60))
    .replace(ODD_KANA, (sign) => PLAIN_KANA.get(sign));
  return closedUp(kana.replace(INSIDE_WORDS, "")).replace(REPEATED, "$1");
}

/** Evened text with its long vowels short. */
export function shortened(text) {
  return LONG_VOWELS.reduce((found, vowel) => found.replace(vowel, "$1"), text);
}

function closedUp(text) {
  return text.replace(/([ぁ-ん々㐀-鿿]) +/g, "$1").replace(/ +([ぁ-ん々㐀-鿿])/g, "$1");
}
