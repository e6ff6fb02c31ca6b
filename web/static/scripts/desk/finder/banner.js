/** The banner of duties: what the law asks, from when, and whom to phone. */

import { fill } from "../../answer/moments.js";

/**
 * Show the duties that hold, or take the banner away.
 * @param {HTMLElement} banner
 * @param {import("./parts.js").Parts} parts
 * @param {object[]} duties
 */
export function showDuties(banner, parts, duties) {
  banner.hidden = !duties.length;
  banner.querySelector(".always").replaceChildren(...parts.disclosing.always.map(({ text }) => item(text)));
  banner.querySelector(".duties").replaceChildren(...duties.map((duty) => shown(duty, parts)));
}

function shown(duty, { said, deck }) {
  const made = document.getElementById("duty").content.cloneNode(true);
  const [line, ...lines] = duty.lines;
  made.querySelector("h3").textContent = duty.label;
  made.querySelector(".law").textContent = lawWords(duty, said);
  made.querySelector(".line").textContent = line.text;
  made.querySelector(".call > span").append(...calls(duty.call, deck));
  made.querySelector(".lines").replaceChildren(...lines.map(({ text }) => item(text)));
  made.querySelector(".sources").replaceChildren(...sources(duty.lines));
  return made;
}

function lawWords({ law, article, as_of: day }, said) {
  return fill(/^\d/.test(day) ? said.duty_law : said.duty_law_undated, { law, article, day });
}

/** Each channel to phone with its first number, as its card prints them. */
function calls(channels, deck) {
  return channels.flatMap((channel, n) => {
    const card = deck.querySelector(`#cards > article[data-channel="${channel}"]`);
    const number = card.querySelector(".contacts > li:not([data-place]) > .number");
    const told = document.createElement("span");
    told.className = "callee";
    told.append(nameBefore(card.querySelector("h3").textContent.trim(), number ? number.textContent.trim() : ""));
    if (number) told.append(" ", ...document.importNode(number, true).childNodes);
    return n ? [" ", told] : [told];
  });
}

/** Many names end in the number that follows here. */
function nameBefore(name, number) {
  return name.endsWith(number) ? name.slice(0, name.length - number.length).trim() : name;
}

/**
 * The sources of some lines, each once.
 * @param {{source: {title: string, url: ?string}[]}[]} lines
 * @returns {HTMLLIElement[]}
 */
export function sources(lines) {
  const found = new Map(lines.flatMap(({ source }) => source).map((one) => [one.title, one]));
  return [...found.values()].map(({ title, url }) => {
    const link = document.createElement(url ? "a" : "span");
    link.textContent = title;
    if (url) Object.assign(link, { href: url, rel: "noreferrer external", target: "_blank" });
    const made = document.createElement("li");
    made.append(link);
    return made;
  });
}

/**
 * A sentence as a list item.
 * @param {string} words
 * @returns {HTMLLIElement}
 */
export function item(words) {
  const made = document.createElement("li");
  made.textContent = words;
  return made;
}
