/** One target: the card of the public pages, and what a counselor needs besides. */

import { card, copy } from "../../answer/card.js";
import { fillReasons } from "../../answer/view.js";
import { item, sources } from "./banner.js";

/**
 * The card of a suggestion, with what they ask, what they keep secret, and the buttons.
 * @param {import("./parts.js").Parts} parts
 * @param {object} suggestion
 * @param {{inquiry: object, minute: number}} asked
 * @returns {HTMLElement}
 */
export function target(parts, suggestion, { inquiry, minute }) {
  const made = card(parts, suggestion, inquiry, minute);
  const heading = made.querySelector("h3");
  heading.id = `target-${suggestion.channel}`;
  made.setAttribute("aria-labelledby", heading.id);
  for (const link of made.querySelectorAll(".about-it a, .address a")) link.target = "_blank"; // what was chosen stays here
  made.querySelector(".about-it").before(extras(parts.disclosing, suggestion.channel, heading.id));
  (made.querySelector(".more-ways") ?? made.querySelector(".contacts")).after(firstReason(suggestion.rules, parts.reasons));
  made.querySelector(".because").addEventListener("toggle", ({ target: fold }) => explain(fold, parts.reasons));
  return made;
}

/**
 * Put its reasons under "why", once.
 * @param {HTMLDetailsElement} fold
 * @param {Document} reasons
 */
export function explain(fold, reasons) {
  if (fold.dataset.rules) fillReasons(fold, reasons);
}

/** The sentence of the rule that put the target in its place; its source and the other rules stand in the fold. */
function firstReason([rule], reasons) {
  const reason = copy(reasons, `[data-rule="${rule}"]`);
  reason.querySelector(".small").remove();
  const made = document.getElementById("why-line").content.firstElementChild.cloneNode(true);
  made.append(...reason.childNodes);
  return made;
}

function extras(disclosing, channel, described) {
  const made = document.getElementById("target").content.cloneNode(true);
  const profile = disclosing && disclosing.profiles[disclosing.channels[channel]];
  for (const button of made.querySelectorAll("button")) button.setAttribute("aria-describedby", described);
  if (!profile) return made;
  tell(made.querySelector(".they-ask"), profile.they_ask);
  tell(made.querySelector(".secrecy"), profile.secrecy);
  const told = [...profile.they_ask, ...profile.secrecy];
  made.querySelector(".sources").replaceChildren(...sources(told));
  offerNote(made, profile);
  return made;
}

function tell(list, sentences) {
  const language = document.documentElement.lang;
  if (sentences.length) list.replaceChildren(...sentences.map(({ text }) => item(text[language])));
}

/** Some recipients take no note: a form that the person fills in, or a line that is only phoned. */
function offerNote(made, { needs, may }) {
  const takes = Object.keys(needs).length + Object.keys(may).length > 0;
  made.querySelector(".no-note").hidden = takes;
  made.querySelector("[data-act=note]").hidden = !takes || !document.getElementById("note");
}
