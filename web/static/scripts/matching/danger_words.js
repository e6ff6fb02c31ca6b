/** Words of danger, looked for anywhere in what was typed: routing_rules/danger_words.py on the device. */

import { line, shortened } from "./folding.js";

/** The more urgent first. */
export const LEVELS = ["call_now", "wants_to_die"];

const TELLING = 6;

/** Looks with long vowels as written, and again with short ones. `danger`: folded words by level. */
export class DangerWords {
  #watches;

  constructor(long, short, danger, unless) {
    const shortDanger = Object.fromEntries(LEVELS.map((level) => [level, shortPatterns(danger[level])]));
    this.#watches = [
      { folding: long, danger, unless },
      { folding: short, danger: shortDanger, unless: shortPatterns(unless) },
    ];
  }

  /** The most urgent level of which a word is found, else null. */
  level(words) {
    const found = new Set(this.#watches.flatMap((watch) => levels(watch, words)));
    return LEVELS.find((level) => found.has(level)) ?? null;
  }
}

function levels({ folding, danger, unless }, words) {
  const { written, kana } = folding.fold(words);
  const lines = [line(written), line(kana)].map((text) => unless.reduce((left, harmless) => left.split(harmless).join(" "), text));
  return LEVELS.filter((level) => danger[level].some((pattern) => lines.some((text) => text.includes(pattern))));
}

/** What shrinks to a few kana is left out: it would stand in harmless words. */
function shortPatterns(patterns) {
  return patterns
    .map((pattern) => [pattern, shortened(pattern)])
    .filter(([pattern, to]) => to === pattern || [...to].length >= TELLING)
    .map(([, to]) => to);
}
