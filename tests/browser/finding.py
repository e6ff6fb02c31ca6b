"""A counselor in front of the finder: what they do, and what they see."""

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from service.snapshot import Snapshot
from tests.browser.device_inquiries import stream
from tests.browser.device_telling import Asked

FIELDS = ("situations", "needs", "asker", "age", "place", "anonymity", "prefers", "language")

_READY = "#finder:not([hidden]) > #found:not([aria-busy])"

_CHANNELS = "all => all.map(card => card.dataset.channel)"

NOTE = """
document.addEventListener("DOMContentLoaded", () => {
  const note = Object.assign(document.createElement("section"), { id: "note", hidden: true });
  if (!document.getElementById("note")) document.querySelector("main").append(note);
  document.addEventListener("note:start", ({ detail }) => (window.started = detail));
});
"""
"""A place for the note where the page has none, and what it is told."""

DUTIES = """
async ([known, asked]) => {
  const { src } = document.querySelector("script[src*='desk/finder.js']");
  const { dutiesShown } = await import(src.replace("finder.js", "finder/duties.js"));
  return asked.map((one) => dutiesShown(known, ...one));
}
"""

MEASURE = """
async () => {
  const field = document.querySelector("#situation"), age = document.querySelector("#age"), times = [];
  const shown = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
  const rest = () => new Promise((done) => setTimeout(done, 120));
  const press = (key) => field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  for (const words of ["先生", "父", "写真", "痴漢", "盗撮", "店", "妊娠", "ネット", "家", "バイト"]) {
    document.querySelector("#asked").reset();
    await rest();
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await rest();
    let began = performance.now();
    press("Enter");
    times.push((await shown()) - began);
    for (const years of ["8", "14", "17", "40"]) {
      await rest();
      age.value = years;
      began = performance.now();
      age.dispatchEvent(new Event("input", { bubbles: true }));
      times.push((await shown()) - began);
    }
  }
  return times;
}
"""
"""Milliseconds from the last key of an answer to the frame with the first target."""

_ASK = """
async ([inquiry, at]) => {
  const form = document.getElementById("asked");
  form.reset();
  await new Promise((done) => setTimeout(done));
  for (const [field, value] of Object.entries(inquiry)) {
    const boxes = form.querySelectorAll(`input[type=checkbox][name=${field}]`);
    if (boxes.length) boxes.forEach((box) => (box.checked = value.includes(box.value)));
    else form.elements[field].value = value;
  }
  form.elements.when.value = at ? "planned" : "now";
  form.elements.at.value = at;
  form.dispatchEvent(new Event("change", { bubbles: true }));
  while (document.querySelector("#found").hasAttribute("aria-busy")) await new Promise((done) => setTimeout(done, 5));
  const cards = (where) => [...document.querySelectorAll(`${where} > .cards > article`)];
  const told = (card) => [card.dataset.channel, card.querySelector(".state").className.replace("state ", "")];
  const facts = (out) => [...out.querySelectorAll("[data-fact]")].map(({ dataset }) => dataset.fact);
  return {
    own: [...cards("#first"), ...cards("#open"), ...cards("#closed")].map(told),
    danger: cards("#first").map(({ dataset }) => dataset.channel),
    left_out: [...document.querySelectorAll("#left-out [data-channel]")].map((out) => [out.dataset.channel, facts(out)]),
    advice: [...document.querySelectorAll("#advice [data-advice]")].map(({ dataset }) => dataset.advice),
    professional: cards("#professional").map(({ dataset }) => dataset.channel),
  };
}
"""


def ready(page: Page) -> None:
    """Wait until every target is drawn."""
    page.locator(_READY).wait_for()


def ask(page: Page, inquiry: dict[str, Any], at: str = "") -> dict[str, Any]:
    """Fill in the whole form for a day and time in Japan ("" for now); what the page shows then."""
    shown: dict[str, Any] = page.evaluate(_ASK, [inquiry, at])
    return shown


def channels(page: Page, section: str) -> list[str]:
    """The channels of one part of the answer, in their order."""
    ready(page)
    found: list[str] = page.locator(f"#{section} > .cards > article").evaluate_all(_CHANNELS)
    return found


def choose(page: Page, words: str) -> None:
    """Type and press Enter, as somebody who looks at the first suggestion."""
    page.locator("#situation").focus()
    page.keyboard.insert_text(words)
    page.keyboard.press("Enter")


def askable(roll: Any, snapshot: Snapshot, count: int) -> Sequence[Asked]:
    """Invented inquiries that the form can ask, in any order of its boxes."""
    languages = snapshot.book.vocabulary.language.ids
    found = []
    for inquiry, minute in stream(roll, snapshot):
        kept = {field: value for field, value in inquiry.items() if field in FIELDS and value is not None}
        if kept.get("language", "ja") in languages:
            found.append((kept, minute))
        if len(found) == count:
            break
    return found
