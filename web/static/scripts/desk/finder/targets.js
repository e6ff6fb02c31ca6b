/** What is asked to lists of targets. Works on data alone. */

import { isoOf } from "./asking.js";
import { dutiesShown } from "./duties.js";

const PROFESSIONAL = "professional";
const KNOWN_THROUGH_WORK = "duty_to_report";

/**
 * @typedef {object} Found
 * @property {object[]} own  what the engine suggests to the person on the phone, in its order
 * @property {object[]} professional  what it suggests to a professional and not to the person
 * @property {{channel: string, facts: string[]}[]} leftOut
 * @property {string[]} advice
 * @property {object[]} duties  that hold now
 */

/**
 * The targets for what is asked. The person's list is that of the public pages, whoever sits at the desk.
 * @param {import("./parts.js").Parts} parts
 * @param {import("./asking.js").Asked} asked
 * @returns {Found}
 */
export function findTargets({ evaluator, disclosing }, { inquiry, minute, behalf }) {
  const { suggestions, left_out: leftOut, advice } = evaluator.suggest(inquiry, minute);
  const duties = disclosing ? dutiesFor(disclosing, inquiry, minute) : [];
  const known = new Set(suggestions.map(({ channel }) => channel));
  const further = behalf ? evaluator.suggest(onBehalf(inquiry, duties.length > 0), minute).suggestions : [];
  return { own: suggestions, professional: further.filter(({ channel }) => !known.has(channel)), leftOut, advice, duties };
}

/**
 * The fields whose answers would change the person's list, most telling first.
 * @param {import("./parts.js").Parts} parts
 * @param {import("./asking.js").Asked} asked
 * @returns {string[]}
 */
export function askNext({ evaluator }, { inquiry, minute }) {
  return evaluator.answer(inquiry, minute).ask_next;
}

/** The counselor is a professional: a duty that holds for professionals holds, whoever is on the phone. */
function dutiesFor(disclosing, { situations = [], asker = null, age = null }, minute) {
  const today = isoOf(minute).slice(0, 10);
  const ids = [asker, PROFESSIONAL].flatMap((who) => dutiesShown(disclosing, situations, who, age, today));
  return disclosing.duties.filter(({ id }) => ids.includes(id));
}

/** The counselor's own inquiry: the person's wishes (voice, name, language) are not the counselor's. */
function onBehalf({ situations = [], age, place }, duty) {
  const known = duty && !situations.includes(KNOWN_THROUGH_WORK) ? [...situations, KNOWN_THROUGH_WORK] : situations;
  return { situations: known, asker: PROFESSIONAL, age: age ?? null, place: place ?? null };
}
