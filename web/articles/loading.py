"""The long texts: one document a page in ``articles/``, which people who are no programmers edit."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from documents import sources
from documents.checking import Day, FullWords, Written, check
from documents.problems import Problem, ProblemsFound
from documents.reading import Document, Place, read, yaml_files
from web.articles.blocks import Block, Law

FOLDER = Path(__file__).parent


class Source(sources.Source):
    """Where something was read, and the day somebody looked."""

    looked: Day


class Section(Written):
    """A part of the text. Where ``folded`` stands, its words open the part and say beforehand what is in it."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    heading: FullWords
    folded: FullWords | None = None
    text: tuple[Block, ...] = Field(min_length=1)
    source: tuple[str, ...] = ()

    @property
    def laws(self) -> tuple[tuple[int, Law], ...]:
        """The laws among its blocks, each with its position."""
        return tuple((at, block) for at, block in enumerate(self.text) if isinstance(block, Law))


class Article(Written):
    """A page made of words.

    ``title`` stands in the browser's history and names no topic; ``heading`` is what the page itself says first.
    """

    title: FullWords
    heading: FullWords
    lead: FullWords
    review_by: Day
    sections: tuple[Section, ...] = Field(min_length=1)
    sources: dict[str, Source]


@cache
def articles() -> dict[str, Article]:
    """Every long text by its page's id."""
    return load(FOLDER)


def load(folder: Path) -> dict[str, Article]:
    """The long texts of a folder by file name. Raises ProblemsFound with every mistake of every file."""
    found: dict[str, Article] = {}
    problems: list[Problem] = []
    for path in yaml_files(folder):
        try:
            document = read(path)
            found[path.stem] = check(Article, document)
        except ProblemsFound as error:
            problems.extend(error.problems)
        else:
            problems.extend(_problems(document, found[path.stem]))
    if problems:
        raise ProblemsFound(problems)
    return found


def _problems(document: Document, article: Article) -> Iterator[Problem]:
    """Sources that are named and not written or written and not named, and sections of one name."""
    named = dict(_sources_named(article))
    for source, place in named.items():
        if source not in article.sources:
            ja = f"「{source}」は sources にありません。つづりを確かめるか、足してください。"
            yield document.problem(place, ja, f"'{source}' is not in sources. Check the spelling or add it.")
    for source in article.sources.keys() - named.keys():
        ja = f"「{source}」は、どこからも使われていません。使うか、消してください。"
        yield document.problem(("sources", source), ja, f"Nothing names the source '{source}'. Name it or remove it.")
    seen = Counter(section.id for section in article.sections)
    for at, section in enumerate(article.sections):
        if seen[section.id] > 1:
            ja = f"「{section.id}」が二度書かれています。ちがう名前にします。"
            yield document.problem(("sections", at, "id"), ja, f"'{section.id}' is written twice. Choose another name.")


def _sources_named(article: Article) -> Iterator[tuple[str, Place]]:
    """Every source that the text names, and where."""
    for at, section in enumerate(article.sections):
        place: Place = ("sections", at)
        yield from ((source, (*place, "source")) for source in section.source)
        for block, law in section.laws:
            yield from ((source, (*place, "text", block, "source")) for source in law.source)
