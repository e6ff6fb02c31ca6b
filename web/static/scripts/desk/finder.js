/**
 * The finder: what a counselor hears, and at once the places to turn to. After loading it asks nobody anything, and what is
 * chosen lives in this page alone.
 *
 *     finder/parts.js     what is loaded beforehand, all of it
 *     finder/asking.js    the form to what is asked: inquiry, minute, for whom
 *     finder/situations.js  typing and picking what it is about; spotting.js finds it in what was typed
 *     finder/targets.js   what is asked to lists of targets
 *     finder/duties.js    which duties to notify hold; banner.js shows them
 *     finder/showing.js   the lists on the page; target.js one target, swapping.js at a later minute; steps.js the rest, later
 *     finder/comparing.js two targets side by side
 *     finder/keys.js      the keyboard
 */

import { minuteNow } from "../answer/clock.js";
import { FormMistake } from "../answer/form.js";
import { readAsked } from "./finder/asking.js";
import { Comparing } from "./finder/comparing.js";
import { listenToKeys } from "./finder/keys.js";
import { loadParts } from "./finder/parts.js";
import { Showing } from "./finder/showing.js";
import { Situations } from "./finder/situations.js";
import { askNext, findTargets } from "./finder/targets.js";

const SOON = 400; // milliseconds of rest before what nobody waits for
const LOOK_AGAIN = 5000;

const finder = document.getElementById("finder");
const form = document.getElementById("asked");

start().catch(fail);

async function start() {
  const parts = await loadParts(finder.dataset);
  const situations = new Situations(form, parts);
  const showing = new Showing(parts, new Comparing(parts));
  const screen = { parts, showing, asked: null, shown: "", rest: 0 };
  form.addEventListener("input", () => update(screen));
  form.addEventListener("change", () => update(screen));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => (situations.reset(), update(screen))));
  document.querySelector("#newer button").addEventListener("click", () => update(screen, { again: true }));
  window.addEventListener("pagehide", () => wipe(screen));
  setInterval(() => keepTrue(screen), LOOK_AGAIN);
  document.getElementById("finder-wait").remove();
  finder.hidden = false;
  wipe(screen); // a browser may bring back what was chosen
  situations.reset();
  update(screen);
  listenToKeys(form);
}

/**
 * Read the form and show its targets. A field that is left tells once more what it told before: a button that is being
 * pressed must not be drawn anew under the finger.
 */
function update(screen, { again = false } = {}) {
  const { parts, showing } = screen;
  try {
    const asked = readAsked(form, minuteNow());
    say("age-mistake", "");
    if (isShown(screen, asked) && !again) return;
    screen.asked = asked;
  } catch (mistake) {
    if (!(mistake instanceof FormMistake)) throw mistake;
    say("age-mistake", parts.said.bad_age);
    return;
  }
  say("at-mistake", screen.asked.timeMissing ? parts.said.bad_time : "");
  const found = findTargets(parts, screen.asked);
  showing.show(found, screen.asked);
  clearTimeout(screen.rest);
  screen.rest = setTimeout(() => afterwards(screen, found), SOON);
}

function isShown(screen, { minute, ...asked }) {
  const key = JSON.stringify([asked, asked.planned && minute]);
  const same = key === screen.shown;
  screen.shown = key;
  return same;
}

/** What is said once the counselor pauses: to those who listen to the page, and which questions are worth asking. */
function afterwards({ parts, showing, asked }, found) {
  showing.announce(found, asked);
  const fields = askNext(parts, asked).map((field) => parts.said[`field_${field}`]);
  say("ask-next", fields.length ? parts.said.ask_next.replace("{fields}", fields.join(parts.said.between)) : "");
}

/** While "now" is asked, states change with the clock; the order only when somebody asks for it. */
function keepTrue({ parts, showing, asked }) {
  const minute = minuteNow();
  if (document.hidden || asked === null || asked.planned || asked.minute === minute) return;
  asked.minute = minute;
  showing.keepTrue(findTargets(parts, asked), asked);
}

/** Nothing of a conversation is left for the next person who goes back to this page. */
function wipe(screen) {
  form.reset();
  screen.shown = "";
  screen.showing.clear();
}

function say(id, words) {
  const element = document.getElementById(id);
  if (element.textContent !== words) element.textContent = words;
}

function fail(error) {
  const waiting = document.querySelector("#finder-wait > [role=status]");
  if (!waiting) throw error;
  waiting.textContent = document.querySelector("#said").content.querySelector('[data-said="failed"]').textContent;
}
