/** What time it is. A phone whose clock is wrong would show a closed line as open, so the server's clock is asked once. */

const TRUSTED = 2; // minutes by which a clock may be off

let offset = 0;

/** The present minute since the Unix epoch. */
export function minuteNow() {
  return Math.floor(Date.now() / 60000) + offset;
}

/** Compare the clock with the server's; without an answer the device's own is used. */
export function setClock() {
  return new Promise((resolve) => {
    const asked = new XMLHttpRequest();
    asked.open("HEAD", location.pathname);
    asked.setRequestHeader("Cache-Control", "no-cache"); // a kept answer would tell the time when it was kept
    asked.onload = () => resolve(compare(Date.parse(asked.getResponseHeader("Date"))));
    asked.onerror = resolve;
    asked.send();
  });
}

function compare(server) {
  const minutes = Math.round((server - Date.now()) / 60000);
  if (Math.abs(minutes) >= TRUSTED) offset = minutes;
}
