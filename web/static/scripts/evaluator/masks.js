/**
 * Masks: bit n stands for rule n or channel n. 32 bits a word, the lowest first; old phones have no fast BigInt.
 *
 * `include`, `keepOnly` and `exclude` change their first mask; nothing else changes one.
 *
 * @typedef {Uint32Array} Mask
 */

const WORD = 32;
const DIGITS = 8; // hexadecimal digits a word

/** A mask of `size` bits, none of them set. */
export function emptyMask(size) {
  return new Uint32Array(Math.ceil(size / WORD));
}

/** The mask that the table writes as a hexadecimal number. */
export function readMask(text, size) {
  const mask = emptyMask(size);
  for (let word = 0, end = text.length; end > 0; word += 1, end -= DIGITS) {
    mask[word] = parseInt(text.slice(Math.max(0, end - DIGITS), end), 16);
  }
  return mask;
}

/** The mask with these bits set. */
export function maskOf(bits, size) {
  const mask = emptyMask(size);
  for (const bit of bits) mask[bit >>> 5] |= 1 << bit;
  return mask;
}

/** The positions of the bits that are set, lowest first. */
export function bitsOf(mask) {
  const found = [];
  for (let n = 0; n < mask.length; n += 1) {
    for (let word = mask[n]; word !== 0; word &= word - 1) {
      found.push(n * WORD + WORD - 1 - Math.clz32(word & -word));
    }
  }
  return found;
}

/** Is this bit set? */
export function has(mask, bit) {
  return ((mask[bit >>> 5] >>> bit) & 1) === 1;
}

/** Adds the bits of another mask. */
export function include(mask, other) {
  for (let n = 0; n < mask.length; n += 1) mask[n] |= other[n];
}

/** Drops the bits that another mask has not. */
export function keepOnly(mask, other) {
  for (let n = 0; n < mask.length; n += 1) mask[n] &= other[n];
}

/** Drops the bits of another mask. */
export function exclude(mask, other) {
  for (let n = 0; n < mask.length; n += 1) mask[n] &= ~other[n];
}

/** The bits that both have. */
export function both(a, b) {
  const mask = a.slice();
  keepOnly(mask, b);
  return mask;
}

/** Are the same bits set? */
export function isSame(a, b) {
  return a.every((word, n) => word === b[n]);
}

/** Is a bit set in both? */
export function overlap(a, b) {
  return a.some((word, n) => (word & b[n]) !== 0);
}
