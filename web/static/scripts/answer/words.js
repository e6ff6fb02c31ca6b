/** What was written in one's own words: read on the device, offered as situations to confirm, never sent. */

import { loadWords } from "./parts.js";

const OFFERED = 3;
const PAUSE = 250;

let matcher = null;
let waiting = 0;

/** Show the field where the page has one. */
export function offerWords() {
  if (field()) field().hidden = false;
}

function field() {
  return document.querySelector("main .words");
}

document.addEventListener("focusin", ({ target }) => {
  if (target.id === "words") prepare().catch(() => {});
});

document.addEventListener("input", ({ target }) => {
  if (target.id !== "words") return;
  clearTimeout(waiting);
  waiting = setTimeout(() => offer(target).catch(() => {}), PAUSE);
});

// Enter in the field would send the form before anything was confirmed.
document.addEventListener("keydown", (event) => {
  if (event.target.id !== "words" || event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  offer(event.target).catch(() => {});
});

async function prepare() {
  const { language } = field().dataset;
  if (matcher === null || matcher.language !== language) {
    const [{ Matcher }, phrases] = await Promise.all([import("../matching/matching.js"), loadWords(language)]);
    matcher = { language, reading: new Matcher(phrases) };
  }
  return matcher.reading;
}

async function offer(input) {
  const found = input.closest(".words").querySelector(".found");
  const words = input.value.trim();
  if (!words) return found.replaceChildren();
  const reading = await prepare();
  const danger = reading.danger(words);
  const situations = reading.match(words).slice(0, OFFERED).map(({ id }) => id);
  const sentences = [...(danger ? [danger] : []), situations.length ? "found" : "none"];
  return found.replaceChildren(...sentences.map((said) => sentence(input, said)), ...choices(input.form, situations));
}

function sentence(input, said) {
  const told = document.createElement("p");
  told.className = said;
  told.append(input.closest(".words").querySelector(`template[data-said="${said}"]`).content.cloneNode(true));
  return told;
}

/** The same boxes as below: choosing here chooses there. */
function choices(form, situations) {
  return situations.map((id) => {
    const below = form.querySelector(`fieldset input[name=situations][value="${id}"]`);
    const option = below.closest("label").cloneNode(true);
    const box = option.querySelector("input");
    box.removeAttribute("name");
    box.checked = below.checked;
    box.addEventListener("change", () => {
      below.checked = box.checked;
      if (box.checked) below.closest("details").open = true;
    });
    return option;
  });
}
