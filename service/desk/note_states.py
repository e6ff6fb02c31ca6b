"""What can become of a sealed note, and what its reader can answer: words of the database and of the JSON alike."""

from enum import StrEnum

TRIES = 3
"""So many wrong tokens lock a note."""


class State(StrEnum):
    """Only a waiting note has a text. UNKNOWN is never stored: there is no such note, or it is somebody else's."""

    WAITING = "waiting"
    HANDED_OUT = "handed_out"
    READ = "read"
    LOCKED = "locked"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    DESTROYED = "destroyed"
    UNKNOWN = "unknown"


WITH_ITS_READER = (State.HANDED_OUT, State.READ)


class Answer(StrEnum):
    """What the recipient says. DONE is the last word."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"


class Reason(StrEnum):
    """Why a recipient cannot take somebody on. Whom to ask instead is said by phone."""

    NOT_OUR_AREA = "not_our_area"
    AGE = "age"
    FULL = "full"
    HOURS = "hours"
    NEEDS_OTHER = "needs_other"
    CANNOT_REACH = "cannot_reach"
