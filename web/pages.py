"""Which page stands where: the path after the language to the page, for all that is the same for everybody."""

from routing_rules.inquiry import Inquiry
from web import questions
from web.answering import Answering
from web.texts import Texts
from web.view import HOME, FormPage, Page


def build(answering: Answering, text: Texts, where: str) -> Page | None:
    """The page at a path, None where there is none."""
    if where == HOME:
        return first_page(answering, text)
    return None


def first_page(answering: Answering, text: Texts, given: Inquiry | None = None, notice: str | None = None) -> FormPage:
    """The first question, with the answers already given, and what was wrong with them."""
    snapshot = answering.snapshot
    form = questions.form(snapshot.book.vocabulary, snapshot.directory, text, given or Inquiry())
    return FormPage(text=text, title=text.plain("title"), form=form, notice=notice)
