"""A whole handover by two people in two browser profiles: found, written, sealed, read, compared, answered. All invented."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import DeskServer

WORDS = "よるがこわい"


@pytest.fixture
def two(server: DeskServer, chromium: Browser) -> Iterator[tuple[Page, Page]]:
    """The counselor, signed in, and somebody who has no account."""
    contexts = [chromium.new_context(locale="ja-JP", timezone_id="Asia/Tokyo") for _ in range(2)]
    server.sign_in(contexts[0])
    sender, reader = (context.new_page() for context in contexts)
    yield sender, reader
    for context in contexts:
        context.close()


def _write(sender: Page, server: DeskServer) -> None:
    """From what was heard to a note that may leave, as a counselor does it."""
    sender.goto(f"{server.address}/desk/")
    sender.locator("#finder").wait_for(state="visible")
    sender.keyboard.insert_text("家でたたかれる")
    expect(sender.locator("#situation-found > [role=option]").first).to_contain_text("たたかれる")
    sender.keyboard.press("Enter")
    sender.locator("article[data-channel=hotline_189]").get_by_role("button", name="このつなぎ先でメモを作る").click()
    expect(sender.locator("#note [name=situations][value=physical_abuse_neglect]")).to_be_checked()
    sender.fill("#fact-first_words", WORDS)
    sender.select_option("#consent-whole", "given")
    sender.select_option("#shown", "aloud")


def _seal(sender: Page) -> tuple[str, str, str]:
    """Link, passphrase and receipt words."""
    sender.locator("[data-way=link]").click()
    panel = sender.locator("[data-part=link]")
    panel.locator("[data-do=make]").click()
    expect(panel.locator("[data-link]")).to_have_value(re.compile(r"/n/.{22}#"), timeout=30_000)
    return panel.locator("[data-link]").input_value(), *(
        panel.locator(f"[data-fill={name}]").inner_text() for name in ("passphrase", "receipt")
    )


def test_two_people_hand_over_by_link(two: tuple[Page, Page], server: DeskServer) -> None:
    sender, reader = two
    _write(sender, server)
    link, passphrase, receipt = _seal(sender)

    reader.goto(link)
    reader.locator("[data-do=knock]").click()
    assert "#" not in reader.url, "the key is not in the address bar any more"
    reader.fill("#phrase", passphrase)
    reader.keyboard.press("Enter")
    expect(reader.locator("[data-note]")).to_contain_text(WORDS, timeout=30_000)
    expect(reader.locator("[data-note]")).to_contain_text("たたかれる")
    expect(reader.locator("[data-step=note] [data-fill=receipt]")).to_have_text(receipt)
    reader.locator("[data-step=note] [value=accepted]").click()
    expect(reader.locator("[data-step=note] .tells")).not_to_be_empty()

    again = reader.context.new_page()
    again.goto(link)
    again.locator("[data-do=knock]").click()
    expect(again.locator("[data-step=over]")).to_be_visible()
    again.locator("[data-step=over] summary").click()
    again.fill("#phrase-later", passphrase)
    again.keyboard.press("Enter")
    again.locator("[data-step=later] [value=done]").click(timeout=30_000)
    expect(again.locator("[data-step=later] .tells")).not_to_be_empty()

    seen = sender.context.new_page()
    seen.goto(f"{server.address}/desk/notes")
    expect(seen.locator("main")).to_contain_text("●")
    assert WORDS not in seen.content()


def test_a_wrong_passphrase_locks_after_three(two: tuple[Page, Page], server: DeskServer) -> None:
    sender, reader = two
    _write(sender, server)
    link, passphrase, _ = _seal(sender)
    reader.goto(link)
    reader.locator("[data-do=knock]").click()
    for tries in (2, 1, 0):
        reader.fill("#phrase", " ".join(reversed(passphrase.split("・"))))
        reader.keyboard.press("Enter")
        if tries:
            expect(reader.locator("[data-step=phrase] [data-fill=tries]")).to_have_text(str(tries), timeout=30_000)
    expect(reader.locator("[data-step=over] [data-part=locked]")).to_be_visible(timeout=30_000)
    assert WORDS not in reader.content()
