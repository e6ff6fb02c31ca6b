"""What a section of a long text is made of: paragraphs, steps, points, laws and links, in all three full languages."""

from typing import Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, Tag

from documents.checking import FullWords, Written, mistake

PAGES = frozenset({"home", "list", "near", "work", "safety", "privacy", "accessibility", "about", "kept", "gaps", "api"})
"""The pages that a long text may name; anything else is an address from https:// on."""

_KINDS = ("steps", "points", "law", "links")


def _target(to: str) -> str:
    if to not in PAGES and not to.startswith("https://"):
        raise mistake(
            f"「{to}」というページはありません。{'、'.join(sorted(PAGES))} のどれかか、https:// からの住所を書きます。",
            f"There is no page '{to}'. Write one of {', '.join(sorted(PAGES))}, or an address from https:// on.",
        )
    return to


class Steps(Written):
    """What to do, in this order."""

    steps: tuple[FullWords, ...] = Field(min_length=1)


class Points(Written):
    """Things in no order of time."""

    points: tuple[FullWords, ...] = Field(min_length=1)


class Law(Written):
    """What an article of law says, and where that was read. ``unconfirmed`` says what nobody has seen yet."""

    law: FullWords
    says: FullWords
    unconfirmed: FullWords | None = None
    source: tuple[str, ...] = Field(min_length=1)


class Link(Written):
    """A way on: ``to`` is one of ``PAGES`` or an address from https:// on."""

    to: Annotated[str, AfterValidator(_target)]
    words: FullWords

    @property
    def outside(self) -> bool:
        """Does it lead to another site?"""
        return self.to not in PAGES


class Links(Written):
    """Ways on to other pages."""

    links: tuple[Link, ...] = Field(min_length=1)


def _kind(block: Any) -> str:
    """A block is told by its heading; one without any is a paragraph.

    No kind is called like a heading: pydantic puts it into the place of a mistake, where it must not be taken for one.
    """
    return next((f"as {kind}" for kind in _KINDS if isinstance(block, dict) and kind in block), "as words")


Block = Annotated[
    Annotated[FullWords, Tag("as words")]
    | Annotated[Steps, Tag("as steps")]
    | Annotated[Points, Tag("as points")]
    | Annotated[Law, Tag("as law")]
    | Annotated[Links, Tag("as links")],
    Discriminator(_kind),
]
