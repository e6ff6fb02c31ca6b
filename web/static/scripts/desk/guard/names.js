/** Names of people, in every script, with the word they are called by. */

import { namesInKana } from "./names_kana.js";
import { namesInKanji } from "./names_kanji.js";
import { namesInLatin } from "./names_latin.js";
import { namesPlaced } from "./names_placed.js";
import { namesTold } from "./names_told.js";

const GENERALS = [
  [/(?:先生|せんせい|教諭|講師|校長|教頭|担任|sensei)$/i, "先生"],
  [/(?:コーチ|監督)$/, "指導者"],
  [/(?:ちゃん|くん|君|chan|kun)$/i, "子"],
  [/(?:先輩|後輩)$/, "同じ学校の生徒"],
];

/** Names. */
export function findNames(text) {
  const found = [...namesInKanji(text), ...namesTold(text), ...namesPlaced(text), ...namesInKana(text), ...namesInLatin(text)];
  return found.map(({ start, end }) => ({ kind: "name", start, end, general: generalOf(text.slice(start, end)) }));
}

function generalOf(written) {
  return GENERALS.find(([ends]) => ends.test(written))?.[1] ?? "本人・母・友人など、続柄";
}
