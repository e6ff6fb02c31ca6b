"""What is said of data that does not fit a model, by pydantic's name for the mistake."""

from typing import Any, NamedTuple

_Said = tuple[str, str]


class Misfit(NamedTuple):
    """One refusal. ``name``: its heading, None for the whole file; ``around``: the heading it stands below, if any."""

    kind: str
    name: str | None
    around: str | None
    value: Any
    context: dict[str, Any]


_SAME_FOR_ALL: dict[str, _Said] = {
    "blank": ("「{name}」が空です。言葉を書いてください。", "'{name}' is empty. Write words."),
    "day": (
        '「{name}」は、暦にある日を "2026-11-21" のように(西暦-月-日)書きます。',
        "Write '{name}' as a day that exists, such as \"2026-11-21\" (year-month-day).",
    ),
    "extra_forbidden": (
        "「{name}」という見出しはありません。つづりを README の見本と見くらべてください。",
        "There is no heading '{name}'. Compare the spelling with the sample in README.",
    ),
    "list": ("「{name}」は [ … ] の中に並べて書きます。", "Write '{name}' as a list: [a, b]."),
    "headings": ("「{name}」の下に見出しを字下げして書きます。", "Write headings, indented, below '{name}'."),
    "string_type": (
        "「{name}」には言葉か数を書きます。[ … ]、{{ … }}、null は書けません。",
        "Write words or a number for '{name}', not [ … ], {{ … }} or null.",
    ),
    "string_pattern_mismatch": (
        "「{name}」は半角の小文字・数字・「-」だけで書きます。",
        "Write '{name}' with lower-case letters, digits and '-' only.",
    ),
    "too_short": ("「{name}」には一つ以上書きます。", "'{name}' needs at least one entry."),
    "url": ("「{name}」は https:// から書きます。", "Write '{name}' from https:// on."),
}
_OTHER: _Said = (
    "「{name}」の書きかたがちがいます。README の見本を見てください。",
    "'{name}' is not written as in the sample of README.",
)
_NO_HEADINGS: _Said = (
    "ファイルの初めから「見出し: 値」と書きます。先頭に「-」はつけません。",
    "Start the file with headings ('heading: value'), without a leading '-'.",
)
_ALIKE = {
    **dict.fromkeys(("tuple_type", "list_type", "set_type", "frozen_set_type"), "list"),
    **dict.fromkeys(("model_type", "dict_type", "model_attributes_type"), "headings"),
    **dict.fromkeys(("url_parsing", "url_scheme", "url_syntax_violation", "url_type", "url_too_long"), "url"),
}


def say(misfit: Misfit) -> _Said:
    """What is wrong and what to write, in Japanese and English."""
    if misfit.kind == "mistake":
        return misfit.context["ja"], misfit.context["en"]
    if misfit.name is None:
        return _NO_HEADINGS
    if misfit.kind == "missing":
        return _missing(misfit.name, misfit.around)
    if misfit.kind in ("literal_error", "enum"):
        return _not_allowed(misfit)
    ja, en = _SAME_FOR_ALL.get(_ALIKE.get(misfit.kind, misfit.kind), _OTHER)
    return ja.format(name=misfit.name), en.format(name=misfit.name)


def _missing(name: str, around: str | None) -> _Said:
    if around is None:
        return f"「{name}」がありません。書き足してください。", f"'{name}' is missing. Add it."
    return f"「{around}」に「{name}」がありません。書き足してください。", f"'{name}' is missing in '{around}'. Add it."


def _not_allowed(misfit: Misfit) -> _Said:
    allowed = str(misfit.context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    if not isinstance(misfit.value, str):
        return f"「{misfit.name}」に書けるのは {allowed} のどれかです。", f"'{misfit.name}' must be one of: {allowed}."
    return (
        f"「{misfit.name}」に「{misfit.value}」は書けません。書けるのは {allowed} のどれかです。",
        f"'{misfit.value}' cannot be written in '{misfit.name}'. Write one of: {allowed}.",
    )
