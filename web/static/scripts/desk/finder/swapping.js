/** A card by a newer one of the same channel, under the eyes of somebody who reads it: folds and focus stay as they are. */

const STATES = ".state, .way-state";

/**
 * Put the fresh card in place of the old one where a state has changed.
 * @param {HTMLElement} old
 * @param {HTMLElement} fresh
 */
export function swap(old, fresh) {
  if (states(old) === states(fresh)) return;
  const [were, are] = [folds(old), folds(fresh)];
  are.forEach((fold, n) => {
    fold.open = Boolean(were[n] && were[n].open);
  });
  const focused = controls(old).indexOf(document.activeElement);
  old.replaceWith(fresh);
  if (focused >= 0 && controls(fresh)[focused]) controls(fresh)[focused].focus({ preventScroll: true });
}

function states(card) {
  return [...card.querySelectorAll(STATES)].map(({ textContent }) => textContent).join("|");
}

function folds(card) {
  return [".more-ways", ".know", ".because"].map((kind) => card.querySelector(kind)).filter(Boolean);
}

function controls(card) {
  return [...card.querySelectorAll("a, button, summary")];
}
