"""`export` and `verify`: the public side as files."""


def export() -> None:
    """STUB."""


def verify() -> None:
    """STUB."""
