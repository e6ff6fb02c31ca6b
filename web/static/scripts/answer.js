/**
 * The answer on the device: what is sent by a form of this site is read here, and never leaves.
 *
 *     answer/form.js     a form to what was answered; steps.js one question after the other
 *     answer/parts.js    what is loaded: the table of rules, the cards, the sentences
 *     answer/view.js     the page of an answer; card.js one card of it; moments.js times in words
 *     answer/clock.js    the time, also where a phone's clock is wrong
 *     answer/refresh.js  states that change while the page stays open
 *     answer/words.js    what was written in one's own words
 *
 * Where something cannot be loaded, the list of all places is shown instead: answers are not sent after all.
 */

import { minuteNow } from "./answer/clock.js";
import { FormMistake, readForm } from "./answer/form.js";
import { load, loadReasons } from "./answer/parts.js";
import { keepFresh } from "./answer/refresh.js";
import { answerView, fillReasons } from "./answer/view.js";
import { offerWords } from "./answer/words.js";
import { back, show, showPage } from "./views.js";

let pressed = null; // for browsers that do not say which button sent a form

document.addEventListener("click", ({ target }) => {
  pressed = target.closest("button");
}, true);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  const button = event.submitter || (pressed && pressed.form === form ? pressed : null);
  answer(form, button).catch(() => showPlainList(form));
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && form.method === "post") load(document.documentElement.lang).catch(() => {});
});

// A toggle does not bubble.
document.addEventListener("toggle", (event) => why(event.target), true);

/**
 * Show the answer to a form, the pressed button followed.
 * @param {HTMLFormElement} form
 * @param {?HTMLButtonElement} button
 * @param {(language: string, address: string) => unknown} turnTo what a button in another language does to the page around it
 * @returns {Promise<void>} rejects where the parts cannot be loaded
 */
export async function answer(form, button, turnTo = turnToPage) {
  let read;
  try {
    read = readForm(form, button);
  } catch (mistake) {
    if (!(mistake instanceof FormMistake)) throw mistake;
    return tell(form, mistake.said);
  }
  if (!read) return back();
  const language = languageOf(button);
  const waiting = setTimeout(() => tell(form, "loading"), 300);
  try {
    const parts = await load(language);
    const view = answerView(parts, read, minuteNow());
    if (language !== document.documentElement.lang) await turnTo(language, button.formAction);
    show(view);
  } finally {
    clearTimeout(waiting);
    tell(form, null);
  }
  return undefined;
}

function turnToPage(_, address) {
  return showPage(address);
}

/** The language of the button that was pressed: that of the page, unless it changes the language. */
function languageOf(button) {
  return (button && button.lang) || document.documentElement.lang;
}

/** Say one of the page's sentences in a form, or none. */
export function tell(form, said) {
  const status = form.querySelector(":scope > .status");
  if (status) status.replaceChildren(...(said ? [sentence(said)] : []));
}

function sentence(said) {
  return document.querySelector(`template[data-said="${said}"]`).content.cloneNode(true);
}

async function why(details) {
  if (!details.open || !details.matches("details.because[data-rules]")) return;
  fillReasons(details, await loadReasons(document.documentElement.lang));
}

/** Every place there is, in no order, and a sentence that says so. */
async function showPlainList(form) {
  const { pathname } = new URL(form.action);
  try {
    await showPage(form.dataset.list || `${pathname}list`);
  } catch {
    return tell(form, "failed");
  }
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.append(sentence("plain_list"));
  return document.querySelector("main h1").after(notice);
}

/** For each page that is shown: what only a browser can do appears. */
export function start() {
  for (const element of document.querySelectorAll(".on-device")) element.hidden = false;
  offerWords();
  keepFresh();
}
