/**
 * Which hours a day has. The compiled form is [rule, …], a rule [days, dates, spans]: lists of whole numbers.
 *
 *     days   0…6 Monday … Sunday; 7 a holiday; 10n+w the n-th such weekday of the month, -(10n+w) from its end
 *     dates  [first, last, …], ends included: 1…31 of the month; month*100+day of every year; year*10000+… once
 *     spans  [start, end, …] in minutes from midnight, end up to 2880
 *
 * An empty list of days or dates fits every day. The last rule that fits decides; without one the day is closed.
 */

const HOLIDAY = 7;
const YEARLY = 100; // from these numbers on, a date means a day of the year, or of one year
const ONCE = 10000;

export const NO_RULE = -1;

/** What hours can depend on, for one day; Monday is 0. */
export function dayKind({ weekday, isHoliday, year, month, day, daysInMonth }) {
  const fromStart = Math.floor((day - 1) / 7) + 1;
  const fromEnd = Math.floor((daysInMonth - day) / 7) + 1;
  const codes = [weekday, 10 * fromStart + weekday, -(10 * fromEnd + weekday)];
  if (isHoliday) codes.push(HOLIDAY);
  const monthDay = month * 100 + day;
  return { codes, day, monthDay, stamp: year * 10000 + monthDay };
}

/** The index of the rule that decides the day, NO_RULE when none fits. */
export function decidingRule(hours, day) {
  for (let index = hours.length - 1; index >= 0; index -= 1) {
    const [days, dates] = hours[index];
    if ((!days.length || days.some((code) => day.codes.includes(code))) && (!dates.length || isDated(dates, day))) return index;
  }
  return NO_RULE;
}

function isDated(dates, day) {
  for (let n = 0; n < dates.length; n += 2) {
    const [first, last] = [dates[n], dates[n + 1]];
    const today = first < YEARLY ? day.day : first < ONCE ? day.monthDay : day.stamp;
    if (first <= last ? first <= today && today <= last : today >= first || today <= last) return true;
  }
  return false;
}

/** Whether one rule, or none, decides every day after this one: open always, never, or past the last season. */
export function isSettled(hours, day) {
  for (let index = hours.length - 1; index >= 0; index -= 1) {
    const [days, dates] = hours[index];
    if (!dates.length) return !days.length;
    if (!dates.every((last, n) => n % 2 === 0 || (ONCE <= last && last < day.stamp))) return false;
  }
  return true;
}
