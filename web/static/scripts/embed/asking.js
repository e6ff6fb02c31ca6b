/**
 * The questions and the answer inside the frame. A sandbox may forbid forms: then nothing is ever submitted, not even the
 * event comes. So a press on a button is taken as it is; Enter in a field presses the form's first button, here as anywhere.
 */

import { answer, start, tell } from "../answer.js";
import { copy } from "../answer/card.js";
import { load } from "../answer/parts.js";
import { FIRST, hidden } from "../answer/steps.js";
import { back, canGoBack, main, onBack, onShow, show } from "../views/stack.js";

/**
 * Show the first question. What the frame was made for counts as answered.
 * @param {HTMLElement} link the one that was pressed; its words become the heading
 * @returns {Promise<void>} rejects where the questions cannot be loaded
 */
export async function askFirst(link) {
  const { deck } = await load(document.documentElement.lang);
  show([headingOf(link), firstQuestion(deck)]);
}

function headingOf(link) {
  const heading = document.createElement("h1");
  heading.id = "question"; // it stands for the deck's own heading, which asks for one answer more
  heading.append(...[...link.childNodes].map((node) => node.cloneNode(true)));
  return heading;
}

function firstQuestion(deck) {
  const section = copy(deck, "#answer .question");
  section.querySelector("#question").remove();
  section.querySelector(".asked").append(copy(deck, `#change [data-field="${FIRST}"]`));
  section.querySelector("[name=asking]").value = FIRST;
  for (const [name, value] of hidden({ inquiry: preset(), asked: [] })) section.querySelector("form").prepend(field(name, value));
  section.hidden = false;
  return section;
}

/** Who looks at a school's portal is taken for a pupil, of the frame's level and place. */
function preset() {
  const { age, place } = document.body.dataset;
  return { asker: "self", ...(age && { age }), ...(place && { place }) };
}

function field(name, value) {
  return Object.assign(document.createElement("input"), { type: "hidden", name, value });
}

// Before links.js, to which it is a link like any other.
document.addEventListener("click", (event) => {
  if (isStart(event.target.closest("a[href]"))) startAgain(event);
}, true);

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button && button.form) press(event, button);
});

function press(event, button) {
  event.preventDefault();
  answer(button.form, button, turnTo).catch(() => tell(button.form, "failed"));
}

/** The whole answer turns to another language; the frame's own lines stay in theirs. */
function turnTo(language) {
  const { documentElement } = document;
  const { lang } = documentElement;
  onBack(() => {
    documentElement.lang = lang;
  });
  documentElement.lang = language;
}

/** The link of an answer to where one begins, which is here the frame as it came. */
function isStart(link) {
  return link && link.matches(".change + p > a");
}

function startAgain(event) {
  event.preventDefault();
  while (canGoBack()) back();
}

onShow(() => {
  for (const card of main().querySelectorAll("article")) if (card.querySelector('[data-caution="overdue"]')) silence(card);
  start();
  document.activeElement.scrollIntoView({ block: "nearest" }); // of a tall frame it is the page around that scrolls
});

/** Of a place that should have been looked at again no state is told. */
function silence(card) {
  for (const state of card.querySelectorAll(".state, .way-state")) state.remove();
  for (const way of card.querySelectorAll("[data-hours]")) delete way.dataset.hours;
}
