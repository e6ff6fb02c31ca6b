"""An organisation's own sign-in (OpenID Connect, code with PKCE). It stands for the password, never for the second factor.

What must be remembered between going and coming back travels sealed in ``state``, bound to the browser by a random token.
"""

import json
from dataclasses import dataclass
from typing import Any

import httpx2
from authlib.integrations.httpx_client import OAuth2Client, OAuthError
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from service.desk.keys import Keys
from service.desk.tokens import new_token, stored
from service.settings import Settings

_SECONDS = 10 * 60
_PATIENCE = 10.0
_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]


class OidcError(Exception):
    """The other side could not be asked, or what it said does not fit. Holds nothing of it."""


@dataclass(frozen=True)
class Returned:
    """``subject``: who it is, by issuer and their id there; ``linking``: the session that asked to be linked, or empty."""

    subject: str
    linking: str


def is_set_up(settings: Settings) -> bool:
    """Has the organisation its own sign-in?"""
    return bool(settings.oidc_issuer and settings.oidc_client_id)


class Oidc:
    """One provider, asked for its addresses and keys when needed."""

    def __init__(self, settings: Settings, keys: Keys) -> None:
        self._settings, self._keys = settings, keys

    def begin(self, now: int, bound: str, linking: str = "") -> str:
        """The address to go to. ``bound``: a random token that this browser alone keeps. Raises OidcError."""
        verifier, nonce = new_token(), new_token()
        kept = {"verifier": verifier, "nonce": nonce, "until": now + _SECONDS, "linking": linking}
        state = self._keys.seal(json.dumps(kept).encode(), _of(bound)).hex()
        with self._client() as client:
            there = self._provider()["authorization_endpoint"]
            address, _ = client.create_authorization_url(there, state=state, nonce=nonce, code_verifier=verifier)
        return str(address)

    def finish(self, now: int, bound: str, state: str, code: str) -> Returned:
        """Who came back. Raises OidcError."""
        kept = self._kept(now, bound, state)
        try:
            with self._client() as client:
                provider = self._provider()
                token = client.fetch_token(provider["token_endpoint"], code=code, code_verifier=kept["verifier"])
            keys = KeySet.import_key_set(_get(provider["jwks_uri"]))
            return Returned(self._subject(token["id_token"], keys, kept["nonce"], now), kept["linking"])
        except (OAuthError, httpx2.HTTPError, JoseError, KeyError, TypeError, ValueError):
            raise OidcError from None

    def _kept(self, now: int, bound: str, state: str) -> dict[str, Any]:
        try:
            kept: dict[str, Any] = json.loads(self._keys.unseal(bytes.fromhex(state), _of(bound)))
        except ValueError:
            raise OidcError from None
        if now >= kept["until"]:
            raise OidcError
        return kept

    def _subject(self, token: str, keys: KeySet, nonce: str, now: int) -> str:
        claims = jwt.decode(token, keys, algorithms=_ALGORITHMS).claims
        wanted = {
            "iss": {"essential": True, "value": self._settings.oidc_issuer},
            "aud": {"essential": True, "value": self._settings.oidc_client_id},
            "sub": {"essential": True},
            "exp": {"essential": True},
            "nonce": {"essential": True, "value": nonce},
        }
        jwt.JWTClaimsRegistry(now=now, leeway=60, **wanted).validate(claims)  # type: ignore[arg-type]
        return stored(f"{self._settings.oidc_issuer} {claims['sub']}")

    def _client(self) -> OAuth2Client:
        settings = self._settings
        return OAuth2Client(
            settings.oidc_client_id,
            settings.oidc_client_secret or None,
            scope="openid",
            redirect_uri=f"{settings.origin}/desk/oidc/back",
            code_challenge_method="S256",
            timeout=_PATIENCE,
        )

    def _provider(self) -> dict[str, Any]:
        """The addresses, from the issuer itself; a document of somebody else is refused. Raises OidcError."""
        try:
            found: dict[str, Any] = _get(f"{self._settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration")
        except (httpx2.HTTPError, ValueError):
            raise OidcError from None
        if found.get("issuer") != self._settings.oidc_issuer:
            raise OidcError
        return found


def _get(address: str) -> Any:
    return httpx2.get(address, timeout=_PATIENCE).raise_for_status().json()


def _of(bound: str) -> str:
    return f"oidc/{stored(bound)}"
