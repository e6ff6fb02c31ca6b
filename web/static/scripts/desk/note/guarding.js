/**
 * What the guard finds in free text, answered one by one. Fails closed: where the guard does not work, no free text leaves.
 */

import { make } from "./render.js";

/** Whose general form is a word that can stand in the sentence; for the others it only says what to write. */
const INSERTED = ["school", "address"];

/** The facts whose text is the person's: the sender's own organisation and number are meant to be there. */
export function guarded(words) {
  return Object.keys(words.facts).filter((name) => words.facts[name].kind === "free" && words.facts[name].whose === "person");
}

export class Guarding {
  /** `root`: where findings are shown; `changed`: called when one was answered. */
  constructor(root, form, words, changed) {
    Object.assign(this, { root, form, words, changed, kept: new Set(), guard: null });
    this.ready = this.load();
  }

  async load() {
    try {
      const guard = await import("../guard.js");
      if ((await guard.ready()) === true) this.guard = guard;
    } catch {
      this.guard = null; // closed: openFindings() then holds back every free text
    }
  }

  /** Look again; gives how many findings are unanswered. */
  look(facts) {
    const written = guarded(this.words).filter((name) => Object.hasOwn(facts, name));
    let found;
    try {
      found = written.flatMap((name) => this.findings(name, facts[name]));
    } catch {
      this.guard = null;
    }
    if (!this.guard) return this.refuse(written);
    this.root.replaceChildren(...found.map((finding) => this.item(finding)));
    return found.length;
  }

  findings(name, text) {
    return this.guard.find(text).filter((found) => !this.kept.has(`${name} ${found.text}`)).map((found) => ({ ...found, name }));
  }

  refuse(written) {
    this.root.replaceChildren(...(written.length ? [make("li", {}, this.words.said.guard_down)] : []));
    return written.length;
  }

  item(finding) {
    const { said, facts } = this.words;
    const kind = said[`guard_${finding.kind}`] ?? said.guard_other;
    const what = said.guard_found.replace("{label}", facts[finding.name].label).replace("{text}", finding.text).replace("{kind}", kind);
    const instead = (INSERTED.includes(finding.kind) && finding.general) || said.guard_blank;
    const hint = finding.general ? said.guard_hint.replace("{general}", finding.general) : "";
    const replace = make("button", { type: "button", className: "second" }, said.guard_replace.replace("{general}", instead));
    const keep = make("button", { type: "button", className: "link" }, said.guard_keep);
    replace.addEventListener("click", () => this.replace(finding, instead));
    keep.addEventListener("click", () => this.keep(finding));
    return make("li", {}, make("span", {}, `${what} ${hint}`), replace, keep);
  }

  replace({ name, text }, instead) {
    const field = this.form.elements[name];
    field.value = field.value.replace(text, instead);
    field.focus();
    this.changed();
  }

  keep({ name, text }) {
    this.kept.add(`${name} ${text}`);
    this.form.elements[name].focus();
    this.changed();
  }
}
