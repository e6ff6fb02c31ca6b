/** Text of any length as a whole number of blocks, so that the size of what is stored tells little of what it says. */

import { utf8 } from "./encoding.js";

/** Bytes. */
export const BLOCK = 2048;
const HEAD = 4;

/** Four bytes that tell the length (big-endian), the text in UTF-8, zeros. @returns {Uint8Array} */
export function pad(text) {
  const bytes = utf8(text);
  const padded = new Uint8Array(Math.ceil((HEAD + bytes.length) / BLOCK) * BLOCK);
  new DataView(padded.buffer).setUint32(0, bytes.length);
  padded.set(bytes, HEAD);
  return padded;
}

/** The text again. Throws where it was not padded so. @param {Uint8Array} padded @returns {string} */
export function unpad(padded) {
  const length = new DataView(padded.buffer, padded.byteOffset, padded.byteLength).getUint32(0);
  if (padded.length % BLOCK || length > padded.length - HEAD) throw new Error("not padded");
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(padded.subarray(HEAD, HEAD + length));
}
