"""`papers`: posters, cards and bookmarks as PDF."""


def papers() -> None:
    """STUB."""
