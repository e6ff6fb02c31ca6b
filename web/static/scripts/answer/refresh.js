/** What is open changes while a page stays open: its states are told anew each minute, and when the page is seen again. */

import { setState } from "./card.js";
import { minuteNow } from "./clock.js";
import { readForm } from "./form.js";
import { stateWords } from "./moments.js";
import { loadEvaluator, loadSaid } from "./parts.js";
import { spoken } from "./view.js";

let told = null;

/** Tell the states of the page that is shown, and keep them true. */
export function keepFresh() {
  told = null;
  refresh();
}

setInterval(refresh, 60000);
document.addEventListener("visibilitychange", refresh);

async function refresh() {
  const minute = minuteNow();
  tellOverdue(minute);
  if (document.hidden || minute === told || !document.querySelector("[data-hours]")) return;
  told = minute;
  const language = document.documentElement.lang;
  try {
    const [evaluator, said] = await Promise.all([loadEvaluator(), loadSaid(language)]);
    tellPlaces(evaluator, said, minute, language);
    tellWays(evaluator, said, minute);
  } catch {
    told = null; // without the table no state is told at all
  }
}

/** Facts that somebody should have looked at again since the page was made. */
function tellOverdue(minute) {
  const today = new Date((minute + 9 * 60) * 60000).toISOString().slice(0, 10); // in Japan
  for (const element of document.querySelectorAll("main .overdue[data-due]")) if (element.dataset.due <= today) element.hidden = false;
}

/** The cards of an answer. Their order stays as it is: it changes with the next answer. */
function tellPlaces(evaluator, said, minute, language) {
  const given = document.querySelector("#given");
  if (!given) return;
  const { suggestions } = evaluator.suggest(spoken(readForm(given, null).inquiry, language), minute);
  for (const { channel, state, until } of suggestions) {
    const element = document.querySelector(`main article[data-channel="${channel}"] > .state`);
    if (element) setState(element, state, until, said, minute);
  }
}

/** A page names hours by their place in the table: in a table from after an update these are other hours. */
function isOfTable(element, { rulesVersion, directoryVersion }) {
  const page = element.closest("[data-version]");
  return !page || page.dataset.version === `${rulesVersion}-${directoryVersion}`;
}

/** Ways that tell a state of their own, in an answer or on a channel's page. */
function tellWays(evaluator, said, minute) {
  for (const element of document.querySelectorAll("main [data-hours] .way-state")) {
    if (!isOfTable(element, evaluator)) continue;
    const { state, until } = evaluator.pointState(Number(element.closest("[data-hours]").dataset.hours), minute);
    element.textContent = stateWords(said, state, until, minute);
    element.hidden = false;
  }
}
