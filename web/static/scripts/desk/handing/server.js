/** What the sender's browser asks of the server about sealed notes. */

import { ask } from "../asking.js";

const NOTES = "/desk/api/notes";
const SIGNED_IN = { signedIn: true };
const THERE = [201, 409];

/**
 * Put a sealed note down. If no answer comes it is sent once more: a note of this id that is there already is this one.
 * @param {object} stored from `seal` @param {number} hours how long it waits for its reader
 * @returns {Promise<string|null>} why not, as a key of the page's sentences; null where it is there
 */
export async function put(stored, hours) {
  const send = () => ask(NOTES, { ...stored, hours }, SIGNED_IN);
  const answer = await send().catch(send).catch(() => null);
  return THERE.includes(answer?.status) ? null : reason(answer);
}

/** One's own notes, the newest first; without them why not, as a key. @returns {Promise<{notes?: object[], refused?: string}>} */
export async function ownNotes() {
  const answer = await ask(NOTES, undefined, SIGNED_IN).catch(() => null);
  return answer?.status === 200 ? answer.body : { refused: reason(answer) };
}

/** Take a note back. @returns {Promise<string|null>} why not, as a key; null where it ended, now or before */
export async function withdraw(id) {
  const answer = await ask(`${NOTES}/${id}/withdraw`, {}, SIGNED_IN).catch(() => null);
  return answer?.status === 200 ? null : reason(answer);
}

function reason(answer) {
  const known = { 401: "signed_out", 413: "too_long", 422: "too_long", 429: "wait" };
  return known[answer?.status] ?? "no_answer";
}
