"""Disclosing as plain data of one language: what the desk's scripts and the check of a note read."""

from collections.abc import Iterable
from typing import Any

from documents.checking import Words
from routing_rules.disclosing.loading import Disclosing
from routing_rules.disclosing.model import Fact, Never, Sentence
from routing_rules.disclosing.recipients import Duty, Ground, Line, Part, Profile
from routing_rules.disclosing.saying import said
from routing_rules.model import AgeSpan, RuleSource
from routing_rules.vocabulary import Answer

Plain = dict[str, Any]


def plain(disclosing: Disclosing, language: str) -> Plain:
    """A dict that JSON can hold, texts in ``language`` (ja or en; what is read to the person also in easy Japanese).

    ``channels`` leads from a channel to its profile; a ``source`` has title, url (or None) and the day it was published.
    Names of sections and ``coded`` are written out as facts.
    """
    return _Plain(disclosing, language).all()


class _Plain:
    def __init__(self, disclosing: Disclosing, language: str) -> None:
        self._of, self._language = disclosing, language

    def all(self) -> Plain:
        of = self._of
        return {
            "version": of.version,
            "language": self._language,
            "sections": [
                {"id": s.id, "label": self._text(s.label), "facts": [fact.id for fact in s.facts]} for s in of.facts.sections
            ],
            "facts": {fact.id: self._fact(fact) for fact in of.facts.by_id.values()},
            "reasons": self._answers(of.facts.reasons),
            "never": [self._never(never) for never in of.facts.never],
            "consent": self._consent(),
            "grounds": {ground.id: self._ground(ground) for ground in of.grounds.grounds},
            "always": self._lines(of.duties.always),
            "duties": [self._duty(duty) for duty in of.duties.duties],
            "profiles": {name: self._profile(profile) for name, profile in of.profiles.items()},
            "channels": {channel: name for name, profile in of.profiles.items() for channel in profile.channels},
            "said": said(self._language),
        }

    def _text(self, words: Words) -> str:
        return words.in_language(self._language)

    def _spoken(self, words: Words) -> Plain:
        return {language: words.in_language(language) for language in ("ja", "ja-simple", "en")}

    def _answers(self, answers: Iterable[Answer]) -> list[Plain]:
        return [{"id": answer.id, "label": self._text(answer.label)} for answer in answers]

    def _fact(self, fact: Fact) -> Plain:
        return {
            "label": self._text(fact.label),
            "hint": self._text(fact.hint),
            "kind": fact.kind,
            "whose": fact.whose,
            "answers": self._answers_of(fact),
            "answers_from": fact.answers_from,
            "max": fact.max,
            "aloud": self._spoken(fact.aloud) if fact.aloud else None,
        }

    def _answers_of(self, fact: Fact) -> list[Plain]:
        """Prefectures have no label here: the rules know them by number only."""
        if fact.answers_from == "prefectures":
            return [{"id": code, "label": None} for code in self._of.vocabulary.answers("place")]
        if fact.answers_from == "situations":
            return [{"id": s.id, "label": self._text(s.label)} for s in self._of.vocabulary.situations]
        return self._answers(fact.answers)

    def _never(self, never: Never) -> Plain:
        return {
            "id": never.id,
            "label": self._text(never.label),
            "because": self._text(never.because),
            "source": self._sources(never.source),
        }

    def _consent(self) -> Plain:
        consent = self._of.consent
        return {
            "statuses": self._answers(consent.statuses),
            "not_asked": self._answers(consent.not_asked),
            "languages": self._answers(consent.languages),
            "until_days": consent.until_days,
            "explanations": [{"id": e.id, "text": self._spoken(e.text)} for e in consent.explanations],
            "withdrawal": self._spoken(consent.withdrawal),
        }

    def _ground(self, ground: Ground) -> Plain:
        return {
            "kind": ground.kind,
            "label": self._text(ground.label),
            "law": self._text(ground.law),
            "article": self._text(ground.article),
            "as_of": ground.as_of,
            "condition": self._text(ground.condition),
            "opens": self._of.facts.named(ground.opens),
            "recipients": list(ground.recipients),
            "told": self._spoken(ground.told),
            "source": self._sources(ground.source),
        }

    def _duty(self, duty: Duty) -> Plain:
        return {
            "id": duty.id,
            "label": self._text(duty.label),
            "law": self._text(duty.law),
            "article": self._text(duty.article),
            "as_of": duty.as_of,
            "from_day": duty.from_day.isoformat() if duty.from_day else None,
            "when": {
                "situation": list(duty.when.situation),
                "asker": list(duty.when.asker) if duty.when.asker else None,
                "age": [_span(age) for age in duty.when.age] if duty.when.age else None,
            },
            "lines": self._lines(duty.lines),
            "call": list(duty.call),
            "ground": duty.ground,
        }

    def _lines(self, lines: Iterable[Line]) -> list[Plain]:
        return [{"text": self._text(line.text), "source": self._sources(line.source)} for line in lines]

    def _profile(self, profile: Profile) -> Plain:
        return {
            "label": self._text(profile.label),
            "channels": list(profile.channels),
            "belongs_to": list(profile.belongs_to),
            "needs": self._parts(profile.needs),
            "may": self._parts(profile.may),
            "never": self._parts(profile.never),
            "they_ask": self._sentences(profile.they_ask),
            "secrecy": self._sentences(profile.secrecy),
            "checked": profile.checked.isoformat(),
            "source": self._sources(profile.source),
        }

    def _parts(self, parts: Iterable[Part]) -> dict[str, Plain]:
        """By fact: why, and the sources of it."""
        return {
            fact: {"because": self._text(part.because), "source": self._sources(part.source)}
            for part in parts
            for fact in self._of.facts.named(part.facts)
        }

    def _sentences(self, sentences: Iterable[Sentence]) -> list[Plain]:
        return [{"text": self._spoken(s.text), "source": self._sources(s.source)} for s in sentences]

    def _sources(self, names: Iterable[str]) -> list[Plain]:
        return [_source(self._of.sources[name]) for name in names]


def _source(source: RuleSource) -> Plain:
    return {"title": source.title, "url": source.first_url, "published": source.published}


def _span(age: AgeSpan | str) -> list[int] | str:
    return [age.least, age.most] if isinstance(age, AgeSpan) else age
