"""Where something was read."""

from documents.checking import Text, Written


class Source(Written):
    """A page or document. ``url`` is None where the address was not kept; ``published`` is its own date or "n.d."."""

    title: Text
    url: str | list[str] | None
    published: Text

    @property
    def first_url(self) -> str | None:
        """Its address, or the first of several."""
        return self.url[0] if isinstance(self.url, list) else self.url
