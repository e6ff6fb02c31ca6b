"""Frames as a browser gets them, and made at any day without one."""

from datetime import date

from service import snapshot
from tests.html_tree import Element, tree
from web.answers.answering import Answering
from web.embed.frame import FramePage, frame
from web.embed.preset import Preset
from web.rendering import render

DAY = date(2026, 11, 22)


def page(preset: Preset, day: date = DAY) -> FramePage:
    """A frame of the national files."""
    return frame(Answering(snapshot.load()), preset, day)


def seen(found: FramePage) -> Element:
    """What a reader sees of it."""
    return tree(render(found).decode())
