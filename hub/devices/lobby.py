"""Those who may come in, but not talk: how many of them there are at once, and how many are spoken to."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from hub.caps.buckets import Buckets, address_key
from hub.caps.caps import Cap, Caps
from hub.devices.admission import Admitted, Entry
from hub.devices.identity import Identity
from hub.devices.pending import Pair
from hub.devices.restricted import Message, RestrictedSession
from hub.devices.wire import Connection, Wire
from hub.dialogue.parts import TurnParts

log = logging.getLogger(__name__)

MAX_OF_ENTRY: Final = 32
"""Conversations at once of those who wait, and as many with an outdated token, which nobody invents."""

MAX_WAITING_FROM_ADDRESS: Final = 4
"""Of those who wait, from one address: a household's devices have one each, its desktop clients share one."""

SPOKEN_A_MINUTE: Final = 20
"""How many of those who wait are spoken to; the others are shown what they are to know. A sentence costs the
voice half a second, so strangers get a sixth of it at most."""

SPOKEN_A_MINUTE_TO_ADDRESS: Final = 6
"""The same, of one address."""

MINUTE_S: Final = 60.0

CLOSE_GOING_AWAY: Final = 1001
CLOSE_TRY_AGAIN: Final = 1013


@dataclass(frozen=True, slots=True)
class _Guest:
    """One that is here. ``address`` is the key that addresses are counted under."""

    connection: Connection
    entry: Entry
    address: str


class Lobby:
    """Tells each what it is to know. A pair is in here once only: who comes twice would be told twice."""

    def __init__(self, parts: TurnParts, caps: Caps, now: Callable[[], float] = time.monotonic) -> None:
        """``now`` is a clock that never goes back, seconds."""
        self._parts = parts
        self._caps = caps
        self._present: dict[Pair, _Guest] = {}
        self._voice = asyncio.Lock()
        self._spoken = Buckets(SPOKEN_A_MINUTE / MINUTE_S, SPOKEN_A_MINUTE, now, most_keys=1)
        self._spoken_to = Buckets(SPOKEN_A_MINUTE_TO_ADDRESS / MINUTE_S, SPOKEN_A_MINUTE_TO_ADDRESS, now)

    def has_room(self, identity: Identity, entry: Entry, address: str) -> bool:
        """Whether one more may come in."""
        alike = [guest for guest in self._present.values() if guest.entry is entry]
        if _pair(identity) in self._present or len(alike) >= MAX_OF_ENTRY:
            return False
        from_there = sum(guest.address == address_key(address) for guest in alike)
        return entry is not Entry.WAITING or from_there < MAX_WAITING_FROM_ADDRESS

    async def receive(
        self,
        session_id: str,
        identity: Identity,
        admitted: Admitted,
        connection: Connection,
        *,
        language: str,
        address: str,
    ) -> None:
        """Tell one what it is to know in its language (a tag), and see it off."""
        if not self.has_room(identity, admitted.entry, address):  # others have come since it was let in
            self._caps.refused(Cap.LOBBY, address)
            await connection.close(CLOSE_TRY_AGAIN, "try again later")
            return
        pair, entry, key = _pair(identity), admitted.entry, address_key(address)
        message = Message(entry, language, admitted.code)
        session = RestrictedSession(
            session_id,
            Wire(connection, identity.framing, session_id),
            connection,
            self._parts,
            message,
            voice=self._voice,
            may_speak=lambda: entry is not Entry.WAITING or self._may_be_spoken_to(key),
        )
        log.info("session %s: device %s may not talk (%s)", session_id, identity.device_id, entry)
        self._present[pair] = _Guest(connection, entry, key)
        try:
            reason = await session.run()
            log.info("session %s: ended (%s)", session_id, reason)
        finally:
            del self._present[pair]

    def _may_be_spoken_to(self, key: str) -> bool:
        """Whether the voice has time for one more from that address."""
        if not self._spoken_to.take(key) and not self._spoken.take(""):
            return True
        self._caps.refused(Cap.LOBBY_VOICE, key)
        return False

    async def close(self, reason: str) -> None:
        """See all off at once."""
        async with asyncio.TaskGroup() as goodbyes:
            for guest in tuple(self._present.values()):
                goodbyes.create_task(guest.connection.close(CLOSE_GOING_AWAY, reason))


def _pair(identity: Identity) -> Pair:
    return identity.device_id, identity.client_id
