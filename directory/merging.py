"""An organisation's own prefecture files beside the national ones: one entry a prefecture."""

from collections.abc import Iterable

from directory.facts import Fact
from directory.model import LocalContactPoint, Prefecture, RetiredNumber


def by_code(prefectures: Iterable[Prefecture]) -> dict[str, Prefecture]:
    """One entry a prefecture; an organisation's own file adds what it knows to the national one."""
    found: dict[str, Prefecture] = {}
    for prefecture in prefectures:
        known = found.get(prefecture.prefecture)
        found[prefecture.prefecture] = _both(known, prefecture) if known else prefecture
    return found


def _both(known: Prefecture, own: Prefecture) -> Prefecture:
    """What is not found in one file may stand in the other; each fact keeps the sources and the day of its own file."""
    prefix = f"{len(known.sources)}:"
    points = (*known.contact_points, *(_with_its_file(point, own, prefix) for point in own.contact_points))
    reached = {point.channel for point in points}
    missing = dict.fromkeys((*known.not_found, *own.not_found))
    return known.model_copy(
        update={
            "contact_points": points,
            "sources": {**known.sources, **{prefix + key: source for key, source in own.sources.items()}},
            "not_found": tuple(channel for channel in missing if channel not in reached),
            "retired_numbers": (*known.retired_numbers, *(_retired_with_its_file(r, prefix) for r in own.retired_numbers)),
        }
    )


def _retired_with_its_file(retired: RetiredNumber, prefix: str) -> RetiredNumber:
    return retired.model_copy(update={"source": tuple(prefix + key for key in retired.source)})


def _with_its_file(point: LocalContactPoint, own: Prefecture, prefix: str) -> LocalContactPoint:
    return point.model_copy(update={name: _fact_with_its_file(fact, own, prefix) for name, fact in point.facts().items()})


def _fact_with_its_file(fact: Fact, own: Prefecture, prefix: str) -> Fact:
    others = tuple(other.model_copy(update={"source": tuple(prefix + key for key in other.source)}) for other in fact.also_said)
    source = tuple(prefix + key for key in fact.source)
    return fact.model_copy(update={"looked": fact.looked or own.looked, "source": source, "also_said": others})
