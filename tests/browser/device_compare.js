/** What the comparison asks of the evaluator: answers as plain lists, or the digest of many of them. */

import { Timetable } from "/scripts/evaluator/hours.js";
import { Evaluator } from "/scripts/evaluator/index.js";

const DAY = 1440;
let evaluator;
let timetable;

async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function plainSuggestion(s) {
  const standing = [s.state, s.until, s.replies_later, s.voice_only];
  const rank = [s.danger, s.demand, s.overdue, s.language];
  return [s.channel, ...standing, s.when, s.place.tier, s.place.order, rank, [s.rules, s.cautions]];
}

function plain(answer) {
  const leftOut = answer.left_out.map(({ channel, facts }) => [channel, facts]);
  return [answer.suggestions.map(plainSuggestion), leftOut, answer.advice, answer.ask_next || []];
}

function answers(asked, withQuestions) {
  const method = withQuestions ? "answer" : "suggest";
  return JSON.stringify(JSON.parse(asked).map(([data, minute]) => plain(evaluator[method](data, minute))));
}

/** Every line's state at every minute of a day that begins with a minute. */
function dayText(midnight, count) {
  const rows = [];
  for (let minute = midnight; minute < midnight + DAY; minute += 1) {
    let row = "";
    for (let n = 0; n < count; n += 1) {
      const { state, until } = timetable.stateOf(n, minute);
      row += `${state} ${until};`;
    }
    rows.push(row);
  }
  return rows.join("\n");
}

window.device = {
  load: (json) => {
    evaluator = new Evaluator(JSON.parse(json));
  },
  loadHours: (hours, holidays) => {
    timetable = new Timetable(hours, holidays);
  },
  answers,
  digest: (asked, withQuestions) => digest(answers(asked, withQuestions)),
  dayText,
  dayDigest: (midnight, count) => digest(dayText(midnight, count)),
  stateOf: (n, minute) => timetable.stateOf(n, minute),
  pointStates: (count, minute) => Array.from({ length: count }, (_, n) => evaluator.pointState(n, minute)),
};
