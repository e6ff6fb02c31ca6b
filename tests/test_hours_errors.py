"""Every mistake in an hours string is named where it stands, in two languages, with what to write instead."""

import re
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.hours_errors import HoursError
from directory.hours_syntax import parse


class Mistake(NamedTuple):
    """A wrong string, the kind of mistake, where it stands and what the remedy says."""

    text: str
    code: str
    position: int
    remedy: str


SAY_INSTEAD = [
    Mistake("Mo-Fr 09：00-17:00", "instead", 8, ":"),
    Mistake("Mo-Fr 09:00〜17:00", "instead", 11, "-"),
    Mistake("Mo-Fr 09:00～17:00", "instead", 11, "-"),
    Mistake("Mo-Fr 09:00–17:00", "instead", 11, "-"),
    Mistake("Mo-Fr 09:00~17:00", "instead", 6, "09:00-17:00"),
    Mistake("Mo-Fr 09:00-17:00； PH off", "instead", 17, ";"),
    Mistake("Mo、We 10:00-12:00", "instead", 2, ","),
    Mistake("Mo　10:00-12:00", "instead", 2, " "),
    Mistake("Ｍｏ 10:00-12:00", "instead", 0, "Mo"),
    Mistake("Mo-Fr １０:00-12:00", "instead", 6, "10"),
    Mistake("Mon-Fri 09:00-17:00", "instead", 0, "Mo-Fr"),
    Mistake("Mo-Fri 09:00-17:00", "instead", 0, "Mo-Fr"),
    Mistake("monday - friday 09:00-17:00", "instead", 0, "Mo-Fr"),
    Mistake("Thurs 09:00-17:00", "instead", 0, "Th"),
    Mistake("mo-fr 09:00-17:00", "instead", 0, "Mo-Fr"),
    Mistake("weekdays 09:00-17:00", "instead", 0, "Mo-Fr"),
    Mistake("weekends 09:00-17:00", "instead", 0, "Sa,Su"),
    Mistake("daily 09:00-17:00", "instead", 0, "Mo-Su"),
    Mistake("9-17", "instead", 0, "09:00-17:00"),
    Mistake("Mo-Fr 9:00-17:00", "instead", 6, "09:00-17:00"),
    Mistake("Mo-Fr 09.30-17.15", "instead", 6, "09:30-17:15"),
    Mistake("Mo-Fr 0900-1700", "instead", 6, "09:00-17:00"),
    Mistake("Mo-Fr 9am-5pm", "instead", 6, "09:00-17:00"),
    Mistake("24/24", "instead", 0, "24/7"),
    Mistake("24/7/365", "instead", 0, "24/7"),
    Mistake("24 hours", "instead", 0, "24/7"),
    Mistake("24時間", "instead", 0, "24/7"),
    Mistake("年中無休", "instead", 0, "24/7"),
    Mistake("月-金 09:00-17:00", "instead", 0, "Mo-Fr"),
    Mistake("月曜日から金曜日 09:00-17:00", "instead", 0, "Mo-Fr"),
    Mistake("平日 09:00-17:00", "instead", 0, "Mo-Fr"),
    Mistake("毎日 09:00-17:00", "instead", 0, "Mo-Su"),
    Mistake("土日祝 09:00-17:00", "instead", 0, "Sa,Su,PH"),
    Mistake("日祝 off", "instead", 0, "Su,PH"),
    Mistake("第1月曜 10:00-12:00", "instead", 0, "Mo[1,3]"),
    Mistake("Mo[1-3] 10:00-12:00", "instead", 0, "Mo[1,2,3]"),
    Mistake("Mo-Fr 9時〜17時", "instead", 6, "09:00-17:00"),
    Mistake("Mo-Fr 09:00-17:00; 祝日 off", "instead", 19, "PH"),
    Mistake("Mo-Fr 09:00-17:00; PH 休み", "instead", 22, "off"),
    Mistake("Mo-Fr 09:00-17:00; PH closed", "instead", 22, "off"),
    Mistake("Mo-Fr 09:00-17:00; holidays off", "instead", 19, "PH"),
    Mistake("Mo-Fr 09:00-17:00; 年末年始", "instead", 19, "Dec 29-Jan 03 off"),
    Mistake("24/7; 12月29日-1月3日 off", "instead", 6, "Dec 29-Jan 03"),
    Mistake("24/7; 12/29-1/3 off", "instead", 6, "Dec 29-Jan 03"),
    Mistake("24/7; December 29 off", "instead", 6, "Dec"),
    Mistake("24/7; dec 29 off", "instead", 6, "Dec"),
    Mistake("Jul-Aug 10:00-12:00", "instead", 0, "Jul 01-Aug 31"),
    Mistake("2025-08-27 10:00-12:00", "instead", 0, "2025 Aug 27"),
    Mistake("2025 Aug 27-Sep 02: 10:00-12:00", "instead", 0, "2025 Aug 27-2025 Sep 02"),
    Mistake("Aug 27-2025 Sep 02: 10:00-12:00", "instead", 0, "2025 Aug 27-2025 Sep 02"),
    Mistake("毎月10日 08:00-32:00", "instead", 0, "day 10"),
    Mistake("day 08:00-32:00", "instead", 0, "day 10"),
]

