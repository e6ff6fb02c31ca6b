"""What the walk over all inquiries finds is what the engine says of each. Every change here is invented."""

import random
from datetime import datetime
from itertools import product
from pathlib import Path

import pytest

from directory import holidays
from directory.hours import minute_of
from routing_rules.inquiry import Inquiry
from service import snapshot
from service.reviewing import revisions, sharing
from service.reviewing.changes import BlockFound, Changes, Outcome
from service.reviewing.comparing import Comparison, compare
from service.reviewing.grouping import cover
from service.reviewing.reducing import reduced
from service.reviewing.sides import Side
from service.reviewing.times import NAMED, Kind, Times
from service.snapshot import Snapshot
from tests.builders import real
from tests.small_country import MINUTE, Country

pytestmark = pytest.mark.slow


@pytest.fixture
def country(tmp_path: Path) -> Country:
    return Country(tmp_path / "now")


@pytest.fixture
def before(tmp_path: Path) -> Country:
    return Country(tmp_path / "before")


def compared(before: Country, country: Country) -> Comparison:
    old, new = (revisions.read(str(here.root)).snapshot for here in (before, country))
    return compare(old, new, MINUTE)


class TestExact:
    """What the walk found is what the engine says, inquiry by inquiry, at every kind of time."""

    def test_every_inquiry_of_an_invented_country(self, before, country):
        for here in (before, country):
            here.takes("line", about_age="0-17")
        country.chat_until(20)
        country.suggest(bullied="[desk, chat]", everybody="[desk, chat]")
        found = compared(before, country)
        for situations in ((), ("bullying_sexual",), ("neighbour_report",)):
            block = found.space.fields[0].values.index(situations)
            changed = set()
            for number in range(found.space.sizes[1] * found.space.block):
                positions = [block, *radix(number, found.space.sizes[1:])]
                if positions[3] == 0:  # the language matters to no rule and no channel here
                    expected = asked(found, positions)
                    assert told(found, positions) == expected
                    changed |= {(number, named) for _, _, named in expected}
            assert changed
            assert found.changes.firsts[block] == len(changed) * found.space.sizes[3]

    def test_the_kinds_of_time_of_a_group_are_those_of_all_its_inquiries(self, before, country):
        before.suggest(everybody="[chat, line]", bullied="[chat, line]")
        country.suggest(everybody="[line, chat]", bullied="[chat, line]")
        country.chat_until(20)
        found = compared(before, country)
        everybody, bullied = (Inquiry(situations=s) for s in ((), ("bullying_sexual",)))
        for inquiry in (everybody, bullied._replace(age=9)):
            kinds = [n for n, kind in enumerate(found.times.kinds)
                     if (first(found.old, inquiry, kind), first(found.new, inquiry, kind)) == ("chat", "line")]  # fmt: skip
            group = next(g for g in found.changes.groups if (g.old, g.new) == ("chat", "line"))
            assert kinds
            assert all(group.kinds >> n & 1 for n in kinds)

    @pytest.mark.slow
    def test_any_inquiry_of_the_real_rules(self):
        found = compare(real(), altered(real()), MINUTE)
        chance = random.Random(8103)
        changed = 0
        for _ in range(150):
            block = chance.choice(found.space.blocks)
            positions = [*block, *(chance.randrange(size) for size in found.space.sizes[2:])]
            expected = asked(found, positions)
            assert told(found, positions) == expected
            changed += bool(expected)
        assert changed > 10

    def test_shared_between_processors_it_is_the_same(self, before, country, monkeypatch):
        country.chat_until(20)
        alone = (monkeypatch.setattr(sharing, "_WORTH_SHARING", 10_000), compared(before, country).changes)[1]
        shared = (monkeypatch.setattr(sharing, "_WORTH_SHARING", 1), compared(before, country).changes)[1]
        assert (alone.firsts, alone.lists) == (shared.firsts, shared.lists)
        assert [(g.old, g.new, g.kinds, g.blocks) for g in alone.groups] == [
            (g.old, g.new, g.kinds, g.blocks) for g in shared.groups
        ]

    def test_what_blocks_found_adds_up(self):
        changes = Changes()
        for situations, (day, night) in enumerate([(0b01, 0b10), (0b10, 0b01)]):
            found = BlockFound((situations, 0), size=2)
            outcome = Outcome(
                (("a", "b", day, day << 4), ("b", "a", night, night << 4)), day | night, frozenset("c"), frozenset()
            )
            found.add([1], outcome)
            changes.add(found)
        assert (changes.firsts, changes.lists) == ({0: 2, 1: 2}, {0: 2, 1: 2})
        assert [(g.count, g.kinds) for g in changes.groups] == [(2, 0b110000), (2, 0b110000)]
        assert changes.came == {"c": 2 * len(NAMED)}

    def test_frames_hold_every_member_once(self):
        chance = random.Random(189)
        fields = [range(3), (4, 7), range(4)]
        for _ in range(200):
            kinds = [chance.getrandbits(8) for _ in range(chance.choice([2, 24]))]
            members = bytes(chance.choice([0, *kinds]) for _ in range(24))
            frames = cover(*reduced(members, fields), most=chance.choice([1, 4, 50]))
            held = [cell for frame in frames for cell in product(*frame.values)]
            cells = zip(product(*fields), members, strict=True)
            wanted = {(*cell, bit) for cell, byte in cells for bit in range(8) if byte >> bit & 1}
            assert len(held) == len(set(held))
            assert wanted <= set(held)
            assert sum(frame.members for frame in frames) == len(wanted)
            assert all(frame.full == wanted.issuperset(product(*frame.values)) for frame in frames)

    def test_every_minute_of_the_year_is_of_one_kind(self, before, country):
        times = compared(before, country).times
        saturday = [kind for kind in times.kinds if kind.named == NAMED.index("saturday")]
        minutes = sum(end - start for kind in saturday for _, start, end in kind.spans)
        assert minutes == 24 * 60
        assert times.names(times.all) == (1 << len(NAMED)) - 1

    @pytest.mark.parametrize(
        ("at", "named"),
        [("2026-12-28T09:00", "weekday_day"), ("2026-12-31T20:00", "new_year"), ("2027-01-03T23:59", "new_year"),
         ("2027-01-04T08:59", "weekday_night"), ("2027-01-08T17:00", "weekday_evening"), ("2027-01-08T22:00", "weekday_night"),
         ("2027-01-09T12:00", "saturday"), ("2027-01-10T12:00", "sunday"), ("2027-01-11T12:00", "holiday")],
    )  # fmt: skip
    def test_named_times(self, at, named):
        minute = minute_of(datetime.fromisoformat(at + "+09:00"))
        times = Times(real().timetable, holidays.load(), minute)
        assert min(times.kinds, key=lambda kind: abs(kind.minute - minute)).named == NAMED.index(named)


