/** One line's days: the profile of each, and its next change however far ahead. Minutes and days are Japan's. */

import { NO_RULE, decidingRule, isSettled } from "./hours_days.js";

export const DAY = 24 * 60;
const HORIZON = 400; // days looked ahead for the next change

/** The hours of one contact point. A profile is {opens, flips}: open at midnight or not, and the minutes where that flips. */
export class Line {
  /** `hours` in the compiled form, on days of a Calendar. */
  constructor(hours, calendar) {
    this._hours = hours;
    this._calendar = calendar;
    this._days = new Map();
  }

  /** A day's profile and the minute (since 1970-01-01 in Japan) of the first change after that day, or null. */
  on(number) {
    let found = this._days.get(number);
    if (!found) this._days.set(number, (found = this._lookAt(number)));
    return found;
  }

  _lookAt(number) {
    const today = this._rule(number);
    const profile = this._join(this._rule(number - 1), today);
    const endsOpen = profile.opens !== (profile.flips.length % 2 === 1);
    return { profile, later: this._nextChange(number, today, endsOpen) };
  }

  _rule(number) {
    return decidingRule(this._hours, this._calendar.day(number));
  }

  _nextChange(number, yesterday, isOpen) {
    const last = number + this._daysToSearch(number);
    for (let coming = number + 1; coming <= last; coming += 1) {
      const today = this._rule(coming);
      const { opens, flips } = this._join(yesterday, today);
      if (opens !== isOpen) return coming * DAY;
      if (flips.length) return coming * DAY + flips[0];
      yesterday = today;
    }
    return null;
  }

  _daysToSearch(number) {
    return isSettled(this._hours, this._calendar.day(number)) ? 2 : HORIZON;
  }

  _join(yesterday, today) {
    return joined(this._spans(yesterday, -DAY), this._spans(today, 0));
  }

  _spans(rule, shift) {
    return rule === NO_RULE ? [] : pairs(this._hours[rule][2], shift);
  }
}

/** Yesterday's tail and today's spans, cut to today and merged where they touch. */
function joined(tail, own) {
  const flips = new Set();
  let end = 0;
  for (const [start, stop] of [...tail, ...own].sort(([a], [b]) => a - b)) {
    if (stop <= end) continue;
    toggle(flips, Math.max(start, end)); // a minute that ends one span and starts the next drops out
    toggle(flips, stop);
    end = stop;
  }
  const within = [...flips].filter((flip) => flip > 0 && flip < DAY).sort((a, b) => a - b);
  return { opens: flips.has(0), flips: within };
}

function toggle(set, value) {
  if (!set.delete(value)) set.add(value);
}

function pairs(spans, shift) {
  const found = [];
  for (let n = 0; n < spans.length; n += 2) found.push([spans[n] + shift, spans[n + 1] + shift]);
  return found;
}
