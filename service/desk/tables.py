"""Every stored table. Why each column is kept, how long, and who reads it stands in kept.yaml, and a test holds that.

Times are whole seconds since the Unix epoch. Tokens are stored as their SHA-256 only: what is in the database opens nothing.
"""

from enum import StrEnum
from typing import ClassVar

from sqlalchemy import BigInteger, LargeBinary
from sqlmodel import Field, SQLModel

Seconds = BigInteger
METADATA = SQLModel.metadata


class Role(StrEnum):
    """What a counselor may do: hand over; also see what must be looked at again; also invite and end accounts."""

    COUNSELOR = "counselor"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class Organisation(SQLModel, table=True):
    """Who runs a desk."""

    __tablename__: ClassVar[str] = "organisation"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=120, unique=True)
    created_at: int = Field(sa_type=Seconds)


class Counselor(SQLModel, table=True):
    """Somebody who may sign in. ``totp_secret`` is sealed with the key of the installation (``keys.py``).

    ``totp_step``: the last step of 30 seconds that was used, so that no code works twice. ``wait_until``: after wrong tries.
    """

    __tablename__: ClassVar[str] = "counselor"
    id: int | None = Field(default=None, primary_key=True)
    organisation_id: int = Field(foreign_key="organisation.id", index=True)
    sign_in_name: str = Field(max_length=80, unique=True)
    role: str = Field(max_length=20)
    password_hash: str = Field(max_length=200)
    totp_secret: bytes | None = Field(default=None, sa_type=LargeBinary)
    totp_step: int = Field(default=0, sa_type=Seconds)
    oidc_subject: str | None = Field(default=None, max_length=255, unique=True)
    wrong_tries: int = 0
    wait_until: int = Field(default=0, sa_type=Seconds)
    created_at: int = Field(sa_type=Seconds)
    ended_at: int | None = Field(default=None, sa_type=Seconds)


class Passkey(SQLModel, table=True):
    """A passkey: the public half only."""

    __tablename__: ClassVar[str] = "passkey"
    id: int | None = Field(default=None, primary_key=True)
    counselor_id: int = Field(foreign_key="counselor.id", index=True)
    credential: bytes = Field(sa_type=LargeBinary, unique=True)
    public_key: bytes = Field(sa_type=LargeBinary)
    uses: int = 0
    created_at: int = Field(sa_type=Seconds)


class RecoveryCode(SQLModel, table=True):
    """A code on paper that stands in once for the second factor."""

    __tablename__: ClassVar[str] = "recovery_code"
    code_hash: str = Field(primary_key=True, max_length=64)
    counselor_id: int = Field(foreign_key="counselor.id", index=True)


class Invitation(SQLModel, table=True):
    """A one-time link to join, or for ``counselor_id`` to set password and second factor again."""

    __tablename__: ClassVar[str] = "invitation"
    token_hash: str = Field(primary_key=True, max_length=64)
    organisation_id: int = Field(foreign_key="organisation.id")
    role: str = Field(max_length=20)
    counselor_id: int | None = Field(default=None, foreign_key="counselor.id")
    expires_at: int = Field(sa_type=Seconds)


class SignIn(SQLModel, table=True):
    """A session. ``stage``: password (the second factor is still missing), enrol (it must be set up first), or full."""

    __tablename__: ClassVar[str] = "sign_in"
    token_hash: str = Field(primary_key=True, max_length=64)
    counselor_id: int = Field(foreign_key="counselor.id", index=True)
    stage: str = Field(max_length=10)
    challenge: bytes | None = Field(default=None, sa_type=LargeBinary)
    started_at: int = Field(sa_type=Seconds)
    seen_at: int = Field(sa_type=Seconds)
    ends_at: int = Field(sa_type=Seconds)


class SealedNote(SQLModel, table=True):
    """A referral note that only its reader can open. The server has neither key nor passphrase nor text.

    ``state``: waiting, handed_out, read, locked, expired, withdrawn or destroyed; ``sealed`` is gone in all but the first.
    ``token_hash`` checks that a reader has link and passphrase; ``reply_hash`` that an answer comes from who could read.
    """

    __tablename__: ClassVar[str] = "sealed_note"
    id: str = Field(primary_key=True, max_length=22)
    counselor_id: int = Field(foreign_key="counselor.id", index=True)
    state: str = Field(max_length=12)
    sealed: bytes | None = Field(default=None, sa_type=LargeBinary)
    token_hash: str = Field(max_length=64)
    reply_hash: str = Field(max_length=64)
    tries: int = 0
    created_at: int = Field(sa_type=Seconds)
    expires_at: int = Field(sa_type=Seconds, index=True)
    opened_at: int | None = Field(default=None, sa_type=Seconds)
    ended_at: int | None = Field(default=None, sa_type=Seconds)
    answer: str | None = Field(default=None, max_length=12)
    answer_reason: str | None = Field(default=None, max_length=30)
    answered_at: int | None = Field(default=None, sa_type=Seconds)


class AuditEntry(SQLModel, table=True):
    """Who did what when, never the content. The database refuses changes; ``digest`` chains each entry to the one before."""

    __tablename__: ClassVar[str] = "audit_entry"
    number: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    at: int = Field(sa_type=Seconds)
    actor: str = Field(max_length=40)
    action: str = Field(max_length=40)
    subject: str = Field(max_length=40)
    digest: str = Field(max_length=64)


class AuditHead(SQLModel, table=True):
    """The end of the chain, and the latest moment this desk has seen: a clock that is set back reopens nothing."""

    __tablename__: ClassVar[str] = "audit_head"
    id: int = Field(default=1, primary_key=True)
    number: int = Field(default=0, sa_type=BigInteger)
    digest: str = Field(default="", max_length=64)
    latest: int = Field(default=0, sa_type=Seconds)


class DailyCount(SQLModel, table=True):
    """How often a channel was chosen as a target on a day (ISO 8601, Japan). Off unless an organisation turns it on."""

    __tablename__: ClassVar[str] = "daily_count"
    day: str = Field(primary_key=True, max_length=10)
    channel: str = Field(primary_key=True, max_length=60)
    count: int = 0
