/**
 * A school's own lines have a last day, and a cache may hold the frame longer. From the next day on they are not shown:
 * behind a number that the school gave up there may be somebody else.
 */

import { loadEvaluator } from "../answer/parts.js";
import { isDue, keepDoing } from "./days.js";

/** Put a sentence in the place of the lines when their day is past, and as soon as the clock can be trusted. */
export async function endOwnLines() {
  const past = document.querySelector(".own > .overdue");
  if (!past) return;
  const lines = past.parentElement.querySelector(".channels");
  const end = () => {
    lines.hidden = isDue(past);
    past.hidden = !lines.hidden;
  };
  keepDoing(end);
  await loadEvaluator().catch(() => {}); // which sets the clock; without it the device's own counts
  end();
}
