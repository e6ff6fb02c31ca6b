"""Passkeys (WebAuthn) as the second factor. A challenge belongs to one session and is used up by the first answer."""

import json
import secrets
from collections.abc import Sequence
from urllib.parse import urlsplit

import webauthn
from sqlmodel import col, select
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from service.desk.desk import Work
from service.desk.sessions import SignedIn
from service.desk.tables import Counselor, Passkey, SignIn
from service.settings import Settings

_NAME = "Madoguchi"
_BYTES = 32


def host(settings: Settings) -> str:
    """The name to which passkeys are bound: the host of the address that people see."""
    return urlsplit(settings.origin).hostname or ""


def of(work: Work, counselor: int) -> Sequence[Passkey]:
    """Somebody's passkeys, the oldest first."""
    return work.session.exec(select(Passkey).where(Passkey.counselor_id == counselor).order_by(col(Passkey.id))).all()


def offer(work: Work, settings: Settings, who: SignedIn) -> str:
    """What the browser needs to make one, as JSON."""
    options = webauthn.generate_registration_options(
        rp_id=host(settings),
        rp_name=_NAME,
        user_id=str(who.counselor).encode(),
        user_name=work.session.get_one(Counselor, who.counselor).sign_in_name,
        challenge=_new_challenge(work, who),
        exclude_credentials=_known(work, who),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.DISCOURAGED, user_verification=UserVerificationRequirement.PREFERRED
        ),
    )
    return webauthn.options_to_json(options)


def add(work: Work, settings: Settings, who: SignedIn, answer: str) -> bool:
    """Keep a passkey that the browser has made; False where its answer does not fit."""
    challenge = _spend_challenge(work, who)
    try:
        made = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=host(settings),
            expected_origin=settings.origin,
        )
    except (WebAuthnException, ValueError):
        return False
    if work.session.exec(select(Passkey.id).where(Passkey.credential == made.credential_id)).first() is not None:
        return False
    row = Passkey(
        counselor_id=who.counselor,
        credential=made.credential_id,
        public_key=made.credential_public_key,
        uses=made.sign_count,
        created_at=work.now,
    )
    work.session.add(row)
    work.record(who.counselor, "passkey added")
    return True


def ask(work: Work, settings: Settings, who: SignedIn) -> str | None:
    """What the browser needs to show one, as JSON; None where there is none."""
    known = _known(work, who)
    if not known:
        return None
    options = webauthn.generate_authentication_options(
        rp_id=host(settings),
        challenge=_new_challenge(work, who),
        allow_credentials=known,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return webauthn.options_to_json(options)


def use(work: Work, settings: Settings, who: SignedIn, answer: str) -> bool:
    """Is it a passkey of this person, shown for this session?"""
    challenge, row = _spend_challenge(work, who), _named(work, who, answer)
    if row is None:
        return False
    try:
        shown = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=host(settings),
            expected_origin=settings.origin,
            credential_public_key=row.public_key,
            credential_current_sign_count=row.uses,
        )
    except (WebAuthnException, ValueError):
        return False
    row.uses = shown.new_sign_count
    return True


def remove(work: Work, who: SignedIn, passkey: int) -> bool:
    """Forget one of one's own; False where there is no such one."""
    row = work.session.get(Passkey, passkey)
    if row is None or row.counselor_id != who.counselor:
        return False
    work.session.delete(row)
    work.record(who.counselor, "passkey removed")
    return True


def _known(work: Work, who: SignedIn) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=row.credential) for row in of(work, who.counselor)]


def _named(work: Work, who: SignedIn, answer: str) -> Passkey | None:
    try:
        credential = webauthn.base64url_to_bytes(str(json.loads(answer)["id"]))
    except (ValueError, KeyError, TypeError):
        return None
    return work.session.exec(
        select(Passkey).where(Passkey.credential == credential, Passkey.counselor_id == who.counselor)
    ).first()


def _new_challenge(work: Work, who: SignedIn) -> bytes:
    challenge = secrets.token_bytes(_BYTES)
    work.session.get_one(SignIn, who.session).challenge = challenge
    return challenge


def _spend_challenge(work: Work, who: SignedIn) -> bytes:
    """The one that was given out, for once; where there was none, one that nobody can know."""
    row = work.session.get_one(SignIn, who.session, with_for_update=True, populate_existing=True)
    challenge, row.challenge = row.challenge, None
    return challenge or secrets.token_bytes(_BYTES)
