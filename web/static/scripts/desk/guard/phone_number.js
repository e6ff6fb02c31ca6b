/** One telephone number, read as libphonenumber's parse() and isValidNumber() read it for Japan. Its rules are data. */

import { FINDER, JAPAN } from "./data/phone_jp.js";

const SHORTEST = 2;
const LONGEST = 17;
const INTERNATIONAL = /^[2-9]\d{6,13}$|^1\d{10}$/; // other countries: by length, as E.164 has it
const CODES_OF_OTHERS = /^(?!81)[1-9]/;

const whole = (pattern) => new RegExp(`^(?:${pattern})$`, "u");
const kindOf = ([pattern, lengths]) => ({ pattern: whole(pattern), lengths });

const PREFIX = new RegExp(`^(?:${JAPAN.prefix})`, "u");
const GENERAL = kindOf(JAPAN.general);
const KINDS = JAPAN.kinds.map(kindOf);
const FORMATS = JAPAN.formats.map(([pattern, leading, prefixed]) => ({
  pattern: whole(pattern),
  leading: new RegExp(`^(?:${leading})`, "u"),
  prefixed,
}));
const VIABLE = new RegExp(`^(?:${FINDER.viable})$`, "iu");
const EXTENSION = new RegExp(FINDER.extension, "iu");
const UNWANTED = new RegExp(FINDER.unwanted, "u");
const SECOND = new RegExp(FINDER.second, "u");
const FIRST = /[+＋\p{Nd}]/u;

/** The digits of a text, in ASCII. */
export function digitsOf(text) {
  return [...text].filter((sign) => /\p{Nd}/u.test(sign)).map((sign) => sign.normalize("NFKC")).join("");
}

/** Is it a number that is valid, and written as one writes it in Japan, with its leading 0 or a country code? */
export function isNumber(candidate) {
  const read = parse(candidate);
  if (!read) return false;
  if (read.other) return INTERNATIONAL.test(read.national);
  return isValid(read.national) && extensionsFit(read, candidate) && (read.coded || prefixFits(read.national, candidate));
}

/** {national, extension, coded, other}, or null: `coded` has a country code, `other` that of another country. */
function parse(candidate) {
  const possible = possiblePart(candidate);
  if (possible.length < SHORTEST || !VIABLE.test(possible)) return null;
  const { number, extension } = withoutExtension(possible);
  const { digits, coded, other } = withoutCode(number);
  if (other) return { national: digits, extension, coded, other };
  const stripped = withoutPrefix(digits).number;
  const national = GENERAL.lengths.includes(stripped.length) || stripped.length > LONGEST ? stripped : digits;
  return national.length < SHORTEST || national.length > LONGEST ? null : { national, extension, coded, other };
}

function possiblePart(text) {
  const first = text.search(FIRST);
  if (first < 0) return "";
  return text.slice(first).replace(UNWANTED, "").split(SECOND)[0];
}

function withoutExtension(number) {
  const found = EXTENSION.exec(number);
  if (!found || !VIABLE.test(number.slice(0, found.index))) return { number, extension: null };
  return { number: number.slice(0, found.index), extension: found.slice(1).find((group) => group !== undefined) };
}

function withoutCode(number) {
  const digits = digitsOf(number);
  if (/^[+＋]/u.test(number)) return afterCode(digits);
  if (digits.startsWith(JAPAN.abroad) && digits[JAPAN.abroad.length] !== "0") return afterCode(digits.slice(JAPAN.abroad.length));
  return { ...codeWithoutPlus(digits), other: false };
}

function afterCode(digits) {
  if (CODES_OF_OTHERS.test(digits)) return { digits, coded: true, other: true };
  return { digits: digits.slice(JAPAN.code.length), coded: true, other: false };
}

function codeWithoutPlus(digits) {
  if (!digits.startsWith(JAPAN.code)) return { digits, coded: false };
  const rest = withoutPrefix(digits.slice(JAPAN.code.length)).number;
  const better = !GENERAL.pattern.test(digits) && GENERAL.pattern.test(rest);
  return better || digits.length > LONGEST ? { digits: rest, coded: true } : { digits, coded: false };
}

/** {number, stripped}: the number without its leading 0, unless only the whole is a number. */
function withoutPrefix(number) {
  const found = PREFIX.exec(number);
  if (!found) return { number, stripped: false };
  const rest = (found[1] ?? "") + number.slice(found[0].length);
  if (GENERAL.pattern.test(number) && !GENERAL.pattern.test(rest)) return { number, stripped: false };
  return { number: rest, stripped: true };
}

function isValid(national) {
  return fits(national, GENERAL) && KINDS.some((kind) => fits(national, kind));
}

function fits(national, { pattern, lengths }) {
  return lengths.includes(national.length) && pattern.test(national);
}

/** An x stands for an extension, or doubled for a carrier's code. */
function extensionsFit({ national, extension }, candidate) {
  for (let n = 0; n < candidate.length - 1; n += 1) {
    if (!/x/i.test(candidate[n])) continue;
    if (/x/i.test(candidate[n + 1])) {
      n += 1;
      if (parse(candidate.slice(n))?.national !== national) return false;
    } else if (digitsOf(candidate.slice(n)) !== extension) return false;
  }
  return true;
}

function prefixFits(national, candidate) {
  const format = FORMATS.find(({ pattern, leading }) => leading.test(national) && pattern.test(national));
  return !format?.prefixed || withoutPrefix(digitsOf(candidate)).stripped;
}
