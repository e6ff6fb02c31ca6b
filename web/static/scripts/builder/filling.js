/** Patterns to what is copied: the same as web/embed/snippets.py does. */

const PLACE = /\[\[([a-z]+)\]\]/g;
const SAFE = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

/**
 * A pattern with its values.
 * @param {string} pattern
 * @param {Record<string, string>} values
 * @param {"html" | "text"} form whether values are escaped
 * @returns {string}
 */
export function fill(pattern, values, form) {
  return pattern.replace(PLACE, (_, name) => (form === "html" ? escaped(values[name]) : values[name]));
}

function escaped(value) {
  return value.replace(/[&<>"']/g, (letter) => SAFE[letter]);
}
