"""What every page has, and the pages that have little more. One frozen class a page: everything its template may use."""

from dataclasses import dataclass
from typing import ClassVar

from service.settings import settings
from web import assets
from web.answers import questions
from web.wording.languages import COMPLETE, LANGUAGES, Language
from web.wording.texts import Texts

HOME = ""
ARTICLES = ("near", "work", "safety", "privacy", "accessibility", "about")


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has. The three numbers stand here and not in the directory: they must be there when all else fails.

    ``where`` is its path after the language's own; ``everywhere``: it exists in every language, not only in the complete ones.
    ``device``: the folder of what the browser loads to answer by itself; empty where the page must do without.
    ``version``: the rules and the directory it was made from, by which the browser knows whether the two fit.
    """

    template: ClassVar[str]
    emergency: ClassVar[tuple[str, ...]] = ("110", "119", "189")
    everywhere: ClassVar[bool] = False
    text: Texts
    title: str
    where: str = HOME
    device: str = ""
    version: str = ""

    @property
    def path(self) -> str:
        """Where the first page in this language is."""
        return self.text.path

    def address(self, where: str) -> str:
        """The address of a page: in this language, or in English where it exists in the complete languages only."""
        partial = where in ARTICLES and not self.text.tongue.complete
        return f"{LANGUAGES['en'].path if partial else self.path}{where}"

    @property
    def languages(self) -> list[tuple[Language, str]]:
        """The complete languages, each with this page's address in it."""
        return [(language, self._in(language)) for language in COMPLETE.values()]

    @property
    def more_languages(self) -> list[tuple[Language, str]]:
        """The languages that have the most needed pages only."""
        return [(language, self._in(language)) for language in LANGUAGES.values() if not language.complete]

    def _in(self, language: Language) -> str:
        return f"{language.path}{self.where if language.complete or self.everywhere else HOME}"

    @property
    def articles(self) -> tuple[str, ...]:
        """The pages made of words, as the foot of every page lists them."""
        return ARTICLES

    @property
    def planners(self) -> str:
        """The page for people who plan services, which exists in Japanese and English."""
        return f"{LANGUAGES['ja' if self.text.tongue.japanese else 'en'].path}gaps"

    @property
    def schools(self) -> str:
        """The page for people who work at schools, which makes frames and leads to the papers: in Japanese and English."""
        return f"{LANGUAGES['ja' if self.text.tongue.japanese else 'en'].path}embed/"

    @property
    def exit_to(self) -> str:
        """Where the exit control leads."""
        return settings().exit_to

    @property
    def style(self) -> str:
        """The address of the style sheet."""
        return assets.sheet()

    def script(self, name: str) -> str:
        """The address of a script."""
        return assets.script(name)


@dataclass(frozen=True, kw_only=True)
class FormPage(Page):
    """The first question. ``notice`` says which answer could not be used."""

    template = "form.html"
    everywhere = True
    form: questions.Form
    notice: str | None = None


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    """What went wrong, in words, without anything that was typed."""

    template = "error.html"
    everywhere = True
    message: str
