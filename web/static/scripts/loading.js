/** GET as a document or as JSON, from this site only. Raises Error for any status but 200. */

const PATIENCE = 30000; // milliseconds: a stalled line is no answer either

/** A page as a document; made by the browser itself, so that no string is ever put into the page as HTML. */
export function fetchDocument(address) {
  return request(address, "document");
}

/** Parsed JSON. */
export function fetchJson(address) {
  return request(address, "json");
}

function request(address, type) {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    asked.open("GET", address);
    asked.responseType = type;
    asked.timeout = PATIENCE;
    asked.onload = () => (asked.status === 200 && asked.response ? resolve(asked.response) : reject(new Error(String(asked.status))));
    asked.onerror = asked.ontimeout = () => reject(new Error("no answer"));
    asked.send();
  });
}
