"""What may be written to the desk about sealed notes: every field in one spelling, and nothing beside them."""

import base64
import re
from typing import Annotated, Self

from fastapi import Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from service.desk.note_states import Answer, Reason

STEP = 2_048
MOST_STEPS = 16
_NONCE, _TAG = 12, 16
_LONGEST = _NONCE + MOST_STEPS * STEP + _TAG
_LETTERS = re.compile(r"[A-Za-z0-9_-]+")

_ID = r"^[A-Za-z0-9_-]{21}[AQgw]$"
_TOKEN = r"^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$"

NoteId = Annotated[str, Path(pattern=_ID)]
Token = Annotated[str, Field(pattern=_TOKEN)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


def decode(written: str) -> bytes:
    """The bytes of base64url without padding. Raises ValueError for any other spelling."""
    if not _LETTERS.fullmatch(written):
        raise ValueError("not base64url")
    found = base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))
    if encode(found) != written:
        raise ValueError("another spelling")
    return found


def encode(given: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(given).rstrip(b"=").decode("ascii")


def _sealed(written: str) -> str:
    try:
        steps, rest = divmod(len(decode(written)) - _NONCE - _TAG, STEP)
    except ValueError:
        steps, rest = 0, 0
    if rest or not 1 <= steps <= MOST_STEPS:
        allowed = f"base64url of a nonce of {_NONCE} bytes, 1 to {MOST_STEPS} times {STEP} bytes, and a tag of {_TAG}"
        raise PydanticCustomError("sealed", "sealed", {"allowed": allowed})
    return written


class _Sent(BaseModel):
    model_config = ConfigDict(strict=True, hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _no_other(cls, given: object) -> object:
        """The framework's own refusal would repeat the name that was written."""
        if isinstance(given, dict) and not given.keys() <= cls.model_fields.keys():
            raise PydanticCustomError("unknown", "unknown", {"allowed": "only these: " + ", ".join(cls.model_fields)})
        return given


class NoteIn(_Sent):
    """A note as the sender's browser seals it. ``hours``: how long it waits."""

    id: Annotated[str, Field(pattern=_ID)]
    sealed: Annotated[str, Field(max_length=(_LONGEST * 4 + 2) // 3), AfterValidator(_sealed)]
    token_hash: Hash
    reply_hash: Hash
    hours: Annotated[int, Field(ge=1, le=168)] = 72


class NothingIn(_Sent):
    """A knock, or a wish that needs no more than its address."""


class TokenIn(_Sent):
    """That somebody has link and passphrase."""

    token: Token


class ReplyIn(_Sent):
    """That somebody has been able to read."""

    reply: Token


class AnswerIn(ReplyIn):
    """What the recipient says; a reason only where they decline."""

    answer: Annotated[Answer, Field(strict=False)]
    reason: Annotated[Reason | None, Field(strict=False)] = None

    @model_validator(mode="after")
    def _reason_to_decline(self) -> Self:
        if self.reason is not None and self.answer is not Answer.DECLINED:
            raise PydanticCustomError("reason", "reason", {"allowed": "left out unless the answer is declined"})
        return self
