/** The referral note: opened for a target, written here, checked here, and never sent anywhere as it is. */

import { fetchJson } from "../loading.js";
import { stillHere } from "./note/alive.js";
import { noteProblems, profileOf } from "./note/checking.js";
import { readConsent, showAloud, showRows, todayInJapan } from "./note/consent.js";
import { fillForm, fitForm, followReasons, readForm } from "./note/form.js";
import { Guarding } from "./note/guarding.js";
import { watchLeaving } from "./note/leaving.js";
import { Ways } from "./note/ways.js";
import { make, renderNote } from "./note/render.js";

class NoteDesk {
  constructor(section, words) {
    this.section = section;
    this.words = words;
    this.form = section.querySelector("form");
    this.consent = section.querySelector("#note-consent");
    this.guarding = new Guarding(this.part("guard"), this.form, words, () => this.follow());
    this.ways = new Ways(section, words, () => this.leaving());
    this.form.addEventListener("input", () => this.follow());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.elements["consent-until"].min = todayInJapan();
    section.querySelector("[data-part=withdraw]").addEventListener("click", () => this.withdraw());
    section.querySelector("[data-part=discard]").addEventListener("click", () => this.discard());
    this.guarding.ready.then(() => this.follow());
    watchLeaving(() => this.isDraft(), () => this.empty());
  }

  part(name) {
    return this.section.querySelector(`[data-part=${name}]`);
  }

  /** Begin a note for a target, with what the finder knows. What was written before stays where the new target may get it. */
  open({ channel, situations = [], age = null, place = null, needs = [] }) {
    const profile = profileOf(this.words, channel);
    this.to = channel;
    this.place = place;
    if (!this.form.elements["consent-until"].value) this.form.elements["consent-until"].value = todayInJapan(this.words.consent.until_days);
    fillForm(this.form, { situations, age_band: bandOf(age), place: place in this.words.places ? place : null, needs: this.knownNeeds(needs) });
    fitForm(this.form, profile);
    this.showRecipient(profile);
    this.section.hidden = false;
    this.follow();
    this.section.querySelector("h2").focus();
  }

  knownNeeds(needs) {
    return needs.filter((code) => this.words.facts.needs.answers.some(({ id }) => id === code));
  }

  showRecipient(profile) {
    this.part("name").textContent = this.words.recipients[this.to].name;
    this.part("numbers").textContent = this.numbers().map(({ number }) => number).join(" / ");
    const language = this.words.language;
    for (const list of ["they_ask", "secrecy"]) {
      this.part(list).replaceChildren(...profile[list].map(({ text }) => make("li", {}, text[language])));
    }
    for (const option of this.form.elements.ground.options) {
      option.hidden = option.disabled = Boolean(option.value) && !this.words.grounds[option.value].recipients.includes(profile.name);
    }
    if (this.form.elements.ground.selectedOptions[0]?.disabled) this.form.elements.ground.value = "";
  }

  /** The numbers to call: those of the place where there are some, else the national ones. */
  numbers() {
    const { numbers } = this.words.recipients[this.to];
    const local = numbers.filter(({ place }) => place !== null && place === this.place);
    return [...numbers.filter(({ place }) => place === null), ...local];
  }

  /** Something changed: what it means for reasons, consent, guard, preview and the ways out. */
  follow() {
    if (!this.to) return;
    stillHere();
    followReasons(this.form);
    const { facts } = readForm(this.form, this.words);
    showRows(this.consent, this.words, facts);
    showAloud(this.consent, this.words, facts);
    this.consent.querySelector("[data-part=reason]").hidden = !this.consent.querySelector("[data-part=status] option[value=not_asked]:checked");
    const unanswered = this.guarding.look(facts);
    const note = this.note();
    this.part("preview").replaceChildren(renderNote(note, this.words));
    this.tell(noteProblems(this.words, note, todayInJapan()), unanswered);
  }

  /** The note as it would leave now. */
  note() {
    const { facts, opened } = readForm(this.form, this.words);
    const ground = this.form.elements.ground.value || null;
    return { v: 1, to: this.to, facts, opened, consent: readConsent(this.consent), ground };
  }

  /** The note that leaves. Throws Error where something stands against it: nothing leaves on a doubt. */
  leaving() {
    const note = this.note();
    const against = noteProblems(this.words, note, todayInJapan()).length + this.guarding.look(note.facts);
    if (against || !this.form.elements.shown.value) throw new Error("the note is not ready");
    return { note: { ...note, made: new Date().toISOString() }, numbers: this.numbers() };
  }

  tell(problems, unanswered) {
    const { said } = this.words;
    const sentences = problems.map(({ pointer, code }) => this.sentence(pointer, said[code] ?? said.shape));
    if (unanswered) sentences.push(said.guard_open.replace("{count}", unanswered));
    if (!this.form.elements.shown.value) sentences.push(said.not_shown);
    this.part("problems").replaceChildren(...[...new Set(sentences)].map((sentence) => make("li", {}, sentence)));
    this.part("problems-title").hidden = !sentences.length;
    this.ways.allow(!sentences.length);
  }

  sentence(pointer, sentence) {
    const label = this.words.facts[pointer.split("/")[2]]?.label;
    return label ? `${label}: ${sentence}` : sentence;
  }

  withdraw() {
    this.consent.dataset.withdrawn = this.consent.dataset.withdrawn === "yes" ? "no" : "yes";
    this.part("withdraw").setAttribute("aria-pressed", String(this.consent.dataset.withdrawn === "yes"));
    this.follow();
  }

  isDraft() {
    return Boolean(this.to) && !this.ways.done && Object.keys(readForm(this.form, this.words).facts).length > 0;
  }

  discard() {
    if (!confirm(this.words.said.discard_sure)) return;
    this.empty();
    this.section.hidden = true;
    document.querySelector("#main").focus();
  }

  empty() {
    this.form.reset();
    this.to = null;
    this.guarding.kept.clear();
    this.consent.dataset.withdrawn = "no";
    this.part("withdraw").setAttribute("aria-pressed", "false");
    for (const name of ["preview", "problems", "guard", "aloud", "rows"]) this.part(name).replaceChildren();
    this.ways.empty();
  }
}

/** The band of an age in years; null where it is not known. School levels overlap with ages, so 12 and 15 stay open. */
function bandOf(age) {
  if (age === null || age === undefined || age === 6 || age === 12 || age === 15) return null;
  const bands = [[6, "preschool"], [12, "primary"], [15, "lower_secondary"], [18, "upper_secondary"], [20, "from_18_to_19"]];
  return bands.find(([below]) => age < below)?.[1] ?? "from_20";
}

const section = document.querySelector("#note");
const coming = fetchJson(section.dataset.words).then((words) => new NoteDesk(section, words));
coming.catch(() => { section.querySelector("[data-part=failed]").hidden = false; });
document.addEventListener("note:start", ({ detail }) => {
  section.hidden = false;
  coming.then((desk) => desk.open(detail), () => section.querySelector("h2").focus());
});
