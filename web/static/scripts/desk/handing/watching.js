/**
 * Look again every 20 seconds while the page is seen and somebody is there, and at once when it is seen again. Asking
 * keeps a session alive: a screen that was left alone must not.
 */

const PAUSE = 20000; // milliseconds
const LEFT_ALONE = 10 * 60000;

/** @param {() => Promise<void>} look @returns {() => void} stops it */
export function watch(look) {
  const ends = new AbortController();
  let touched = Date.now();
  const seen = () => void (document.hidden || Date.now() - touched > LEFT_ALONE || look());
  const touch = () => {
    touched = Date.now();
  };
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, touch, { signal: ends.signal });
  document.addEventListener("visibilitychange", seen, { signal: ends.signal });
  const timer = setInterval(seen, PAUSE);
  ends.signal.addEventListener("abort", () => clearInterval(timer));
  return () => ends.abort();
}
