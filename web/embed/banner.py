"""Pictures that lead to the site, for places that take links and images only. Neutral words: they are seen over shoulders."""

from html import escape

from web.wording.texts import texts

SIZES = ("300x100", "728x90")
_COLOURS = {"light": ("#ffffff", "#1a1a1a", "#0017c1"), "dark": ("#141416", "#f2f2f2", "#c5d7fb")}
THEMES = tuple(_COLOURS)


def banner(theme: str, size: str) -> str:
    """An SVG of its own: no font, script or address in it. Raises KeyError for an unknown theme."""
    ground, ink, edge = _COLOURS[theme]
    width, height = map(int, size.split("x"))
    ja, en = (escape(texts(tag).plain("builder_banner")) for tag in ("ja", "en"))
    first, second = (height * 0.46, height * 0.76)
    font = 'font-family="sans-serif" text-anchor="middle"'
    frame = f'x="1.5" y="1.5" width="{width - 3}" height="{height - 3}" rx="8"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">'
        f"<title>{ja} {en}</title>"
        f'<rect {frame} fill="{ground}" stroke="{edge}" stroke-width="3"/>'
        f'<text x="{width / 2}" y="{first:.0f}" {font} font-size="24" font-weight="bold" fill="{ink}">{ja}</text>'
        f'<text x="{width / 2}" y="{second:.0f}" {font} font-size="16" fill="{ink}">{en}</text></svg>\n'
    )
