"""The walk over all inquiries of the space. Those that the change leaves alone are skipped as early as that is known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from directory import holidays
from directory.hours import Timetable
from routing_rules.compiling import compile_table
from routing_rules.engine import Engine
from routing_rules.inquiry import Inquiry
from routing_rules.ranking import Wishes
from service.channel_facts import HoursIndex, channel_facts
from service.reviewing import sharing
from service.reviewing.changes import Block, BlockFound, Changes, Outcome
from service.reviewing.masks import Acceptance, Masks
from service.reviewing.sides import Entry, Named, Side, firsts, reordered
from service.reviewing.space import Space
from service.reviewing.times import Times
from service.reviewing.touched import Touched
from service.snapshot import Snapshot

NOBODY = ""

Advance = Callable[[int, int], None]  # (done, of how many)


@dataclass(frozen=True)
class Comparison:
    """Both sides, what was compared, and what was found."""

    old: Side
    new: Side
    times: Times
    touched: Touched
    space: Space
    changes: Changes


def compare(old: Snapshot, new: Snapshot, minute: int, advance: Advance = lambda _done, _of: None) -> Comparison:
    """Compare every inquiry of the space over the year from a minute on; what is overdue is judged at that minute."""
    hours = HoursIndex()
    before, after = (
        Side(Engine(compile_table(state.book, channel_facts(state.directory, hours))), state.book, minute) for state in (old, new)
    )
    days_off = holidays.load()
    times = Times(Timetable(hours.strings, days_off), days_off, minute)
    for side in (before, after):
        side.begin(times)
    touched = Touched(before, after, minute)
    comparison = Comparison(before, after, times, touched, Space(before, after, touched), Changes())
    walk = Walk(comparison)
    blocks = walk.blocks()
    for done, found in enumerate(sharing.each(walk.block, blocks)):
        advance(done, len(blocks))
        comparison.changes.add(found)
    return comparison


class Walk:
    """Walks one comparison, block by block."""

    def __init__(self, comparison: Comparison) -> None:
        self._found, self._sides = comparison, (comparison.old, comparison.new)
        self._outcome = cache(self._work_out)
        self._accepts = Acceptance(comparison.old, comparison.new, comparison.space)
        self._pairs: dict[tuple[int, int, int, int], tuple[Named, Named]] = {}
        self._same = cache(comparison.touched.same)
        self._where = list(comparison.space.combinations("place", "language"))

    def blocks(self) -> list[Block]:
        """The blocks in which something can differ."""
        cases = ((block, self._accepts.of_case(self._case(block))) for block in self._found.space.blocks)
        return [block for block, masks in cases if not self._leaves(masks, *self._found.space.places)]

    def block(self, block: Block) -> BlockFound:
        """What differs in one block."""
        found, case = BlockFound(block, self._found.space.block), self._case(block)
        masks = self._accepts.of_case(case)
        for number, answers in self._where:
            here = masks & self._accepts.of_answers(**answers)
            if not self._leaves(here, answers["place"]):
                for numbers, outcome in self._inside(case._replace(**answers), here):
                    found.add([number + n for n in numbers], outcome)
        return found

    def _case(self, block: Block) -> Inquiry:
        space = self._found.space
        return space.inquiry((*block, *([0] * (len(space.sizes) - len(block)))))

    def _inside(self, inquiry: Inquiry, masks: Masks) -> Iterator[tuple[list[int], Outcome]]:
        """(numbers, outcome) for everybody who may ask, with every wish."""
        for wishes, askers in self._accepts.askers(inquiry.situations):
            asked = [(number, Wishes.of(inquiry._replace(**answers))) for number, answers in wishes]
            for (old, new), people in self._lists(masks, askers).items():
                if not self._same(old, new, inquiry.place):
                    for number, wish in asked:
                        plans = (
                            side.plans_of(n, inquiry.place, wish.no_voice)
                            for side, n in zip(self._sides, (old, new), strict=True)
                        )
                        outcome = self._outcome(old, new, wish, *plans)
                        if outcome.list_byte:
                            yield [number + n for n in people], outcome

    def _lists(self, masks: Masks, askers: list[tuple[Masks, list[int]]]) -> dict[tuple[Named, Named], list[int]]:
        """The lists before and now, and who gets them."""
        found: dict[tuple[Named, Named], list[int]] = {}
        rules, rules_now, takes, takes_now = masks
        for (r, r_now, t, t_now), numbers in askers:
            key = (rules & r, rules_now & r_now, takes & t, takes_now & t_now)
            pair = self._pairs.get(key)
            if pair is None:
                pair = self._pairs[key] = self._named(*key)
            found.setdefault(pair, []).extend(numbers)
        return found

    def _named(self, rules: int, rules_now: int, takes: int, takes_now: int) -> tuple[Named, Named]:
        old, new = self._sides
        return old.named(rules, takes & old.channels_of(rules)), new.named(rules_now, takes_now & new.channels_of(rules_now))

    def _work_out(self, old: Named, new: Named, wishes: Wishes, plans: tuple[int, ...], plans_now: tuple[int, ...]) -> Outcome:
        times = self._found.times
        before, after = self._found.old.entries(old, wishes, plans), self._found.new.entries(new, wishes, plans_now)
        changed = tuple(
            (a, b, times.names(here & there), here & there)
            for (a, here), (b, there) in product(_firsts(before, times.all), _firsts(after, times.all))
            if a != b and here & there
        )
        lists = times.all if old.ids != new.ids else reordered(before, after, times.all)
        return Outcome(changed, times.names(lists), new.ids - old.ids, old.ids - new.ids)

    def _leaves(self, masks: Masks, *places: str | None) -> bool:
        return all(self._found.touched.leaves(masks.rules, masks.rules_now, at) for at in places)


def _firsts(entries: list[Entry], kinds: int) -> list[tuple[str, int]]:
    return list(firsts(entries, kinds).items()) or [(NOBODY, kinds)]
