/** Days, times and opening states in words; the twin of web/wording/moments.py, from the patterns that it hands over. */

const OFFSET = 9 * 60; // Japan, always
const DAY = 24 * 60;

/** A day and time in words. */
export function momentWords(said, minute) {
  const { day, time } = local(minute);
  return fill(said.on_day, { day: dayWords(said.dayOfYear, said, day), time: timeWords(said, time) });
}

/** Open, closed or not stated, and until when, as a sentence. */
export function stateWords(said, state, until, now) {
  if (state === "unknown") return said.state_unknown;
  if (until === null) return said[`state_${state}_no_change`];
  return fill(said[`state_${state}`], { when: whenWords(said, until, now, state === "open") });
}

/** A sentence with its values filled in. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

function whenWords(said, until, now, ends) {
  const { day, time } = local(until);
  const today = local(now).day;
  if (ends && day === today + 1 && time === 0) return said.midnight;
  const hour = timeWords(said, time);
  if (day === today) return ends ? hour : fill(said.today, { time: hour });
  if (day === today + 1) return fill(said.tomorrow, { time: hour });
  const pattern = date(day).getUTCFullYear() === date(today).getUTCFullYear() ? said.day : said.dayOfYear;
  return fill(said.on_day, { day: dayWords(pattern, said, day), time: hour });
}

/** The day (since 1970-01-01) and the minute of the day in Japan. */
function local(minute) {
  const day = Math.floor((minute + OFFSET) / DAY);
  return { day, time: minute + OFFSET - day * DAY };
}

/** As a date whose UTC fields are those of the day in Japan. */
function date(day) {
  return new Date(day * DAY * 60000);
}

function timeWords(said, time) {
  const [hour, minute] = [Math.floor(time / 60), time % 60];
  return spell(said.time, { H: String(hour), HH: two(hour), mm: two(minute) });
}

function dayWords(pattern, said, day) {
  const at = date(day);
  const [month, weekday] = [at.getUTCMonth(), said.weekdays[(at.getUTCDay() + 6) % 7]];
  const dom = at.getUTCDate();
  return spell(pattern, {
    y: String(at.getUTCFullYear()), M: String(month + 1), MM: two(month + 1), MMM: said.months[month],
    d: String(dom), dd: two(dom), E: weekday, EEE: weekday, ccc: weekday,
  });
}

/** CLDR's pattern: letters stand for fields, what is between quotes for itself. */
function spell(pattern, fields) {
  return pattern.replace(/'([^']*)'|([A-Za-z])\2*/g, (found, quoted) => (quoted !== undefined ? quoted : fields[found] ?? found));
}

function two(number) {
  return String(number).padStart(2, "0");
}
