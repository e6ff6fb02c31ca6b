/**
 * What is open now, told of the lines that the frame shows. A frame may be days old, from a cache or as a file: of a line
 * whose hours should have been looked at again, or that belongs to another table than the one that came, nothing is told.
 */

import { loadEvaluator } from "../answer/parts.js";
import { isDue, keepDoing } from "./days.js";

/** Tell the states and keep them true. Where the table cannot be loaded, none is told; what is overdue is told in any case. */
export async function tellStates() {
  const lines = [...document.querySelectorAll("main [data-hours]")];
  const known = await areOfTheTable();
  keepDoing(() => forget(known ? lines.filter(isDue) : lines));
  const { keepFresh } = await import("../answer/refresh.js");
  keepFresh();
}

/** Lines name their hours by their place in the table: in another table these are other hours. */
async function areOfTheTable() {
  try {
    const { rulesVersion, directoryVersion } = await loadEvaluator();
    return document.body.dataset.version === `${rulesVersion}-${directoryVersion}`;
  } catch {
    return false;
  }
}

/** Without the mark of its hours no script tells a line's state; the hours in words stay. */
function forget(lines) {
  for (const line of lines) {
    delete line.dataset.hours;
    for (const state of line.querySelectorAll(".way-state")) state.hidden = true;
  }
}
