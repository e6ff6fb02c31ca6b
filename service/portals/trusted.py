"""Whose signatures count on this site."""

from service.settings import Settings
from service.signing import keys, public
from service.signing.errors import KeyFileError
from service.signing.public import PublicKey


def trusted(settings: Settings) -> tuple[PublicKey, ...]:
    """The public keys of the settings, else the one in the data folder; none where there is neither.

    With none, a frame shows the national lines alone. A key file that cannot be read counts as none.
    """
    if settings.portal_key:
        return tuple(public.parse(part) for part in settings.portal_key.split(","))
    try:
        found = keys.load_public(settings.data)
    except (KeyFileError, OSError):
        return ()
    return (found,) if found else ()
