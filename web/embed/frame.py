"""What a frame shows: the emergency numbers, the channels that lead for its level and place, a school's own lines."""

from dataclasses import dataclass

from routing_rules.levels import inquiry_of, levels
from service.leading import leading
from service.snapshot import Snapshot
from web import assets
from web.answers.cards import Card
from web.embed.preset import Preset
from web.view import Page
from web.wording.texts import Texts

_SHOWN = 6


@dataclass(frozen=True, kw_only=True)
class FramePage(Page):
    """One frame. ``age``: the one that stands for its level, for the questions asked on the device."""

    template = "embed/frame.html"
    preset: Preset
    age: int | None
    cards: tuple[Card, ...]

    @property
    def style(self) -> str:
        """The address of the frame's own style sheet."""
        return assets.sheet("embed")


def frame(snapshot: Snapshot, cards: list[Card], text: Texts, preset: Preset) -> FramePage:
    """The frame that an address asks for."""
    wanted = set(preset.topics)
    situations = tuple(s.id for s in snapshot.book.vocabulary.situations if s.group in wanted)
    inquiry = inquiry_of(preset.level, place=preset.place, situations=situations)
    by_id = {card.channel.id: card for card in cards}
    return FramePage(
        text=text,
        title=text.plain("embed_title"),
        preset=preset,
        age=levels()[preset.level].age if preset.level else None,
        cards=tuple(by_id[id] for id in leading(snapshot, inquiry, _SHOWN)),
    )
