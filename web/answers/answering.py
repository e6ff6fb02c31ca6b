"""An answer of the engine to its page. What the browser does on the device, for those without JavaScript."""

from collections.abc import Iterator
from datetime import datetime

from directory.hours import Moment, local_datetime
from directory.model import Channel
from documents.checking import Words
from routing_rules.engine import LeftOut, Suggestion
from routing_rules.inquiry import Inquiry
from routing_rules.loading import WrittenRule
from routing_rules.ranking import DANGER
from routing_rules.vocabulary import ABROAD
from service import cautions
from service.sentences import sentences
from service.snapshot import Snapshot
from web.answers import questions
from web.answers.cards import Card, cards
from web.answers.refusals import Refusal
from web.answers.steps import Sent
from web.answers.view import AnswerPage, Reason, Suggested, Way
from web.wording.texts import Texts

_WAYS_SHOWN = 3


class Answering:
    """Makes the pages of answers of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.cards = list(cards(snapshot.directory, snapshot.hours).values())
        channels = {card.channel.id: n for n, card in enumerate(self.cards)}
        self._said = cautions.said_with(snapshot.book, channels)

    def page(self, text: Texts, sent: Sent, inquiry: Inquiry, minute: int) -> AnswerPage:
        """The page of an answer at a minute since the Unix epoch."""
        snapshot = self.snapshot
        moment = snapshot.timetable.at(minute)
        given = snapshot.engine.suggest(inquiry, moment, minute)
        ask_next = snapshot.questions.ask_next(inquiry, given, moment, minute)
        return AnswerPage(
            text=text,
            title=text.plain("title"),
            now=local_datetime(minute),
            sent=sent,
            suggested=tuple(self._suggested(s, inquiry, moment) for s in given.suggestions),
            advice=tuple((name, snapshot.book.advice[name].text) for name in given.advice),
            left_out=tuple(self._left_out(out) for out in given.left_out),
            asking=sent.next_question(ask_next),
            form=questions.form(snapshot.book.vocabulary, snapshot.directory, text, inquiry),
        )

    def reason(self, written: WrittenRule) -> Reason:
        """Why a rule names its channels."""
        rule = written.rule
        return Reason(rule.id, rule.because, self.snapshot.book.sources[rule.source[0]], rule.checked.isoformat())

    def _suggested(self, given: Suggestion, inquiry: Inquiry, moment: Moment) -> Suggested:
        card, standing = self.cards[given.channel], given.standing
        ways, more = _sorted_ways(_ways(card, inquiry.place, moment), standing.state)
        return Suggested(
            card=card,
            state=standing.state,
            changes_at=_when(standing.until),
            danger=given.rank.tier == DANGER,
            ways=ways,
            more=more,
            cautions=tuple(self._cautions(given, inquiry)),
            reasons=tuple(self.reason(self.snapshot.book.rules[n]) for n in given.rules),
        )

    def _cautions(self, given: Suggestion, inquiry: Inquiry) -> Iterator[tuple[str, Words]]:
        """What the rules say of the channel, then what is always true of it, then what follows from the answers."""
        said = self._said[given.channel]
        for name in dict.fromkeys(name for rule in given.rules for name in said.get(rule, ())):
            yield name, self.snapshot.book.cautions[name].text
        yield from self.cards[given.channel].cautions
        for name in cautions.inquiry_cautions(given.rank, given.standing, must=inquiry.anonymity == "must"):
            yield name, sentences().cautions[name]

    def _left_out(self, out: LeftOut) -> tuple[Channel, list[Refusal]]:
        channel = self.cards[out.channel].channel
        return channel, [Refusal(channel, fact) for fact in out.facts]


def _ways(card: Card, place: str | None, moment: Moment) -> list[Way]:
    """The ways to show for a place: the national ones, then the prefecture's. From abroad only reachable ones."""
    abroad = place == ABROAD
    shown = [c for c in card.contacts if (c.abroad if abroad else c.place in (None, place))]
    return [Way(c, abroad, moment.state[c.hours], _when(moment.until[c.hours])) for c in shown]


def _sorted_ways(ways: list[Way], state: str) -> tuple[tuple[Way, ...], tuple[Way, ...]]:
    """The first few that stand as the channel does, and the first of each further medium; the rest is folded."""
    shown: list[Way] = []
    folded: list[Way] = []
    for way in ways:
        known = {other.contact.medium for other in shown}
        fits = way.state == state and len(shown) < _WAYS_SHOWN
        (shown if fits or way.contact.medium not in known else folded).append(way)
    return tuple(shown), tuple(folded)


def _when(minute: int | None) -> datetime | None:
    return None if minute is None else local_datetime(minute)
