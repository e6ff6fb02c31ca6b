/**
 * How old the file is. From the day on which a number or hours should have been looked at again, nothing in it is called open; nor
 * is it by a clock that says a day before the file's data, which is wrong.
 */

import { minuteNow } from "./clock.js";

const since = beginning(document.body.dataset.since);
const until = beginning(document.body.dataset.until);

/** May what is open at a minute be told? */
export function isGood(minute) {
  return since <= minute && minute < until;
}

/** Say at the top of the page what is wrong with the file's age, or with the clock; not once the visitor has left. */
export function tellAge() {
  if (!document.querySelector("main")) return;
  const minute = minuteNow();
  document.getElementById("too-old").hidden = minute < until;
  document.getElementById("too-early").hidden = since <= minute;
}

/** The minute at which a day begins in Japan. */
function beginning(day) {
  return Date.parse(`${day}T00:00:00+09:00`) / 60000;
}
