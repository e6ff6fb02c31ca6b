/** Open, closed or not stated, as far as the file's data are good; the twin of evaluator/hours.js. */

import { Timetable as AnyTime } from "../evaluator/hours.js";
import { isGood } from "./age.js";

/** The state of many lines at a minute; outside the days of the file it is not known. */
export class Timetable extends AnyTime {
  stateOf(line, minute) {
    return isGood(minute) ? super.stateOf(line, minute) : { state: "unknown", until: null };
  }
}
