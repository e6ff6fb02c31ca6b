"""The coded note: who may get what, what opens a fact without consent, and that nothing else leaves.

Every note here is invented.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.loading import load as load_directory
from documents import easy_japanese
from documents.reading import read, yaml_files
from routing_rules import disclosing
from routing_rules.disclosing import loading, plain
from routing_rules.disclosing.checking import note_problems
from routing_rules.disclosing.saying import said
from routing_rules.disclosing.showing import duties_shown

LOADED = loading.load()
PLAIN = plain.plain(LOADED, "ja")
CHANNELS = load_directory().channels
TODAY = "2026-11-22"
IDENTIFYING = ["name", "contact", "school", "address"]

Note = dict[str, Any]


def entry(fact: str = "*", status: str = "given", **changes: Any) -> dict[str, Any]:
    told = {"words": "ja-simple", "until": "2026-11-29"} if status == "given" else {"words": None, "until": None}
    reason = "not_alone" if status == "not_asked" else None
    return {"fact": fact, "status": status, "reason": reason, **told, "withdrawn": False, **changes}


def note(to: str = "onestop_8891", ground: str | None = None, **changes: Any) -> Note:
    """An invented note that may leave."""
    facts = {"situations": ["rape_recent"], "urgency": "now", "sender_phone": "invented", "first_words": "作りものの言葉"}
    return {"v": 1, "to": to, "facts": facts, "opened": {}, "consent": [entry()], "ground": ground, **changes}


def found(note: Any, today: str = TODAY) -> list[tuple[str, str]]:
    return [(problem.pointer, problem.code) for problem in note_problems(PLAIN, note, today)]


def with_fact(fact: str, value: Any, to: str = "onestop_8891", **changes: Any) -> Note:
    made = note(to, **changes)
    return {**made, "facts": {**made["facts"], fact: value}}


def test_a_note_with_consent_may_leave() -> None:
    assert found(note()) == []


# what must not leave


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        {},
        note(v=2),
        note(v=True),
        note(facts=[]),
        note(consent={}),
        note(opened=None),
        {**note(), "more": 1},
        {key: value for key, value in note().items() if key != "ground"},
    ],
)
def test_a_note_of_another_shape_does_not_leave(broken: Any) -> None:
    assert found(broken) == [("", "shape")]


@pytest.mark.parametrize("to", [None, "", "nobody", 7, ["onestop_8891"]])
def test_no_recipient(to: Any) -> None:
    assert found(note(to)) == [("/to", "recipient_unknown")]


@pytest.mark.parametrize("to", ["male_hotline", "take_it_down", "mamorou", "phone_relay"])
def test_a_place_that_takes_no_note(to: str) -> None:
    assert found(note(to)) == [("/to", "recipient_takes_none")]


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("urgency", "soon", "answer_unknown"),
        ("urgency", ["now"], "answer_unknown"),
        ("situations", "rape_recent", "answer_unknown"),
        ("situations", [], "answer_unknown"),
        ("situations", ["rape_recent", "rape_recent"], "answer_unknown"),
        ("situations", [["rape_recent"]], "answer_unknown"),
        ("place", "48", "answer_unknown"),
        ("first_words", "   ", "words_missing"),
        ("first_words", {"a": 1}, "words_missing"),
        ("first_words", "あ" * 201, "words_long"),
        ("first_words", "😢" * 201, "words_long"),
        ("sender_phone", "1" * 31, "words_long"),
    ],
)
def test_an_answer_that_is_none(fact: str, value: Any, code: str) -> None:
    assert found(with_fact(fact, value)) == [(f"/facts/{fact}", code)]


@pytest.mark.parametrize(("fact", "value"), [("place", "47"), ("place", "abroad"), ("first_words", "😢" * 200)])
def test_the_last_value_that_fits(fact: str, value: Any) -> None:
    assert found(with_fact(fact, value)) == []


def test_a_fact_that_no_note_holds() -> None:
    assert found(with_fact("accused_name", "作りもの")) == [("/facts", "fact_unknown")]


def test_a_fact_that_the_recipient_does_not_get() -> None:
    given = {"opened": {"address": "person_wants"}, "consent": [entry(), entry("address")]}
    assert found(with_fact("address", "作りもの", **given)) == [("/facts/address", "fact_withheld")]


@pytest.mark.parametrize("fact", ["name", "contact"])
def test_an_identifying_fact_needs_its_reason_and_its_own_consent(fact: str) -> None:
    reason, consent = (f"/opened/{fact}", "reason_missing"), (f"/facts/{fact}", "consent_missing")
    opened, own = {fact: "person_wants"}, [entry(), entry(fact)]
    assert found(with_fact(fact, "作りもの")) == [reason, consent]
    assert found(with_fact(fact, "作りもの", opened=opened)) == [consent]
    assert found(with_fact(fact, "作りもの", consent=own)) == [reason]
    assert found(with_fact(fact, "作りもの", opened={fact: "because"}, consent=own)) == [reason]
    assert found(with_fact(fact, "作りもの", opened=opened, consent=own)) == []


def test_a_reason_without_its_fact_would_tell_that_there_is_one() -> None:
    assert found(note(opened={"name": "person_wants"})) == [("/opened/name", "reason_idle")]
    assert found(note(opened={"urgency": "person_wants"})) == [("/opened", "reason_idle")]


def test_nothing_leaves_without_consent_or_ground() -> None:
    assert found(note(consent=[])) == [("/consent", "consent_missing_note")]


@pytest.mark.parametrize(
    "refusing",
    [entry(status="objects"), entry(status="not_asked"), entry(withdrawn=True)],
    ids=["objects", "not asked", "withdrawn"],
)
def test_only_consent_that_stands_lets_a_note_go(refusing: dict[str, Any]) -> None:
    assert found(note(consent=[refusing])) == [("/consent", "consent_missing_note")]


def test_consent_ends_with_its_day() -> None:
    assert found(note(), "2026-11-29") == []
    assert found(note(), "2026-11-30") == [("/consent/0", "consent_over"), ("/consent", "consent_missing_note")]


@pytest.mark.parametrize("status", ["objects", "not_asked"])
def test_an_entry_of_its_own_holds_a_fact_back(status: str) -> None:
    assert found(note(consent=[entry(), entry("first_words", status)])) == [("/facts/first_words", "consent_missing")]


def test_consent_to_one_fact_is_none_to_the_others() -> None:
    assert found(note(consent=[entry("urgency")])) == [("/consent", "consent_missing_note")]


@pytest.mark.parametrize("status", ["given", "objects"])
def test_two_entries_for_one_fact_let_nothing_go(status: str) -> None:
    twice = [entry(), entry(status=status)]
    assert found(note(consent=twice)) == [("/consent/1", "consent_twice"), ("/consent", "consent_missing_note")]


@pytest.mark.parametrize(
    "unclear",
    [
        "given",
        {},
        entry(status="maybe"),
        entry("nothing"),
        entry("sender_phone"),
        entry(words="loudly"),
        entry(words=None),
        entry(until=None),
        entry(until="soon"),
        entry(withdrawn="no"),
        entry(reason="danger"),
        entry(status="not_asked", reason=None),
        entry(status="not_asked", reason="no time"),
        entry(status="objects", words="ja"),
        {**entry(), "more": 1},
    ],
)
def test_an_entry_that_is_not_clear_lets_nothing_go(unclear: Any) -> None:
    assert found(note(consent=[unclear])) == [("/consent/0", "consent_unclear"), ("/consent", "consent_missing_note")]


def test_only_what_the_counselor_says_of_themselves_needs_no_consent() -> None:
    free = [fact for fact, of in PLAIN["facts"].items() if of["whose"] == "sender"]
    assert free == ["sender_organisation", "sender_phone", "sender_hours"]
    assert found(note(facts=dict.fromkeys(free, "invented"), consent=[])) == []


# without consent


@pytest.mark.parametrize("ground", PLAIN["grounds"])
def test_a_ground_opens_its_facts_for_its_recipients_only(ground: str) -> None:
    opens, recipients = PLAIN["grounds"][ground]["opens"], PLAIN["grounds"][ground]["recipients"]
    for channel, profile in PLAIN["channels"].items():
        if profile == "no_note":
            continue
        codes = {code for _, code in found(note(channel, ground, consent=[]))}
        assert ("ground_elsewhere" in codes) is (profile not in recipients), channel
        assert ("consent_missing_note" in codes) is (profile not in recipients), channel
    assert "situations" in opens


def test_danger_and_notification_are_the_only_grounds() -> None:
    assert {ground["kind"] for ground in PLAIN["grounds"].values()} == {"danger", "notification"}
    assert found(note(ground="convenience")) == [("/ground", "ground_unknown")]
    assert found(note(ground=["danger"])) == [("/ground", "ground_unknown")]


def test_notification_goes_to_the_bodies_that_the_law_names() -> None:
    bodies = {"child_guidance", "municipality"}
    named = {name: set(ground["recipients"]) for name, ground in PLAIN["grounds"].items() if ground["kind"] == "notification"}
    assert named.pop("notification_care_staff") == bodies | {"care_staff_report"}
    assert all(recipients == bodies for recipients in named.values())


def test_a_ground_opens_a_name_but_never_without_a_reason() -> None:
    made = with_fact("name", "作りもの", "hotline_189", ground="notification_abuse", consent=[entry("name", "objects")])
    assert found(made) == [("/opened/name", "reason_missing")]
    assert found({**made, "opened": {"name": "notification"}}) == []


def test_a_ground_opens_nothing_that_the_recipient_never_gets() -> None:
    made = with_fact("school", "作りもの", "emergency_110", ground="danger", opened={"school": "emergency"}, consent=[])
    assert ("/facts/school", "fact_withheld") in found(made)


def test_whoever_must_not_know_gets_no_note_unless_danger_outranks_it() -> None:
    kept = with_fact("must_not_know", ["father", "police"], "police_8103")
    assert found(kept) == [("/facts/must_not_know", "recipient_must_not_know")]
    assert found({**kept, "ground": "danger"}) == []
    assert found(with_fact("must_not_know", ["father"], "police_8103")) == []


_ENTRIES = st.builds(
    entry,
    st.sampled_from(["*", "name", "urgency", "first_words"]),
    st.sampled_from(["given", "objects", "not_asked"]),
    withdrawn=st.booleans(),
)
_NOTES = st.fixed_dictionaries(
    {
        "v": st.just(1),
        "to": st.sampled_from(sorted(PLAIN["channels"])),
        "facts": st.fixed_dictionaries(
            {},
            optional={
                "urgency": st.just("now"),
                "first_words": st.just("作りもの"),
                "name": st.just("作りもの"),
                "place": st.just("13"),
            },
        ),
        "opened": st.fixed_dictionaries({}, optional={"name": st.just("emergency")}),
        "consent": st.lists(_ENTRIES, max_size=3),
        "ground": st.sampled_from([None, *PLAIN["grounds"]]),
    }
)


def _stands(made: Note, fact: str) -> bool:
    return any(e["fact"] == fact and e["status"] == "given" and not e["withdrawn"] for e in made["consent"])


def _held_back(made: Note, fact: str) -> bool:
    return any(e["fact"] == fact and (e["status"] != "given" or e["withdrawn"]) for e in made["consent"])


@settings(max_examples=400, deadline=None)
@given(_NOTES)
def test_whatever_leaves_has_a_recipient_who_gets_it_and_consent_or_ground(made: Note) -> None:
    """The promise said in another way than the check says it."""
    if note_problems(PLAIN, made, TODAY):
        return
    profile = LOADED.profiles[PLAIN["channels"][made["to"]]]
    allowed = LOADED.facts.named(name for part in (*profile.needs, *profile.may) for name in part.facts)
    ground = next((g for g in LOADED.grounds.grounds if g.id == made["ground"]), None)
    opened = LOADED.facts.named(ground.opens) if ground else []
    assert ground is None or PLAIN["channels"][made["to"]] in ground.recipients
    for fact in made["facts"]:
        assert fact in allowed
        own = _stands(made, fact) or (fact != "name" and _stands(made, "*"))
        assert fact in opened or (own and not _held_back(made, fact))
    assert ("name" in made["facts"]) is ("name" in made["opened"])


def test_nothing_typed_is_repeated() -> None:
    secret = "作りものの秘密"
    made = note(facts={secret: secret, "first_words": secret * 50, "urgency": secret}, opened={secret: secret}, ground=secret)
    problems = note_problems(PLAIN, {**made, "consent": [{secret: secret}, entry(secret)]}, TODAY)
    assert len(problems) > 5
    assert secret not in str(problems)


# the data


def test_every_channel_of_the_directory_has_one_profile() -> None:
    assert set(PLAIN["channels"]) == set(CHANNELS)
    assert sum(len(profile.channels) for profile in LOADED.profiles.values()) == len(PLAIN["channels"])


def test_the_map_of_the_folder_names_its_modules_and_no_others() -> None:
    folder = loading.DATA.parent
    named = {word for word in (disclosing.__doc__ or "").split() if word.endswith(".py")}
    assert named == {path.name for path in folder.glob("*.py")} - {"__init__.py"}


def test_an_ended_line_takes_no_note() -> None:
    ended = [channel.id for channel in CHANNELS.values() if channel.ended]
    assert ended
    assert {PLAIN["channels"][channel] for channel in ended} == {"no_note"}


def test_a_line_that_takes_no_name_gets_none() -> None:
    """Lines for listening where the directory says that no name or a nickname is enough: the note must not bring one."""
    for name in ("child_line", "suicide_line", "anonymous_form", "parents_line", "medical"):
        assert set(IDENTIFYING) <= PLAIN["profiles"][name]["never"].keys(), name


def test_an_address_is_needed_by_those_who_come_and_by_nobody_else() -> None:
    needing = {(n, f) for n, p in PLAIN["profiles"].items() for f in IDENTIFYING if f in p["needs"]}
    assert needing == {("emergency", "address")}


def test_what_identifies_is_what_a_person_types() -> None:
    assert [fact for fact, of in PLAIN["facts"].items() if of["kind"] == "identifying"] == IDENTIFYING
    typed = {fact: of["max"] for fact, of in PLAIN["facts"].items() if of["kind"] == "free" and of["whose"] == "person"}
    assert typed == {"first_words": 200, "question_asked": 100}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_plain_data_is_json_in_one_language(language: str) -> None:
    data = plain.plain(LOADED, language)
    assert json.loads(json.dumps(data)) == data
    assert data["said"] == said(language)
    labels = [fact["label"] for fact in data["facts"].values()]
    assert all(label.isascii() for label in labels) is (language == "en")


def test_whatever_is_said_has_a_source_with_a_title() -> None:
    said_lines = [*PLAIN["always"], *(line for duty in PLAIN["duties"] for line in duty["lines"]), *PLAIN["never"]]
    told = [one for profile in PLAIN["profiles"].values() for one in (*profile["they_ask"], *profile["secrecy"])]
    for one in (*said_lines, *told, *PLAIN["grounds"].values(), *PLAIN["profiles"].values()):
        assert one["source"]
        assert all(source["title"] and source["published"] for source in one["source"])


@pytest.mark.parametrize("path", list(yaml_files(loading.DATA)), ids=lambda path: path.stem)
def test_what_is_read_to_a_child_is_easy(path: Path) -> None:
    assert list(map(str, easy_japanese.problems(read(path)))) == []


def test_no_file_waits_longer_than_a_year_for_its_review() -> None:
    files = [LOADED.facts, LOADED.consent, LOADED.grounds, LOADED.duties, *LOADED.profiles.values()]
    assert all(date.fromisoformat("2026-11-01") < file.checked < file.review_by for file in files)
    assert max((file.review_by - file.checked).days for file in files) <= 365


# the banner


@pytest.mark.parametrize(
    ("situations", "asker", "age", "today", "shown"),
    [
        (["sexual_abuse_family"], "self", 11, TODAY, ["abuse"]),
        (["sexual_abuse_family"], None, None, TODAY, ["abuse"]),
        (["sexual_abuse_family"], "self", 17, TODAY, ["abuse"]),
        (["sexual_abuse_family"], "self", 18, TODAY, []),
        (["runaway_no_place"], "friend", 15, TODAY, ["protection"]),
        (["image_spread"], "self", 15, TODAY, []),
        ([], "school_staff", 9, TODAY, []),
        (["bullying_sexual"], "school_staff", 13, TODAY, ["criminal_bullying"]),
        (["bullying_sexual"], None, 13, TODAY, []),
        (["sexual_abuse_teacher_coach"], "parent", 14, "2025-09-30", ["teacher"]),
        (["sexual_abuse_teacher_coach"], "parent", 14, "2025-10-01", ["care_staff", "teacher"]),
        (["sexual_abuse_teacher_coach"], "parent", 14, "2026-12-24", ["care_staff", "teacher"]),
        (["sexual_abuse_teacher_coach"], "parent", 14, "2026-12-25", ["care_staff", "teacher", "child_sexual_violence_act"]),
        (["sexual_abuse_teacher_coach"], "parent", 4, TODAY, ["care_staff"]),
    ],
)
def test_duties(situations: list[str], asker: str | None, age: int | None, today: str, shown: list[str]) -> None:
    assert duties_shown(PLAIN, situations, asker, age, today) == shown


def test_the_banner_says_that_the_note_is_no_notification() -> None:
    assert PLAIN["always"][0]["text"] == "通告は電話で。このメモは通告のかわりになりません。"
    for duty in PLAIN["duties"]:
        assert duty["lines"]
        assert set(duty["call"]) <= set(PLAIN["channels"])
