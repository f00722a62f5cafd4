"""The WebSocket server devices talk to."""

import asyncio
import logging
import secrets
import ssl
from collections.abc import Callable, Sequence
from functools import partial

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.frames import CloseCode

from hub.bus import Bus
from hub.caps.caps import Cap, Caps
from hub.devices.admission import Admitted, Entry
from hub.devices.conversation import Conversation
from hub.devices.enrolment import Enrolment
from hub.devices.handshakes import Handshakes
from hub.devices.identity import Identity
from hub.devices.lobby import Lobby
from hub.devices.mcp.toolboxes import Toolboxes
from hub.devices.parting import Parting
from hub.devices.restart_wishes import never
from hub.devices.session import Session
from hub.devices.sockets import OpenWebSocket, behind, keep_alive, knocking
from hub.dialogue.histories import Histories
from hub.dialogue.parts import TurnParts
from hub.engines.base import SpeechDetector
from hub.events import (
    DeviceApproved,
    DeviceBlocked,
    DeviceConnected,
    DeviceDisconnected,
    DeviceForgotten,
    DeviceRenewed,
)
from hub.listening import open_sockets
from hub.phrases import nearest_language
from hub.proxies import Proxies
from hub.tls.door import TlsDoor

log = logging.getLogger(__name__)

CLOSE_S = 1.0
"""Longest wait for a peer's close frame, seconds: devices never send one."""

LINGER_S = 1.5
"""Longest wait, once all have been told that the hub stops, for those who are not yet gone, seconds."""

SEND_OFF_S = 5.0
"""Longest wait for a conversation of a device that is forgotten, seconds: a turn ends within one, closing takes
another one, and what lasts longer is nobody's."""

NO_LONGER_LET_IN = "no longer let in"
"""Why a conversation ends when a person blocks or forgets the device, or lets in another with its id."""

OUTDATED = "outdated"
"""Why a conversation ends when a person renews the device's token."""

Detector = Callable[[], SpeechDetector]


