"""Filling in the forms as a visitor would, and reading what the answer tells."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_TOLD = (Path(__file__).parent / "telling.js").read_text("utf-8")
_FILL = """([selector, inquiry]) => {
  const form = document.querySelector(selector);
  for (const input of form.querySelectorAll("input[type=checkbox], input[type=radio]")) {
    const given = inquiry[input.name];
    input.checked = input.type === "checkbox" ? (given || []).includes(input.value) : (given || "") === input.value;
  }
  for (const name of ["age", "place"]) if (form.elements[name]) form.elements[name].value = inquiry[name] ?? "";
}"""
_WHY = "document.querySelectorAll('details.because').forEach(d => d.open = true)"

FIRST, LONG = "#questions", "#change"


def answer(page: Page, form: str, inquiry: dict[str, Any]) -> None:
    """Fill in a form and press its last button; waits for another answer than the one that may be there."""
    page.evaluate(_FILL, [form, inquiry])
    page.evaluate("document.querySelectorAll('#as-of').forEach(e => e.removeAttribute('id'))")
    page.evaluate("form => [...document.querySelectorAll(`${form} button[name=do]`)].pop().click()", form)
    page.locator("#as-of").wait_for()


def told(page: Page) -> list[str]:
    """Everything that the answer tells, reasons included."""
    page.evaluate(_WHY)
    page.locator("details.because[data-rules]").first.wait_for(state="detached")
    found: list[str] = page.evaluate(_TOLD)
    return found
