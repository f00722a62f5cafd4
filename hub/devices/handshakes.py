"""The WebSocket handshake: who says to be which device, how far it gets, and what a refused peer is told."""

import math
from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from weakref import WeakKeyDictionary

from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request, Response

from hub.caps.buckets import Buckets, address_key
from hub.caps.caps import Cap, Caps
from hub.devices.admission import Admitted, Entry, RefusedError
from hub.devices.enrolment import Enrolment
from hub.devices.identity import Identity, read_introduction, split_target
from hub.devices.refusals import ANSWERS
from hub.devices.sockets import address_of
from hub.proxies import Proxies

PATH: Final = "/xiaozhi/v1/"

FULL_S: Final = 60
"""Who finds no room for a conversation may ask again after so long, seconds."""

MINUTE_S: Final = 60.0

Full = Callable[[Identity, Admitted, str], Cap | None]
"""What there is no room for, if there is none for one more, who comes from that address."""


class Handshakes:
    """Decides before any work is done for a peer, and remembers what it decided until the peer is in."""

    def __init__(self, enrolment: Enrolment, caps: Caps, proxies: Proxies, full: Full) -> None:
        """``enrolment`` knows who is let in, ``proxies`` whose word counts."""
        self._enrolment = enrolment
        self._caps = caps
        self._proxies = proxies
        self._full = full
        per_min = caps.limits.handshakes_per_min
        self._unproven = Buckets(per_min / MINUTE_S, per_min)
        self._admitted: WeakKeyDictionary[ServerConnection, tuple[Identity, Admitted, str]] = (
            WeakKeyDictionary()
        )

    def take(self, connection: ServerConnection) -> tuple[Identity, Admitted, str]:
        """Who is in, how far, and from which address; once."""
        return self._admitted.pop(connection)

    def check(self, connection: ServerConnection, request: Request) -> Response | None:
        """The refusal of a peer; None when it comes in."""
        address = self._proxies.client_address(address_of(connection), request.headers.get_all)
        if split_target(request.path)[0].rstrip("/") != PATH.rstrip("/"):
            return self._refuse(connection, address, HTTPStatus.NOT_FOUND, f"Devices connect to {PATH}\n")
        identity, credential = read_introduction(
            lambda name: next(iter(request.headers.get_all(name)), ""), request.path
        )
        try:
            admitted = self._enrolment.admit(identity, credential, address)
        except RefusedError as error:
            return self._refuse(connection, address, *ANSWERS[error.refusal])
        if admitted.entry is Entry.WAITING and (wait_s := self._unproven.take(address_key(address))):
            return self._too_often(connection, address, wait_s)
        full = self._full(identity, admitted, address)
        if full is not None:
            self._caps.refused(full, identity.device_id)
            return _later(connection, HTTPStatus.SERVICE_UNAVAILABLE, "Too many conversations.\n", FULL_S)
        self._admitted[connection] = identity, admitted, address
        return None

    def _refuse(self, connection: ServerConnection, address: str, status: HTTPStatus, text: str) -> Response:
        """Say why, unless who brings no good token comes from where too many did before."""
        wait_s = self._unproven.take(address_key(address))
        return self._too_often(connection, address, wait_s) if wait_s else connection.respond(status, text)

    def _too_often(self, connection: ServerConnection, address: str, wait_s: float) -> Response:
        self._caps.refused(Cap.HANDSHAKES, address)
        return _later(connection, HTTPStatus.TOO_MANY_REQUESTS, "Too many handshakes.\n", wait_s)


def _later(websocket: ServerConnection, status: HTTPStatus, text: str, wait_s: float) -> Response:
    """A refusal that says after how many seconds to come again."""
    response = websocket.respond(status, text)
    response.headers["Retry-After"] = str(math.ceil(wait_s))
    return response
