"""Those who may come in, but not talk: how many of them there are at once, and how often."""

import asyncio
import logging
from collections import deque
from typing import Final

from hub.devices.admission import Admitted
from hub.devices.identity import Identity
from hub.devices.pending import Pair
from hub.devices.restricted import Message, RestrictedSession
from hub.devices.wire import Connection, Wire
from hub.dialogue.parts import TurnParts

log = logging.getLogger(__name__)

MAX_AT_ONCE: Final = 8
"""Conversations at once: each has a voice at work that others wait for."""

MAX_A_MINUTE: Final = 60
"""Conversations a minute, so that who comes and goes again at once does not keep the voice busy."""

MINUTE_S: Final = 60.0

CLOSE_GOING_AWAY: Final = 1001
CLOSE_TRY_AGAIN: Final = 1013


class Lobby:
    """Tells each what it is to know. A pair is in here once only: who comes twice would be told twice."""

    def __init__(self, parts: TurnParts) -> None:
        self._parts = parts
        self._present: dict[Pair, Connection] = {}
        self._begun: deque[float] = deque(maxlen=MAX_A_MINUTE)

    def has_room(self, identity: Identity) -> bool:
        """Whether one more may come in."""
        busy = len(self._begun) == MAX_A_MINUTE and _now() - self._begun[0] < MINUTE_S
        return not busy and len(self._present) < MAX_AT_ONCE and _pair(identity) not in self._present

    async def receive(
        self, session_id: str, identity: Identity, admitted: Admitted, connection: Connection, language: str
    ) -> None:
        """Tell one what it is to know in its language (a tag), and see it off."""
        if not self.has_room(identity):  # others have come since it was let in
            await connection.close(CLOSE_TRY_AGAIN, "try again later")
            return
        pair = _pair(identity)
        self._present[pair] = connection
        self._begun.append(_now())
        message = Message(admitted.entry, language, admitted.code)
        wire = Wire(connection, identity.framing, session_id)
        log.info("session %s: device %s may not talk (%s)", session_id, identity.device_id, admitted.entry)
        try:
            reason = await RestrictedSession(session_id, wire, connection, self._parts, message).run()
            log.info("session %s: ended (%s)", session_id, reason)
        finally:
            del self._present[pair]

    async def close(self, reason: str) -> None:
        """See all off at once."""
        async with asyncio.TaskGroup() as goodbyes:
            for connection in tuple(self._present.values()):
                goodbyes.create_task(connection.close(CLOSE_GOING_AWAY, reason))


def _pair(identity: Identity) -> Pair:
    return identity.device_id, identity.client_id


def _now() -> float:
    return asyncio.get_running_loop().time()
