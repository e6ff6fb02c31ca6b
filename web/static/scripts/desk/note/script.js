/** A call script made from a note: who I am, what I need, what I will not say. */

import { make, recipientName, valueText } from "./render.js";

const ORDER = [
  "urgency", "situations", "hours_since", "other_limits", "age_band", "place", "needs", "safety_now", "next_contact",
  "reach_by", "reach_hours", "reach_never", "must_not_know", "anonymity", "already_done", "promised", "wants_next", "who_knows",
];

/** The script as an element; `numbers`: what to call, as printed. */
export function renderScript(note, words, numbers) {
  const script = make("article", { className: "call-script" }, make("h3", {}, words.said.call.replace("{name}", recipientName(note, words))));
  for (const { number, label } of numbers) {
    script.append(make("p", { className: "call-number" }, number, ...(label ? [make("small", {}, ` ${label}`)] : [])));
  }
  script.append(part(words.said.call_who, opening(note, words)), part(words.said.call_need, asked(note, words)), part(words.said.call_not, unsaid(note, words)));
  return script;
}

function part(title, sentences) {
  return make("section", {}, make("h4", {}, title), make("ul", {}, ...sentences.map((sentence) => make("li", {}, sentence))));
}

function opening({ facts }, { said }) {
  const who = facts.sender_organisation ? said.call_from.replace("{organisation}", facts.sender_organisation) : said.call_from_nobody;
  const back = [facts.sender_phone, facts.sender_hours].filter(Boolean).join(said.comma);
  return [who, ...(back ? [said.call_back.replace("{back}", back)] : [])];
}

function asked(note, words) {
  const known = ORDER.filter((name) => Object.hasOwn(note.facts, name));
  const sentences = known.map((name) => `${words.facts[name].label}: ${valueText(name, note.facts[name], words)}`);
  const ground = note.ground && words.grounds[note.ground];
  if (ground) sentences.push(words.said.ground.replace("{label}", ground.label).replace("{law}", ground.law).replace("{article}", ground.article));
  if (note.facts.first_words) sentences.push(words.said.call_first.replace("{words}", note.facts.first_words));
  return sentences;
}

/** Identifying facts that are not in the note, everything that was objected to, and the sentence for when they ask. */
function unsaid(note, words) {
  const objected = note.consent.filter((entry) => entry.status === "objects" || entry.withdrawn).map((entry) => entry.fact);
  const closed = Object.keys(words.facts).filter((name) => words.facts[name].kind === "identifying" && !Object.hasOwn(note.facts, name));
  const labels = [...new Set([...closed, ...objected])].filter((name) => words.facts[name]).map((name) => words.facts[name].label);
  return [labels.join(words.said.comma), ...words.never.map(({ label }) => label), words.said.call_if_asked].filter(Boolean);
}
