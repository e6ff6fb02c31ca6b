/** From the passphrase to the note. The server gives the sealed text once, to whoever proves to have link and passphrase. */

import { ask } from "../asking.js";
import { keysOf, unseal } from "../sealing.js";
import { isPassphrase } from "../sealing/passphrase.js";
import { showStep, tell, tellTries } from "./steps.js";

const AGAIN = 3;
const PAUSE = 2000; // milliseconds

/** States of a note that somebody has read: an answer can still be given. */
const READ = ["handed_out", "read", "gone"];
const KNOWN = ["handed_out", "read", "locked", "expired", "withdrawn", "destroyed"];

/** Knock: the sender sees that the link was opened. Nothing is used up. */
export async function knock({ id }) {
  const answer = await asked(`/n/${id}/opened`, {});
  if (!answer) return;
  if (answer.body.state !== "waiting") return over(answer);
  tellTries(answer.body.tries_left);
  showStep("phrase");
}

/** The keys for what was typed, null where it cannot be a passphrase: that costs no try. */
export async function keysFor({ id, key }, typed) {
  if (!isPassphrase(typed)) {
    tell("not_words");
    return null;
  }
  tell("opening");
  return keysOf(id, key, typed);
}

/** The sealed text, undefined where there is none; the page then says why. */
export async function fetchSealed({ id }, { token }) {
  const answer = await asked(`/n/${id}/read`, { token });
  return answer && (answer.status === 200 ? answer.body.sealed : refused(answer));
}

/** Delete the note without reading it. */
export async function destroy({ id }, { token }) {
  const answer = await asked(`/n/${id}/destroy`, { token });
  if (answer?.status === 200) showStep("over", "destroyed");
  else if (answer) refused(answer);
}

/** The note; null where what came cannot be opened, and it comes once only. */
export async function decrypted({ id }, { content }, sealed) {
  try {
    return await unseal(id, content, sealed);
  } catch {
    showStep("unreadable");
    return null;
  }
}

/** Tell the server that this browser could open it. @returns {Promise<boolean>} whether it heard */
export async function confirm({ id }, { reply }) {
  for (let n = 0; n < AGAIN; n += 1) {
    const answer = await ask(`/n/${id}/confirm`, { reply }).catch(() => null);
    if (answer?.status === 200) return true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return false;
}

/** An answer that says something, undefined where none came or the server is busy: press again, later. */
export async function asked(address, body) {
  const answer = await ask(address, body).catch(() => null);
  if (answer && [200, 403, 404, 410].includes(answer.status)) return answer;
  tell(answer?.status === 429 ? "wait" : "no_answer");
  return undefined;
}

function refused(answer) {
  if (answer.status !== 403 || !answer.body.tries_left) return over(answer);
  tellTries(answer.body.tries_left);
  tell("wrong");
}

function over({ status, body }) {
  const state = KNOWN.includes(body.state) ? body.state : status === 403 ? "locked" : "gone";
  const step = showStep("over", state);
  step.querySelector("[data-later]").hidden = !READ.includes(state);
}
