/** Bytes as letters and back. */

const LONGEST_CALL = 8192; // arguments that every browser takes

/** @returns {Uint8Array} */
export function utf8(text) {
  return new TextEncoder().encode(text);
}

/** Unpadded base64url (RFC 4648). @param {Uint8Array} bytes @returns {string} */
export function toBase64url(bytes) {
  let binary = "";
  for (let at = 0; at < bytes.length; at += LONGEST_CALL) binary += String.fromCharCode(...bytes.subarray(at, at + LONGEST_CALL));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Throws where the letters are not base64url. @param {string} letters @returns {Uint8Array} */
export function fromBase64url(letters) {
  if (!/^[\w-]*$/.test(letters)) throw new Error("not base64url");
  return Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

/** @param {Uint8Array} bytes @returns {string} */
export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Several pieces as one. @param {...Uint8Array} pieces @returns {Uint8Array} */
export function joined(...pieces) {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
