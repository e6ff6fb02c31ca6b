/** What the reader answers: chosen from few, never written, and proved by a key that only a reader has. */

import { asked } from "./reading.js";
import { showStep, tell } from "./steps.js";

/** Who read it before and comes back with link and passphrase may still answer. */
export async function comeBack({ id }, { reply }) {
  const answer = await asked(`/n/${id}/status`, { reply });
  if (answer?.status !== 200) return answer && tell("not_reader");
  showStep("later");
  tellAnswer(answer.body);
}

/** Send the answer of a form: its button, and the reason where one belongs to it. */
export async function sendAnswer({ id }, { reply }, form, button) {
  const reason = new FormData(form).get("reason");
  if (button.value === "declined" && !reason) return tell("reason_missing");
  const body = { reply, answer: button.value, ...(button.value === "declined" && { reason }) };
  const answer = await asked(`/n/${id}/answer`, body);
  if (answer?.status === 200) tellAnswer(answer.body);
  else if (answer) tell("not_reader");
}

/** What the sender is told now; once it is done, that stays the answer. */
function tellAnswer({ answer }) {
  if (answer) tell(`answered_${answer}`);
}
