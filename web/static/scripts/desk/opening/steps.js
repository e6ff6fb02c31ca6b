/** The steps of the reader's page: one is shown at a time, and its heading has the focus. */

import { fill, say } from "../saying.js";

const main = document.querySelector("main");

/** @param {string} name of a step @param {string} [part] which of its alternatives is meant */
export function showStep(name, part) {
  for (const step of main.querySelectorAll("[data-step]")) step.hidden = step.dataset.step !== name;
  const step = stepNamed(name);
  for (const other of step.querySelectorAll("[data-part]")) other.hidden = !other.dataset.part.split(" ").includes(part);
  step.querySelector("h2").focus();
  return step;
}

/** @returns {HTMLElement} */
export function stepNamed(name) {
  return main.querySelector(`[data-step="${name}"]`);
}

/** Say how it goes, in the step that is shown. @param {string} [key] none clears it */
export function tell(key) {
  for (const place of main.querySelectorAll("[data-step]:not([hidden]) [role=status]")) say(main, place, key);
}

/** @param {number} left */
export function tellTries(left) {
  fill(main, "tries", left);
}

/** One thing at a time: while it runs, pressing again does nothing. */
export function oneAtATime(act) {
  let busy = false;
  return async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    try {
      await act(event);
    } finally {
      busy = false;
    }
  };
}
