/** What is loaded to answer on the device: once a visit, whole, so that no request tells what was answered. */

import { Evaluator } from "../evaluator/index.js";
import { fetchDocument, fetchJson } from "../loading.js";
import { minuteNow, setClock } from "./clock.js";

const kept = new Map();

/** Remember what is under way, but not what failed. */
function once(address, fetch) {
  if (!kept.has(address)) {
    const coming = fetch(address);
    coming.catch(() => kept.delete(address));
    kept.set(address, coming);
  }
  return kept.get(address);
}

/**
 * The evaluator and the cards and sentences of a language. Raises Error where they are of different versions.
 * @returns {Promise<{language: string, evaluator: Evaluator, deck: Document, said: object}>}
 */
export async function load(language) {
  const [evaluator, deck, said] = await Promise.all([
    loadEvaluator(),
    once(`${folder()}${language}/deck.html`, fetchDocument),
    loadSaid(language),
  ]);
  if (deck.body.dataset.version !== `${evaluator.rulesVersion}-${evaluator.directoryVersion}`) {
    kept.clear();
    throw new Error("the cards are of another version than the table");
  }
  return { language, evaluator, deck, said };
}

/** The evaluator alone, for pages that only say what is open; and a clock that can be trusted. */
export async function loadEvaluator() {
  const { table, evaluator } = await loadTable();
  return isOld(table) ? once("no hours", async () => new Evaluator({ ...table, hours: table.hours.map(() => null) })) : evaluator;
}

function loadTable() {
  return once(`${folder()}ja/table.json`, async (address) => {
    const [table] = await Promise.all([fetchJson(address), setClock()]);
    return { table, evaluator: new Evaluator(table) };
  });
}

/** A copy as files says until when it may tell what is open; a server has no such minute. */
function isOld({ copy_until }) {
  return minuteNow() >= copy_until;
}

/** The sentences and patterns of a language. */
export async function loadSaid(language) {
  const [{ table }, said] = await Promise.all([loadTable(), once(`${folder()}${language}/said.json`, fetchJson)]);
  return isOld(table) ? { ...said, state_unknown: said.copy_unknown } : said;
}

/** Why each rule names its channels, as a document. */
export function loadReasons(language) {
  return once(`${folder()}${language}/reasons.html`, fetchDocument);
}

/** The phrases of a language, to find situations in what was written. */
export function loadWords(language) {
  return once(`${folder()}${language}/words.json`, fetchJson);
}

/** Each language has a folder of its parts; the table is the same in all. */
function folder() {
  return document.body.dataset.device;
}
