"""What a page says in a copy that it does not say on the server: its age, its own policy, and the list where nothing runs."""

import re

from service.exporting.asking import Answer
from service.exporting.plan import Ages, Said

_CHARSET = '<meta charset="utf-8">\n'
_POST_FORM = re.compile(r'<form\b[^>]*\bmethod="post"')
_NEEDS_A_SERVER = re.compile(
    r'<(nav) class="presets".*?</\1>\n?'  # filters of the gap map
    r'|<(form) class="(?:filters|choose)".*?</\2>\n?'
    r'|<link\b[^>]*\btype="application/json\+oembed"[^>]*>\n?'
    r"|<(details|div|fieldset|p)\b[^>]*\sdata-server>.*?</\3>\n?",  # marked so; none holds another of its kind
    re.DOTALL,
)
_SAID_IN_A_COPY = re.compile(r"<template data-copy>(.*?)</template>", re.DOTALL)
_LANG = re.compile(r'<html lang="([^"]+)"')


def language_of(html: str) -> str | None:
    """The language of a page; None where it says none."""
    found = _LANG.search(html)
    return found[1] if found else None


def finished(answer: Answer, html: str, said: Said, ages: Ages, sheet: str) -> str:
    """A whole page. ``sheet``: the address of the style sheet for browsers without scripts."""
    html = _SAID_IN_A_COPY.sub(r"\1", _NEEDS_A_SERVER.sub("", html))
    html = html.replace(_CHARSET, _CHARSET + _policy(answer), 1)
    if form := _POST_FORM.search(html):
        html = f'{html[: form.start()]}<p class="plain" hidden>{said.plain}</p>\n{html[form.start() :]}'
        html = html.replace("</head>", f'<noscript><link rel="stylesheet" href="{sheet}"></noscript>\n</head>', 1)
    html = html.replace("</footer>", f"<p>{said.age}</p>\n</footer>", 1)
    return outdated(html, said, ages)


def outdated(html: str, said: Said, ages: Ages) -> str:
    """A page, or the one of an answer: the browser shows the sentence from its day on."""
    notice = f'<p class="notice overdue" data-due="{ages.until.isoformat()}" hidden>{said.old}</p>'
    before, main, after = html.partition("<main")
    return before + main + after.replace("</h1>", f"</h1>\n{notice}", 1)


def _policy(answer: Answer) -> str:
    """For hosts where nobody can set headers. Who may frame a page cannot be said so; the samples for servers do."""
    rules = answer.headers.get("content-security-policy", "").split("; ")
    policy = "; ".join(rule for rule in rules if rule and not rule.startswith("frame-ancestors"))
    said = f'<meta http-equiv="content-security-policy" content="{policy}">\n' if policy else ""
    return said + '<meta name="referrer" content="no-referrer">\n'
