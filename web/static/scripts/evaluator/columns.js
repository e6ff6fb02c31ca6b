/** Columns: which rules (or channels) accept an answer of one field? */

import { readMask } from "./masks.js";

/** Accepted masks by code; null is "not answered". A code that is not listed has a mask of its own. */
export class Column {
  /** From the table; `size` is the number of rules or channels. */
  constructor({ masks, unanswered, other }, size) {
    this._masks = new Map(Object.entries(masks).map(([code, mask]) => [code, readMask(mask, size)]));
    this._unanswered = readMask(unanswered, size);
    this._other = readMask(other, size);
  }

  /** The mask of an answer. It must not be changed. */
  get(answer) {
    return answer === null ? this._unanswered : this._masks.get(answer) || this._other;
  }
}

/** Accepted masks by age in full years; null is "not answered". `starts`: the ages at which the mask changes. */
export class AgeColumn {
  /** From the table; `size` is the number of rules or channels. */
  constructor({ starts, masks, unanswered }, size) {
    this.starts = starts;
    this._masks = masks.map((mask) => readMask(mask, size));
    this._unanswered = readMask(unanswered, size);
  }

  /** The mask of an age. It must not be changed. */
  get(age) {
    if (age === null) return this._unanswered;
    let last = this.starts.length - 1;
    while (this.starts[last] > age) last -= 1;
    return this._masks[last];
  }
}
