/** Link and passphrase to the keys of one note: PBKDF2 makes guessing slow, HKDF gives each use a key of its own. */

import { fromBase64url, joined, toBase64url, utf8 } from "./encoding.js";
import { folded, wordsOf } from "./passphrase.js";

const ITERATIONS = 600000;
const BITS = 256;
const RECEIPT_WORDS = 3;

/** What a note is bound to: the version of all this, and its id. */
export function context(id) {
  return utf8(`madoguchi-note/1:${id}`);
}

/**
 * `content` encrypts; the server compares hashes of `token` (to read) and `reply` (to answer); `receipt`: the words by
 * which both sides know that they speak of the same note. Takes about a second, on purpose.
 * @param {string} id @param {string} key base64url @param {string} passphrase as typed
 * @returns {Promise<{content: CryptoKey, token: string, reply: string, receipt: string[]}>}
 */
export async function keysOf(id, key, passphrase) {
  const master = await slowly(joined(fromBase64url(key), utf8(folded(passphrase))), context(id));
  const [content, token, reply, receipt] = await Promise.all(["content", "token", "reply", "receipt"].map((use) => bytesFor(master, use)));
  return {
    content: await crypto.subtle.importKey("raw", content, "AES-GCM", false, ["encrypt", "decrypt"]),
    token: toBase64url(token),
    reply: toBase64url(reply),
    receipt: wordsOf(receipt.subarray(0, RECEIPT_WORDS)),
  };
}

async function slowly(password, salt) {
  const from = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ITERATIONS }, from, BITS);
  return crypto.subtle.importKey("raw", bits, "HKDF", false, ["deriveBits"]);
}

async function bytesFor(master, use) {
  const salt = new Uint8Array();
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info: utf8(use) }, master, BITS));
}
