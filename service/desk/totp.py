"""Codes from an authenticator app (TOTP, RFC 6238): six digits, new every 30 seconds, each good for one sign-in."""

import hmac
import unicodedata
from typing import cast

import pyotp
from sqlalchemy import CursorResult, update
from sqlmodel import col

from service.desk.desk import Work
from service.desk.keys import Keys
from service.desk.tables import Counselor

STEP = 30
_ISSUER = "Madoguchi"
_SLACK = (0, -1, 1)
"""Clocks differ, and people type slowly: the code before and the one after count too."""


def new_secret() -> str:
    """160 random bits in base32, as authenticator apps read them."""
    return pyotp.random_base32()


def address(secret: str, name: str) -> str:
    """The otpauth address that goes into a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=_ISSUER)


def set_up(work: Work, counselor: Counselor, secret: str, code: str) -> bool:
    """Keep a secret once a first code shows that the app has it. That code is used up."""
    step = _step(secret, code, work.now)
    if step is None:
        return False
    counselor.totp_secret = work.keys.seal(secret.encode(), _belongs_to(counselor))
    counselor.totp_step = step
    return True


def use(work: Work, counselor: Counselor, code: str) -> bool:
    """Is it a code of now that nobody has used? It is used up by asking, for two who ask at once too."""
    if counselor.totp_secret is None:
        return False
    step = _step(_secret(work.keys, counselor), code, work.now)
    if step is None:
        return False
    unused = update(Counselor).where(col(Counselor.id) == counselor.id, col(Counselor.totp_step) < step)
    return cast(CursorResult[object], work.session.execute(unused.values(totp_step=step))).rowcount == 1


def _secret(keys: Keys, counselor: Counselor) -> str:
    return keys.unseal(counselor.totp_secret or b"", _belongs_to(counselor)).decode()


def _belongs_to(counselor: Counselor) -> str:
    return f"totp/{counselor.id}"


def _step(secret: str, code: str, now: int) -> int | None:
    typed = "".join(letter for letter in unicodedata.normalize("NFKC", code) if letter not in " -\t\u2010\u2011\u30fc\u2212")
    generator = pyotp.TOTP(secret)
    steps = (now // STEP + slack for slack in _SLACK)
    return next((n for n in steps if hmac.compare_digest(generator.generate_otp(n).encode(), typed.encode())), None)
