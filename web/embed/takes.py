"""Whom a channel takes, by what its organisation says."""

from collections.abc import Iterator

from directory.model import Channel
from routing_rules.levels import Level
from web.answers.refusals import Refusal

_SCHOOL_AGE = (6, 18)
"""The ages of those who may see a frame for no level: from the first year of primary school to the last of high school."""


def takes(channel: Channel, age: int | None) -> bool:
    """Does it take somebody of this age (full years; None: not known) who asks for themselves, whoever they are?"""
    audience = channel.audience
    if audience is None:
        return True
    of_age = age is None or all(span is None or age in span for span in (audience.about_age, audience.caller_age))
    asks = audience.askers is None or "self" in audience.askers
    return of_age and asks and audience.only_for is None and audience.only_languages is None


def limits(channel: Channel, level: Level | None) -> Iterator[Refusal]:
    """What would turn away some pupil of a level, to be said beside the number."""
    pupils = (level.youngest, level.oldest) if level else _SCHOOL_AGE
    for refusal in (Refusal(channel, "age"), Refusal(channel, "caller_age")):
        if refusal.ages and not all(age in refusal.ages for age in pupils):
            yield refusal
    if channel.audience and channel.audience.only_for == "women":
        yield Refusal(channel, "women_only")
