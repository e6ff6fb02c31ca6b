/** Every plan of every channel, each made once: where a channel has no contact points of its own, places share one. */

import { planFor } from "./standing.js";
import { ABROAD } from "./vocabulary.js";

/** The plans over the facts of all channels. */
export class Plans {
  constructor(facts) {
    this._facts = facts;
    this._made = new Map();
    this._byPlace = new Map();
  }

  /** Each channel's plan for a place, with or without voice: the plan with its `facts` and a `number` of its own. */
  of(place, noVoice) {
    const key = `${place} ${noVoice}`;
    let found = this._byPlace.get(key);
    if (!found) this._byPlace.set(key, (found = this._facts.map((_, channel) => this._plan(channel, place, noVoice))));
    return found;
  }

  _plan(channel, place, noVoice) {
    const facts = this._facts[channel];
    const own = place === ABROAD || facts.localPoints.has(place) ? place : null;
    const key = `${channel} ${own} ${noVoice}`;
    let found = this._made.get(key);
    if (!found) this._made.set(key, (found = { number: this._made.size, facts, ...planFor(facts, own, noVoice) }));
    return found;
  }
}
