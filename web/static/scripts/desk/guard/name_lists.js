/** The lists of names, unpacked, with what is derived from them. */

import { GIVEN, WEAK_GIVEN } from "./data/given.js";
import { FOREIGN, GIVEN_KANA, SURNAME_KANA } from "./data/kana.js";
import { SURNAME_ENDS, SURNAME_FIRSTS, SURNAMES, WEAK_SURNAMES } from "./data/surnames.js";
import { listed, unpack } from "./unpacking.js";

const listedSurnames = unpack(SURNAMES);
/** Surnames that are hardly a word, from the list or by the way they are put together. */
export const surnames = { has: (word) => listedSurnames.has(word) || isLikeSurname(word) };
export const weakSurnames = unpack(WEAK_SURNAMES); // words too, or one letter: names only beside 〜さん or a role
export const givenNames = unpack(GIVEN);
export const weakGivenNames = unpack(WEAK_GIVEN);
export const surnameKana = unpack(SURNAME_KANA);
export const givenKana = unpack(GIVEN_KANA);
export const foreignNames = unpack(FOREIGN);

const USED_OFTEN = 8;
const LETTERS = countLetters();
const FIRSTS = new Set(SURNAME_FIRSTS);
const ENDS = new Set(SURNAME_ENDS);
const ENDS_SOME = /^[田川山木村原野内口本下上西東屋部見宮越根江平石松林中場辺園柳美地城嶺]$/;
const NO_SURNAMES = listed(`
半島 列島 離島 諸島 群島 孤島 本島 全島 島々 天井 市井 光沢 潤沢 贅沢 葛藤 田畑 花畑 砂浜 海浜 生垣 末尾 交尾 首尾 語尾 石橋 鉄橋 陸橋 架橋 渓谷 山谷 空谷 年越 酒倉 登坂 急坂 坂道 内堀 外堀 湖沼 泥沼
海浦 石垣 人垣 歌垣 玉垣 友垣 両脇 小脇 口脇 大津 興味津津 温井 油井 津津
`);

/** Could it be a given name? No list holds them all: parents combine letters freely. */
export function couldBeGiven(word) {
  return word.length <= 3 && [...word].every((letter) => LETTERS.has(letter));
}

/** Is it made of two or three letters that many given names have? */
export function isLikeGiven(word) {
  return word.length > 1 && word.length <= 3 && [...word].every((letter) => LETTERS.get(letter) >= USED_OFTEN);
}

/** Two letters put together as surnames are: 鬼塚, 柿沼. `boldly` also as surnames and words are: 樫本. */
export function isLikeSurname(word, boldly = false) {
  const [first, last, third] = word;
  if (third || !last || weakSurnames.has(word) || NO_SURNAMES.has(word) || !FIRSTS.has(first)) return false;
  return ENDS.has(last) || (boldly && ENDS_SOME.test(last));
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
    if ((surnames.has(family) || isLikeSurname(family)) && (isGiven(given) || (couldBeGiven(given) && given.length > 1))) return length;
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
