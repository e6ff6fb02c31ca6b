"""The colours of a frame: an accent can always be read, and the themes are those of the public pages."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import web
from web import tokens
from web.embed.colours import DARK, LIGHT, Ground, contrast, mixed, style

STYLES = Path(web.__file__).parent / "static" / "styles"
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06x}")
LEAST = 4.5  # WCAG 2.2, 1.4.3
GROUNDS = ("ground", "panel", "calm-ground", "alert-ground")


def _variables(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): ([^;]+);", css))


def _themes() -> dict[str, dict[str, str]]:
    css = (STYLES / "embed" / "frame.css").read_text("utf-8")
    return {name: _variables(rule) for name, rule in re.findall(r'data-theme="([a-z]+)"\] \{([^}]+)\}', css)}


def _hex(value: str) -> str:
    """A colour as six digits, a token looked up."""
    token = re.fullmatch(r"var\((--[a-z0-9-]+)\)", value)
    digits = (tokens._tokens()[token[1]] if token else value).removeprefix("#")
    return (digits if len(digits) == 6 else "".join(2 * digit for digit in digits)).lower()


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("000000", "ffffff", 21), ("777777", "ffffff", 4.48), ("767676", "ffffff", 4.54), ("aa0000", "aa0000", 1)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("ground", [LIGHT, DARK], ids=["light", "dark"])
@given(accent=COLOURS)
def test_any_accent_can_be_read_on_every_ground(ground: Ground, accent: str) -> None:
    shade = ground.shade(accent)
    assert all(contrast(shade, behind) >= LEAST for behind in ground.behind)
    assert re.fullmatch("[0-9a-f]{6}", shade)


@pytest.mark.parametrize("ground", [LIGHT, DARK], ids=["light", "dark"])
@given(accent=COLOURS)
def test_an_accent_that_can_be_read_stays_as_it_is_chosen(ground: Ground, accent: str) -> None:
    readable = all(contrast(accent, behind) >= LEAST for behind in ground.behind)
    assert (ground.shade(accent) == accent) == readable


def test_colours_are_mixed_in_shares() -> None:
    assert [mixed("ff0000", "000000", share) for share in (0, 0.5, 1)] == ["ff0000", "800000", "000000"]


def test_each_theme_has_its_own_sheet() -> None:
    assert (style("light", "1a5f7a").count("{"), style("auto", "1a5f7a").count("{")) == (1, 3)
    assert "--link:#1a5f7a" in style("light", "1a5f7a")
    assert "--link:#1a5f7a" not in style("dark", "1a5f7a")
    assert style("contrast", "1a5f7a") == ""


def test_the_themes_are_those_of_the_public_pages() -> None:
    light, dark = re.split("@media", (STYLES / "colours.css").read_text("utf-8"))
    themes = _themes()
    assert themes["light"] == _variables(light)
    assert themes["dark"] == _variables(dark)
    assert themes["contrast"].keys() == themes["light"].keys()


@pytest.mark.parametrize(("ground", "theme"), [(LIGHT, "light"), (DARK, "dark")])
def test_an_accent_is_measured_against_the_grounds_there_are(ground: Ground, theme: str) -> None:
    assert set(ground.behind) == {_hex(_themes()[theme][name]) for name in GROUNDS}


@pytest.mark.parametrize("text", ["text", "quiet", "link", "alert", "open"])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_text_can_be_read(theme: str, text: str) -> None:
    found = {name: _hex(value) for name, value in _themes()[theme].items()}
    least = 7 if theme == "contrast" else LEAST
    assert contrast(found[text], found["ground"]) >= least
    assert contrast(found["button"], found["on-button"]) >= least
