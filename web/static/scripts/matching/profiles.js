/** How near words come to the examples of each situation: routing_rules/profiles.py on the device. */

import { JAPANESE } from "./folding.js";

/** The profiles of all situations in one language, from their folded examples: `{situation: [clause, …]}`. */
export class Profiles {
  #weights = new Map();
  #shares = new Map();
  #unknown;

  constructor(examples) {
    const counts = Object.entries(examples).map(([situation, clauses]) => [situation, counted(eachOnce(clauses))]);
    const having = counted(counts.flatMap(([, count]) => [...count.keys()]));
    for (const [run, number] of having) {
      this.#weights.set(run, weightOf(counts.length, number));
      this.#shares.set(run, []);
    }
    this.#unknown = weightOf(counts.length, 1);
    for (const [situation, count] of counts) this.#addProfile(situation, count);
  }

  /** `[[situation, score], …]` for each situation that has a run of the clauses; scores from 0 to 1 in four decimals. */
  scores(clauses) {
    const sums = new Map();
    let length = 0;
    for (const run of new Set(eachOnce(clauses))) {
      const weight = this.#weights.get(run) ?? this.#unknown;
      length += weight * weight;
      for (const [situation, share] of this.#shares.get(run) ?? []) {
        sums.set(situation, (sums.get(situation) ?? 0) + weight * share);
      }
    }
    return [...sums].map(([situation, total]) => [situation, Math.floor((total / Math.sqrt(length)) * 10000 + 0.5) / 10000]);
  }

  #addProfile(situation, count) {
    const weights = [...count].map(([run, number]) => [run, Math.sqrt(number) * this.#weights.get(run)]);
    let length = 0;
    for (const [, weight] of weights) length += weight * weight;
    for (const [run, weight] of weights) this.#shares.get(run).push([situation, weight / Math.sqrt(length)]);
  }
}

/** The runs of characters of a clause, in order: of 1 to 3 in Japanese, of 3 to 5 in other scripts, with its ends. */
function runs(clause) {
  const text = [" ", ...clause, " "];
  const found = [];
  for (const length of JAPANESE.test(clause) ? [1, 2, 3] : [3, 4, 5]) {
    for (let start = 0; start + length <= text.length; start += 1) found.push(text.slice(start, start + length).join(""));
  }
  return found.filter((run) => run !== " ");
}

function eachOnce(clauses) {
  return clauses.flatMap((clause) => [...new Set(runs(clause))]);
}

function counted(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function weightOf(situations, having) {
  return Math.sqrt(Math.sqrt(situations / having));
}
