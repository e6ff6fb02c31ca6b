/** Days in Japan, as the page writes them: a frame may be older than the day until which something in it is good. */

import { minuteNow } from "../answer/clock.js";

const JAPAN = 9 * 60; // minutes ahead of UTC, always

/** Has the day of an element's data-due come? What says no day is not trusted. */
export function isDue({ dataset }) {
  const today = new Date((minuteNow() + JAPAN) * 60000).toISOString().slice(0, 10);
  return !(dataset.due > today);
}

/** Do something now, each minute, and when the page is seen again. */
export function keepDoing(something) {
  something();
  setInterval(something, 60000);
  document.addEventListener("visibilitychange", something);
}
