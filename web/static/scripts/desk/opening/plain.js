/** A note as the plain list of what it holds: shown where it cannot be shown as a page, for it comes once only. */

/** @param {object} note @returns {HTMLElement} */
export function plainNote(note) {
  const list = document.createElement("dl");
  for (const [name, value] of Object.entries(note)) {
    add(list, "dt", name);
    add(list, "dd", typeof value === "string" ? value : JSON.stringify(value, null, 1));
  }
  return list;
}

function add(list, kind, text) {
  const element = document.createElement(kind);
  element.textContent = text;
  list.append(element);
}
