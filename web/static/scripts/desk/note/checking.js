/**
 * Why a note must not leave; the twin of routing_rules/disclosing/checking.py, which says what each reason means.
 * Closed by default: what is not understood is refused.
 */

import { allows, among, consents, hasKeys } from "./consents.js";

const KEYS = ["consent", "facts", "ground", "opened", "to", "v"];

/**
 * Every reason why a note must not leave on a day (ISO 8601, in Japan); none when it may.
 * @returns {{pointer: string, code: string}[]}
 */
export function noteProblems(words, note, today) {
  return [...found(words, note, today)].map(([pointer, code]) => ({ pointer, code }));
}

/** The profile of the kind of recipient that a channel is; null for one that is not known. */
export function profileOf(words, channel) {
  const name = own(words.channels, channel);
  return name === null ? null : { name, ...words.profiles[name] };
}

function* found(words, note, today) {
  if (!isNote(note)) return yield ["", "shape"];
  const profile = profileOf(words, note.to);
  if (!profile) return yield ["/to", "recipient_unknown"];
  if (!Object.keys(profile.needs).length && !Object.keys(profile.may).length) return yield ["/to", "recipient_takes_none"];
  const known = consents(words, note.consent, today);
  const opened = openedBy(words, note.ground, profile.name);
  yield* groundProblems(words, note.ground, profile.name);
  yield* factProblems(words, note.facts, profile);
  if (!opened.length) yield* keptFrom(own(note.facts, "must_not_know"), profile);
  yield* reasonProblems(words, note.facts, note.opened);
  yield* known.faults.map(([n, code]) => [`/consent/${n}`, code]);
  yield* withoutConsent(words, note.facts, known.given, opened);
}

function isNote(note) {
  if (!hasKeys(note, KEYS) || note.v !== 1 || !Array.isArray(note.consent)) return false;
  return [note.facts, note.opened].every((part) => part !== null && typeof part === "object" && !Array.isArray(part));
}

/** What the ground lets go to this recipient without consent. */
function openedBy(words, ground, profile) {
  const known = own(words.grounds, ground);
  return known?.recipients.includes(profile) ? known.opens : [];
}

function* groundProblems(words, ground, profile) {
  if (ground === null) return;
  const known = own(words.grounds, ground);
  if (!known) yield ["/ground", "ground_unknown"];
  else if (!known.recipients.includes(profile)) yield ["/ground", "ground_elsewhere"];
}

function* factProblems(words, facts, profile) {
  for (const name of Object.keys(facts)) if (!Object.hasOwn(words.facts, name)) yield ["/facts", "fact_unknown"];
  for (const [name, fact] of Object.entries(words.facts)) {
    if (!Object.hasOwn(facts, name)) continue;
    if (!Object.hasOwn(profile.needs, name) && !Object.hasOwn(profile.may, name)) yield [`/facts/${name}`, "fact_withheld"];
    const code = valueProblem(fact, facts[name]);
    if (code) yield [`/facts/${name}`, code];
  }
}

function valueProblem(fact, value) {
  if (fact.kind === "one") return among(fact.answers, value) ? null : "answer_unknown";
  if (fact.kind === "many") return manyFit(fact, value) ? null : "answer_unknown";
  if (typeof value !== "string" || !value.trim()) return "words_missing";
  return [...value].length > fact.max ? "words_long" : null;
}

function manyFit(fact, value) {
  const some = Array.isArray(value) && value.length > 0 && new Set(value).size === value.length;
  return some && value.every((code) => among(fact.answers, code));
}

/** A recipient that is one of those who must not know; danger and notification outrank the wish. */
function* keptFrom(hidden, profile) {
  if (Array.isArray(hidden) && profile.belongs_to.some((answer) => hidden.includes(answer))) {
    yield ["/facts/must_not_know", "recipient_must_not_know"];
  }
}

/** Identifying facts are off until opened with a reason; a reason without its fact would tell that there was one. */
function* reasonProblems(words, facts, opened) {
  const identifying = Object.keys(words.facts).filter((name) => words.facts[name].kind === "identifying");
  for (const name of identifying) {
    if (Object.hasOwn(facts, name) && !among(words.reasons, own(opened, name))) yield [`/opened/${name}`, "reason_missing"];
    if (Object.hasOwn(opened, name) && !Object.hasOwn(facts, name)) yield [`/opened/${name}`, "reason_idle"];
  }
  if (Object.keys(opened).some((name) => !identifying.includes(name))) yield ["/opened", "reason_idle"];
}

/** Facts of the person that neither consent nor a ground lets go; said once where it is missing for the whole note. */
function* withoutConsent(words, facts, given, opened) {
  let said = false;
  for (const [name, fact] of Object.entries(words.facts)) {
    if (!Object.hasOwn(facts, name) || fact.whose === "sender" || opened.includes(name) || allows(given, name, fact.kind)) continue;
    if (fact.kind === "identifying" || given.has(name)) yield [`/facts/${name}`, "consent_missing"];
    else if (!said) {
      said = true;
      yield ["/consent", "consent_missing_note"];
    }
  }
}

function own(object, key) {
  return typeof key === "string" && Object.hasOwn(object, key) ? object[key] : null;
}
