"""What can be wrong in an hours string, said so that an editor can put it right.

``hours_syntax`` notices the mistake, ``hours_hints`` guesses what was meant; the sentences stand here, apart from
both, so that a translator or an editor can improve them without touching code.
"""

from typing import Final

# code -> (Japanese, English). {found} is what stands there, {write} what to write instead.
_SENTENCES: Final = {
    "empty": (
        "規則が空です。余分な「;」を消すか、Mo-Fr 09:00-17:00 のように書きます。",
        'This rule is empty. Remove the extra ";" or write a rule such as Mo-Fr 09:00-17:00.',
    ),
    "instead": (
        "「{found}」は使えません。「{write}」と書きます。",
        "'{found}' is not understood. Write '{write}' instead.",
    ),
    "unknown": (
        "「{found}」は読めません。使えるのは Mo-Fr・PH・Dec 29-Jan 03・day 10・09:00-17:00・off・24/7 です。",
        "'{found}' is not understood. Use Mo-Fr, PH, Dec 29-Jan 03, day 10, 09:00-17:00, off or 24/7.",
    ),
    "no_times": (
        "いつ開いているかがありません。{write} 09:00-17:00 か {write} off のように書きます。",
        "Neither times nor off. Write {write} 09:00-17:00 or {write} off.",
    ),
    "times_and_off": (
        "一つの規則に時間と off の両方があります。「;」で分けて Mo-Fr 09:00-17:00; PH off のように書きます。",
        'One rule has both times and off. Split it with ";", as in Mo-Fr 09:00-17:00; PH off.',
    ),
    "split": (
        "「{found}」の前で規則が終わっています。「;」で区切って書きます。",
        "The rule ends before '{found}'. Put \";\" between two rules.",
    ),
    "comma": (
        "この「,」のあとに続きがないか、前と同じ種類のものではありません。消すか、続きを書きます。",
        'Nothing of the same kind follows this ",". Remove it or go on with the list.',
    ),
    "no_comma": ("{found} の前に「,」がありません。", 'A "," is missing before {found}.'),
    "no_end": (
        "終わりの時刻がありません。{found}-17:00 のように書きます。",
        "The closing time is missing. Write {found}-17:00 or the like.",
    ),
    "start_past_midnight": (
        "始まりの {found} は 00:00 から 23:59 の外です。その時刻がある日の {write} と書きます。",
        "A start at {found} is outside 00:00 to 23:59. Write {write} on the day it falls on.",
    ),
    "no_such_time": (
        "{found} という時刻はありません。分は 00 から 59、始まりは 23:59、終わりは翌日の終わりの 48:00 までです。",
        "There is no time {found}. Minutes go to 59, a start to 23:59, an end to 48:00, the end of the next day.",
    ),
    "no_length": (
        "始まりと終わりが同じ時刻です。一日中なら 00:00-24:00、翌日の同じ時刻までなら {write} と書きます。",
        "Start and end are the same. Write 00:00-24:00 for a whole day, {write} to run until that time next day.",
    ),
    "overlap": (
        "{found} が、その前に書いた時間の終わりより早く始まっています。重ならないように、早い順に書きます。",
        "{found} begins before the span in front of it ends. Write the spans in order, without overlap.",
    ),
    "no_such_date": (
        "{found} という日はありません。月の日数とうるう年を確かめます。",
        "There is no {found}. Check the length of the month and leap years.",
    ),
    "backwards": (
        "期間の終わり({found})が始まりより前です。日を入れかえるか、年を直します。",
        "The period ends ({found}) before it begins. Swap the days or correct a year.",
    ),
    "no_such_nth": (
        "「第{found}」という曜日はありません。1 から 5(初めから)か -1 から -5(終わりから)で書きます。",
        "There is no weekday number {found}. Use 1 to 5 from the start of the month, -1 to -5 from its end.",
    ),
    "always_alone": (
        "24/7 は規則の初めに一つだけで書きます。決まった日に一日中なら 00:00-24:00 と書きます。",
        "24/7 stands alone in its rule. For a whole day on certain days write 00:00-24:00.",
    ),
    "off_too_early": (
        "後の規則のほうが勝つので、この off は効かず、閉まる日に「開いている」と出ます。off を最後に書きます。",
        "Later rules win, so this off has no effect and the line would be shown open. Put the off rule last.",
    ),
    "replaced": (
        "後の規則が同じ日を決めるので、この規則は働きません。消すか、Mo-Fr 09:00-12:00,13:00-16:30 と並べます。",
        "A later rule decides the same days: this one never acts. Remove it, or join: Mo-Fr 09:00-12:00,13:00-16:30.",
    ),
}


class HoursError(ValueError):
    """A mistake in an hours string.

    ``position`` is the index of the character where it stands, ``code`` names the kind of mistake, ``ja`` and ``en``
    say what is wrong and what to write instead; ``found`` and ``write`` are those two alone, where there is one.
    """

    def __init__(self, code: str, position: int, found: str = "", write: str = "") -> None:
        self.code, self.position, self.found, self.write = code, position, found, write
        self.ja, self.en = (text.format(found=found, write=write) for text in _SENTENCES[code])
        super().__init__(f"{position + 1}: {self.ja} / {self.en}")
