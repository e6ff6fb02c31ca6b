/** Which duties hold; the twin of routing_rules/disclosing/showing.py. */

const UNANSWERED = "unanswered";

/**
 * The ids of the duties for these answers on a day, in the order of the file.
 * @param {object} disclosing  as plain.py gives it
 * @param {string[]} situations
 * @param {?string} asker
 * @param {?number} age
 * @param {string} today  ISO 8601, in Japan
 * @returns {string[]}
 */
export function dutiesShown({ duties }, situations, asker, age, today) {
  return duties.filter((duty) => holds(duty, situations, asker, age, today)).map(({ id }) => id);
}

function holds({ when, from_day: from }, situations, asker, age, today) {
  if (from !== null && from > today) return false;
  if (!when.situation.some((code) => situations.includes(code))) return false;
  if (when.asker !== null && !when.asker.includes(asker ?? UNANSWERED)) return false;
  return when.age === null || when.age.some((span) => ageIn(span, age));
}

function ageIn(span, age) {
  if (span === UNANSWERED || age === null) return span === UNANSWERED && age === null;
  return span[0] <= age && age <= span[1];
}
