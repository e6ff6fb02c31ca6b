"""An editor's model as headings and texts, so that two states of it can be laid side by side."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

WORDS = "words"
_LANGUAGES = {"ja", "en", "ja-simple"}


def flat(model: BaseModel) -> dict[str, str]:
    """Every stated value by its dotted heading; sentences in several languages become one, under ``words``."""
    found: dict[str, str] = {}
    for heading, text in _parts(model.model_dump(mode="json", by_alias=True, exclude_none=True), ()):
        found[heading] = f"{found[heading]}\n{text}" if heading in found else text
    return found


def _parts(value: Any, place: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if _is_ages(value):
        yield ".".join(place), _ages(value)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _parts(inner, (*place, WORDS if name in _LANGUAGES else name))
    elif isinstance(value, list) and any(isinstance(v, Mapping) and not _is_ages(v) for v in value):
        for n, inner in enumerate(value, 1):
            yield from _parts(inner, (*place, _name(inner, n)))
    elif isinstance(value, list):
        if not value:  # written as nothing and not written are the same
            return
        yield ".".join(place), ", ".join(_ages(v) if _is_ages(v) else str(v) for v in value)
    else:
        yield ".".join(place), str(value)


def _name(entry: Mapping[str, Any], number: int) -> str:
    """What an entry of a list is called: its own name where it has one, so that moving it is no change."""
    return str(next((entry[key] for key in ("id", "printed", "who", "channel") if key in entry), number))


def _is_ages(value: Any) -> bool:
    return isinstance(value, Mapping) and value.keys() == {"least", "most"}


def _ages(value: Any) -> str:
    return f"{value['least']}-{value['most']}" if _is_ages(value) else str(value)


def paired(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[Any | None, Any | None]]:
    """Contact points that belong together: the same number or address first, then the same medium, else alone."""
    left, pairs = list(new), []
    for same in (_reached, lambda point: point.medium):
        rest = []
        for point in old:
            partner = next((p for p in left if same(p) == same(point)), None)
            if partner is None:
                rest.append(point)
            else:
                left.remove(partner)
                pairs.append((point, partner))
        old = rest
    return [*pairs, *((point, None) for point in old), *((None, point) for point in left)]


def _reached(point: Any) -> tuple[str, str, str]:
    reached = point.number or point.address
    return (getattr(point, "channel", ""), point.medium, reached.printed if reached else "")


def point_name(point: Any) -> str:
    """A contact point by its medium and what is printed."""
    reached = point.number or point.address
    return f"{point.medium} {reached.printed}" if reached else str(point.medium)
