/** Telephone numbers in a text, by the rules of libphonenumber's PhoneNumberMatcher for Japan at leniency VALID. */

import { FINDER } from "./data/phone_jp.js";
import { isNumber } from "./phone_number.js";

const CANDIDATE = new RegExp(FINDER.candidate, "giu");
const BRACKETS = new RegExp(`^(?:${FINDER.brackets})$`, "u");
const LEAD = new RegExp(`^${FINDER.lead}`, "u");
const PAGES = new RegExp(FINDER.pages, "u");
const DATES = new RegExp(FINDER.dates, "u");
const TIMES = new RegExp(FINDER.times, "u");
const MINUTES = /^:[0-5]\p{Nd}/u;
const INNER = FINDER.inner.map((pattern) => new RegExp(pattern, "dgu"));
const SECOND = new RegExp(FINDER.second, "u");
const UNWANTED = new RegExp(FINDER.unwanted, "u");
const BESIDE = /[%\p{Sc}A-Za-zªµºÀ-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿ]/u;

/** [[start, end], …] */
export function matchNumbers(text) {
  const found = [];
  const pattern = new RegExp(CANDIDATE);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const candidate = match[0].split(SECOND)[0];
    const place = inCandidate(text, candidate, match.index);
    if (place) found.push(place);
    pattern.lastIndex = place ? place[1] : match.index + candidate.length;
  }
  return found;
}

function inCandidate(text, candidate, offset) {
  if (DATES.test(candidate)) return null;
  if (TIMES.test(candidate) && MINUTES.test(text.slice(offset + candidate.length))) return null;
  return verified(text, candidate, offset) ?? within(text, candidate, offset);
}

/** Two numbers in one candidate, or a number beside something else. */
function within(text, candidate, offset) {
  for (const pattern of INNER) {
    const search = new RegExp(pattern);
    let first = true;
    for (let match = search.exec(candidate); match; match = search.exec(candidate)) {
      const place =
        (first && verified(text, candidate.slice(0, match.index).replace(UNWANTED, ""), offset)) ||
        verified(text, match[1].replace(UNWANTED, ""), offset + match.indices[1][0]);
      if (place) return place;
      first = false;
      search.lastIndex = match.index + 1;
    }
  }
  return null;
}

function verified(text, candidate, offset) {
  const end = offset + candidate.length;
  if (!BRACKETS.test(candidate) || PAGES.test(candidate)) return null;
  if (offset > 0 && !LEAD.test(candidate) && BESIDE.test(text[offset - 1])) return null;
  if (end < text.length && BESIDE.test(text[end])) return null;
  return isNumber(candidate) ? [offset, end] : null;
}
