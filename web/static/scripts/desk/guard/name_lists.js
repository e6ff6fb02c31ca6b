/** The lists of names, unpacked, with what is derived from them. */

import { ENDS_WORDS, GIVEN, GIVEN_LETTERS, IN_WORDS, RARE_LETTERS, WEAK_GIVEN } from "./data/given.js";
import { FOREIGN, GIVEN_KANA, SURNAME_KANA } from "./data/kana.js";
import { SURNAME_ENDS, SURNAME_FIRSTS, SURNAMES, WEAK_SURNAMES } from "./data/surnames.js";
import { WORDS_LIKE_GIVEN, WORDS_LIKE_SURNAMES } from "./data/words.js";
import { listed, unpack } from "./unpacking.js";

const listedSurnames = unpack(SURNAMES);
/** Surnames that are hardly a word, from the list or by the way they are put together. */
export const surnames = { has: (word) => listedSurnames.has(word) || isLikeSurname(word) };
export const weakSurnames = unpack(WEAK_SURNAMES); // words too, or one letter: names only beside 〜さん or a role
const listedGiven = unpack(GIVEN);
/** Given names that are hardly a word, from the list or by their letters. */
export const givenNames = { has: (word) => listedGiven.has(word) || isGivenByLetters(word) };
export const weakGivenNames = unpack(WEAK_GIVEN);
export const surnameKana = unpack(SURNAME_KANA);
export const givenKana = unpack(GIVEN_KANA);
export const foreignNames = unpack(FOREIGN);

const OFTEN = new Set(GIVEN_LETTERS);
const LETTERS = new Set(GIVEN_LETTERS + RARE_LETTERS);
const WORDLIKE = new RegExp(`[${IN_WORDS}]|[${ENDS_WORDS}]$`);
const FIRSTS = new Set(SURNAME_FIRSTS);
const ENDS = new Set(SURNAME_ENDS);
const ENDS_SOME = /^[田川山木村原野内口本下上西東屋部見宮越根江平石松林中場辺園柳美地城嶺条留永吉賀富武倍羽]$/;
const BETWEEN = /[之野田羽木戸津瀬多佐々久加見賀根原名谷宇藤ツノヶ]/;
const NO_SURNAMES = listed(WORDS_LIKE_SURNAMES);

/** Could it be a given name? No list holds them all: parents combine letters freely. */
export function couldBeGiven(word) {
  return word.length <= 3 && [...word].every((letter) => LETTERS.has(letter));
}

/** Is it made of two or three letters that many given names have, and no word such as 結果? */
export function isLikeGiven(word) {
  return word.length > 1 && word.length <= 3 && !NO_GIVEN.has(word) && [...word].every((letter) => OFTEN.has(letter));
}

/** Two letters put together as given names are, and hardly a word: 結衣, 悠真. */
function isGivenByLetters(word) {
  if (weakGivenNames.has(word) || weakSurnames.has(word)) return false;
  return word.length === 2 && isLikeGiven(word) && !WORDLIKE.test(word);
}

const ENDS_GIVEN = /[子郎斗奈乃哉翔菜]$/;
/** Words made of the letters of given names. */
const NO_GIVEN = listed(WORDS_LIKE_GIVEN);

/** Written as given names are, and as hardly a word: 花子, 悠斗. */
export function endsLikeGiven(word) {
  return word.length > 1 && word.length < 4 && ENDS_GIVEN.test(word) && !NO_GIVEN.has(word) && couldBeGiven(word);
}

/** Two letters put together as surnames are: 鬼塚, 柿沼. `boldly` also as surnames and words are: 樫本. */
export function isLikeSurname(word, boldly = false) {
  const [first, last] = [word[0], word.at(-1)];
  if (word.length < 2 || word.length > (boldly ? 3 : 2)) return false;
  if (weakSurnames.has(word) || NO_SURNAMES.has(word) || !FIRSTS.has(first)) return false;
  if (word.length === 3) return BETWEEN.test(word[1]) && (ENDS.has(last) || ENDS_SOME.test(last));
  return ENDS.has(last) || (boldly && ENDS_SOME.test(last));
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
    if ((surnames.has(family) || isLikeSurname(family)) && (isGiven(given) || (couldBeGiven(given) && given.length > 1))) return length;
    if (weakSurnames.has(family) && givenNames.has(given) && word.length > 2) return length;
  }
  return 0;
}

/** Hiragana as katakana. */
export function toKatakana(text) {
  return text.replace(/[ぁ-ゖ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60));
}
