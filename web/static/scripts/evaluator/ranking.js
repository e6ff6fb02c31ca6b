/** The order of suggestions: lexicographic, never a sum of points. */

import { standingAt } from "./standing.js";
import { orderOf, tierOf } from "./table.js";
import { JAPANESE, NO_VOICE, WATCHED } from "./vocabulary.js";

const TIERS = 5;
const [DANGER, URGENT, ALSO, ALWAYS] = [0, 1, 3, 4];

// The parts of a rank, most important first, and how many values each can have. After them the order as written.
const SIZES = {
  danger: 2,
  when: 4,
  standing: 4,
  urgent: 2,
  reply: 2,
  demand: 4,
  tier: 8,
  overdue: 2,
  wish: 4,
  language: 2,
  medium: 2,
};
const ORDERS = 2 ** 16;
const IN_DANGER = Object.fromEntries(Object.keys(SIZES).map((part) => [part, 0]));

/** One number that sorts as the ranks do. More than 32 bits, so it is multiplied, not shifted. */
export function pack(rank) {
  let packed = 0;
  for (const part in SIZES) packed = packed * SIZES[part] + rank[part];
  return packed * ORDERS;
}

/** The part of an inquiry that orders channels. Japanese is what every channel speaks, so it is no wish. */
export function wishesOf(inquiry) {
  return {
    anonymity: inquiry.anonymity,
    prefers: inquiry.prefers,
    language: JAPANESE.includes(inquiry.language) ? null : inquiry.language,
    watched: inquiry.situations.includes(WATCHED),
    noVoice: inquiry.needs.includes(NO_VOICE),
  };
}

/** Ranks plans for one set of wishes at one moment. Works out each only once. */
export class Ranker {
  constructor(standings, wishes, minute) {
    this._standings = standings;
    this._wishes = wishes;
    this._minute = minute;
    this._ranks = new Map();
  }

  /** The packed rank of a plan whose channel the rules name at a place of the table. */
  packed(plan, place) {
    return this._ranked(plan, tierOf(place)).packed + orderOf(place);
  }

  /** The same by its parts, without the order as written. */
  rank(plan, place) {
    return this._ranked(plan, tierOf(place)).rank;
  }

  _ranked(plan, tier) {
    const key = plan.number * TIERS + tier;
    let found = this._ranks.get(key);
    if (!found) {
      const rank = this._rankIn(tier, plan);
      this._ranks.set(key, (found = { rank, packed: pack(rank) }));
    }
    return found;
  }

  _rankIn(tier, plan) {
    const { facts } = plan;
    const { state } = this._standings.of(plan);
    // No wish outranks danger: only what can be used now, then the order of the rules.
    if (tier === DANGER) return { ...IN_DANGER, when: this._when(plan, state, 0) };
    const { anonymity, language, prefers } = this._wishes;
    const demand = this._demand(plan);
    return {
      danger: 1,
      when: this._when(plan, state, demand),
      standing: tier === ALWAYS ? 2 : state === "unknown" ? 1 : 0,
      urgent: tier <= URGENT ? 0 : 1,
      reply: plan.repliesLater || (tier === ALSO && facts.takesReports) ? 1 : 0,
      demand,
      tier,
      overdue: facts.goodUntil !== null && this._minute >= facts.goodUntil ? 1 : 0,
      wish: anonymity === "prefer" ? facts.name : 0,
      language: language === null || facts.languages.includes(language) ? 0 : 1,
      medium: prefers === null || plan[prefers] ? 0 : 1,
    };
  }

  _when(plan, state, demand) {
    if (state === "closed") return 2;
    return demand === 2 || plan.voiceOnly ? 1 : 0;
  }

  _demand({ facts, appHistory }) {
    const name = this._wishes.anonymity === "must" ? facts.name : 0;
    return Math.max(name, this._wishes.watched && appHistory ? 1 : 0);
  }
}

/** How every plan stands at one minute, worked out when first asked for. */
class Standings {
  constructor(timetable, minute) {
    this._timetable = timetable;
    this._minute = minute;
    this._known = new Map();
  }

  of(plan) {
    let found = this._known.get(plan.number);
    if (!found) this._known.set(plan.number, (found = standingAt(plan, this._timetable, this._minute)));
    return found;
  }
}

/** The standings and rankers of one minute. */
export class AtMinute {
  constructor(timetable, minute) {
    this.standings = new Standings(timetable, minute);
    this._minute = minute;
    this._rankers = new Map();
  }

  /** The ranker for these wishes. */
  ranker(wishes) {
    const key = Object.values(wishes).join(" ");
    let found = this._rankers.get(key);
    if (!found) this._rankers.set(key, (found = new Ranker(this.standings, wishes, this._minute)));
    return found;
  }
}
