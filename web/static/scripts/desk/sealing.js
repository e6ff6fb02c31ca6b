/**
 * A note sealed in the browser of who writes it and opened in the browser of who reads it (AES-256-GCM). The server gets
 * what `seal` puts into `stored`, and nothing else: never the key, the passphrase or the text. Needs https or localhost.
 */

import { fromBase64url, joined, toBase64url, toHex, utf8 } from "./sealing/encoding.js";
import { context, keysOf } from "./sealing/keys.js";
import { pad, unpad } from "./sealing/padding.js";
import { newPassphrase } from "./sealing/passphrase.js";

export { keysOf };

const ID = 16;
const KEY = 32;
const NONCE = 12;
const TAG = 16;

/** Can this browser seal and open, here? There is no weaker way: where not, nothing is sealed. */
export function canSeal() {
  return Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle);
}

/**
 * A new id, key and passphrase each time.
 * @param {object} note
 * @returns {Promise<{id: string, key: string, passphrase: string[], receipt: string[],
 *   stored: {id: string, sealed: string, token_hash: string, reply_hash: string}}>}
 */
export async function seal(note) {
  const [id, key] = [random(ID), random(KEY)].map(toBase64url);
  const passphrase = newPassphrase();
  const { content, token, reply, receipt } = await keysOf(id, key, passphrase.join(""));
  const sealed = toBase64url(await encrypted(note, id, content));
  return { id, key, passphrase, receipt, stored: { id, sealed, token_hash: await hash(token), reply_hash: await hash(reply) } };
}

async function encrypted(note, id, content) {
  const iv = random(NONCE);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: context(id) }, content, pad(JSON.stringify(note)));
  return joined(iv, new Uint8Array(sealed));
}

/**
 * The note again. Rejects where a bit of it, its id or the version is another, or where the keys are not its own.
 * @param {string} id @param {CryptoKey} content from `keysOf` @param {string} sealed base64url
 * @returns {Promise<object>}
 */
export async function unseal(id, content, sealed) {
  const bytes = fromBase64url(sealed);
  if (bytes.length < NONCE + TAG) throw new Error("cut off");
  const iv = bytes.subarray(0, NONCE);
  const padded = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: context(id) }, content, bytes.subarray(NONCE));
  return JSON.parse(unpad(new Uint8Array(padded)));
}

function random(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** As the server stores it: SHA-256 in hexadecimal, of the token as it is written. */
async function hash(token) {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(token))));
}
