"""Which texts are translated, and bringing the catalogues up to them: ``make catalogues``.

Translated are the words around the questions, the answer, the list and the channels, those of frames and copies, the
questions themselves, and the sentences about facts. What is written about one channel or rule stays in Japanese and English.
"""

from collections.abc import Iterator

from rich.console import Console

from documents.checking import Words
from routing_rules.loading import load_vocabulary
from routing_rules.vocabulary import Question, Vocabulary
from service.sentences import sentences
from web.wording import catalogue
from web.wording.texts import written

_FILES = ("frame", "questions", "answer", "ways", "errors", "channel", "list", "hours", "embed", "copy", "single")


def translatable() -> Iterator[Words]:
    """Every text that has a translation, in the order of the files."""
    yield from (words for file, _, words in written() if file in _FILES)
    yield from _questions(load_vocabulary())
    said = sentences()
    for group in (said.refusals, said.cautions, said.not_from, said.ages, said.name):
        yield from group.values()
    yield said.cannot_reach


def _questions(vocabulary: Vocabulary) -> Iterator[Words]:
    yield from (group.label for group in vocabulary.groups)
    yield from (situation.label for situation in vocabulary.situations)
    for field in Vocabulary.model_fields:
        question = getattr(vocabulary, field)
        if isinstance(question, Question):
            yield question.question
            yield question.why
            yield from (answer.label for answer in question.answers)


def main() -> None:
    """Write what is missing into every catalogue, and say how much waits for a translation."""
    for language in catalogue.translated():
        waiting = catalogue.update(language, translatable())
        Console().print(f"{language.tag}: 訳を待つ文 {waiting} / {waiting} texts wait for a translation")


if __name__ == "__main__":
    main()
