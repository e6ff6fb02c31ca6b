"""The real gaps of Japan's services: where nobody specialised in a situation answers at some hour.

The properties ask that somebody answers. These are the stricter questions, which Japan's services do not meet
everywhere: somebody who is there because of what happened, in the way the person needs. Where that fails it must be
written in ``gaps.yaml`` with a reason; what is written and no longer true is reported as stale.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field

from documents.checking import Words, Written, check
from documents.problems import Problem
from documents.reading import Document, read
from routing_rules.proof.node import Node, Verdict
from routing_rules.proof.properties import Property
from routing_rules.proof.prover import Breach, Prover
from routing_rules.proof.space import DANGER, MUST, Space
from routing_rules.vocabulary import ABROAD

FILE = Path(__file__).parent.parent / "gaps.yaml"

Way = Literal["any", "without_voice", "nameless", "english", "abroad"]

_ENGLISH = "en"


class WrittenGap(Written):
    """A gap that is known: for which situations nobody specialised answers at some hour, in which way, and why."""

    way: Way
    situations: tuple[str, ...] = Field(min_length=1)
    because: Words
    source: tuple[str, ...] = Field(min_length=1)


class SinglePoint(Written):
    """A channel whose loss would leave somebody without an answer or without a second route."""

    channel: str
    because: Words


class _Gaps(Written):
    gaps: tuple[WrittenGap, ...]
    single_points: tuple[SinglePoint, ...] = ()


class Gap(NamedTuple):
    """A gap that the proof found: the situation, the way, and the breach that shows it."""

    situation: str
    way: Way
    breach: Breach


def _specialist(node: Node) -> Verdict:
    return node.at_every_moment("live", node.for_the_situation())


def _specialist_nameless(node: Node) -> Verdict:
    return node.at_every_moment("live", node.for_the_situation() & node.nameless)


def _specialist_english(node: Node) -> Verdict:
    return node.at_every_moment("live", node.for_the_situation() & node.speaks(_ENGLISH))


_JA, _EN = "その状況のための窓口が、いつでも答える。", "A channel for the situation answers at any time."


def _strict(way: Way, holds: Callable[[Node], Verdict], about: Callable[[Node], bool] = lambda _: True) -> Property:
    def asked(node: Node) -> bool:
        return about(node) and (ABROAD in node.places if way == "abroad" else not node.abroad)

    return Property(f"specialist-{way}", _JA, _EN, "s01-plan-2022", holds, asked)


STRICT: dict[Way, Property] = {
    "any": _strict("any", _specialist),
    "without_voice": _strict("without_voice", _specialist),
    "nameless": _strict("nameless", _specialist_nameless, lambda n: n.answered("anonymity", MUST)),
    "english": _strict("english", _specialist_english, lambda n: n.answered("language", _ENGLISH)),
    "abroad": _strict("abroad", _specialist),
}


def load(path: Path = FILE) -> tuple[Document, tuple[WrittenGap, ...]]:
    """The written gaps and their file. Raises ProblemsFound."""
    document = read(path)
    return document, check(_Gaps, document).gaps


def load_single_points(path: Path = FILE) -> tuple[Document, tuple[SinglePoint, ...]]:
    """The written single points of failure and their file. Raises ProblemsFound."""
    document = read(path)
    return document, check(_Gaps, document).single_points


def compare_single_points(found: Iterable[str], document: Document, written: Sequence[SinglePoint]) -> Iterator[Problem]:
    """A single point of failure that is not written down, and a written one that is none any more."""
    there, known = set(found), {point.channel for point in written}
    for channel in sorted(there - known):
        yield document.problem(
            ("single_points",),
            f"「{channel}」がなくなると、行き場のなくなる人がいます。だれかを書き足してください。",
            f"If '{channel}' were lost, somebody would have nowhere to turn. Add it and say whom.",
        )
    for n, point in enumerate(written):
        if point.channel not in there:
            yield document.problem(
                ("single_points", n),
                f"「{point.channel}」がなくなっても、ほかの窓口が答えます。消してください。",
                f"Others answer where '{point.channel}' does. Remove it.",
            )


def find(prover: Prover, space: Space, situations: Sequence[str]) -> Iterator[Gap]:
    """The gaps of each single situation; in danger the emergency services are there, so it has none."""
    for situation in situations:
        if situation != DANGER:
            for way, wanted in STRICT.items():
                case = space.case((situation,), ("no_voice",) if way == "without_voice" else ())
                for breach in prover.prove(case, [wanted]):
                    yield Gap(situation, way, breach)


def compare(
    found: Sequence[Gap], document: Document, written: Sequence[WrittenGap], sources: Container[str]
) -> Iterator[Problem]:
    """A gap that is not written down, a written one that has closed, and a source that does not exist."""
    there = {(gap.situation, gap.way) for gap in found}
    known = {(situation, gap.way) for gap in written for situation in gap.situations}
    for situation, way in sorted(there - known):
        yield document.problem(
            ("gaps",),
            f"「{situation}」({way})に、答える専門の窓口のない時間があります。理由とともに書き足してください。",
            f"There are hours when nobody specialised answers for '{situation}' ({way}). Add it with its reason.",
        )
    for n, gap in enumerate(written):
        for source in gap.source:
            if source not in sources:
                ja, en = f"「{source}」は sources.yaml にありません。", f"'{source}' is not in sources.yaml."
                yield document.problem(("gaps", n, "source"), ja, en)
        for situation in gap.situations:
            if (situation, gap.way) not in there:
                yield document.problem(
                    ("gaps", n, "situations"),
                    f"「{situation}」({gap.way})のすきまは、もうありません。消してください。",
                    f"The gap of '{situation}' ({gap.way}) has closed. Remove it.",
                )
