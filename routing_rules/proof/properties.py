"""What must hold for every inquiry at every moment. Each property is one short function and one plain sentence.

A function looks at a Node: a class of inquiries with the rules and channels that are certain and those that are
possible. It says True (holds for all of them), False (broken for all of them) or None (not yet decided: split further).
At a leaf the certain and the possible are the same, so every function must decide there.
"""

from collections.abc import Callable
from dataclasses import dataclass

from routing_rules.proof.node import Node, Verdict
from routing_rules.proof.space import DANGER, INFORMANT, INJURED, MUST, NO_VOICE, SUICIDE, SUSPECT_AT_HOME
from routing_rules.proof.world import EMERGENCY

AMBULANCE = ("emergency_119", "emergency_119_text")
POLICE = ("emergency_110", "emergency_110_app")
RELAY = ("phone_relay",)  # reaches 110 and 119 for who cannot hear or speak
NOT_SOMEBODY = (*EMERGENCY, *RELAY)  # nor a desk that only takes reports
WITHOUT_VOICE = ("emergency_110_app", "emergency_119_text", "local_emergency")
ALWAYS_THERE = ("emergency_110", "emergency_119")
KEEP_FROM_SUSPECT = "suspect_must_not_learn"


@dataclass(frozen=True)
class Property:
    """A property: its name, the sentence of a domain expert, where it comes from, and which cases it is about."""

    id: str
    ja: str
    en: str
    source: str
    holds: Callable[[Node], Verdict]
    about: Callable[[Node], bool] = lambda _: True


def danger_first(node: Node) -> Verdict:
    """The danger tier is never empty, and an emergency number is the best in it."""
    there = node.both(node.some(node.emergency, tier=0), node.none(~node.emergency & ~node.mask(RELAY), tier=0))
    return node.both(there, node.before(EMERGENCY, RELAY))


def ambulance_before_police(node: Node) -> Verdict:
    """The place of 119 in the danger tier is before that of 110."""
    return True if node.abroad else node.before(AMBULANCE, POLICE)


def danger_without_voice(node: Node) -> Verdict:
    """A way to the emergency services that needs no voice stands in the danger tier."""
    return node.some(node.mask(WITHOUT_VOICE), tier=0)


def somebody_answers(node: Node) -> Verdict:
    """Somebody beside the emergency numbers, and not only a desk for reports or the relay to them, answers at once."""
    return node.at_every_moment("live", ~node.mask(NOT_SOMEBODY) & ~node.reports_only)


def nothing_closed_first(node: Node) -> Verdict:
    """No channel of the danger tier is ever closed; below it the order itself puts closed ones last."""
    return node.none(~node.always("not_closed"), tier=0)


def two_routes(node: Node) -> Verdict:
    """Two channels, one of them open without voice."""
    return node.both(node.at_every_moment("text", -1), node.at_least(2))


def nameless_first(node: Node) -> Verdict:
    """A channel that does not ask the name can be used, so that one that does is not first."""
    return node.at_every_moment("usable", ~node.asks_name)


def no_ended_line(node: Node) -> Verdict:
    """No line that has ended."""
    return node.none(node.ended)


def no_womens_desk(node: Node) -> Verdict:
    """No desk for women only."""
    return node.none(node.women_only)


def without_voice_first(node: Node) -> Verdict:
    """A channel that needs no voice can be used, so that a voice line is not first."""
    return node.at_every_moment("usable", -1)


def suspect_does_not_learn(node: Node) -> Verdict:
    """The advice not to let the suspect learn of it is given."""
    return node.advises(KEEP_FROM_SUSPECT)


def report_desk_not_first(node: Node) -> Verdict:
    """Somebody who listens can be used, so that a desk that only takes reports is not first."""
    return node.at_every_moment("usable", ~node.reports_only)


def emergency_stays(node: Node) -> Verdict:
    """110 and 119, or abroad the local number, are in the answer whatever else is said."""
    if node.abroad is None:
        return node.all(node.mask((*ALWAYS_THERE, "local_emergency"))) or None
    return node.all(node.mask(("local_emergency",) if node.abroad else ALWAYS_THERE))


def _in_danger(node: Node) -> bool:
    return node.case.has(DANGER)


PROPERTIES = (
    Property("danger-first", "危険があるときは、緊急の番号が最初に出る。", "In danger an emergency number comes first.",
             "s02-cabinet-office-first-hours", danger_first, _in_danger),
    Property("ambulance-before-police", "けが・薬・死にたい気持ちと危険があるときは、119が110より先。",
             "With injury, pills or suicide in danger, 119 comes before 110.", "s02-cabinet-office-first-hours",
             ambulance_before_police, lambda n: _in_danger(n) and (n.case.has(INJURED) or n.case.has(SUICIDE))),
    Property("danger-without-voice", "声が出せなくて危険なときは、文字で呼べる緊急の方法がある。",
             "In danger without voice there is a way to call for help in writing.", "s49-deaf-110-119",
             danger_without_voice, lambda n: _in_danger(n) and n.case.has(NO_VOICE)),
    Property("somebody-answers", "いつでも、緊急の番号のほかに、答える人がいる。",
             "At any time somebody answers, beside the emergency numbers.", "s01-plan-2022", somebody_answers),
    Property("nothing-closed-first", "閉まっている窓口が、開いている窓口より先に出ない。",
             "No closed channel comes before an open one.", "s12-moj-children-lines", nothing_closed_first),
    Property("two-routes", "いつでも二つの道があり、一つは声がいらない。", "There are always two routes, one without voice.",
             "s70-child-own-way", two_routes),
    Property("nameless-first", "名前を言いたくない人に、名前を聞く窓口を最初に出さない(危険のときを除く)。",
             "Who must stay nameless is not sent first to a channel that asks the name, unless in danger.", "s01-plan-2022",
             nameless_first, lambda n: n.answered("anonymity", MUST) and not _in_danger(n)),
    Property("no-ended-line", "終わった窓口は出ない。", "No line that has ended.", "s60-male-lines", no_ended_line),
    Property("no-womens-desk", "男の子・男性・LGBTQの人に、女性だけの窓口は出ない。",
             "No desk for women only for boys, men and LGBTQ people.", "s60-male-lines", no_womens_desk,
             lambda n: n.case.has("boy_or_lgbtq_victim")),
    Property("without-voice-first", "声が出せない人に、声だけの窓口を最初に出さない。",
             "Who cannot use the voice is not sent first to a voice line.", "s49-deaf-110-119",
             without_voice_first, lambda n: n.case.has(NO_VOICE)),
    Property("suspect-does-not-learn", "家族が疑われるとき、その人に知られないようにという助言が出る。",
             "Where family is suspected, the advice that the suspect must not learn of it is given.", "s29-mext-abuse-guide",
             suspect_does_not_learn, lambda n: n.case.has(SUSPECT_AT_HOME)),
    Property("report-desk-not-first", "被害にあった人に、知らせを受けるだけの窓口を最初に出さない。",
             "A victim is not sent first to a desk that only takes reports.", "s22-anonymous-tip",
             report_desk_not_first, lambda n: not n.case.has(INFORMANT)),
    Property("emergency-stays", "何を答えても、110と119(外国ではその国の番号)は消えない。",
             "Whatever is answered, 110 and 119 (abroad the local number) stay.", "s02-cabinet-office-first-hours",
             emergency_stays),
)  # fmt: skip
