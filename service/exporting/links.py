"""Addresses to files, in pages and in data. Our templates write every attribute in double quotes, and escape them in texts."""

import re
from collections.abc import Callable, Set

from service.exporting.layout import Layout
from service.exporting.plan import ExportError

_LOCAL = re.compile(r'(\s)(href|src|action|formaction|data-[a-z-]+)="(/[^"]*)"')
_EXIT = re.compile(r'href="/leave"([^>]*\sdata-exit="([^"]*)")')
_CHOICE = re.compile(r'<(a|button|option)\b[^>]*\s(?:href|formaction|data-page)="(/[^"]*)"[^>]*>.*?</\1>\n?', re.DOTALL)
_FRAMES_FORM = re.compile(r'<form id="builder".*?</form>', re.DOTALL)
_OPTION = re.compile(r'<option\b[^>]*\svalue="([^"]+)"[^>]*>.*?</option>\n?', re.DOTALL)
_EMPTY = re.compile(r"<li>\s*</li>\n?")
_FORM = re.compile(r'(<form\b[^>]*\bmethod="post"[^>]*\baction=")(/[^"]*)"')

_MUST_BE_THERE = frozenset(("href", "src", "action", "formaction"))


class Links:
    """Turns what the server writes into what stands in a copy."""

    def __init__(self, layout: Layout, left_out: Set[str], origin: str) -> None:
        self._layout, self._left_out = layout, left_out
        self._origin = origin
        self._outer = re.compile(re.escape(origin) + r"(/[^\s\"'<>\\&]*)")

    def in_page(self, address: str, html: str) -> str:
        """A page or a part of one. Raises ExportError for a link to what is not in the copy."""
        html = _EXIT.sub(r'href="\2"\1', html)
        html = _EMPTY.sub("", _CHOICE.sub(self._choice, html))
        html = _FRAMES_FORM.sub(lambda form: _OPTION.sub(self._option, form[0]), html)
        html = _FORM.sub(self._form, html)
        html = html.replace(f'id="site">{self._origin}<', f'id="site">{self._origin}{self._layout.base.rstrip("/")}<')
        return self.in_data(_LOCAL.sub(self._attribute_of(address), html))

    def in_data(self, text: str) -> str:
        """Addresses with the host, anywhere."""
        return self._outer.sub(self._with_host, text)

    def _with_host(self, found: re.Match[str]) -> str:
        place = self._layout.place(found[1])
        return found[0] if place is None else self._origin + place

    def _attribute_of(self, address: str) -> Callable[[re.Match[str]], str]:
        def attribute(found: re.Match[str]) -> str:
            space, name, target = found.groups()
            return f'{space}{name}="{self._placed(address, name, target)}"'

        return attribute

    def _placed(self, address: str, name: str, target: str) -> str:
        if (place := self._layout.place(target)) is not None:
            return place
        if self._is_folder(target):
            return self._layout.base + target.removeprefix("/")
        if name in _MUST_BE_THERE:
            raise ExportError(f"{address} の先の {target} は写しにありません", f"{address} leads to {target}, not in the copy")
        return target

    def _is_folder(self, target: str) -> bool:
        """Only what the browser loads is named by its folder."""
        return target.startswith("/device/") and target.endswith("/")

    def _choice(self, found: re.Match[str]) -> str:
        """A language or place that the copy does not hold is not offered."""
        return "" if found[2] in self._left_out else found[0]

    def _option(self, found: re.Match[str]) -> str:
        """No frame can be made for a place or in a language that the copy has no frame for."""
        frames = {f"/embed/v1/{found[1]}/all/all", f"/embed/v1/ja/all/{found[1]}"}
        return "" if frames & self._left_out else found[0]

    def _form(self, found: re.Match[str]) -> str:
        """Nothing can be sent to a file: the form says where the list is."""
        listed = self._layout.place(f"{found[2]}list")
        return f'{found[1]}{found[2]}" data-list="{listed}"'
