"""What is said of a note that must not leave, by code. Never holds anything that was typed."""

_SAID: dict[str, tuple[str, str]] = {
    "shape": ("メモの形がこわれています。作り直してください。", "The note is broken. Make it again."),
    "recipient_unknown": ("渡し先が選ばれていません。", "No recipient is chosen."),
    "recipient_takes_none": ("ここはメモを受け取る所ではありません。", "This place does not take notes."),
    "recipient_must_not_know": (
        "知られたくない相手が、この渡し先の側にいます。渡し先を選び直します。",
        "Someone who must not know belongs to this recipient. Choose another one.",
    ),
    "ground_unknown": ("根拠を一覧から選びます。", "Choose the legal ground from the list."),
    "ground_elsewhere": ("この根拠では、この渡し先には渡せません。", "This ground does not cover this recipient."),
    "fact_unknown": ("メモにない項目が入っています。消します。", "There is an entry that is no part of a note. Remove it."),
    "fact_withheld": ("この渡し先には、これを渡しません。消します。", "This recipient does not get this. Remove it."),
    "answer_unknown": ("一覧から選びます。", "Choose from the list."),
    "words_missing": ("空です。書くか、消します。", "This is empty. Write something or remove it."),
    "words_long": ("長すぎます。短くします。", "This is too long. Make it shorter."),
    "reason_missing": ("開いた理由を一覧から選びます。", "Choose the reason for opening this."),
    "reason_idle": ("理由だけがあり、中身がありません。理由を消します。", "There is a reason without an entry. Remove it."),
    "consent_unclear": ("同意の書きかたが足りません。選び直します。", "The consent entry is not complete. Choose again."),
    "consent_twice": ("同じ項目の同意が二つあります。一つにします。", "There are two consent entries for this. Keep one."),
    "consent_over": ("同意の期限が過ぎています。もう一度たずねます。", "The consent has run out. Ask again."),
    "consent_missing_note": (
        "このメモを渡す同意も、同意なしで渡せる根拠もありません。",
        "There is neither consent to this note nor a ground to pass it on without.",
    ),
    "consent_missing": (
        "これを渡す同意も、同意なしで渡せる根拠もありません。消すか、たずねます。",
        "There is neither consent to this nor a ground for it. Remove it or ask.",
    ),
}


def said(language: str) -> dict[str, str]:
    """The sentence of every code, in Japanese or English."""
    return {code: en if language == "en" else ja for code, (ja, en) in _SAID.items()}


def both(code: str) -> tuple[str, str]:
    """The sentence of one code in Japanese and English."""
    return _SAID[code]
