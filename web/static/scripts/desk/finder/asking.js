/** The form to what is asked. */

import { readForm } from "../../answer/form.js";

const JAPAN = 9 * 60; // minutes ahead of UTC, always
const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/;

/**
 * @typedef {object} Asked
 * @property {object} inquiry  of the API, without ``at``
 * @property {number} minute  since the Unix epoch
 * @property {boolean} planned  for a time that was chosen, not for now
 * @property {boolean} timeMissing  a time was to be chosen, but is not there yet
 * @property {boolean} behalf  also whom a professional turns to
 */

/**
 * What the form asks, with the present minute where no time was chosen. Raises FormMistake.
 * @param {HTMLFormElement} form
 * @param {number} now
 * @returns {Asked}
 */
export function readAsked(form, now) {
  const { inquiry } = readForm(form, null);
  const { language, when, at, behalf } = form.elements;
  if (language.value) inquiry.language = language.value;
  const wanted = when.value === "planned";
  const chosen = wanted ? minuteOf(at) : null;
  return { inquiry, minute: chosen ?? now, planned: chosen !== null, timeMissing: wanted && chosen === null, behalf: behalf.checked };
}

/** The minute of a day and time in Japan, wherever this machine is; null where none can be read. */
function minuteOf({ value, validity }) {
  const found = LOCAL.exec(value);
  if (!found || !validity.valid) return null;
  const [year, month, day, hour, minute] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) / 60000 - JAPAN;
}

/**
 * A minute as ISO 8601 in Japan: 2026-12-30T02:00+09:00.
 * @param {number} minute
 * @returns {string}
 */
export function isoOf(minute) {
  return `${new Date((minute + JAPAN) * 60000).toISOString().slice(0, 16)}+09:00`;
}
