/** Telephone numbers: what libphonenumber's rules find, and what people write that no rule of a library knows. */

import { HELPLINES } from "./data/helplines.js";
import { kanjiRows } from "./digits.js";
import { matchNumbers } from "./phone_matcher.js";
import { digitsOf } from "./phone_number.js";
import { gather } from "./spans.js";

const KIND = "phone";
const GENERAL = "電話番号は電話で伝える";
const PUBLIC = new Set(HELPLINES.split(" "));

// Any ten or eleven digits from a 0 on: an invented or mistyped number looks as real as a valid one.
const TEN_DIGITS = /(?<![\d.])\(?0(?:[\s\-‐-―−ー〜~・.,、の()]{0,3}\d){9,10}(?!\d)/dg;
const LOCAL = new RegExp(
    String.raw`(?<!(?:証|籍|座|席|券|人|員|験|者|号)の?)(?:電話|でんわ|tel|携帯|ケータイ|スマホ|自宅|実家|fax|連絡先|` +
    String.raw`かけ直し)(?:番号)?[^\d\n。]{0,8}(?<found>\d[\d\-‐-―−ー() ]{4,12}\d)(?![\d年月/日時])`,
    "dgi",
);

// Digits as they are heard: ゼロキューゼロの…; one sign in kana is a digit only in such a row.
const HEARD =
  "(?:\\d|ゼロ|ぜろ|レイ|れい|マル|まる|イチ|いち|ニ[イー]?|に[いー]?|サン|さん|ヨン|よん|ゴ[オー]?|ご[おー]?|ロク|ろく|ナナ|なな|シチ|しち|ハチ|はち|キュ[ウー]|きゅ[うー]|ク|く)";
const SPOKEN = new RegExp(`(?:0|ゼロ|ぜろ|レイ|れい|マル|まる)(?:[\\s、,・の-]{0,2}${HEARD}){8,10}(?<![にごくク])`, "dg");

/** In the folded text. */
export function findPhones(text) {
  const read = kanjiRows(text);
  const matched = matchNumbers(read).map(([start, end]) => ({ kind: KIND, start, end, general: GENERAL }));
  const loose = [...gather(read, TEN_DIGITS, KIND, GENERAL), ...gather(read, LOCAL, KIND, GENERAL, isLocal), ...gather(read, SPOKEN, KIND, GENERAL)];
  return [...matched, ...loose].filter(({ start, end }) => !isPublic(read.slice(start, end)));
}

/** In the text as it was written, where signs of full width part two numbers. */
export function findPhonesAsWritten(written) {
  const found = matchNumbers(written).map(([start, end]) => ({ kind: KIND, start, end, general: GENERAL }));
  return found.filter(({ start, end }) => !isPublic(written.slice(start, end)));
}

function isLocal({ groups }) {
  const { length } = digitsOf(groups.found);
  return length >= 6 && length <= 11;
}

function isPublic(number) {
  return PUBLIC.has(digitsOf(number).replace(/^81(?=\d{8})/, "0"));
}
