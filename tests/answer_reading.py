"""The page of an answer read back: what somebody who reads it is told, as plain data."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.html_tree import Element, tree


@dataclass(frozen=True)
class WayRead:
    """One way to reach a channel. ``notes``: its hours, its cost, and what to know of it."""

    label: str
    display: str | None
    link: str | None
    unsure: bool
    state: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True)
class CardRead:
    """One channel. ``where``: the part of the page; ``shown`` and ``folded`` are its ways."""

    where: str
    name: str
    state: str
    state_class: str
    shown: tuple[WayRead, ...]
    folded: tuple[WayRead, ...]
    asks_name: str | None
    cautions: tuple[str, ...]
    reasons: tuple[tuple[str, str | None, str], ...]
    page: str


@dataclass(frozen=True)
class AnswerRead:
    """The whole page. ``left_out``: (name, why not)."""

    cards: tuple[CardRead, ...]
    advice: tuple[str, ...]
    left_out: tuple[tuple[str, tuple[str, ...]], ...]
    asking: str | None
    main: Element


def read_back(html: str | bytes) -> AnswerRead:
    """A page of an answer as what it tells."""
    main = tree(html).one("main")
    asking = main.all("input", name="asking")
    return AnswerRead(
        cards=tuple(_cards(main)),
        advice=tuple(text for section in main.all("section", "advice") for text in section.texts("li")),
        left_out=tuple(
            (div.one("h3").text, tuple(div.texts("p")))
            for fold in main.all("details", "left-out")
            for div in fold.one(of_class="channels").all("div")
        ),
        asking=asking[0].attributes["value"] if asking else None,
        main=main,
    )


def _left_out(main: Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    for fold in main.all("details", "left-out"):
        for channel in fold.one(of_class="channels").all("div"):
            yield channel.one("h3").text, tuple(channel.texts("p"))


def _cards(main: Element) -> list[CardRead]:
    danger = [(card, "danger") for section in main.all("section", "first") for card in section.all("article")]
    usable = main.one("section", "usable")
    more = [card for fold in usable.all("details", id="more") for card in fold.all("article")]
    first = [(card, "usable") for card in usable.all("article") if card not in more]
    later = [(card, "later") for section in main.all("section", "closed") for card in section.all("article")]
    found = [*danger, *first, *((card, "more") for card in more), *later]
    assert [card for card, _ in found] == main.all("article")
    return [_card(card, where) for card, where in found]


def _card(card: Element, where: str) -> CardRead:
    state = card.one("p", "state")
    folds = card.all("details", "more-ways")
    folded = [_way(item) for fold in folds for item in _items(fold.one("ul", "contacts"))]
    asks = card.texts("p", "name")
    return CardRead(
        where=where,
        name=card.one("h3").text,
        state=state.text,
        state_class=" ".join(state.classes - {"state"}),
        shown=tuple(_way(item) for item in _items(card.all("ul", "contacts")[0])),
        folded=tuple(folded),
        asks_name=asks[0] if asks else None,
        cautions=tuple(text for items in card.all("ul", "cautions") for text in items.texts("li")),
        reasons=tuple(_reason(item) for item in card.one("ul", "reasons").all("li")),
        page=card.one("p", "about-it").one("a").attributes["href"],
    )


def _items(items: Element) -> list[Element]:
    return [part for part in items.inside if isinstance(part, Element)]


def _way(item: Element) -> WayRead:
    reached = [*item.all("p", "number"), *item.all("p", "address")]
    links = item.all("a")
    notes = [note for note in item.one("ul", "notes").all("li") if "way-state" not in note.classes]
    state = item.texts("li", "way-state")
    unsure = bool(item.all("span", "unsure"))
    display = "".join(part if isinstance(part, str) else part.text for p in reached for part in p.inside if _is_number(part))
    return WayRead(
        label=item.one("p", "way").text,
        display=display.strip() or None,
        link=links[0].attributes["href"] if links else None,
        unsure=unsure,
        state=state[0] if state else None,
        notes=tuple(note.text for note in notes),
    )


def _is_number(part: Element | str) -> bool:
    return isinstance(part, str) or "unsure" not in part.classes


def _reason(item: Element) -> tuple[str, str | None, str]:
    """The words, the address of the source, and the line that tells source and day."""
    source = item.one("p", "small")
    links = source.all("a")
    text = "".join(part if isinstance(part, str) else part._seen() for part in item.inside if part is not source)
    return " ".join(text.split()), links[0].attributes["href"] if links else None, source.text
