/**
 * A frame in somebody else's page. It stands without any of this; each of these adds one thing.
 *
 *     embed/theme.js    colours that its address asks for and a file could not put on
 *     embed/height.js   how tall it is, told to the page that holds it: the only thing it ever tells
 *     embed/links.js    where links lead from inside a sandbox
 *     embed/states.js   what is open now
 *     embed/own_lines.js  a school's own lines, until their last day; embed/days.js  what day it is
 *     embed/asking.js   the questions and the answer inside the frame, loaded when somebody wants them
 */

import { tellHeight } from "./embed/height.js";
import { prepareLinks } from "./embed/links.js";
import { endOwnLines } from "./embed/own_lines.js";
import { tellStates } from "./embed/states.js";
import { putOnTheme } from "./embed/theme.js";

let asking = false;
let failed = false; // once: the next press is left to the browser, which opens the full page

putOnTheme();
document.addEventListener("click", more); // before the other links
prepareLinks();
tellHeight();
tellStates();
endOwnLines();

function more(event) {
  const link = event.target.closest("#more");
  if (!link || failed || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  link.focus({ preventScroll: true }); // not every browser does; going back returns to it
  if (!asking) ask(link);
}

async function ask(link) {
  asking = true;
  const status = statusBeside(link);
  const waiting = setTimeout(say, 300, status, "loading");
  try {
    const { askFirst } = await import("./embed/asking.js");
    await askFirst(link);
    status.replaceChildren();
  } catch {
    failed = true;
    say(status, "failed");
  } finally {
    clearTimeout(waiting);
    asking = false;
  }
}

function say(status, said) {
  status.replaceChildren(document.querySelector(`template[data-said="${said}"]`).content.cloneNode(true));
}

function statusBeside(link) {
  const found = link.parentElement.querySelector(":scope > [role=status]");
  if (found) return found;
  const made = document.createElement("span");
  made.setAttribute("role", "status");
  link.after(" ", made);
  return made;
}
