/**
 * The page on which a sealed note is read, once. The key is in this page's memory only; nothing is stored, and leaving
 * the page, or closing it for good, wipes what was shown.
 */

import { ask } from "./asking.js";
import { renderNote } from "./note/render.js";
import { comeBack, sendAnswer } from "./opening/answering.js";
import { carryAlong, hasKey, takeLink } from "./opening/link.js";
import { plainNote } from "./opening/plain.js";
import { confirm, decrypted, destroy, fetchSealed, keysFor, knock } from "./opening/reading.js";
import { oneAtATime, showStep, stepNamed, tell } from "./opening/steps.js";
import { fill } from "./saying.js";
import { canSeal } from "./sealing.js";

const main = document.querySelector("main");
const place = document.querySelector("[data-note]");
let link = null;
let keys = null;

function begin() {
  link = takeLink();
  if (link) carryAlong(document.querySelectorAll(".languages a"), link);
  if (!canSeal()) showStep("cannot", "insecure");
  else if (link) showStep("start");
  else showStep("cannot", "cut");
}

async function read(typed) {
  keys = await keysFor(link, typed);
  const words = keys && (await loadWords()); // before the note is asked for: it comes once only
  const sealed = keys && (await fetchSealed(link, keys));
  const note = sealed && (await decrypted(link, keys, sealed));
  if (!note) return;
  show(written(note, words));
  if (!(await confirm(link, keys))) tell("unconfirmed");
}

/** The words in which a note is shown, undefined where they do not come. */
async function loadWords() {
  const answer = await ask(place.dataset.words).catch(() => null);
  return answer?.body;
}

/** Whatever is wrong with its words, the note is shown. */
function written(note, words) {
  try {
    return renderNote(note, words);
  } catch {
    return plainNote(note);
  }
}

function show(sheet) {
  place.replaceChildren(sheet);
  fill(main, "receipt", keys.receipt.join("・"));
  showStep("note");
}

/** Nothing of the note stays: not on the page, not in a field, not in memory. */
function wipe() {
  place.replaceChildren();
  fill(main, "receipt", "");
  for (const form of main.querySelectorAll("form")) form.reset();
  link = keys = null;
}

const isShown = () => place.hasChildNodes();

main.querySelector("[data-do=knock]").onclick = oneAtATime(() => knock(link));
main.querySelector("[data-do=print]").onclick = () => window.print();
main.querySelector("[data-do=wipe]").onclick = () => {
  wipe();
  showStep("wiped");
};

stepNamed("phrase").querySelector("form").onsubmit = oneAtATime(async ({ target, submitter }) => {
  const typed = target.elements.passphrase.value;
  if (submitter?.value !== "destroy") return read(typed);
  keys = await keysFor(link, typed);
  if (keys) await destroy(link, keys);
});

stepNamed("over").querySelector("form").onsubmit = oneAtATime(async ({ target }) => {
  keys = await keysFor(link, target.elements.passphrase.value);
  if (keys) await comeBack(link, keys);
});

for (const form of main.querySelectorAll("form[data-answer]")) {
  form.onsubmit = oneAtATime(({ submitter }) => sendAnswer(link, keys, form, submitter));
}

window.addEventListener("beforeunload", (event) => {
  if (isShown()) event.preventDefault();
});
window.addEventListener("pagehide", wipe);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) showStep("wiped");
});
window.addEventListener("hashchange", () => {
  if (hasKey() && !isShown()) begin();
});

begin();
