/** Work that nobody waits for, in small steps between what the browser shows and what somebody types. */

const AT_A_TIME = 2;

/**
 * Do something with each item, a few after each frame, then what comes last. ``stop()`` ends it before that.
 * @template T
 * @param {T[]} items
 * @param {(item: T, n: number) => void} each
 * @param {() => void} last
 * @returns {{stop: () => void}}
 */
export function inSteps(items, each, last) {
  let stopped = false;
  let next = 0;
  const step = () => {
    if (stopped) return;
    const until = Math.min(next + AT_A_TIME, items.length);
    for (; next < until; next += 1) each(items[next], next);
    if (next < items.length) soon(step);
    else last();
  };
  soon(step);
  return { stop: () => (stopped = true) };
}

/** After the next frame is on the screen; in a hidden tab, where there are no frames, a little later. */
function soon(step) {
  if (document.hidden) setTimeout(step, 0);
  else requestAnimationFrame(() => setTimeout(step, 0));
}
