/**
 * Which unanswered questions would change the list of channels, most telling first.
 *
 * Exact: the set of channels is compared first; where it stays the same, the list changes exactly when the present order
 * is no longer sorted by the new ranks.
 */

import { bitsOf, both, isSame, keepOnly, maskOf, overlap } from "./masks.js";
import { wishesOf } from "./ranking.js";
import { ABROAD, ANONYMITY, PREFECTURES, PREFERS } from "./vocabulary.js";

/** Asks over one engine. `questions`: the codes of the questions whose answers the table brings. */
export class Questions {
  constructor(engine, questions) {
    this._engine = engine;
    // In the order of proposing. In each field the answers that change the list most often come first.
    this._answers = {
      situations: questions.situations.map((code) => [code]),
      age: agesToldApart(engine.table),
      asker: [...questions.asker].reverse(),
      place: [ABROAD, ...PREFECTURES],
      needs: questions.needs.map((code) => [code]),
      anonymity: ANONYMITY,
      prefers: PREFERS,
      language: [...questions.language].reverse(),
    };
  }

  /** Fields of the inquiry that are unanswered and whose answer would change what `given` lists at an AtMinute. */
  askNext(inquiry, given, now) {
    const size = this._engine.table.channels.length;
    const channels = maskOf(given.suggestions.map(({ channel }) => channel), size);
    const named = maskOf([...bitsOf(channels), ...given.leftOut.map(({ channel }) => channel)], size);
    const present = { inquiry, ...given, channels, named, now };
    return Object.keys(this._answers).filter((field) => !isAnswered(inquiry[field]) && this._asks(field, present));
  }

  _asks(field, present) {
    if (field === "place" && overlap(this._engine.table.has_local, present.channels)) return true;
    return this._answers[field].some((answer) => this._changes({ ...present.inquiry, [field]: answer }, present));
  }

  _changes(other, present) {
    const { channels } = present;
    const fired = this._engine.fired(other);
    const takes = this._engine.takes(other);
    if (isSame(fired, present.fired)) {
      if (!isSame(both(present.named, takes), channels)) return true;
      return this._isUnsorted(other, present, (suggestion) => suggestion.place);
    }
    const rules = bitsOf(fired);
    const listed = this._engine.namedBy(rules);
    keepOnly(listed, takes);
    if (!isSame(listed, channels)) return true;
    const named = this._engine.named(rules);
    return this._isUnsorted(other, present, ({ channel }) => named.get(channel).place);
  }

  /** Would the wishes of another inquiry put the same channels in another order? */
  _isUnsorted(other, { suggestions, now }, placeIn) {
    const wishes = wishesOf(other);
    const ranker = now.ranker(wishes);
    const plans = this._engine.plans.of(other.place, wishes.noVoice);
    let before = -1;
    return suggestions.some((suggestion) => {
      const packed = ranker.packed(plans[suggestion.channel], placeIn(suggestion));
      const isOut = packed < before;
      before = packed;
      return isOut;
    });
  }
}

/** One age for each class that a rule or a channel tells apart, oldest first: adults change the list most. */
function agesToldApart(table) {
  const columns = [...Object.values(table.rules_by_age), ...Object.values(table.channels_by_age)];
  return [...new Set(columns.flatMap(({ starts }) => starts))].sort((a, b) => b - a);
}

function isAnswered(value) {
  return value !== null && value.length !== 0;
}
