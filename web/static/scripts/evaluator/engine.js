/** Which channels, in which order, because of which rules. Four steps: rules, channels, standing, order. */

import { bitsOf, both, emptyMask, exclude, has, include, keepOnly } from "./masks.js";
import { wishesOf } from "./ranking.js";
import { WOMEN_NOT_FOR } from "./vocabulary.js";

/** Suggests over one table. Keeps no inquiry. */
export class Engine {
  constructor(table, plans) {
    this.table = table;
    this.plans = plans;
  }

  /**
   * The channels for an inquiry at a minute (`now` is an AtMinute): {suggestions, left_out, advice, fired}, channels and
   * rules by their positions, `fired` the mask of the rules that spoke.
   */
  suggest(inquiry, now) {
    const fired = this.fired(inquiry);
    const takes = this.takes(inquiry);
    const rules = bitsOf(fired);
    const named = this.named(rules);
    const taken = [...named.keys()].filter((channel) => has(takes, channel));
    const refused = [...named.keys()].filter((channel) => !has(takes, channel));
    return {
      suggestions: this._suggestions(inquiry, now, fired, named, taken),
      leftOut: refused.map((channel) => ({ channel, facts: this.refusals(inquiry, channel) })),
      advice: [...new Set(rules.flatMap((rule) => this.table.advice[rule]))],
      fired,
    };
  }

  _suggestions(inquiry, now, fired, named, taken) {
    const wishes = wishesOf(inquiry);
    const ranker = now.ranker(wishes);
    const plans = this.plans.of(inquiry.place, wishes.noVoice);
    return taken
      .map((channel) => this._suggestion(channel, named.get(channel), plans[channel], ranker, now, fired))
      .sort((a, b) => a.packed - b.packed);
  }

  _suggestion(channel, { place, rule }, plan, ranker, now, fired) {
    return {
      channel,
      place,
      plan,
      packed: ranker.packed(plan, place),
      rank: ranker.rank(plan, place),
      standing: now.standings.of(plan),
      rules: this._rulesOf(channel, rule, fired),
    };
  }

  /** The rules that name the channel, the one that ranked it first. */
  _rulesOf(channel, rule, fired) {
    const others = bitsOf(both(fired, this.table.naming[channel])).filter((other) => other !== rule);
    return [rule].concat(others);
  }

  /** The rules that speak, as a mask. */
  fired(inquiry) {
    const { table } = this;
    const { rules_by: by, rules_by_age: byAge } = table;
    const { about, caller } = ages(inquiry);
    const fired = this._firedByLists(inquiry);
    for (const field of ["asker", "anonymity", "prefers", "language", "place"]) keepOnly(fired, by[field].get(inquiry[field]));
    keepOnly(fired, byAge.age.get(about));
    keepOnly(fired, byAge.caller_age.get(caller));
    return fired;
  }

  _firedByLists({ situations, needs }) {
    const { table } = this;
    const fired = table.any_situation.slice();
    const [fits, suits] = [table.any_with.slice(), table.any_needs.slice()];
    if (!situations.length) include(fired, table.no_situation);
    if (!needs.length) include(suits, table.no_needs);
    for (const code of situations) {
      include(fired, table.situation.get(code));
      include(fits, table.with_.get(code));
    }
    for (const code of needs) include(suits, table.needs.get(code));
    keepOnly(fired, fits);
    keepOnly(fired, suits);
    for (const code of situations) exclude(fired, table.without.get(code));
    for (const code of needs) exclude(fired, table.without_needs.get(code));
    return fired;
  }

  /** The channels whose stated facts do not refuse the person, as a mask. */
  takes(inquiry) {
    const mask = this.table.not_ended.slice();
    for (const [, accepting] of this._checks(inquiry)) keepOnly(mask, accepting);
    return mask;
  }

  /** Which facts refuse the person: ended, age, caller_age, asker, place, only_language, women_only. */
  refusals(inquiry, channel) {
    return this._checks(inquiry)
      .filter(([, accepting]) => !has(accepting, channel))
      .map(([fact]) => fact);
  }

  _checks(inquiry) {
    const { table } = this;
    const { about, caller } = this._agesForChannels(inquiry);
    const checks = [
      ["ended", table.not_ended],
      ["age", table.channels_by_age.age.get(about)],
      ["caller_age", table.channels_by_age.caller_age.get(caller)],
      ["asker", table.channels_by.asker.get(inquiry.asker)],
      ["place", table.channels_by.place.get(inquiry.place)],
      ["only_language", table.channels_by.only_language.get(inquiry.language)],
    ];
    return inquiry.situations.includes(WOMEN_NOT_FOR) ? [...checks, ["women_only", table.not_women_only]] : checks;
  }

  /** Who speaks of a child in danger from oneself gives one's own age, not the child's. */
  _agesForChannels(inquiry) {
    const { about, caller } = ages(inquiry);
    const ofAnother = inquiry.asker === "self" && inquiry.situations.some((code) => this.table.aboutAnother.has(code));
    return { about: ofAnother ? null : about, caller };
  }

  /** The channels that any of these rules names, as a mask. */
  namedBy(rules) {
    const channels = emptyMask(this.table.channels.length);
    for (const rule of rules) include(channels, this.table.namedMask[rule]);
    return channels;
  }

  /** For each channel that these rules name, by its position: its best {place, rule}. */
  named(rules) {
    const found = new Map();
    for (const rule of rules) {
      for (const { channel, place } of this.table.named[rule]) {
        const known = found.get(channel);
        if (!known || place < known.place) found.set(channel, { place, rule });
      }
    }
    return found;
  }
}

/** The ages of the person it is about and of the person who asks; the same where somebody asks for themselves. */
function ages({ asker, age, asker_age: askerAge }) {
  if (asker !== "self") return { about: age, caller: askerAge };
  const own = age === null ? askerAge : age;
  return { about: own, caller: own };
}
