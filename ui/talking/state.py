"""How it stands between this computer and the hub, as the page says it."""

from enum import StrEnum


class TalkState(StrEnum):
    """The values of ``hub.twin.handset.Standing``, without what that module loads, and two more."""

    STARTING = "starting"  # the hub is not there yet
    JOINING = "joining"
    READY = "ready"
    BUSY = "busy"
    AWAY = "away"
    SHUT_OUT = "shut_out"
    FAILED = "failed"  # this computer's own device could not begin
