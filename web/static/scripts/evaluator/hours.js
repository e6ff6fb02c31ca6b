/** Open, closed or not stated, at any minute since the Unix epoch, and until when. Japan is nine hours ahead of UTC. */

import { Calendar } from "./calendar.js";
import { DAY, Line } from "./hours_line.js";

const OFFSET = 9 * 60;
const LAST_DAY = 84005; // 2199-12-31

/** The state of many lines at a minute. */
export class Timetable {
  /** `hours` in the compiled form, null for "not stated"; `holidays` as year*10000+month*100+day. */
  constructor(hours, holidays) {
    const calendar = new Calendar(holidays);
    this._lines = hours.map((line) => line && new Line(line, calendar));
  }

  /**
   * The line's {state, until} in this minute. `until` is the minute of the next change, null where none is near;
   * "unknown" never changes. Throws RangeError outside the years 1970 to 2199.
   */
  stateOf(line, minute) {
    const number = Math.floor((minute + OFFSET) / DAY);
    if (!(number >= 1 && number <= LAST_DAY)) throw new RangeError("hours are known from 1970 to 2199 only");
    if (!this._lines[line]) return { state: "unknown", until: null };
    return stateOn(this._lines[line].on(number), minute - (number * DAY - OFFSET), number * DAY - OFFSET);
  }
}

/** The state at a minute of a day; `midnight` is the minute the day begins. */
function stateOn({ profile, later }, ofDay, midnight) {
  const { opens, flips } = profile;
  let passed = 0;
  while (passed < flips.length && flips[passed] <= ofDay) passed += 1;
  const state = opens !== (passed % 2 === 1) ? "open" : "closed";
  if (passed < flips.length) return { state, until: midnight + flips[passed] };
  return { state, until: later === null ? null : later - OFFSET };
}
