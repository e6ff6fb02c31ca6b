/**
 * The guard of the referral note: finds words in free text that would tell who somebody is. It asks nobody and sends nothing.
 * A help and no proof: docs/guard.md says what it cannot see.
 *
 * @typedef {{kind: string, start: number, end: number, text: string, general: ?string}} Finding
 */

import { findAccusations } from "./guard/accusations.js";
import { CHECKS } from "./guard/checks.js";
import { findAccounts, findEmails } from "./guard/contacts.js";
import { findDates } from "./guard/dates.js";
import { Folded } from "./guard/fold.js";
import { findIds, findOtherNumbers } from "./guard/ids.js";
import { findNames } from "./guard/names.js";
import { findPhones, findPhonesAsWritten } from "./guard/phones.js";
import { findPlaces } from "./guard/places.js";
import { findSchools } from "./guard/schools.js";
import { apart } from "./guard/spans.js";

// Of two findings in one place the first kind stays.
const FINDERS = [findEmails, findAccounts, findDates, findIds, findPhones, findOtherNumbers, findAccusations, findSchools, findPlaces, findNames];

/**
 * What a text says about somebody, in its order and apart from each other.
 * @param {string} text
 * @returns {Finding[]}  `start` and `end` in UTF-16 units; `general` is what to write instead, in Japanese, or null
 */
export function find(text) {
  const folded = new Folded(text);
  const found = FINDERS.flatMap((finder) => finder(folded.text)).map((finding) => placed(finding, folded));
  return apart([...found, ...findPhonesAsWritten(text)]).map(({ kind, start, end, general }) => {
    return { kind, start, end, text: text.slice(start, end), general };
  });
}

/**
 * Does the guard find what it must in sentences of its own, and nothing where nothing is? Whoever shows a text to anybody
 * waits for a true: no answer, an error and a false are all a no.
 * @returns {boolean}
 */
export function ready() {
  try {
    return CHECKS.every(([text, ...kinds]) => kindsIn(text) === kinds.join(" "));
  } catch {
    return false;
  }
}

function kindsIn(text) {
  return find(text).map(({ kind }) => kind).join(" ");
}

function placed(finding, folded) {
  const [start, end] = folded.place(finding.start, finding.end);
  return { ...finding, start, end };
}
