"""POST on a first page: a sent form to the page of its answer. Answers travel in bodies only, and nobody may keep the page."""

from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from routing_rules.inquiry import Inquiry, InquiryError
from service.clock import now
from service.mistakes import log, where
from web.answers import device, questions
from web.answers.answering import Answering
from web.answers.forms import read_form
from web.answers.steps import Sent
from web.channels.list_page import list_page
from web.headers import page_response
from web.pages import first_page
from web.rendering import render
from web.view import Page
from web.wording.texts import Texts

MAX_BODY = 16 * 1024


async def answer(request: Request, answering: Answering, text: Texts) -> Response:
    """The page of an answer, or the first question again: with the answers, or with what was wrong with them."""
    body = await _body(request)
    try:
        sent, goes_back = read_form(body)
        inquiry = read_inquiry(answering, text, sent)
    except InquiryError as error:
        again = first_page(answering, text, notice=_notice(error, text))
        return page_response(render(device.ready_for(answering, again)), 422)
    page = first_page(answering, text, inquiry) if goes_back else _page(answering, text, sent, inquiry)
    return page_response(render(device.ready_for(answering, page)))


def _page(answering: Answering, text: Texts, sent: Sent, inquiry: Inquiry) -> Page:
    """The answer; where our own mistake prevents it, every place there is, in no order."""
    try:
        return answering.page(text, sent, inquiry, now())
    except Exception as error:  # whatever it is, somebody is waiting for a number
        log.error("%s\n%s", type(error).__name__, where(error))
        every = list_page(answering.snapshot, answering.cards, text)
        return replace(every, notice=text("plain_list"))


def read_inquiry(answering: Answering, text: Texts, sent: Sent) -> Inquiry:
    """Who reads a Japanese page has not said in which language to speak; who chose another language has."""
    spoken = {} if text.tongue.japanese else {"language": text.language}
    return answering.snapshot.reader.read({**sent.inquiry, **spoken})


def _notice(error: InquiryError, text: Texts) -> str:
    if error.field == "age":
        return text("bad_age")
    if error.field in questions.FIELDS:
        return text("bad_answer", question=text(f"ask_{error.field}"))
    return text("bad_form")


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise HTTPException(413)
    return body