def radix(number: int, sizes: list[int]) -> list[int]:
    """The positions in the fields, the last field innermost."""
    positions = []
    for size in reversed(sizes):
        number, position = divmod(number, size)
        positions.insert(0, position)
    return positions


def told(found: Comparison, positions: list[int]) -> set[tuple[str, str, int]]:
    """(before, now, named time) as the walk found them for one inquiry."""
    number = 0
    for position, size in zip(positions[2:], found.space.sizes[2:], strict=True):
        number = number * size + position
    block = (positions[0], positions[1])
    bytes_ = {(g.old, g.new): g.blocks[block][number] for g in found.changes.groups if block in g.blocks}
    return {(*pair, n) for pair, byte in bytes_.items() for n in range(len(NAMED)) if byte >> n & 1}


def asked(found: Comparison, positions: list[int]) -> set[tuple[str, str, int]]:
    """The same, asked of the engine."""
    inquiry = found.space.inquiry(positions)
    pairs = ((first(found.old, inquiry, kind), first(found.new, inquiry, kind), kind.named) for kind in found.times.kinds)
    return {(old, new, named) for old, new, named in pairs if old != new}


def first(side: Side, inquiry: Inquiry, kind: Kind) -> str:
    given = side.engine.suggest(inquiry, kind.moment, MINUTE).suggestions
    return side.engine.table.channels[given[0].channel].id if given else ""


def altered(loaded: Snapshot) -> Snapshot:
    """The real listings with other, invented hours of two channels, and one rule that names its channels backwards."""
    channels = dict(loaded.directory.channels)
    for id in ("cure_time",):
        points = tuple(
            p.model_copy(update={"hours": p.hours.model_copy(update={"open": "Mo-Su 09:00-19:00"})} if p.hours else {})
            for p in channels[id].contact_points
        )
        channels[id] = channels[id].model_copy(update={"contact_points": points})
    written = list(loaded.book.rules)
    place = next(n for n, w in enumerate(written) if len(w.rule.suggest.first) > 2 and w.rule.when.situation)
    rule = written[place].rule
    backwards = rule.model_copy(update={"suggest": rule.suggest.model_copy(update={"first": rule.suggest.first[::-1]})})
    written[place] = type(written[place])(backwards, written[place].subject, written[place].document, written[place].place)
    book = type(loaded.book)(**{**vars(loaded.book), "rules": tuple(written)})
    return snapshot.build(type(loaded.directory)(**{**vars(loaded.directory), "channels": channels}), book)
