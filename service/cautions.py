"""Which cautions go with a channel of an answer, beside those that are always true of it. Ids only; the words are elsewhere."""

from collections.abc import Iterator

from routing_rules.loading import RuleBook
from routing_rules.ranking import ALWAYS, Rank
from routing_rules.standing import Standing


def inquiry_cautions(rank: Rank, standing: Standing, *, must: bool) -> Iterator[str]:
    """What to know before turning to the channel, because of what was answered."""
    if standing.voice_only:
        yield "voice_only"
    if standing.replies_later:
        yield "replies_later"
    if must and rank.demand and rank.tier != ALWAYS:
        yield "name_asked" if rank.demand == 2 else "name_not_stated"
    if rank.language:
        yield "language_not_stated"
    if rank.overdue:
        yield "overdue"


def said_with(book: RuleBook, index: dict[str, int]) -> list[dict[int, tuple[str, ...]]]:
    """By channel, then by rule: the cautions that the rule says with the channel."""
    found: list[dict[int, tuple[str, ...]]] = [{} for _ in index]
    for n, written in enumerate(book.rules):
        for caution in written.rule.caution:
            said = found[index[caution.channel]]
            said[n] = (*said.get(n, ()), caution.say)
    return found
