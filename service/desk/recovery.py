"""Recovery codes: ten on paper, each of which stands in once for the second factor."""

import secrets
import unicodedata
from typing import cast

from sqlalchemy import CursorResult, delete, func
from sqlmodel import col, select

from service.desk.desk import Work
from service.desk.tables import RecoveryCode
from service.desk.tokens import stored

COUNT = 10
_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base32: no two that look alike on paper."""

_LENGTH, _GROUP = 16, 4
_READ_AS = str.maketrans("oil", "011", " -\u2010\u2011\u30fc\u2212")


def make(work: Work, counselor: int) -> list[str]:
    """Ten new codes of 80 random bits, in place of all that there were. Only their hashes stay: they are shown once."""
    forget(work, counselor)
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)) for _ in range(COUNT)]
    work.session.add_all(RecoveryCode(code_hash=stored(code), counselor_id=counselor) for code in codes)
    work.record(counselor, "recovery codes made")
    return ["-".join(code[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP)) for code in codes]


def use(work: Work, counselor: int, code: str) -> bool:
    """Is it one of their codes? It is gone then, for two who ask at once too."""
    typed = unicodedata.normalize("NFKC", code).strip().lower().translate(_READ_AS)
    spent = delete(RecoveryCode).where(col(RecoveryCode.code_hash) == stored(typed), col(RecoveryCode.counselor_id) == counselor)
    if cast(CursorResult[object], work.session.execute(spent)).rowcount != 1:
        return False
    work.record(counselor, "recovery code used")
    return True


def left(work: Work, counselor: int) -> int:
    """How many are not used yet."""
    return work.session.exec(select(func.count()).where(col(RecoveryCode.counselor_id) == counselor)).one()


def forget(work: Work, counselor: int) -> None:
    """Delete them all."""
    work.session.execute(delete(RecoveryCode).where(col(RecoveryCode.counselor_id) == counselor))
