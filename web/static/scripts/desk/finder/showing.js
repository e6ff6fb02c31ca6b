/** The targets on the page. The first ones are drawn at once, the rest when the browser has shown those. */

import { copy } from "../../answer/card.js";
import { fill, momentWords, stateWords } from "../../answer/moments.js";
import { isoOf } from "./asking.js";
import { showDuties } from "./banner.js";
import { inSteps } from "./steps.js";
import { swap } from "./swapping.js";
import { target } from "./target.js";

const AT_ONCE = 2;
const UNFOLDED = 2;

/** Shows what was found in ``#found``. */
export class Showing {
  constructor(parts, comparing) {
    this._parts = parts;
    this._comparing = comparing;
    this._root = document.getElementById("found");
    this._asked = null;
    this._drawing = null;
    this._one("#duties-missing").hidden = parts.disclosing !== null;
    this._root.addEventListener("click", ({ target: pressed }) => this._press(pressed.closest("[data-act]")));
  }

  /** Show the targets anew. */
  show(found, asked) {
    this._asked = asked;
    this._frame(found, asked);
    const lists = inGroups(found);
    for (const [id, list] of Object.entries(lists)) {
      this._one(`#${id}`).hidden = !list.length && id !== "open";
      this._one(`#${id} > .cards`).replaceChildren();
    }
    this._one(".none-open").hidden = lists.open.length > 0;
    this._draw(Object.entries(lists).flatMap(([id, list]) => list.map((suggestion) => [id, suggestion])), asked);
  }

  /** The states of what is shown, at a later minute; a new order is offered, never forced on somebody who reads. */
  keepTrue(found, asked) {
    if (this._drawing) return;
    this._asked = asked;
    this._say("found-at", fill(this._parts.said.at, { when: momentWords(this._parts.said, asked.minute) }));
    const present = [...this._root.querySelectorAll("article")];
    for (const suggestion of [...found.own, ...found.professional]) {
      const old = present.find(({ dataset }) => dataset.channel === suggestion.channel);
      if (old) swap(old, this._card(suggestion, asked));
    }
    const order = Object.values(inGroups(found)).flat().map(({ channel }) => channel).join(" ");
    this._one("#newer").hidden = order === present.map(({ dataset }) => dataset.channel).join(" ");
  }

  /** Tell those who listen how many there are, and the first. */
  announce({ own }, { minute, planned }) {
    const { said, deck } = this._parts;
    const words = planned ? then(said) : said;
    if (!own.length) return this._say("found-told", said.told_none);
    const [{ channel, state, until }] = own;
    const name = deck.querySelector(`#cards > article[data-channel="${channel}"] > h3`).textContent.trim();
    const values = { count: own.length, name, state: stateWords(words, state, until, minute) };
    return this._say("found-told", fill(own.length === 1 ? said.told_one : said.told, values));
  }

  /** Nothing is shown any more. */
  clear() {
    if (this._drawing) this._drawing.stop();
    this._comparing.clear();
    for (const element of this._root.querySelectorAll(".cards, #advice ul, .channels, .duties")) element.replaceChildren();
    this._say("found-told", "");
  }

  _frame(found, asked) {
    const { said, deck, disclosing } = this._parts;
    this._say("found-at", fill(said.at, { when: momentWords(said, asked.minute) }));
    this._one("#newer").hidden = true;
    for (const words of this._root.querySelectorAll("[data-when]")) words.hidden = (words.dataset.when === "planned") !== asked.planned;
    if (disclosing) showDuties(this._one("#duties"), this._parts, found.duties);
    this._fold("#advice", "ul", found.advice.map((id) => copy(deck, `#all-advice > [data-advice="${id}"]`)));
    this._fold("#left-out", ".channels", found.leftOut.map((out) => refused(deck, out)));
  }

  _fold(id, list, nodes) {
    this._one(id).hidden = !nodes.length;
    this._one(`${id} ${list}`).replaceChildren(...nodes);
  }

  _draw(rows, asked) {
    if (this._drawing) this._drawing.stop();
    this._root.setAttribute("aria-busy", "true");
    const draw = ([id, suggestion], n) => {
      const made = this._card(suggestion, asked);
      if (n < UNFOLDED) made.querySelector(".know").open = true;
      this._one(`#${id} > .cards`).append(made);
    };
    rows.slice(0, AT_ONCE).forEach(draw);
    this._drawing = inSteps(rows.slice(AT_ONCE), (row, n) => draw(row, n + AT_ONCE), () => {
      this._drawing = null;
      this._root.removeAttribute("aria-busy");
      this._comparing.again(this._root);
    });
  }

  _card(suggestion, asked) {
    const parts = asked.planned ? { ...this._parts, said: then(this._parts.said) } : this._parts;
    const made = target(parts, suggestion, asked);
    if (this._comparing.holds(suggestion.channel)) made.querySelector("[data-act=compare]").setAttribute("aria-pressed", "true");
    return made;
  }

  _press(button) {
    if (!button) return;
    const { channel } = button.closest("article").dataset;
    if (button.dataset.act === "compare") this._comparing.toggle(channel, this._root);
    else startNote(channel, this._asked);
  }

  _one(selector) {
    return this._root.querySelector(selector);
  }

  _say(id, words) {
    document.getElementById(id).textContent = words;
  }
}

/** In the order of the engine: danger stands first and what is closed last. */
function inGroups({ own, professional }) {
  return {
    first: own.filter(({ danger }) => danger),
    open: own.filter(({ danger, state }) => !danger && state !== "closed"),
    closed: own.filter(({ danger, state }) => !danger && state === "closed"),
    professional,
  };
}

/** The sentences of a planned time: its "today" is not ours. */
function then(said) {
  return {
    ...said,
    state_open: said.open_then,
    state_open_no_change: said.open_then_no_change,
    state_closed: said.closed_then,
    state_closed_no_change: said.closed_then_no_change,
    today: said.that_day,
    tomorrow: said.next_day,
  };
}

function refused(deck, { channel, facts }) {
  const made = copy(deck, `#refusals > [data-channel="${channel}"]`);
  for (const sentence of made.querySelectorAll("[data-fact]")) if (!facts.includes(sentence.dataset.fact)) sentence.remove();
  made.querySelector("a").target = "_blank";
  return made;
}

/** The answers go along in memory; the note listens on the same page. */
function startNote(channel, { inquiry, minute, planned }) {
  const { situations = [], needs = [], age = null, place = null, asker = null, language = null, anonymity = null, prefers = null } = inquiry;
  const detail = { channel, situations, age, place, needs, asker, at: isoOf(minute), planned, language, anonymity, prefers };
  document.dispatchEvent(new CustomEvent("note:start", { detail }));
}
