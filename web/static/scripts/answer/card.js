/** One card of an answer, picked from the deck; the twin of what web/answers/answering.py does with a card. */

import { fill, stateWords } from "./moments.js";

const ABROAD = "abroad";
const WAYS_SHOWN = 3;

/** The card of a suggestion for an inquiry at a minute. */
export function card({ deck, evaluator, said }, suggestion, inquiry, minute) {
  const made = copy(deck, `#cards > article[data-channel="${suggestion.channel}"]`);
  made.classList.toggle("danger", suggestion.danger);
  setState(made.querySelector(".state"), suggestion.state, suggestion.until, said, minute);
  const ways = waysFor(made, inquiry.place === ABROAD, inquiry.place).map((item) => ({
    item,
    ...evaluator.pointState(Number(item.dataset.hours), minute),
  }));
  for (const way of ways) sayState(way, suggestion.state, said, minute);
  sortWays(made, ways, suggestion.state, said);
  addCautions(made, deck, suggestion, inquiry);
  made.querySelector(".because").dataset.rules = suggestion.rules.join(" ");
  return made;
}

/** Put a state into the element that tells it. */
export function setState(element, state, until, said, minute) {
  element.className = `state ${state}`;
  element.textContent = stateWords(said, state, until, minute);
}

/** A copy of one element of the deck, for this page. */
export function copy(deck, selector) {
  return document.importNode(deck.querySelector(selector), true);
}

/** The ways to show for a place: the national ones, then the prefecture's. From abroad only reachable ones. */
function waysFor(made, abroad, place) {
  const ways = [];
  for (const item of [...made.querySelectorAll(".contacts > li")]) {
    const { dataset } = item;
    const shown = abroad ? "abroad" in dataset : dataset.place === undefined || dataset.place === place;
    if (!shown) item.remove();
    else {
      if (abroad) dialFromAbroad(item, dataset.abroad);
      ways.push(item);
    }
  }
  return ways;
}

/** A link dials as one dials from abroad; where that is not known, the number is plain text. */
function dialFromAbroad(item, dial) {
  const link = item.querySelector(".number > a");
  if (!link) return;
  if (dial) link.href = dial;
  else link.replaceWith(...link.childNodes);
}

/** A way says how it stands where that differs from the channel. */
function sayState({ item, state, until }, ofChannel, said, minute) {
  const element = item.querySelector(".way-state");
  if (state === ofChannel) element.remove();
  else element.textContent = stateWords(said, state, until, minute);
}

/** The first few that stand as the channel does, and the first of each further medium; the rest is folded. */
function sortWays(made, ways, state, said) {
  const shown = new Set();
  const folded = [];
  let count = 0;
  for (const way of ways) {
    const { medium } = way.item.dataset;
    if ((way.state === state && count < WAYS_SHOWN) || !shown.has(medium)) {
      shown.add(medium);
      count += 1;
    } else folded.push(way.item);
  }
  const more = made.querySelector(".more-ways");
  if (!folded.length) more.remove();
  else {
    more.querySelector("summary").textContent = fill(said.more_contacts, { count: folded.length });
    more.querySelector(".contacts").append(...folded);
  }
}

/** What the rules say of the channel, then what is always true of it, then what follows from the answers. */
function addCautions(made, deck, suggestion, inquiry) {
  const list = made.querySelector(".cautions");
  const caution = (id) => copy(deck, `#all-cautions > [data-caution="${id}"]`);
  list.prepend(...suggestion.cautions.map(caution));
  list.append(...[...fromAnswers(suggestion, inquiry)].map(caution));
  if (!list.children.length) list.remove();
}

function* fromAnswers({ voice_only, replies_later, demand, place, language, overdue }, inquiry) {
  const ALWAYS = 4;
  if (voice_only) yield "voice_only";
  if (replies_later) yield "replies_later";
  if (inquiry.anonymity === "must" && demand && place.tier !== ALWAYS) yield demand === 2 ? "name_asked" : "name_not_stated";
  if (language) yield "language_not_stated";
  if (overdue) yield "overdue";
}
