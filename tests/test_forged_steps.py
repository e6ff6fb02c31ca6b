"""Steps that no page of ours sends are refused or passed over, never a fault. All answers here are invented."""

from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from routing_rules.inquiry import InquiryError
from tests.front_door import PATHS, browser, emergency_first
from web.answers.forms import Act, read_form
from web.answers.steps import FIRST, FOLLOWING, MOST, Sent

Fields = list[tuple[str, str]]
TYPED = "kakikomi-20251109"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return browser()


@pytest.mark.parametrize(
    ("forged", "expected"),
    [
        ([("asked", TYPED)], None),
        ([("asked", "at")], None),
        ([("asked", "situations"), ("asked", "situations")], None),
        ([("do", TYPED)], None),
        ([("do", "")], (FIRST,)),
        ([("asking", TYPED), ("do", "answer")], (FIRST,)),
        ([("asking", FIRST), ("do", "answer")], (FIRST,)),
        ([("asking", "at"), ("do", "skip")], (FIRST,)),
        ([("asking", "age"), ("do", "show")], (FIRST,)),
        ([("do", "answer")], (FIRST,)),
        ([("asked", "age")], ("age",)),
        ([("asked", "age"), ("asking", "age"), ("do", "answer")], ("age",)),
        ([("asked", name) for name in FOLLOWING], FOLLOWING),
        ([("asking", "age"), ("asking", "place"), ("do", "skip")], (FIRST, "place")),
        ([("do", "skip"), ("do", "change")], (FIRST, *FOLLOWING)),
    ],
)  # fmt: skip
def test_forged_steps_are_refused_or_passed_over(forged: Fields, expected: tuple[str, ...] | None) -> None:
    body = urlencode(forged).encode()
    if expected is None:
        with pytest.raises(InquiryError):
            read_form(body)
    else:
        sent, goes_back = read_form(body)
        assert (sent.asked, goes_back) == (expected, False)


NAMES = ("asked", "asking", "do", FIRST, *FOLLOWING, TYPED, "")
VALUES = (*Act, FIRST, *FOLLOWING, "", " ", TYPED, "14", "voyeurism", "13", "must", "\0", "日本", "<b>")
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES) | st.text(max_size=4), st.sampled_from(VALUES) | st.text(max_size=8)), max_size=12
)


@settings(max_examples=500, deadline=None)
@given(pairs=PAIRS)
def test_whatever_is_sent_is_read_or_refused(pairs: Fields) -> None:
    try:
        sent, _ = read_form(urlencode(pairs).encode())
    except InquiryError:
        return
    assert sent.asked
    assert set(sent.asked) <= {FIRST, *FOLLOWING}
    assert len(set(sent.asked)) == len(sent.asked)
    assert sent.inquiry.keys() <= {FIRST, *FOLLOWING}
    following = sent.next_question(FOLLOWING)
    assert (following is None) is (len(sent.asked) >= MOST)
    assert following not in sent.asked


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(pairs=PAIRS, path=st.sampled_from(PATHS))
def test_whatever_is_sent_gets_a_page_with_the_numbers(client: TestClient, pairs: Fields, path: str) -> None:
    page = client.post(path, content=urlencode(pairs))
    assert page.status_code in (200, 422)
    assert emergency_first(page.text)
    assert TYPED not in page.text


@pytest.mark.parametrize("asked_so_far", [("situations",), ("situations", "age"), ("situations", "age", "place")])
def test_the_most_telling_question_that_was_not_asked(asked_so_far: tuple[str, ...]) -> None:
    sent = Sent(asked=asked_so_far)
    assert (
        sent.next_question(["language", "age", "asker_age", "place", "needs"]) == (["age", "place", None][len(asked_so_far) - 1])
    )
    assert sent.next_question([]) is None
    assert sent.next_question(["language", "asker_age", *asked_so_far]) is None
