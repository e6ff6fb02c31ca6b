/** The consent entries of one note: what they let go, what they hold back; the twin of routing_rules/disclosing/consents.py. */

export const WHOLE_NOTE = "*";

const KEYS = ["fact", "reason", "status", "until", "withdrawn", "words"];
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** Is a value the code of one of the answers? */
export function among(answers, value) {
  return typeof value === "string" && answers.some(({ id }) => id === value);
}

/** Is it an object with exactly these keys (sorted)? */
export function hasKeys(value, keys) {
  return value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).sort().join() === keys.join();
}

/**
 * The entries of a note, judged on a day (ISO 8601, in Japan). Whatever is unclear lets nothing go.
 * @returns {{given: Map<string, boolean>, faults: [number, string][]}}
 */
export function consents(words, entries, today) {
  const given = new Map();
  const faults = [];
  entries.forEach((entry, n) => {
    const found = entryFaults(words, entry, today);
    const fact = found.includes("consent_unclear") ? null : entry.fact;
    if (fact !== null && given.has(fact)) found.push("consent_twice");
    if (fact !== null) {
      const may = entry.status === "given" && !entry.withdrawn && !found.length;
      given.set(fact, may && (given.get(fact) ?? true));
    }
    faults.push(...found.map((fault) => [n, fault]));
  });
  return { given, faults };
}

/** May a fact go? An entry of its own decides; without one, what was said of the note, never for identifying facts. */
export function allows(given, fact, kind) {
  if (given.has(fact) || kind === "identifying") return given.get(fact) ?? false;
  return given.get(WHOLE_NOTE) ?? false;
}

function entryFaults(words, entry, today) {
  if (!hasKeys(entry, KEYS) || !said(words, entry)) return ["consent_unclear"];
  return entry.status === "given" && !entry.withdrawn && entry.until < today ? ["consent_over"] : [];
}

/** Is everything there that its status asks for, from the lists? */
function said({ consent, facts }, entry) {
  const fact = typeof entry.fact === "string" && Object.hasOwn(facts, entry.fact) ? facts[entry.fact] : null;
  if (entry.fact !== WHOLE_NOTE && (fact === null || fact.whose === "sender")) return false;
  if (typeof entry.withdrawn !== "boolean" || !among(consent.statuses, entry.status)) return false;
  const reason = entry.status === "not_asked" ? among(consent.not_asked, entry.reason) : entry.reason === null;
  const told = among(consent.languages, entry.words) && typeof entry.until === "string" && DAY.test(entry.until);
  return reason && (entry.status === "given" ? told : entry.words === null && entry.until === null);
}