SAY_WHY = [
    Mistake("", "empty", 0, "Mo-Fr 09:00-17:00"),
    Mistake("Mo-Fr 09:00-17:00;", "empty", 18, "Mo-Fr 09:00-17:00"),
    Mistake("24/7;; PH off", "empty", 5, ";"),
    Mistake("Mo-Fr", "no_times", 0, "Mo-Fr 09:00-17:00"),
    Mistake("24/7; Dec 29-Jan 03", "no_times", 6, "Dec 29-Jan 03 off"),
    Mistake("Mo-Fr 09:00-17:00 off", "times_and_off", 18, ";"),
    Mistake("Mo-Fr off 09:00-17:00", "times_and_off", 6, ";"),
    Mistake("Mo-Fr 09:00-17:00 PH off", "split", 18, ";"),
    Mistake("Mo-Fr 09:00-12:00, Sa 10:00-12:00", "split", 19, ";"),
    Mistake("PH,Dec 29-Jan 03 off", "split", 3, ";"),
    Mistake("Mo-Fr, 09:00-17:00", "comma", 5, ","),
    Mistake("Mo-Fr 09:00-12:00 13:00-16:30", "no_comma", 18, ","),
    Mistake("Mo-Fr 09:00", "no_end", 6, "09:00-17:00"),
    Mistake("Mo-Fr 09:00-17", "no_end", 6, "09:00-17:00"),
    Mistake("25:00-27:00", "start_past_midnight", 0, "01:00"),
    Mistake("Sa 24:00-27:00", "start_past_midnight", 3, "00:00"),
    Mistake("09:60-10:00", "no_such_time", 0, "59"),
    Mistake("09:00-48:01", "no_such_time", 0, "48:00"),
    Mistake("50:00-51:00", "no_such_time", 0, "23:59"),
    Mistake("17:00-17:00", "no_length", 0, "17:00-41:00"),
    Mistake("09:00-12:00,11:00-13:00", "overlap", 12, "11:00-13:00"),
    Mistake("13:00-15:00,09:00-12:00", "overlap", 12, "09:00-12:00"),
    Mistake("Feb 30 off", "no_such_date", 4, "Feb 30"),
    Mistake("Apr 29-31 off", "no_such_date", 7, "Apr 31"),
    Mistake("Dec 0 off", "no_such_date", 4, "Dec 0"),
    Mistake("2025 Feb 29 off", "no_such_date", 0, "2025 Feb 29"),
    Mistake("0000 Feb 01 off", "no_such_date", 0, "0000 Feb 01"),
    Mistake("day 32 10:00-12:00", "no_such_date", 0, "day 32"),
    Mistake("2025 Sep 02-2025 Aug 27 off", "backwards", 12, "2025 Aug 27"),
    Mistake("Aug 15-13 off", "backwards", 7, "13"),
    Mistake("Mo[6] 10:00-12:00", "no_such_nth", 3, "-5"),
    Mistake("Mo[0] 10:00-12:00", "no_such_nth", 3, "-5"),
    Mistake("Mo-Fr 24/7", "always_alone", 6, "00:00-24:00"),
    Mistake("PH off; Mo-Fr 09:00-17:00", "off_too_early", 0, "off"),
    Mistake("Sa 09:00-12:00; Dec 29-Jan 03 off; Mo-Fr 09:00-17:00", "off_too_early", 16, "off"),
    Mistake("PH off; Mo[1] 09:00-17:00", "off_too_early", 0, "off"),
    Mistake("Dec 29-Jan 03 off; Sa,Su,PH 10:00-12:00", "off_too_early", 0, "off"),
    Mistake("Mo-Fr 09:00-12:00; Mo-Fr 13:00-16:30", "replaced", 0, "09:00-12:00,13:00-16:30"),
    Mistake("Mo[1] 09:00-12:00; Mo-Fr 13:00-16:30", "replaced", 0, "09:00-12:00,13:00-16:30"),
    Mistake("Mo-Fr 09:00-12:00; Dec 29-Jan 03 off; off", "replaced", 0, "09:00-12:00,13:00-16:30"),
    Mistake("Sa off; Mo-Su 10:00-12:00", "replaced", 0, "09:00-12:00,13:00-16:30"),
    Mistake("whenever", "unknown", 0, "09:00-17:00"),
    Mistake("Mo Fr 10:00-12:00", "unknown", 3, "Mo-Fr"),
    Mistake("Mo-Fr 09:00-17:00-18:00", "unknown", 17, "off"),
    Mistake("PH-Mo off", "unknown", 0, "PH"),
    Mistake("sunrise-sunset", "unknown", 0, "09:00-17:00"),
    Mistake("相談日 09:00-17:00", "unknown", 0, "09:00-17:00"),
    Mistake('Mo-Fr 09:00-17:00 "年末年始を除く"; PH off', "instead", 18, "ja: "),
]


