"""What a page made of words shows."""

from dataclasses import dataclass
from datetime import date

from web.articles.blocks import Link
from web.articles.loading import Article, Section, Source, articles
from web.view import HOME, Page
from web.wording import moments
from web.wording.texts import Texts

_API = "/api/v1/openapi.json"


@dataclass(frozen=True, kw_only=True)
class ArticlePage(Page):
    """One long text in one language."""

    template = "article.html"
    article: Article

    def href(self, link: Link) -> str:
        """Where a link leads."""
        match link.to:
            case "home":
                return self.address(HOME)
            case "gaps":
                return self.planners
            case "api":
                return _API
        return link.to if link.outside else self.address(link.to)

    def day(self, day: date) -> str:
        """A day in words."""
        return moments.day(self.text, day.isoformat())

    @property
    def read(self) -> list[tuple[Section, list[Source]]]:
        """What was read for each section that names a source; the laws in it are no part of this."""
        sources = self.article.sources
        return [(section, [sources[key] for key in section.source]) for section in self.article.sections if section.source]


def article_page(where: str, text: Texts) -> ArticlePage:
    """The long text that stands at a path. Raises KeyError where there is none."""
    article = articles()[where]
    return ArticlePage(text=text, title=text.bare(article.title), where=where, article=article)