class Gateway:
    """Accepts devices and owns their sessions."""

    def __init__(
        self,
        parts: TurnParts,
        bus: Bus,
        new_detector: Detector,
        *,
        language_of: Callable[[str], str],
        histories: Histories,
        enrolment: Enrolment,
        caps: Caps | None = None,
        proxies: Proxies | None = None,
        toolboxes: Toolboxes | None = None,
        restart_for: Callable[[str], str] = never,
        parting: Parting | None = None,
    ) -> None:
        """Prepare.

        Args:
            parts: What all turns share.
            bus: Is told who comes and goes.
            new_detector: Makes what tells speech from other sound.
            language_of: Gives a device's language tag, or nothing.
            histories: What was said before, by device.
            enrolment: Knows who is let in.
            caps: How much peers may ask for; by default what the settings say.
            proxies: Those whose word counts; by default nobody's.
            toolboxes: Those of the devices; by default no device has tools.
            restart_for: Gives the phrase with which a device restarts at the end of a conversation, or nothing.
            parting: Does what is still to be done on a device once leave was taken.
        """
        self._parts = parts
        self._bus = bus
        self._new_detector = new_detector
        self._language_of = language_of
        self._histories = histories
        self._enrolment = enrolment
        self._caps = caps or Caps(parts.settings.limits)
        self._toolboxes = toolboxes
        self._restart_for = restart_for
        self._parting = parting
        self._lobby = Lobby(parts, self._caps)
        proxies = proxies or Proxies()
        self._handshakes = Handshakes(enrolment, self._caps, proxies, self._full)
        self._knocking = knocking(self._caps, proxies)  # one crowd for all servers
        self._servers: list[Server] = []
        self._doors: list[TlsDoor] = []
        self._sessions: dict[str, Session] = {}
        bus.subscribe(DeviceBlocked, lambda event: self._dismiss(event.device_id))
        bus.subscribe(DeviceForgotten, lambda event: self._dismiss(event.device_id))
        bus.subscribe(DeviceRenewed, lambda event: self._renew(event.device_id))
        bus.subscribe(DeviceApproved, lambda event: self._dismiss(event.device_id, but=event.client_id))

    async def start(self, host: str | Sequence[str], port: int, tls: ssl.SSLContext | None = None) -> int:
        """Listen at an address or several, or, when it does already, there as well; returns the port.

        Raises:
            SetupError: The address or port cannot be used. What listened before still does.
        """
        hosts = (host,) if isinstance(host, str) else host
        sockets, port_in_use = await open_sockets(hosts, port, partial(self._caps.refused, Cap.OPEN_FILES))
        connecting = self._knocking
        if tls is not None:
            door = TlsDoor(tls, self._caps.limits.head_s)
            self._doors.append(door)
            connecting = behind(door, connecting)
        for sock in sockets:
            server = await serve(
                self._converse,
                sock=sock,
                process_request=self._handshakes.check,
                create_connection=connecting,
                open_timeout=self._caps.limits.head_s,
                close_timeout=CLOSE_S,
                ping_interval=None,  # devices were reported to hang up on pings
                max_size=self._caps.limits.message_bytes,
                compression=None,  # Opus does not deflate
                server_header=None,
            )
            self._servers.append(server)
        return port_in_use

    async def stop(self) -> None:
        """Stop accepting, say goodbye to all, and return when all are gone."""
        servers, self._servers = self._servers, []
        for server in servers:
            server.close(close_connections=False)
        doors, self._doors = self._doors, []
        for door in doors:
            await door.close()
        async with asyncio.TaskGroup() as goodbyes:
            for session in tuple(self._sessions.values()):
                goodbyes.create_task(session.close("the hub stops"))
            goodbyes.create_task(self._lobby.close("the hub stops"))
        await asyncio.gather(*map(_wait_closed, servers))

    async def end_all(self, reason: str) -> None:
        """End every open conversation; who opens a new one is welcome all the while."""
        async with asyncio.TaskGroup() as goodbyes:
            for session in tuple(self._sessions.values()):
                goodbyes.create_task(session.close(reason))
            goodbyes.create_task(self._lobby.close(reason))

    async def send_off(self, device_id: str) -> None:
        """End what is said with the device, and return when all that happened in it was told."""
        theirs = [one for one in self._sessions.values() if one.identity.device_id == device_id]
        try:
            async with asyncio.timeout(SEND_OFF_S), asyncio.TaskGroup() as goodbyes:
                for session in theirs:
                    goodbyes.create_task(session.close(NO_LONGER_LET_IN))
                    goodbyes.create_task(session.gone.wait())
        except TimeoutError:
            log.warning("a conversation with device %s did not end in time", device_id)

    async def interrupt(self, session_id: str | None, reason: str) -> None:
        """Silence one session, or all when ``session_id`` is None; one that listens goes on listening."""
        chosen = [s for key, s in self._sessions.items() if session_id in (None, key) and s.answering]
        async with asyncio.TaskGroup() as silencings:
            for session in chosen:
                silencings.create_task(session.interrupt(reason))

    def conversation_with(self, device_id: str) -> Conversation | None:
        """The one that is held with the device now, the newest of several."""
        open_now = (one for one in reversed(self._sessions.values()) if one.identity.device_id == device_id)
        return next((session.conversation for session in open_now), None)

    def _full(self, identity: Identity, admitted: Admitted, address: str) -> Cap | None:
        """What there is no room for, if there is none for one more."""
        if admitted.entry is Entry.FULL:
            return Cap.SESSIONS if len(self._sessions) >= self._caps.limits.sessions else None
        return None if self._lobby.has_room(identity, admitted.entry, address) else Cap.LOBBY

    async def _converse(self, websocket: ServerConnection) -> None:
        identity, before, address = self._handshakes.take(websocket)
        admitted = self._enrolment.still_admitted(identity, before)
        session_id = secrets.token_hex(8)
        connection = OpenWebSocket(websocket, self._caps)
        language = self._language_of(identity.device_id)
        if admitted is None:
            await connection.close(CloseCode.POLICY_VIOLATION, NO_LONGER_LET_IN)  # since the handshake
        elif admitted.entry is Entry.FULL:
            keep_alive(websocket)
            await self._talk(session_id, identity, connection, nearest_language(language))
        else:
            language = admitted.language or language
            await self._lobby.receive(
                session_id, identity, admitted, connection, language=language, address=address
            )

    async def _talk(
        self, session_id: str, identity: Identity, connection: OpenWebSocket, language: str
    ) -> None:
        toolboxes = self._toolboxes
        session = Session(
            session_id,
            identity,
            connection,
            self._parts,
            self._new_detector,
            history=self._histories.of(identity.device_id, identity.client_id),
            language=language,
            caps=self._caps,
            open_tools=partial(toolboxes.open, identity.device_id, session_id) if toolboxes else None,
            restart_for=partial(self._restart_for, identity.device_id),
            parting=self._parting,
        )
        self._replace_older(identity.device_id)
        self._sessions[session_id] = session
        self._bus.publish(
            DeviceConnected(device_id=identity.device_id, session_id=session_id, client_id=identity.client_id)
        )
        log.info("session %s: device %s connected", session_id, identity.device_id or "(unnamed)")
        reason = "the hub stops"
        try:
            reason = await session.run()
        finally:
            del self._sessions[session_id]
            if toolboxes is not None:
                toolboxes.close(session_id)
            refused = session.tally.refused()
            self._bus.publish(
                DeviceDisconnected(
                    device_id=identity.device_id, session_id=session_id, reason=reason, refused=refused
                )
            )
            session.gone.set()
            counts = ", ".join(f"{count} {kind}" for kind, count in refused.items())
            log.info("session %s: ended (%s)%s", session_id, reason, f"; not used: {counts}" if counts else "")

    def _dismiss(self, device_id: str, *, but: str | None = None) -> None:
        """End the device's conversation, unless it is had under the client id ``but``."""
        for session in self._sessions.values():
            if session.identity.device_id == device_id and session.identity.client_id != but:
                session.dismiss(NO_LONGER_LET_IN)

    def _renew(self, device_id: str) -> None:
        """End the device's conversation, which was opened with a token that is outdated now."""
        for session in self._sessions.values():
            if session.identity.device_id == device_id:
                session.restart(OUTDATED)

    def _replace_older(self, device_id: str) -> None:
        """One conversation a device: it may have rebooted, and its old connection only looks alive."""
        for session in self._sessions.values():
            if device_id and session.identity.device_id == device_id:
                session.dismiss("replaced by a newer connection")


async def _wait_closed(server: Server) -> None:
    """Wait for who is still there, not for long."""
    try:
        async with asyncio.timeout(LINGER_S):
            await server.wait_closed()
    except TimeoutError:  # half a handshake, or a session that came in the last moment
        for handler in tuple(server.handler_tasks):
            handler.cancel()
        await server.wait_closed()
