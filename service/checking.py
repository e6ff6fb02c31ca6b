"""Everything an editor of rules and listings needs to know before a change goes out: `madoguchi check`."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import directory.loading
import routing_rules.loading
from directory.reviews import Review, reviews
from documents import easy_japanese
from documents.problems import Problem, ProblemsFound
from documents.reading import Document, read, yaml_files
from routing_rules import examples, phrases
from routing_rules.disclosing import loading as disclosing
from routing_rules.disclosing.loading import Disclosing
from service import snapshot
from service.snapshot import Snapshot

T = TypeVar("T")


def check(own_folders: Iterable[Path] = ()) -> tuple[Snapshot | None, list[Problem]]:
    """Load, cross-check and run all examples. The snapshot is None where the files cannot be loaded."""
    try:
        loaded = snapshot.load(own_folders)
    except ProblemsFound as error:
        return None, list(error.problems)
    failed = examples.failures(loaded.book, loaded.engine, loaded.reader)
    _, wrong_phrases = _tried(partial(phrases.load, loaded.book.vocabulary.situation_ids))
    notes, wrong_notes = _tried(disclosing.load)
    without = _without_profile(loaded, notes) if notes else ()
    return loaded, sorted([*failed, *_ended_but_named(loaded), *wrong_phrases, *wrong_notes, *without])


def _tried(load: Callable[[], T]) -> tuple[T | None, Iterable[Problem]]:
    """What is read only where somebody's own words or a referral note are: the service starts without it."""
    try:
        return load(), ()
    except ProblemsFound as error:
        return None, error.problems


def _without_profile(loaded: Snapshot, notes: Disclosing) -> Iterator[Problem]:
    """A national channel for which nobody has written what a referral note may tell it: no note could go there."""
    profiled = {channel for profile in notes.profiles.values() for channel in profile.channels}
    for channel in loaded.directory.channels:
        if channel not in profiled and (file := directory.loading.NATIONAL / "national" / f"{channel}.yaml").exists():
            ja = "routing_rules/disclosing/data/profiles/ のどのファイルにもありません。渡してよいことを決めて足します。"
            yield Problem(
                file, 1, ja, "No file of routing_rules/disclosing/data/profiles/ names it. Say what a note may tell it."
            )


def hard_to_read(own_folders: Iterable[Path] = ()) -> list[Problem]:
    """What is hard in the easy Japanese of the national files and an organisation's own: advice, and no mistake."""
    folders = (directory.loading.NATIONAL, routing_rules.loading.NATIONAL, *own_folders)
    return sorted(problem for document in _readable(folders) for problem in easy_japanese.problems(document))


def _readable(folders: Iterable[Path]) -> Iterator[Document]:
    """Every YAML file that is ours to judge; an own folder may hold others, of other programs."""
    for path in (path for folder in folders for path in yaml_files(folder)):
        try:
            yield read(path)
        except ProblemsFound:
            continue


def _ended_but_named(loaded: Snapshot) -> Iterator[Problem]:
    """An ended line may be named, so that an answer can say it has ended; but never as the only one of its rule."""
    for written in loaded.book.rules:
        named = [channel for _, channel in written.rule.suggest.named()]
        if all(loaded.directory.channels[channel].ended for channel in named):
            yield written.problem(
                "suggest",
                "このきまりがすすめるのは、終わった窓口だけです。ほかの窓口を足してください。",
                "This rule names only lines that have ended. Name another one.",
            )


def due(loaded: Snapshot, on: date) -> list[Review]:
    """Facts, rules, advice and cautions that somebody must look at again by a day, the oldest first."""
    book = loaded.book
    found = [review for review in reviews(loaded.directory) if review.due <= on]
    found += [
        Review(rule.review_by, f"rules/{written.subject}.yaml", rule.id, rule.checked)
        for written in book.rules
        if (rule := written.rule).review_by <= on
    ]
    for folder, statements in (("advice", book.advice), ("cautions", book.cautions)):
        found += [Review(s.review_by, folder, name, s.checked) for name, s in statements.items() if s.review_by <= on]
    return sorted([*found, *_notes_due(on)])


def _notes_due(on: date) -> Iterator[Review]:
    """The files of the referral note."""
    known = disclosing.load()
    files = {"facts": known.facts, "consent": known.consent, "grounds": known.grounds, "duties": known.duties, **known.profiles}
    for name, file in files.items():
        if file.review_by <= on:
            yield Review(file.review_by, "disclosing", name, file.checked)
