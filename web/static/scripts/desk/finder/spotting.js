/** Situations for what was typed: by their labels, then by what people say of them. */

import { even } from "../../matching/folding.js";

const MOST = 8;
const BY_DANGER = { call_now: "immediate_danger", wants_to_die: "suicidal_selfharm" };

/** Looks through the situations of the page. `labels`: [id, label] of each. */
export class Spotting {
  constructor(labels, matcher) {
    this._labels = labels.map(([id, label]) => [id, even(label)]);
    this._matcher = matcher;
  }

  /**
   * What was typed to {danger, ids}: a level of danger that its words mean, or null, and situations, best first.
   * @param {string} words
   * @returns {{danger: ?string, ids: string[]}}
   */
  spot(words) {
    const wanted = even(words).trim();
    if (!wanted) return { danger: null, ids: [] };
    const danger = this._matcher ? this._matcher.danger(words) : null;
    const labelled = this._labels.filter(([, label]) => label.includes(wanted)).map(([id]) => id);
    const matched = this._matcher ? this._matcher.match(words, document.documentElement.lang).map(({ id }) => id) : [];
    return { danger, ids: [...new Set([...(danger ? [BY_DANGER[danger]] : []), ...labelled, ...matched])].slice(0, MOST) };
  }
}
