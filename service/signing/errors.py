"""A key or signature that cannot be used."""


class SigningError(ValueError):
    """``ja`` and ``en`` say what is wrong and what to do; never what was in the key."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(f"{ja} / {en}")
        self.ja, self.en = ja, en


class KeyFileError(SigningError):
    """A key, or the file it is in, cannot be used."""


class SignatureError(SigningError):
    """A signature does not fit, or cannot be read."""
