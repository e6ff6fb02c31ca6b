"""Signatures as minisign writes and reads them, in the form it has had since 0.8: by the BLAKE2b-512 digest of the content.

Four lines: a comment that nobody vouches for, the signature, a comment that is signed along, and the signature over both.
The older form, over the content itself, is refused: in it something signed for another purpose could pass for a file.
"""

from hashlib import blake2b

from service.signing.errors import SignatureError
from service.signing.packing import pack, unpack
from service.signing.public import ID, PublicKey
from service.signing.secret import SecretKey

_DIGESTED = b"ED"
_SIGNATURE = 64
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_MOST_CHARACTERS = 8_192


def sign(content: bytes, key: SecretKey, comment: str) -> str:
    """The text of a .minisig file; the same each time for the same content, key and comment.

    ``comment`` is one printable line that is signed along. Raises ValueError for any other.
    """
    if not comment.isprintable() or len(comment) > _MOST_CHARACTERS // 4:
        raise ValueError("a comment is one printable line")
    signature = key.sign(_digest(content))
    whole = key.sign(signature + comment.encode())
    first = pack(_DIGESTED + key.id + signature)
    said = f"signature by the key {key.public.name}"
    return f"{_UNTRUSTED}{said}\n{first}\n{_TRUSTED}{comment}\n{pack(whole)}\n"


def verify(content: bytes, text: str, public: PublicKey) -> str:
    """The comment that was signed along. Raises SignatureError where the owner of the key did not sign exactly this."""
    signature, id, comment, whole = _read(text)
    if id != public.id:
        raise SignatureError(
            "べつの鍵の署名です。公開鍵が正しい相手のものか、たしかめます。",
            "Signed by another key. Check that the public key is the one of whom you expect.",
        )
    if not public.verifies(signature, _digest(content)) or not public.verifies(whole, signature + comment.encode()):
        raise SignatureError(
            "署名が合いません。署名のあとで中身か署名が変わっています。使わずに、もとから取り直します。",
            "The signature does not fit: the content or the signature was changed. Do not use it; fetch it again.",
        )
    return comment


def _digest(content: bytes) -> bytes:
    return blake2b(content).digest()


def _read(text: str) -> tuple[bytes, bytes, str, bytes]:
    """Signature, id of the key, signed comment, signature over both."""
    lines = [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if len(text) <= _MOST_CHARACTERS else []
    if len(lines) != 4 or not lines[0].startswith(_UNTRUSTED) or not lines[2].startswith(_TRUSTED):
        raise _unreadable()
    first, whole = unpack(lines[1]), unpack(lines[3])
    if len(first) != len(_DIGESTED) + ID + _SIGNATURE or len(whole) != _SIGNATURE or not first.startswith(_DIGESTED):
        raise _unreadable()
    return first[-_SIGNATURE:], first[len(_DIGESTED) : -_SIGNATURE], lines[2].removeprefix(_TRUSTED), whole


def _unreadable() -> SignatureError:
    return SignatureError(
        "署名のファイルを読めません。minisign の形(四行)で、途中で切れていないものが要ります。",
        "This is not a signature file. It must be whole and in minisign's form of four lines.",
    )
