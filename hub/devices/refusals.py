"""Connections that were refused at the handshake: all are counted, few are told of."""

import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final

from hub.bus import Bus
from hub.caps.seldom_told import SeldomTold
from hub.events import Refusal, TokenRefused

log = logging.getLogger(__name__)

ANSWERS: Final[Mapping[Refusal, tuple[HTTPStatus, str]]] = {
    Refusal.NAMELESS: (HTTPStatus.UNAUTHORIZED, "Say which device this is: Device-Id and Client-Id.\n"),
    Refusal.MISSING: (HTTPStatus.UNAUTHORIZED, "A token is needed: the hub's check gives it.\n"),
    Refusal.FORGED: (HTTPStatus.UNAUTHORIZED, "This is no token of this hub.\n"),
    Refusal.UNSIGNED: (HTTPStatus.UNAUTHORIZED, "This token is not signed as this hub signs.\n"),
    Refusal.FOREIGN: (HTTPStatus.UNAUTHORIZED, "This token is another hub's: restart the device.\n"),
    Refusal.OTHERS: (HTTPStatus.FORBIDDEN, "This token is another device's.\n"),
    Refusal.NOT_APPROVED: (HTTPStatus.FORBIDDEN, "This device is not let in.\n"),
    Refusal.OUTDATED: (HTTPStatus.UNAUTHORIZED, "This token was renewed: restart the device.\n"),
    Refusal.BLOCKED: (HTTPStatus.FORBIDDEN, "This device is blocked.\n"),
}
"""What a refused peer is told."""


class Refusals:
    """Counts by reason; nothing here grows with the number of strangers."""

    def __init__(self, bus: Bus, steady: Callable[[], float]) -> None:
        """``steady`` is a clock that nobody sets, seconds."""
        self._bus = bus
        self._refused: SeldomTold[Refusal] = SeldomTold(steady)

    def note(self, reason: Refusal, device_id: str, address: str) -> None:
        """A connection was refused."""
        count = self._refused.note(reason)
        if not count:
            return
        log.info(
            "refused %d connections (%s), the last of %s from %s",
            count,
            reason,
            device_id or "(unnamed)",
            address,
        )
        self._bus.publish(TokenRefused(device_id=device_id, address=address, reason=reason, count=count))

    def counts(self) -> Mapping[Refusal, int]:
        """How many there were since the hub started."""
        return self._refused.counts()
