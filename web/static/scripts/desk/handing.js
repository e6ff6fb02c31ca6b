/**
 * The panel that hands a note over by link: sealed here, the sealed text to the server, the link by mail, the passphrase
 * by phone. Link and passphrase are in this page only, and gone when it is left.
 */

import { ownNotes, put, withdraw } from "./handing/server.js";
import { tellStanding } from "./handing/standing.js";
import { watch } from "./handing/watching.js";
import { fill, say } from "./saying.js";
import { canSeal, seal } from "./sealing.js";

/**
 * Put the panel of desk/_handing.html into an element. When it is taken away again, link and passphrase are forgotten.
 * @param {HTMLElement} root
 * @param {() => object} getNote the note to seal; throws while something in it is still open, and nothing leaves
 * @param {{ready?: (id: string) => void}} [options] `ready` is told the id of every note that was handed over
 */
export function handOver(root, getNote, { ready = () => {} } = {}) {
  root.replaceChildren(document.getElementById("handing").content.cloneNode(true));
  const panel = new Panel(root, getNote, ready);
  window.addEventListener("pagehide", () => panel.forget());
}

class Panel {
  #root;
  #getNote;
  #ready;
  #id = null;
  #busy = false;
  #stop = () => {};

  constructor(root, getNote, ready) {
    [this.#root, this.#getNote, this.#ready] = [root, getNote, ready];
    const acts = { make: () => this.#make(), copy: () => this.#copy(), withdraw: () => this.#withdraw(), again: () => this.#again() };
    for (const button of root.querySelectorAll("[data-do]")) button.addEventListener("click", () => this.#once(acts[button.dataset.do]));
  }

  /** Take link and passphrase off the page. */
  forget() {
    this.#stop();
    this.#id = null;
    for (const name of ["passphrase", "receipt"]) fill(this.#root, name, "");
    this.#link.value = "";
    this.#show("make");
  }

  get #link() {
    return this.#root.querySelector("[data-link]");
  }

  async #once(act) {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await act();
    } finally {
      this.#busy = false;
    }
  }

  async #make() {
    if (!canSeal()) return this.#say("insecure");
    const note = this.#note();
    if (!note) return this.#say("still_open");
    this.#say("sealing");
    const made = await seal(note);
    const refused = await put(made.stored, Number(this.#root.querySelector("[name=hours]").value));
    this.#say(refused);
    if (refused) return;
    if (this.#root.isConnected) this.#hand(made);
    else await withdraw(made.id); // nobody will ever see its link
  }

  #note() {
    try {
      return this.#getNote();
    } catch {
      return null;
    }
  }

  #hand({ id, key, passphrase, receipt }) {
    this.#id = id;
    this.#link.value = `${location.origin}/n/${id}#${key}`;
    fill(this.#root, "passphrase", passphrase.join("・"));
    fill(this.#root, "receipt", receipt.join("・"));
    this.#show("made");
    this.#root.querySelector("[data-part=made] h5").focus();
    this.#look();
    this.#stop = watch(() => this.#look());
    this.#ready(id);
  }

  #show(part) {
    for (const other of this.#root.querySelectorAll("[data-part]")) other.hidden = other.dataset.part !== part;
  }

  async #look() {
    if (!this.#root.isConnected) return this.forget();
    const { notes } = await ownNotes();
    const mine = notes?.find(({ id }) => id === this.#id);
    if (mine) this.#tell(mine);
  }

  #tell(note) {
    tellStanding(this.#root, this.#root.querySelector("[data-standing]"), note);
    this.#root.querySelector("[data-do=withdraw]").hidden = note.state !== "waiting";
  }

  async #copy() {
    this.#link.select();
    const done = await navigator.clipboard?.writeText(this.#link.value).then(() => true, () => false);
    this.#say(done ? "copied" : "copy_by_hand");
  }

  async #withdraw() {
    const refused = await withdraw(this.#id);
    this.#say(refused);
    if (!refused) await this.#look();
  }

  /** Another link for the same draft. What was handed over before is taken back first. */
  async #again() {
    const refused = await withdraw(this.#id);
    if (refused) return this.#say(refused);
    this.forget();
    await this.#make();
  }

  #say(key) {
    say(this.#root, this.#root.querySelector("[role=status]"), key);
  }
}
