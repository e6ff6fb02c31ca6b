/** Everything the finder needs, loaded before it is used: with the network cut, it goes on. */

import { load, loadReasons, loadWords } from "../../answer/parts.js";
import { fetchJson } from "../../loading.js";
import { Matcher } from "../../matching/matching.js";

/**
 * @typedef {object} Parts
 * @property {string} language  of the page: "ja" or "en"
 * @property {import("../../evaluator/index.js").Evaluator} evaluator
 * @property {Document} deck  every card; @property {Document} reasons  why each rule names its channels
 * @property {object} said  the sentences to fill in: those of the public pages, and the finder's own
 * @property {?Matcher} matcher  finds situations in words; null where its phrases could not be loaded
 * @property {?object} disclosing  what plain.py gives: duties and recipients; null where it could not be loaded
 */

/**
 * Load all parts. Rejects where targets could not be found without them.
 * @param {{device: string, disclosing: string, words: string}} addresses  where the page says they are
 * @returns {Promise<Parts>}
 */
export async function loadParts({ device, disclosing, words }) {
  document.body.dataset.device = device;
  const language = document.documentElement.lang;
  const [parts, reasons, phrases, known] = await Promise.all([
    load(language),
    loadReasons(language),
    loadWords(words).catch(() => null),
    loadDisclosing(disclosing).catch(() => null),
  ]);
  const said = { ...parts.said, ...ownWords() };
  return { ...parts, said, reasons, matcher: phrases && new Matcher(phrases), disclosing: known };
}

/**
 * The facts of a note, the recipients and the duties, as routing_rules/disclosing/plain.py gives them. Rejects where there are none.
 * @param {string} address
 * @returns {Promise<object>}
 */
export function loadDisclosing(address) {
  return address ? fetchJson(address) : Promise.reject(new Error("no address"));
}

function ownWords() {
  const spans = document.getElementById("said").content.querySelectorAll("[data-said]");
  return Object.fromEntries([...spans].map((span) => [span.dataset.said, span.textContent]));
}
