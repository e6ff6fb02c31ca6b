"""Answers, times, differences and reasons in words, in one language."""

from collections.abc import Sequence
from typing import Any

from routing_rules.vocabulary import ABROAD, OLDEST
from service.reviewing.changes import Group
from service.reviewing.comparing import Comparison
from service.reviewing.differences import Difference
from service.reviewing.flattening import WORDS
from service.reviewing.grouping import Frame
from service.reviewing.phrases import phrases
from service.reviewing.reasons import Reason
from service.reviewing.space import Field
from service.reviewing.times import NAMED, Hours
from service.snapshot import Snapshot

_LONGEST = 160


class Wording:
    """The words of one comparison in one language."""

    def __init__(self, old: Snapshot, new: Snapshot, comparison: Comparison, language: str) -> None:
        self._old, self._new, self._comparison, self._language = old, new, comparison, language
        self._vocabulary = new.book.vocabulary

    def say(self, name: str, /, **values: Any) -> str:
        """A phrase of phrases.yaml."""
        return phrases().say(name, self._language, **values)

    def channel(self, id: str) -> str:
        """A channel's name."""
        listing = self._new.directory.channels.get(id) or self._old.directory.channels.get(id)
        return listing.name.in_language(self._language) if listing else self.say("nobody")

    def situation(self, codes: Sequence[str]) -> str:
        """One or two situations."""
        labels = {s.id: s.label.in_language(self._language) for s in self._vocabulary.situations}
        return self.say("and").join(self.say("quoted", text=labels[code]) for code in codes) or self.say("none")

    def frame(self, frame: Frame, fields: Sequence[Field], group: Group) -> str:
        """Whom and when a frame is about. Fields that may be anything are left out."""
        parts = [
            self.say(f"of_{field.name}", values=self._values(field, chosen))
            for field, chosen in zip(fields, frame.values, strict=False)
            if len(chosen) < len(field.values)
        ]
        times = self._times(frame.values[-1], group)
        return self.say("comma").join([*parts, *([times] if times else [])]) or self.say("everybody")

    def difference(self, d: Difference) -> str:
        """One difference in a line."""
        heading = phrases().heading(d.heading, self._language)
        if d.heading == "entry":
            return self.say("entry_added" if d.old is None else "entry_removed", where=self._place(d))
        if d.heading.rpartition(".")[2] == WORDS and d.old and d.new:
            return self.say("reworded", where=self._place(d), heading=heading)
        name = "added" if d.old is None else "removed" if d.new is None else "changed"
        return self.say(name, where=self._place(d), heading=heading, old=_short(d.old), new=_short(d.new))

    def reason(self, reason: Reason, most: int) -> str:
        """Why; at most so many of the differences that bear on it."""
        by = self.say("list_comma").join(phrases().rank(name, self._language) for name in reason.by)
        said = [self.say(reason.fate, by=by)] + [self.difference(d) for d in reason.differences[:most]]
        if len(reason.differences) > most:
            said.append(self.say("and_more", number=len(reason.differences) - most))
        return self.say("semicolon").join(said)

    def _place(self, d: Difference) -> str:
        code, _, rest = d.where.partition(" ")
        if d.kind != "prefecture":
            return d.where
        return f"{self._prefecture(code)} {rest}".strip()

    def _prefecture(self, code: str) -> str:
        found = self._new.directory.prefectures.get(code)
        return found.name.in_language(self._language) if found else code

    def _values(self, field: Field, chosen: Sequence[int]) -> str:
        if field.name in ("age", "asker_age"):
            return self.say("or").join(self._ages(field, chosen))
        left = [n for n in range(len(field.values)) if n not in chosen]
        if len(left) < len(chosen) and len(chosen) > 1:
            return self.say("all_but", values=self.say("or").join(self._value(field, n) for n in left))
        return self.say("or").join(self._value(field, n) for n in chosen)

    def _value(self, field: Field, number: int) -> str:
        value = field.values[number]
        if not value:
            return self.say("none" if field.name in ("situations", "needs") else "unanswered")
        if field.name == "situations":
            return self.situation(value)
        if field.name == "place":
            return self._of_place(value)
        answers = getattr(self._vocabulary, field.name).answers
        wanted = value[0] if isinstance(value, tuple) else value
        return self.say("quoted", text=next(a.label.in_language(self._language) for a in answers if a.id == wanted))

    def _of_place(self, place: str) -> str:
        if place == ABROAD:
            return self.say("abroad")
        alike = len(self._comparison.space.alike[place])
        name = self._prefecture(place)
        return self.say("and_alike", name=name, number=alike - 1) if alike > 1 else name

    def _ages(self, field: Field, chosen: Sequence[int]) -> list[str]:
        """Ranges of ages that follow each other, and "not answered"."""
        starts = [*field.values[1:], OLDEST + 1]
        ranges: list[list[int]] = []
        for n in (n for n in chosen if n):
            if ranges and ranges[-1][1] == starts[n - 1]:
                ranges[-1][1] = starts[n]
            else:
                ranges.append([starts[n - 1], starts[n]])
        said = [self.say("from_age" if end > OLDEST else "ages", least=start, most=end - 1) for start, end in ranges]
        return [*said, *([self.say("unanswered")] if 0 in chosen else [])]

    def _times(self, named: Sequence[int], group: Group) -> str:
        """The named times, those with the same hours together; nothing where any time is meant."""
        together: dict[str, list[int]] = {}
        for n in named:
            together.setdefault(self._hours(n, self._comparison.times.hours(group.kinds, n)), []).append(n)
        if together.keys() == {""} and len(named) == len(NAMED):
            return ""
        comma = self.say("list_comma")
        said = ((comma.join(self.say(NAMED[n]) for n in names), hours) for hours, names in together.items())
        return self.say("or").join(self.say("within", name=names, hours=hours) if hours else names for names, hours in said)

    def _hours(self, named: int, hours: Hours) -> str:
        """Which part of a named time is meant; nothing where it is all of it."""
        if hours.whole:
            return ""
        if hours.spans == self._comparison.times.hours(self._comparison.times.all, named).spans:
            return self.say("some_days")
        spans = self.say("list_comma").join(f"{_clock(start)}–{_clock(end)}" for start, end in hours.spans)
        if NAMED[named].startswith("weekday") and len(hours.weekdays) < 5:
            return f"{phrases().weekdays(hours.weekdays, self._language)} {spans}"
        return spans


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def _short(text: str | None) -> str:
    line = " ".join((text or "").split()) or "—"
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
