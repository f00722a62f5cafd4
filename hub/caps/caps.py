"""The caps there are, and how often somebody went beyond each: all are counted, few are told of."""

import logging
import time
from collections.abc import Callable, Mapping
from enum import StrEnum

from hub.caps.seldom_told import SeldomTold
from hub.config import LimitSettings

log = logging.getLogger(__name__)


class Cap(StrEnum):
    """What was refused, as it is counted."""

    OPEN_FILES = "open_files"  # connections, of which the system lets the process have no more
    HTTP_CONNECTIONS = "http_connections"  # one too many, from an address or in all
    HTTP_HEAD = "http_head"  # too large, or no HTTP
    HTTP_HEAD_TIME = "http_head_time"  # did not come in time
    HTTP_BODY = "http_body"  # too large
    HTTP_BODY_TIME = "http_body_time"  # did not come in time
    REQUESTS = "requests"  # too many from an address
    TOKEN_REQUESTS = "token_requests"  # noqa: S105 - too many with one token of the API
    HALF_OPEN = "half_open"  # handshakes under way, one too many
    HANDSHAKE_HEAD = "handshake_head"  # too large, or no HTTP
    HANDSHAKE_TIME = "handshake_time"  # did not come in time
    HANDSHAKES = "handshakes"  # too many without a good token from an address
    SESSIONS = "sessions"  # one too many
    LOBBY = "lobby"  # too many who may not talk, from an address or in all
    LOBBY_VOICE = "lobby_voice"  # of those, too many to speak to: shown only
    HELLO_TIME = "hello_time"  # did not come in time
    MESSAGE_BYTES = "message_bytes"  # too large
    JSON_DEPTH = "json_depth"  # nested too deep
    TEXTS = "texts"  # too many text messages of one device
    PACKETS = "packets"  # too many packets of sound of one device
    PENDING = "pending"  # no room among the devices that wait
    UPLOADS = "uploads"  # too many pictures at once, of one device or in all


class Caps:
    """The settings, and counts by cap; nothing here grows with the number of strangers.

    Attributes:
        limits: How much is taken.
    """

    def __init__(self, limits: LimitSettings | None = None, now: Callable[[], float] = time.monotonic) -> None:
        """``now`` is any clock, seconds."""
        self.limits = limits or LimitSettings()
        self._refused: SeldomTold[Cap] = SeldomTold(now)

    def refused(self, cap: Cap, who: str = "") -> None:
        """Somebody, an address or a device, went beyond ``cap``."""
        if count := self._refused.note(cap):
            log.info("beyond the limit of %s: %d refused, the last of %s", cap, count, who or "(unnamed)")

    def counts(self) -> Mapping[str, int]:
        """How many were refused since the hub started, by cap."""
        counts = self._refused.counts()
        return {cap.value: counts.get(cap, 0) for cap in Cap}
