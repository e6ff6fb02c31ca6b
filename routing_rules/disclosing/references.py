"""Do the files of the note point only to things that exist, and does every profile speak of every fact once?"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from documents.problems import Problem
from documents.reading import Document, Place
from routing_rules.disclosing.model import CODED, FactFile
from routing_rules.disclosing.recipients import Part, Profile
from routing_rules.vocabulary import UNANSWERED

if TYPE_CHECKING:
    from routing_rules.disclosing.loading import Disclosing

_LISTS = ("needs", "may", "never")
MUST_NOT_KNOW = "must_not_know"


def source_problems(documents: Iterable[Document], sources: Collection[str]) -> Iterator[Problem]:
    """Every ``source`` of the files that is not in sources.yaml."""
    for document in documents:
        for place, name in _sources(document.data, ()):
            yield from _unknown(document, place, [name], sources, "sources.yaml")


def problems(loaded: "Disclosing", documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Everything that does not fit between the files; names used twice in facts.yaml alone, as all else stands on them."""
    if twice := list(_fact_problems(loaded.facts, documents["facts"])):
        yield from twice
        return
    yield from _ground_problems(loaded, documents["grounds"])
    yield from _duty_problems(loaded, documents["duties"])
    for name, profile in loaded.profiles.items():
        yield from _profile_problems(profile, loaded.facts, documents[name])
    yield from _shared_channels(loaded.profiles, documents)


def _fact_problems(facts: FactFile, document: Document) -> Iterator[Problem]:
    seen = {CODED}
    for n, section in enumerate(facts.sections):
        places: list[Place] = [("sections", n, "id"), *(("sections", n, "facts", i, "id") for i in range(len(section.facts)))]
        for place, name in zip(places, [section.id, *(fact.id for fact in section.facts)], strict=True):
            if name in seen:
                ja = f"「{name}」はもう使われています。ちがう名前にします。"
                yield document.problem(place, ja, f"'{name}' is already used. Choose another name.")
            seen.add(name)


def _ground_problems(loaded: "Disclosing", document: Document) -> Iterator[Problem]:
    for n, ground in enumerate(loaded.grounds.grounds):
        yield from _unknown(document, ("grounds", n, "opens"), ground.opens, _names(loaded.facts), "facts.yaml")
        yield from _unknown(document, ("grounds", n, "recipients"), ground.recipients, loaded.profiles, "profiles/")


def _duty_problems(loaded: "Disclosing", document: Document) -> Iterator[Problem]:
    channels = {channel for profile in loaded.profiles.values() for channel in profile.channels}
    askers = {*loaded.vocabulary.asker.ids, UNANSWERED}
    for n, duty in enumerate(loaded.duties.duties):
        place: Place = ("duties", n)
        situations = loaded.vocabulary.situation_ids
        yield from _unknown(document, (*place, "when", "situation"), duty.when.situation, situations, "vocabulary.yaml")
        yield from _unknown(document, (*place, "when", "asker"), duty.when.asker or (), askers, "vocabulary.yaml")
        yield from _unknown(document, (*place, "call"), duty.call, channels, "profiles/")
        grounds = [ground.id for ground in loaded.grounds.grounds]
        yield from _unknown(document, (*place, "ground"), [duty.ground] if duty.ground else [], grounds, "grounds.yaml")


def _profile_problems(profile: Profile, facts: FactFile, document: Document) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for heading in _LISTS:
        for n, part in enumerate(getattr(profile, heading)):
            place: Place = (heading, n, "facts")
            yield from _unknown(document, place, part.facts, _names(facts), "facts.yaml")
            yield from _repeated(document, place, facts.named(part.facts), first, heading)
            if heading == "needs":
                yield from _identifying_alone(document, (heading, n), part, facts)
    for name in facts.by_id:
        if name not in first:
            ja = f"「{name}」が needs・may・never のどれにもありません。一つに書きます。"
            yield document.problem((), ja, f"'{name}' stands in none of needs, may, never. Put it in one.")
    yield from _unknown(document, ("belongs_to",), profile.belongs_to, _answers(facts, MUST_NOT_KNOW), MUST_NOT_KNOW)


def _repeated(document: Document, place: Place, names: Iterable[str], first: dict[str, str], heading: str) -> Iterator[Problem]:
    for name in names:
        if name in first:
            ja = f"「{name}」は {first[name]} にもあります。どちらか一つにします。"
            yield document.problem(place, ja, f"'{name}' also stands in {first[name]}. Keep one.")
        first.setdefault(name, heading)


def _identifying_alone(document: Document, place: Place, part: Part, facts: FactFile) -> Iterator[Problem]:
    """A because that is shared with harmless facts would say nothing about the name."""
    named = facts.named(part.facts)
    identifying = [name for name in named if facts.by_id[name].kind == "identifying"]
    if identifying and (len(identifying) < len(named) or not part.source):
        ja = f"「{identifying[0]}」は本人が分かる項目です。別の行に分けて、because と source を書きます。"
        en = f"'{identifying[0]}' identifies the person. Give it a line of its own with because and source."
        yield document.problem((*place, "facts"), ja, en)


def _shared_channels(profiles: Mapping[str, Profile], documents: Mapping[str, Document]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name, profile in profiles.items():
        for n, channel in enumerate(profile.channels):
            if channel in seen:
                ja = f"「{channel}」は {seen[channel]}.yaml にもあります。一つの窓口は一つのファイルに書きます。"
                en = f"'{channel}' also stands in {seen[channel]}.yaml. A channel belongs to one file."
                yield documents[name].problem(("channels", n), ja, en)
            seen.setdefault(channel, name)


def _unknown(document: Document, place: Place, used: Iterable[str], known: Collection[str], where: str) -> Iterator[Problem]:
    for name in used:
        if name not in known:
            ja = f"「{name}」は {where} にありません。つづりを確かめるか、足してください。"
            yield document.problem(place, ja, f"'{name}' is not in {where}. Check the spelling or add it.")


def _names(facts: FactFile) -> set[str]:
    return {CODED, *facts.by_id, *(section.id for section in facts.sections)}


def _answers(facts: FactFile, fact: str) -> list[str]:
    return [answer.id for answer in facts.by_id[fact].answers] if fact in facts.by_id else []


def _sources(data: Any, place: Place) -> Iterator[tuple[Place, str]]:
    items: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if key == "source" and isinstance(value, list):
            yield from (((*place, key), name) for name in value)
        else:
            yield from _sources(value, (*place, key))
