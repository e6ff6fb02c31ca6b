/** The lists of names, unpacked, with what is derived from them. */

import { GIVEN, WEAK_GIVEN } from "./data/given.js";
import { FOREIGN, GIVEN_KANA, SURNAME_KANA } from "./data/kana.js";
import { SURNAMES, WEAK_SURNAMES } from "./data/surnames.js";
import { unpack } from "./unpacking.js";

export const surnames = unpack(SURNAMES);
export const weakSurnames = unpack(WEAK_SURNAMES); // words too, or one letter: names only beside 〜さん or a role
export const givenNames = unpack(GIVEN);
export const weakGivenNames = unpack(WEAK_GIVEN);
export const surnameKana = unpack(SURNAME_KANA);
export const givenKana = unpack(GIVEN_KANA);
export const foreignNames = unpack(FOREIGN);

const USED_OFTEN = 8;
const LETTERS = countLetters();

/** Could it be a given name? No list holds them all: parents combine letters freely. */
export function couldBeGiven(word) {
  return word.length <= 3 && [...word].every((letter) => LETTERS.has(letter));
}

/** Is it made of two or three letters that many given names have? */
export function isLikeGiven(word) {
  return word.length > 1 && word.length <= 3 && [...word].every((letter) => LETTERS.get(letter) >= USED_OFTEN);
}

function countLetters() {
  const counted = new Map();
  for (const name of [...givenNames, ...weakGivenNames]) {
    for (const letter of name) counted.set(letter, (counted.get(letter) ?? 0) + 1);
  }
  return counted;
}

/** A surname of any kind. */
export function isSurname(word) {
  return surnames.has(word) || weakSurnames.has(word);
}

/** A given name of any kind. */
export function isGiven(word) {
  return givenNames.has(word) || weakGivenNames.has(word);
}

/** Where a surname ends in a word that is a full name, or 0. */
export function fullNameAt(word) {
  for (const length of [2, 3, 1, 4]) {
    const [family, given] = [word.slice(0, length), word.slice(length)];
    if (!given || given.length > 4) continue;
    if (surnames.has(family) && (isGiven(given) || (couldBeGiven(given) && given.length > 1))) return length;
    if (weakSurnames.has(family) && givenNames.has(given) && word.length > 2) return length;
  }
  return 0;
}

/** Katakana as hiragana. */
export function toHiragana(text) {
  return text.replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
}

/** Hiragana as katakana. */
export function toKatakana(text) {
  return text.replace(/[ぁ-ゖ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60));
}
