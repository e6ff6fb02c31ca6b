/** Words to tell by phone: made by chance, and recognised however they are typed. */

import { WORDS } from "./words.js";

const COUNT = 4;
const KATAKANA = /[ァ-ヶヽヾ]/g;
const TO_HIRAGANA = "ァ".codePointAt(0) - "ぁ".codePointAt(0);
const NO_LETTERS = /[\s\p{P}\p{S}]/gu;

/** Four words by chance, 32 bits. @returns {string[]} */
export function newPassphrase() {
  return wordsOf(crypto.getRandomValues(new Uint8Array(COUNT)));
}

/** A word for each byte. @param {Uint8Array} bytes @returns {string[]} */
export function wordsOf(bytes) {
  return Array.from(bytes, (byte) => WORDS[byte]);
}

/** What was typed, in hiragana without spaces and signs. @param {string} typed @returns {string} */
export function folded(typed) {
  const kana = typed.normalize("NFKC").replace(KATAKANA, (letter) => String.fromCodePoint(letter.codePointAt(0) - TO_HIRAGANA));
  return kana.replace(NO_LETTERS, "").toLowerCase();
}

/** Are these four words of the list? A slip is seen here, before it costs one of the three tries. @param {string} typed */
export function isPassphrase(typed) {
  let rest = folded(typed);
  for (let n = 0; n < COUNT; n += 1) {
    const word = WORDS.find((known) => rest.startsWith(known));
    if (!word) return false;
    rest = rest.slice(word.length);
  }
  return rest === "";
}
