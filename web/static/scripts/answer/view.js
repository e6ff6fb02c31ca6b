/** The page of an answer, filled from the deck; the twin of web/answers/view.py and its template. */

import { card, copy } from "./card.js";
import { fill, momentWords } from "./moments.js";
import { hidden, nextQuestion } from "./steps.js";

const CARDS_SHOWN = 4;
const YOUNG = 12;

/** The nodes of the answer to what was sent ({inquiry, asked}) at a minute. */
export function answerView(parts, sent, minute) {
  const { deck, evaluator, said } = parts;
  const inquiry = spoken(sent.inquiry, parts.language);
  const answer = evaluator.answer(inquiry, minute);
  const page = copy(deck, "#answer");
  page.querySelector("#as-of").textContent = fill(said.answer_at, { when: momentWords(said, minute) });
  page.querySelector("#given > button").remove(); // the page inside the page has its own way back
  unhide(page.querySelector("#easy-offer"), parts.language === "ja" && inquiry.age <= YOUNG);
  placeCards(page, answer.suggestions, said, (suggestion) => card(parts, suggestion, inquiry, minute));
  placeAdvice(page, deck, answer.advice);
  placeLeftOut(page, deck, answer.left_out);
  choose(page.querySelector("#change"), sent.inquiry, said);
  placeQuestion(page, nextQuestion(sent.asked, answer.ask_next));
  for (const form of [page.querySelector("#given"), page.querySelector(".question form")]) if (form) carry(form, sent);
  return [...page.childNodes];
}

/** Who reads a Japanese page has not said in which language to speak; who chose another language has. */
export function spoken(inquiry, language) {
  return language.split("-")[0] === "ja" ? inquiry : { ...inquiry, language };
}

/** Put the reasons of a card's rules under "why". */
export function fillReasons(details, reasons) {
  const found = details.dataset.rules.split(" ").map((rule) => copy(reasons, `[data-rule="${rule}"]`));
  delete details.dataset.rules;
  details.querySelector(".reasons").replaceChildren(...found);
}

function placeCards(page, suggestions, said, made) {
  const danger = suggestions.filter((s) => s.danger);
  const usable = suggestions.filter((s) => !s.danger && s.state !== "closed");
  const later = suggestions.filter((s) => !s.danger && s.state === "closed");
  put(page.querySelector(".first"), danger.map(made));
  page.querySelector(".usable > .cards").append(...usable.slice(0, CARDS_SHOWN).map(made));
  unhide(page.querySelector(".none-now"), !usable.length);
  fold(page.querySelector("#more"), usable.slice(CARDS_SHOWN).map(made), said);
  fold(page.querySelector("#later-places"), later.map(made), said);
  unhide(page.querySelector(".closed"), later.length > 0);
}

function put(section, cards) {
  section.querySelector(".cards").append(...cards);
  unhide(section, cards.length > 0);
}

function fold(details, cards, said) {
  details.querySelector("summary").textContent = fill(said.more_places, { count: cards.length });
  put(details, cards);
}

function placeAdvice(page, deck, advice) {
  const section = page.querySelector(".advice");
  section.querySelector("ul").append(...advice.map((id) => copy(deck, `#all-advice > [data-advice="${id}"]`)));
  unhide(section, advice.length > 0);
}

function placeLeftOut(page, deck, leftOut) {
  const section = page.querySelector(".left-out");
  for (const { channel, facts } of leftOut) {
    const refused = copy(deck, `#refusals > [data-channel="${channel}"]`);
    for (const sentence of refused.querySelectorAll("[data-fact]")) if (!facts.includes(sentence.dataset.fact)) sentence.remove();
    section.querySelector(".channels").append(refused);
  }
  unhide(section, leftOut.length > 0);
}

/** Show the answers given in the long form. */
function choose(form, inquiry, said) {
  for (const input of form.querySelectorAll("input[type=checkbox], input[type=radio]")) {
    const given = inquiry[input.name];
    if (input.type === "checkbox") input.checked = (given || []).includes(input.value);
    else input.checked = (given || "") === input.value;
  }
  form.querySelector("[name=place]").value = inquiry.place || "";
  form.querySelector("[name=age]").value = inquiry.age ?? "";
  for (const group of form.querySelectorAll("details")) count(group, said);
}

/** A group of situations is open, and says how many are chosen, where some are. */
function count(group, said) {
  const chosen = group.querySelectorAll("input:checked").length;
  if (!chosen) return;
  group.open = true;
  const told = document.createElement("span");
  told.className = "count";
  told.textContent = fill(said.chosen_count, { count: chosen });
  group.querySelector("summary").append(" ", told);
}

/** The next question, taken from the long form; its ids begin anew, since both are on the page. */
function placeQuestion(page, field) {
  const section = page.querySelector(".question");
  unhide(section, field !== null);
  if (field === null) return;
  const question = page.querySelector(`#change [data-field="${field}"]`).cloneNode(true);
  for (const element of [question, ...question.querySelectorAll("*")]) rename(element);
  section.querySelector(".asked").append(question);
  section.querySelector("[name=asking]").value = field;
}

function rename(element) {
  for (const name of ["id", "for", "aria-describedby"]) {
    const value = element.getAttribute(name);
    if (value) element.setAttribute(name, value.replace(/\S+/g, "next-$&"));
  }
}

/** Everything sent so far goes with the form. */
function carry(form, sent) {
  for (const [name, value] of hidden(sent)) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    form.prepend(input);
  }
}

/** Show an element, or take it away. */
function unhide(element, shown) {
  if (!element) return;
  if (shown) element.hidden = false;
  else element.remove();
}
