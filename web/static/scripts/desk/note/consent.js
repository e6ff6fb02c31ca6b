/** The part of the form about consent: what is read to the person, in which words, and what they said. */

import { WHOLE_NOTE } from "./consents.js";
import { make } from "./render.js";

const DAY = 86400000; // milliseconds

/** Today in Japan, as ISO 8601; `days` later. */
export function todayInJapan(days = 0, now = Date.now()) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(new Date(now + days * DAY));
}

/** What to read aloud, in the words the person understands: why, each fact that is filled in, and how to stop it. */
export function showAloud(root, words, facts) {
  const language = spoken(root);
  const sentences = [
    ...words.consent.explanations.map(({ text }) => text[language]),
    ...Object.keys(facts).flatMap((name) => words.facts[name].aloud?.[language] ?? []),
    words.consent.withdrawal[language],
  ];
  const list = root.querySelector("[data-part=aloud]");
  list.lang = language;
  list.replaceChildren(...sentences.map((sentence) => make("li", {}, sentence)));
}

/** One row for each fact of the person that is filled in; a row keeps what was chosen while the fact stays. */
export function showRows(root, words, facts) {
  const rows = root.querySelector("[data-part=rows]");
  const names = Object.keys(facts).filter((name) => words.facts[name].whose !== "sender");
  const kept = new Map([...rows.children].map((row) => [row.dataset.consent, row]));
  rows.replaceChildren(...names.map((name) => kept.get(name) ?? newRow(root, words, name)));
}

/** The entries of the note, one for the whole and one for each fact that was answered on its own. */
export function readConsent(root) {
  const entry = (fact, part) => ({
    fact,
    status: part.querySelector("[data-part=status]").value,
    reason: null,
    words: null,
    until: null,
    withdrawn: root.dataset.withdrawn === "yes",
  });
  const whole = root.querySelector("[data-consent='*']");
  const rows = [...root.querySelectorAll("[data-part=rows] > [data-consent]")];
  const entries = [entry(WHOLE_NOTE, whole), ...rows.map((row) => entry(row.dataset.consent, row))];
  return entries.filter(({ status }) => status).map((said) => completed(said, root));
}

function completed(said, root) {
  if (said.status === "not_asked") return { ...said, reason: root.querySelector("[name=consent-reason]").value || null };
  if (said.status !== "given") return said;
  return { ...said, words: root.querySelector("[name=consent-words]").value, until: root.querySelector("[name=consent-until]").value };
}

function newRow(root, words, name) {
  const row = root.querySelector("template[data-part=row]").content.firstElementChild.cloneNode(true);
  row.dataset.consent = name;
  const [label, status] = [row.querySelector("label"), row.querySelector("select")];
  status.id = `consent-${name}`;
  label.htmlFor = status.id;
  label.textContent = words.facts[name].label;
  if (words.facts[name].kind === "identifying") status.querySelector("option[value='']").textContent = words.said.not_said;
  return row;
}

function spoken(root) {
  const chosen = root.querySelector("[name=consent-words]").value;
  return chosen === "interpreted" ? document.documentElement.lang : chosen;
}
