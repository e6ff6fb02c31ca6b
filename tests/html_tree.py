"""A page read back as a tree, to ask it what a reader sees. Readings over kanji are left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "rect", "path"})
_UNSEEN = frozenset({"rt", "rp", "script", "template", "title"})


@dataclass(eq=False)
class Element:
    """An element: its tag, its attributes, and what is in it, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """What is seen, spaces joined."""
        return " ".join(self._seen().split())

    def _seen(self) -> str:
        if self.tag in _UNSEEN:
            return ""
        return "".join(part if isinstance(part, str) else part._seen() for part in self.inside)

    def __iter__(self) -> Iterator["Element"]:
        """Every element in it, at any depth, in the order of the page."""
        for part in self.inside:
            if isinstance(part, Element):
                yield part
                yield from part

    def fits(self, tag: str, of_class: str, attributes: dict[str, str]) -> bool:
        """Is it of a tag, a class, with certain attributes?"""
        of_kind = tag in ("", self.tag) and (not of_class or of_class in self.classes)
        return of_kind and attributes.items() <= self.attributes.items()

    def all(self, tag: str = "", of_class: str = "", **attributes: str) -> list["Element"]:
        """The elements in it of a tag, a class, with certain attributes."""
        return [element for element in self if element.fits(tag, of_class, attributes)]

    def one(self, tag: str = "", of_class: str = "", **attributes: str) -> "Element":
        """The only one."""
        (found,) = self.all(tag, of_class, **attributes)
        return found

    def texts(self, tag: str = "", of_class: str = "", **attributes: str) -> list[str]:
        """What is seen in each of them."""
        return [element.text for element in self.all(tag, of_class, **attributes)]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def tree(html: str | bytes) -> Element:
    """A page as a tree. Fails where an element is not closed, or closed by another's end."""
    builder = _Builder()
    builder.feed(html.decode() if isinstance(html, bytes) else html)
    builder.close()
    (document,) = builder.open
    return document
