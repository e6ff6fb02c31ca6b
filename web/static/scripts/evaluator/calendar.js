/** The days by their number since 1970-01-01, by arithmetic alone: the phone's time zone and language play no part. */

import { dayKind } from "./hours_days.js";

const THURSDAY = 3; // 1970-01-01
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The days, shared by all lines so that each is looked at once. */
export class Calendar {
  /** `holidays` as year*10000+month*100+day. */
  constructor(holidays) {
    this._holidays = new Set(holidays);
    this._kinds = new Map();
  }

  /** What hours can depend on, for one day. */
  day(number) {
    let kind = this._kinds.get(number);
    if (!kind) this._kinds.set(number, (kind = this._lookUp(number)));
    return kind;
  }

  _lookUp(number) {
    const date = dateOf(number);
    const isHoliday = this._holidays.has(date.year * 10000 + date.month * 100 + date.day);
    return dayKind({ ...date, weekday: (number + THURSDAY) % 7, isHoliday, daysInMonth: daysInMonth(date.year, date.month) });
  }
}

/** Year, month (from 1) and day of a day's number, which is not negative. */
function dateOf(number) {
  let [year, day] = [1970, number];
  for (let length = 365; day >= length; length = isLeap(year) ? 366 : 365) {
    day -= length;
    year += 1;
  }
  let month = 1;
  while (day >= daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month += 1;
  }
  return { year, month, day: day + 1 };
}

function daysInMonth(year, month) {
  return month === 2 && isLeap(year) ? 29 : DAYS_IN_MONTH[month - 1];
}

function isLeap(year) {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
