/** How a note is doing, in words and a shape, with its times in Japan. */

import { said } from "../saying.js";

const TIMES = { opened: "opened_at", read: "ended_at", locked: "ended_at", expired: "ended_at", withdrawn: "ended_at", destroyed: "ended_at" };

/**
 * Tell it in an element made from the page's template.
 * @param {ParentNode} root where the sentences stand @param {Element} place @param {object} note as the server tells it
 */
export function tellStanding(root, place, note) {
  const state = note.state === "waiting" && note.opened_at ? "opened" : note.state;
  const lines = [line(root, `state_${state}`, note[TIMES[state]])];
  if (note.state === "waiting") lines.push(line(root, "until", note.expires_at));
  if (note.forgotten) lines.push(line(root, "forgotten"));
  if (note.answer) lines.push(line(root, `answer_${note.answer}`, note.answered_at));
  if (note.answer_reason) lines.push(line(root, `reason_${note.answer_reason}`));
  if (text(lines) !== text(place.children)) place.replaceChildren(...lines); // what is the same is not read out again
}

function text(elements) {
  return Array.from(elements, (element) => element.textContent).join("\n");
}

function line(root, key, seconds) {
  const made = document.createElement("p");
  made.className = key.startsWith("state_") ? "standing" : key === "forgotten" ? "forgotten" : "";
  made.append(said(root, key));
  if (seconds) made.append(" ", time(seconds));
  return made;
}

/** A moment in Japan, whatever clock the machine has. @param {number} seconds since the epoch */
export function time(seconds) {
  const made = document.createElement("time");
  const moment = new Date(seconds * 1000);
  made.dateTime = moment.toISOString();
  made.textContent = shown().format(moment);
  return made;
}

function shown() {
  const parts = { month: "short", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit" };
  return new Intl.DateTimeFormat(document.documentElement.lang, { ...parts, hourCycle: "h23", timeZone: "Asia/Tokyo" });
}
