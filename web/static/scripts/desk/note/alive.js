/** Somebody who writes for long is not idle. What is said is only that somebody is here. */

import { ask } from "../asking.js";

const EVERY = 300000; // milliseconds; a session sits idle for minutes before it ends

let last = Date.now();

/** Called on every change; now and then it tells the server. Where that fails, the hand-over says so later. */
export function stillHere() {
  if (Date.now() - last < EVERY) return;
  last = Date.now();
  ask("/desk/api/alive", {}, { signedIn: true }).catch(() => {});
}
