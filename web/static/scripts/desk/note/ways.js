/** The three ways over: read aloud, print, one-time link. Closed until the note may leave. */

import { ask } from "../asking.js";
import { handOver } from "../handing.js";
import { make, renderNote } from "./render.js";
import { renderScript } from "./script.js";

export class Ways {
  /** `leaving()`: the note that leaves, with the numbers to call; throws where it may not. */
  constructor(section, words, leaving) {
    Object.assign(this, { section, words, leaving, done: false });
    this.shown = section.querySelector("[data-part=way]");
    this.panel = section.querySelector("[data-part=link]");
    this.buttons = [...section.querySelectorAll("[data-way]")];
    for (const button of this.buttons) button.addEventListener("click", () => this.take(button.dataset.way));
  }

  /** May it leave? Where it may not (any more), nothing of it stays to be taken along. */
  allow(may) {
    for (const button of this.buttons) button.disabled = !may;
    this.shown.replaceChildren();
  }

  take(way) {
    let given;
    try {
      given = this.leaving();
    } catch {
      return this.allow(false);
    }
    this[way](given).focus();
  }

  call({ note, numbers }) {
    this.shown.replaceChildren(renderScript(note, this.words, numbers));
    this.over(note);
    return this.shown;
  }

  print({ note }) {
    const header = make("p", { className: "paper-header" }, this.words.said.paper_header);
    this.shown.replaceChildren(make("div", { className: "paper" }, header, renderNote(note, this.words)));
    document.body.dataset.print = "note";
    window.print();
    delete document.body.dataset.print;
    this.over(note);
    return this.shown;
  }

  /** One panel a note: pressed again, its link is still there. */
  link({ note }) {
    if (!this.panel.hasChildNodes()) handOver(this.panel, () => this.leaving().note, { ready: () => this.over(note) });
    return this.panel;
  }

  /** Handed over. Where an organisation counts, the channel and nothing else is told, once a note. */
  over(note) {
    if ("counts" in this.section.dataset && !this.done) ask("/desk/api/counts", { channel: note.to }, { signedIn: true }).catch(() => {});
    this.done = true;
  }

  empty() {
    this.done = false;
    this.panel.replaceChildren();
    this.allow(false);
  }
}
