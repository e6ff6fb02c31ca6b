/** Small JSON questions to this server. What comes back is a status and an object, never an exception for a refusal. */

/**
 * Rejects where no answer came at all.
 * @param {string} address @param {object} [body] a POST where there is one, else a GET
 * @param {{signedIn?: boolean}} [options] whether the session goes along
 * @returns {Promise<{status: number, body: object}>}
 */
export async function ask(address, body, { signedIn = false } = {}) {
  const response = await fetch(address, {
    ...(body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    cache: "no-store",
    credentials: signedIn ? "same-origin" : "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
  });
  return { status: response.status, body: await response.json().catch(() => ({})) };
}
