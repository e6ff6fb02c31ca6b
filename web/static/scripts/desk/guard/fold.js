/** Text with the differences of width, old letters and invisible signs folded, and the way back to where a letter stood. */

const CLUSTER = /[\uff66-\uff9d][\uff9e\uff9f]|.\p{M}*/gsu;
const INVISIBLE = /^[\p{Cf}\p{M}\u3164]+$/u;
const OLD = "髙﨑邉邊齋齊斉澤嶋濱櫻眞國廣德惠學龍瀧壽彌靜榮曾巖峯埜槇";
const NEW = "高崎辺辺斎斎斎沢島浜桜真国広徳恵学竜滝寿弥静栄曽巌峰野槙";
const PRESENT = new Map([...OLD].map((letter, n) => [letter, NEW[n]]));

/** One text, folded. */
export class Folded {
  #starts = [];
  #ends = [];

  constructor(written) {
    const parts = [];
    for (const found of written.matchAll(CLUSTER)) {
      const part = foldOne(found[0]);
      for (let n = 0; n < part.length; n += 1) {
        this.#starts.push(found.index);
        this.#ends.push(found.index + found[0].length);
      }
      parts.push(part);
    }
    this.text = parts.join("");
  }

  /** Where a stretch of the folded text stands in the written one: [start, end]. */
  place(start, end) {
    return [this.#starts[start], this.#ends[end - 1]];
  }
}

function foldOne(cluster) {
  if (INVISIBLE.test(cluster)) return "";
  const folded = cluster.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return PRESENT.get(folded) ?? folded;
}
