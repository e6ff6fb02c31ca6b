"""Our own mistakes: told to who runs the service by kind and line, never with a value, for a value may be an answer."""

import logging
import traceback

log = logging.getLogger("madoguchi")


def where(error: BaseException) -> str:
    """File, line and function of every call on the way to an exception; no message and no source text."""
    frames = traceback.extract_tb(error.__traceback__)
    return "\n".join(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
