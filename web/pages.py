"""Which page stands where: the path after the language to the page, for all that is the same for everybody."""

from datetime import date

from routing_rules.inquiry import Inquiry
from web.answers import questions
from web.answers.answering import Answering
from web.articles.page import article_page
from web.channels.channel_page import ChannelPage, channel_page
from web.channels.list_page import list_page
from web.view import ARTICLES, HOME, FormPage, Page
from web.wording.texts import Texts


def build(answering: Answering, text: Texts, where: str, day: date) -> Page | None:
    """The page at a path as it is on a day, None where there is none."""
    if where == HOME:
        return first_page(answering, text)
    if where == "list":
        return list_page(answering.snapshot, answering.cards, text)
    return article_page(where, text) if where in ARTICLES else _channel(answering, text, where, day)


def _channel(answering: Answering, text: Texts, where: str, day: date) -> ChannelPage | None:
    card = next((card for card in answering.cards if card.where == where), None)
    return channel_page(answering.snapshot.directory, card, text, day) if card else None


def first_page(answering: Answering, text: Texts, given: Inquiry | None = None, notice: str | None = None) -> FormPage:
    """The first question, with the answers already given, and what was wrong with them."""
    snapshot = answering.snapshot
    form = questions.form(snapshot.book.vocabulary, snapshot.directory, text, given or Inquiry())
    return FormPage(text=text, title=text.plain("title"), form=form, notice=notice)
