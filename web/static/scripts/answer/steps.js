/** One question after the other; the twin of web/answers/steps.py, which does the same for those without JavaScript. */

export const FIRST = "situations";
export const FOLLOWING = ["age", "asker", "place", "needs", "anonymity", "prefers"];

/** Never more questions than these, the first one counted. */
export const MOST = 3;

/** The most telling question that was not asked yet, null where none would change the list or enough were asked. */
export function nextQuestion(asked, askNext) {
  if (asked.length >= MOST) return null;
  return askNext.find((field) => FOLLOWING.includes(field) && !asked.includes(field)) || null;
}

/** [name, value] of everything sent so far, for a form to send it again. */
export function hidden({ inquiry, asked }) {
  const answers = Object.entries(inquiry).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return [...answers, ...asked.map((field) => ["asked", field])];
}
