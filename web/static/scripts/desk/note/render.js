/** A note as a page shows it: to the person before it leaves, on paper, and to whoever opens it. */

import { WHOLE_NOTE } from "./consents.js";

/**
 * The note as an element. Codes that are not known are shown as they are: an older reader loses nothing.
 * @param {object} note as in routing_rules/disclosing/checking.py
 * @param {object} words of one language, as in web/desk/note_words.py
 */
export function renderNote(note, words) {
  const sheet = make("article", { className: "note-sheet" });
  sheet.append(make("h3", {}, recipientName(note, words)));
  if (note.made) sheet.append(make("p", { className: "note-made" }, words.said.made.replace("{when}", moment(note.made, words.language))));
  for (const section of words.sections) {
    const part = sectionPart(section, note, words);
    if (part) sheet.append(part);
  }
  sheet.append(consentPart(note, words), ...words.always.map(({ text }) => make("p", { className: "note-always" }, text)));
  return sheet;
}

/** What a fact says, as one string. */
export function valueText(name, value, words) {
  const fact = words.facts[name];
  if (!fact) return String(value);
  if (name === "place") return words.places[value] ?? value;
  const label = (code) => fact.answers.find(({ id }) => id === code)?.label ?? code;
  if (fact.kind === "one") return label(value);
  return fact.kind === "many" ? value.map(label).join(words.said.comma) : value;
}

/** The channel's name. */
export function recipientName(note, words) {
  return words.recipients[note.to]?.name ?? note.to;
}

/** An element with properties and children. */
export function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function sectionPart(section, note, words) {
  const shown = section.facts.filter((name) => Object.hasOwn(note.facts, name));
  if (!shown.length) return null;
  const list = make("dl");
  for (const name of shown) {
    const value = valueText(name, note.facts[name], words);
    list.append(make("dt", {}, words.facts[name].label), make("dd", {}, quoted(name) ? words.said.quote.replace("{words}", value) : value));
    if (note.opened[name]) list.append(make("dd", { className: "note-opened" }, openedText(note.opened[name], words)));
  }
  return make("section", {}, make("h4", {}, section.label), list);
}

function quoted(name) {
  return name === "first_words" || name === "question_asked";
}

function openedText(reason, words) {
  return words.said.opened.replace("{reason}", words.reasons.find(({ id }) => id === reason)?.label ?? reason);
}

function consentPart(note, words) {
  const items = note.consent.map((entry) => make("li", {}, consentText(entry, words)));
  const ground = note.ground && words.grounds[note.ground];
  if (ground) items.push(make("li", {}, words.said.ground.replace("{label}", ground.label).replace("{law}", ground.law).replace("{article}", ground.article)));
  return make("section", {}, make("h4", {}, words.said.consent), make("ul", {}, ...items));
}

function consentText(entry, words) {
  const label = (list, code) => list.find(({ id }) => id === code)?.label ?? code;
  const what = entry.fact === WHOLE_NOTE ? words.said.whole_note : (words.facts[entry.fact]?.label ?? entry.fact);
  const status = label(words.consent.statuses, entry.status);
  const more = [
    entry.reason && label(words.consent.not_asked, entry.reason),
    entry.words && label(words.consent.languages, entry.words),
    entry.until && words.said.until.replace("{day}", entry.until),
    entry.withdrawn && words.said.withdrawn,
  ].filter(Boolean);
  return `${what}: ${[status, ...more].join(words.said.comma)}`;
}

function moment(iso, language) {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Tokyo" }).format(new Date(iso));
}
