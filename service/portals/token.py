"""A school's lines as a part of an address: version, packed lines, signature; 1 500 characters of base64url at most.

The signature is checked before anything is unpacked, so a stranger's text costs one look at its length and one check.
What is signed begins with words that nothing else signed by the same key begins with.
"""

import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from datetime import date

import orjson
from pydantic import TypeAdapter

from documents.checking import Day
from service.portals.line import Line, Lines
from service.portals.school import School
from service.signing.public import PublicKey
from service.signing.secret import SecretKey

MOST_CHARACTERS = 1_500
_PURPOSE = b"madoguchi: a school's own lines\0"
_VERSION = b"\x01"
_SIGNATURE = 64
_MOST_UNPACKED = 4_096
_WRITTEN = re.compile(rf"[A-Za-z0-9_-]{{90,{MOST_CHARACTERS}}}")
_FIELDS = ("name", "number", "where", "hours")
_LINES: TypeAdapter[tuple[Line, ...]] = TypeAdapter(Lines)
_UNTIL: TypeAdapter[date] = TypeAdapter(Day)


class PortalError(ValueError):
    """The lines of an address are not signed by this site's key, or cannot be shown. ``ja`` and ``en`` repeat nothing of them."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(f"{ja} / {en}")
        self.ja, self.en = ja, en


def write(school: School, key: SecretKey) -> str:
    """The lines, signed. The same lines and key give the same. Raises PortalError where they are too long together."""
    packed = _VERSION + _pack(school)
    token = urlsafe_b64encode(packed + key.sign(_PURPOSE + packed)).rstrip(b"=").decode()
    if len(token) > MOST_CHARACTERS:
        raise PortalError(
            "全部を合わせると長すぎて、アドレスに入りません。名前や場所を短くします。",
            "All together is too long for an address. Shorten names or places.",
        )
    return token


def read(token: str, keys: PublicKey | Iterable[PublicKey], day: date) -> School:
    """The lines of an address, where one of the keys signed them and they may still be shown on ``day`` (JST).

    Raises PortalError.
    """
    signed = _bytes(token)
    packed, signature = signed[:-_SIGNATURE], signed[-_SIGNATURE:]
    trusted = (keys,) if isinstance(keys, PublicKey) else tuple(keys)
    if not any(key.verifies(signature, _PURPOSE + packed) for key in trusted):
        raise PortalError(
            "このサイトの鍵で署名されていません。アドレスが途中で切れたか、変わったか、べつのサイトのものです。",
            "This site's key did not sign this: the address was cut or changed, or belongs to another site.",
        )
    school = _school(packed)
    if day > school.until:
        raise PortalError(
            f"期限({school.until})を過ぎています。学校のファイルを見直して、リンクを作り直します。",
            f"It was to be shown until {school.until}. Look through the school's file and make the link anew.",
        )
    return school


def _bytes(token: str) -> bytes:
    """Only what ``write`` would write: no other spelling of the same bytes passes."""
    if _WRITTEN.fullmatch(token):
        try:
            signed = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except ValueError:
            raise _unreadable() from None
        if urlsafe_b64encode(signed).rstrip(b"=").decode() == token:
            return signed
    raise _unreadable()


def _pack(school: School) -> bytes:
    rows = [[getattr(line, field) for field in _FIELDS] for line in school.lines]
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflate.compress(orjson.dumps([school.until, rows])) + deflate.flush()


def _school(packed: bytes) -> School:
    """Checked again like a file: the checks may have become stricter since it was signed."""
    try:
        until, rows = orjson.loads(_inflated(packed))
        lines = _LINES.validate_python([dict(zip(_FIELDS, row, strict=True)) for row in rows])
        return School(tuple(line.shown() for line in lines), _UNTIL.validate_python(until))
    except (ValueError, TypeError, zlib.error):
        raise _unreadable() from None


def _inflated(packed: bytes) -> bytes:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    plain = inflate.decompress(packed.removeprefix(_VERSION), _MOST_UNPACKED)
    if not packed.startswith(_VERSION) or not inflate.eof or inflate.unused_data:
        raise ValueError
    return plain


def _unreadable() -> PortalError:
    return PortalError(
        "学校の窓口の部分を読めません。アドレスを最後まで写したか、たしかめます。",
        "The school's part of the address cannot be read. Check that the address was copied whole.",
    )
