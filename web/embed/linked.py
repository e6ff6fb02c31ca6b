"""A frame with its look, its topics and a school's own lines as a file of its own: its link, judged before it is written."""

from datetime import date
from urllib.parse import urlsplit

from routing_rules.vocabulary import Vocabulary
from service.exporting.plan import ExportError, Frame
from service.portals import token
from service.portals.trusted import trusted
from service.settings import settings
from web.embed import colours
from web.embed.preset import Preset, PresetError, read_address


def linked(link: str, vocabulary: Vocabulary, day: date) -> Frame:
    """The frame that a link means, whichever host it names; ``day`` in Japan. Raises ExportError, which repeats nothing of it,
    for what is no link to a frame, and where the school's own lines would not be shown.
    """
    preset = _preset(link, vocabulary)
    if preset.school:
        _judge(preset.school, day)
    accent = colours.address(preset)
    return Frame(preset.address, preset.words, (accent,) if accent else ())


def _preset(link: str, vocabulary: Vocabulary) -> Preset:
    try:
        found = urlsplit(link.strip().replace("&amp;", "&"))
        return read_address(f"{found.path}?{found.query}", vocabulary)
    except PresetError as error:
        raise _unreadable(error.field) from None
    except ValueError:
        raise _unreadable("address") from None


def _judge(school: str, day: date) -> None:
    try:
        token.read(school, trusted(settings()), day)
    except token.PortalError as error:
        raise ExportError(f"--frame: {error.ja}", error.en) from None


def _unreadable(field: str) -> ExportError:
    return ExportError(
        f"--frame: 画面のリンクとして読めません({field})。最後まで写したか、たしかめます",
        f"this is no link to a frame ({field}); check that it was copied whole",
    )
