/**
 * The rule engine on the visitor's device, so that answers never leave it.
 *
 * It reads the table that service/device_table.py writes, and gives what the engine on the server gives; a test holds
 * the two equal. Keeps no inquiry and reads no clock: whoever asks says which minute it is.
 *
 *     vocabulary.js  masks.js          the answers it speaks of; sets of rules and channels
 *     table.js  columns.js  facts.js   the table as objects
 *     calendar.js  hours_days.js  hours_line.js  hours.js    open, closed or not stated
 *     standing.js  plans.js  ranking.js   how a channel stands, and the order
 *     engine.js  questions.js  inquiry.js   the answer, what to ask next, what was asked
 */

import { Engine } from "./engine.js";
import { readFacts } from "./facts.js";
import { Timetable } from "./hours.js";
import { completed } from "./inquiry.js";
import { Plans } from "./plans.js";
import { Questions } from "./questions.js";
import { AtMinute } from "./ranking.js";
import { readTable, tierOf, orderOf } from "./table.js";

/**
 * @typedef {object} Suggestion
 * @property {string} channel
 * @property {"open"|"closed"|"unknown"} state
 * @property {?number} until  the minute when the state changes next, null where none is near
 * @property {"now"|"later"} when
 * @property {{tier: number, order: number}} place  where the rules name it; tier 0 is danger
 * @property {boolean} danger  named because of danger
 * @property {0|1|2} demand  a name or a trace where the person must not be known: none, not stated, asked
 * @property {boolean} overdue  its number or hours should have been looked at again
 * @property {boolean} language  not known to speak the person's language
 * @property {boolean} replies_later  a message is read later
 * @property {boolean} voice_only  only by voice, for somebody who cannot use it
 * @property {string[]} rules  ids of the rules that name it, the one that put it in its place first
 * @property {string[]} cautions  ids of what those rules say of it
 *
 * @typedef {object} Answer
 * @property {Suggestion[]} suggestions
 * @property {{channel: string, facts: string[]}[]} left_out
 * @property {string[]} advice
 * @property {string[]} [ask_next]  fields whose answer would change the list, most telling first
 */

/** Answers inquiries from one table. Minutes count from the Unix epoch. */
export class Evaluator {
  constructor({ table, facts, cautions, caution_ids, questions, hours, holidays, rules_version, directory_version }) {
    this.rulesVersion = rules_version;
    this.directoryVersion = directory_version;
    this._languages = questions.language;
    this._timetable = new Timetable(hours, holidays);
    this._engine = new Engine(readTable(table, questions), new Plans(readFacts(facts)));
    this._questions = new Questions(this._engine, questions);
    this._said = readCautions(cautions, caution_ids, table.channels.length);
    this._latest = { minute: null, now: null };
  }

  /** The answer to an inquiry of the API (without `at`). Same inquiry and minute, same answer. @returns {Answer} */
  answer(inquiry, minute) {
    const asked = completed(inquiry, this._languages);
    const now = this._at(minute);
    const given = this._engine.suggest(asked, now);
    return { ...this._told(given), ask_next: this._questions.askNext(asked, given, now) };
  }

  /** The answer without `ask_next`, which takes longest to find. @returns {Answer} */
  suggest(inquiry, minute) {
    return this._told(this._engine.suggest(completed(inquiry, this._languages), this._at(minute)));
  }

  /** How the hours with this index stand at a minute: {state, until}. */
  pointState(hours, minute) {
    return this._timetable.stateOf(hours, minute);
  }

  _at(minute) {
    if (this._latest.minute !== minute) this._latest = { minute, now: new AtMinute(this._timetable, minute) };
    return this._latest.now;
  }

  _told({ suggestions, leftOut, advice }) {
    const { channels } = this._engine.table;
    return {
      suggestions: suggestions.map((suggestion) => this._toldOf(suggestion)),
      left_out: leftOut.map(({ channel, facts }) => ({ channel: channels[channel], facts })),
      advice,
    };
  }

  _toldOf({ channel, place, plan, rank, standing, rules }) {
    return {
      channel: this._engine.table.channels[channel],
      state: standing.state,
      until: standing.until,
      when: standing.state === "closed" ? "later" : "now",
      place: { tier: tierOf(place), order: orderOf(place) },
      danger: rank.danger === 0,
      demand: rank.demand,
      overdue: rank.overdue === 1,
      language: rank.language === 1,
      replies_later: plan.repliesLater,
      voice_only: plan.voiceOnly,
      rules: rules.map((rule) => this._engine.table.rules[rule]),
      cautions: this._cautions(channel, rules),
    };
  }

  _cautions(channel, rules) {
    const said = this._said[channel];
    return said.size ? [...new Set(rules.flatMap((rule) => said.get(rule) || []))] : [];
  }
}

/** By channel, then by rule: the cautions that the rule says with the channel. */
function readCautions(rows, ids, channels) {
  const said = Array.from({ length: channels }, () => new Map());
  for (const [rule, channel, ...cautions] of rows) said[channel].set(rule, cautions.map((n) => ids[n]));
  return said;
}
