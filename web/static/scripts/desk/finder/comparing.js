/** Two targets side by side, made from their cards. */

import { explain } from "./target.js";

const ROWS = {
  state: ".state",
  contacts: ":scope > .contacts",
  name: ":scope > .name",
  "they-ask": ".they-ask",
  secrecy: ".secrecy",
  cautions: ".cautions",
  because: ".reasons",
};

/** Remembers which are compared; a third takes the place of the first. */
export class Comparing {
  constructor({ said, reasons }) {
    this._said = said;
    this._reasons = reasons;
    this._channels = [];
    this._section = document.getElementById("compared");
    document.getElementById("compare-close").addEventListener("click", () => this._close());
  }

  /** Is this channel one of them? */
  holds(channel) {
    return this._channels.includes(channel);
  }

  /** Take a channel in, or out again. */
  toggle(channel, root) {
    const others = this._channels.filter((known) => known !== channel);
    this._channels = this.holds(channel) ? others : [...others.slice(-1), channel];
    this.again(root);
    if (this._channels.length === 2) document.getElementById("compared-title").focus();
  }

  /** Show the comparison for the cards that are there now. */
  again(root) {
    const cards = this._channels.map((channel) => root.querySelector(`article[data-channel="${channel}"]`)).filter(Boolean);
    for (const button of root.querySelectorAll("[data-act=compare]")) {
      button.setAttribute("aria-pressed", String(this.holds(button.closest("article").dataset.channel)));
    }
    document.getElementById("one-more").textContent = this._channels.length === 1 ? this._said.one_more : "";
    this._section.hidden = cards.length < 2;
    this._section.querySelector(".table").replaceChildren(...(cards.length < 2 ? [] : [this._table(cards)]));
  }

  /** Nothing is compared. */
  clear() {
    this._channels = [];
    this.again(document);
  }

  _table(cards) {
    const made = document.getElementById("comparison").content.firstElementChild.cloneNode(true);
    cards.forEach((card, n) => this._fill(made, card, n));
    for (const body of made.querySelectorAll("tbody")) if (!body.querySelector("td > *")) body.remove();
    return made;
  }

  _fill(table, card, column) {
    explain(card.querySelector(".because"), this._reasons);
    table.querySelectorAll("thead th")[column].textContent = card.querySelector("h3").textContent;
    for (const [row, selector] of Object.entries(ROWS)) {
      const found = card.querySelector(selector);
      if (found) table.querySelectorAll(`[data-row="${row}"] td`)[column].replaceChildren(found.cloneNode(true));
    }
  }

  _close() {
    const [, last] = this._channels;
    this.clear();
    const button = document.querySelector(`#found article[data-channel="${last}"] [data-act=compare]`);
    if (button) button.focus();
  }
}
