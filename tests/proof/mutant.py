"""A mistake made in the real rules or listings."""

from collections.abc import Callable
from typing import Any, NamedTuple

from routing_rules.model import Rule
from routing_rules.table import ChannelFacts
from tests.builders import real
from tests.proof.variants import Variant, changed_channels, changed_rules


class Mutant(NamedTuple):
    """A mistake: its name, the rule or channel it is made in, and the world with it."""

    name: str
    target: str
    build: Callable[[], Variant]


def in_channel(channel: ChannelFacts, where: str = "", /, **change: Any) -> Mutant:
    return Mutant(f"{channel.id}{where}", channel.id, lambda: Variant(channels=changed_channels([channel.id], **change)))


def in_rule(rule: Rule, where: str, change: Callable[[Rule], Rule | None]) -> Mutant:
    return Mutant(
        f"{rule.id}{where}",
        rule.id,
        lambda: Variant(changed_rules(lambda each: change(each) if each.id == rule.id else each)),
    )


def rules() -> list[Rule]:
    return [written.rule for written in real().book.rules]
