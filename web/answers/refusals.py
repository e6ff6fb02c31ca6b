"""Why a channel does not take somebody, in the language of a page."""

from dataclasses import dataclass

from markupsafe import Markup

from directory.facts import AgeRange
from directory.model import Channel
from service.sentences import sentences
from web.wording import moments
from web.wording.texts import Texts

FACTS = ("ended", "age", "caller_age", "asker", "place", "only_language", "women_only")


@dataclass(frozen=True)
class Refusal:
    """A fact of a channel that can refuse somebody. Its source and day stand on the channel's page."""

    channel: Channel
    fact: str

    def say(self, text: Texts) -> Markup:
        """The refusal as a sentence."""
        values: dict[str, object] = {}
        if self.fact == "ended" and self.channel.ended:
            values["day"] = moments.day(text, self.channel.ended.isoformat())
        if ages := self.ages:
            words = sentences().ages[sentences().age_kind(ages)]
            values["ages"] = text.say(words).format(least=ages.least, most=ages.most)
        return text.say(sentences().refusals[self.fact]).format(**values)

    @property
    def ages(self) -> AgeRange | None:
        """The ages that the channel takes, where they decide."""
        audience = self.channel.audience
        return getattr(audience, {"age": "about_age", "caller_age": "caller_age"}.get(self.fact, ""), None) if audience else None


def possible(channel: Channel) -> list[Refusal]:
    """Every refusal that the channel's facts could bring."""
    audience = channel.audience
    stated = {
        "ended": channel.ended is not None,
        "age": audience and audience.about_age,
        "caller_age": audience and audience.caller_age,
        "asker": audience and (audience.askers or audience.only_for == "professionals"),
        "place": True,
        "only_language": audience and audience.only_languages,
        "women_only": audience and audience.only_for == "women",
    }
    return [Refusal(channel, fact) for fact in FACTS if stated[fact]]