@pytest.mark.parametrize("mistake", SAY_INSTEAD + SAY_WHY, ids=lambda mistake: mistake.text or "nothing")
def test_mistake(mistake: Mistake) -> None:
    with pytest.raises(HoursError) as caught:
        parse(mistake.text)
    error = caught.value
    assert (error.code, error.position) == (mistake.code, mistake.position)
    for sentence in (error.ja, error.en):
        assert mistake.remedy in sentence
        assert "{" not in sentence
    assert re.search("[ぁ-ん]", error.ja.replace(error.found, ""))
    assert not re.search("[ぁ-ん]", error.en.replace(error.found, ""))
    assert str(error).startswith(f"{mistake.position + 1}: ")


@pytest.mark.parametrize("mistake", SAY_INSTEAD, ids=lambda mistake: mistake.text)
def test_the_advice_can_be_followed(mistake: Mistake) -> None:
    """Writing what the errors say, one after the other, ends in a string that is accepted."""
    text = mistake.text
    for _ in range(5):
        try:
            assert parse(text)
            return
        except HoursError as error:
            end = error.position + len(error.found)
            text = f"{text[: error.position]}{error.write}{text[end:]}"
    pytest.fail(f"the advice led to {text}")


def test_an_off_rule_first_is_fine_where_it_closes_nothing_that_reopens() -> None:
    assert parse("PH off; Dec 29-Jan 03 off")
    assert parse("Mo-Su 16:00-21:00; PH off; day 10 08:00-32:00")
    assert parse("Su off; Mo-Fr 09:00-17:00")
    assert parse("Mo-Fr 09:00-17:00; Tu 13:00-16:30")
    assert parse("Su,PH off; PH 10:00-12:00")


PIECES = 'Mo|Fr|PH|-|,|;| |:|[1]|[|]|Dec 29|2025 Aug 27|day 10|09:00|-17:00|off|24/7|0|9|Mon|月|時|〜|：|12|/|"|\n|\0|٣|²|Ⅷ'
texts = st.one_of(st.lists(st.sampled_from(PIECES.split("|")), max_size=12).map("".join), st.text(max_size=20))


@settings(max_examples=250, deadline=None)
@given(texts)
def test_any_text_is_read_or_refused_with_a_place_in_it(text: str) -> None:
    try:
        assert parse(text)
    except HoursError as error:
        refused = error
    else:
        return
    assert 0 <= refused.position <= len(text)
    assert text[refused.position :].startswith(refused.found) or refused.code != "instead"
