"""The accent colour of a frame: as the school chose it where it can be read, else its nearest shade that can."""

from typing import NamedTuple

from web.embed.preset import Preset, Theme

READABLE = 4.5
"""The contrast ratio that WCAG 2.2 (1.4.3) asks of text."""

_STEPS = 64

Colour = tuple[int, int, int]


class Ground(NamedTuple):
    """What an accent stands on: the grounds of a theme (``static/styles/colours.css``), and where its shades lead."""

    behind: tuple[str, ...]
    towards: str

    def shade(self, accent: str) -> str:
        """The accent (six hex digits), or its nearest shade that is readable on every ground."""
        shades = (mixed(accent, self.towards, step / _STEPS) for step in range(_STEPS + 1))
        return next(shade for shade in shades if all(contrast(shade, ground) >= READABLE for ground in self.behind))

    def rule(self, accent: str) -> str:
        """The colours of links and buttons."""
        shade = self.shade(accent)
        return f":root[data-theme]{{--link:#{shade};--button:#{shade};--button-hover:#{shade};--on-button:#{self.behind[0]}}}"


LIGHT = Ground(("ffffff", "f2f2f2", "e8f1fe", "fdeeee"), "000000")
DARK = Ground(("141416", "1f1f23", "191d2e", "2b1a19"), "ffffff")


def address(preset: Preset) -> str | None:
    """The address of the style sheet of a frame's accent; None where it has none."""
    return f"/embed/v1/accent/{preset.theme}-{preset.accent}.css" if preset.accent else None


def style(theme: Theme, accent: str) -> str:
    """The style sheet of an accent. With the contrast theme it is empty: there the colours are the point."""
    match theme:
        case "light":
            return LIGHT.rule(accent)
        case "dark":
            return DARK.rule(accent)
        case "auto":
            return f"{LIGHT.rule(accent)}@media (prefers-color-scheme:dark){{{DARK.rule(accent)}}}"
        case "contrast":
            return ""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (six hex digits each) by WCAG 2.2: 1 to 21."""
    darker, lighter = sorted((_luminance(_parts(one)), _luminance(_parts(other))))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another in it."""
    parts = (round(a + (b - a) * share) for a, b in zip(_parts(one), _parts(other), strict=True))
    return "".join(f"{part:02x}" for part in parts)


def _parts(colour: str) -> Colour:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
