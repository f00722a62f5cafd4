"""The WebSocket server devices talk to."""

import asyncio
import logging
import math
import secrets
import ssl
from collections.abc import Callable, Sequence
from http import HTTPStatus
from weakref import WeakKeyDictionary

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.frames import CloseCode
from websockets.http11 import Request, Response

from hub.bus import Bus
from hub.caps.buckets import Buckets, address_key
from hub.caps.caps import Cap, Caps
from hub.devices.admission import Admitted, Entry, RefusedError
from hub.devices.enrolment import Enrolment
from hub.devices.identity import Identity, read_credential, read_identity, split_target
from hub.devices.lobby import Lobby
from hub.devices.refusals import ANSWERS
from hub.devices.session import Session
from hub.devices.sockets import OpenWebSocket, address_of, keep_alive, knocking
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

log = logging.getLogger(__name__)

PATH = "/xiaozhi/v1/"

CLOSE_S = 1.0
"""Longest wait for a peer's close frame, seconds: devices never send one."""

LINGER_S = 1.5
"""Longest wait, once all have been told that the hub stops, for those who are not yet gone, seconds."""

FULL_S = 60
"""Who finds no room for a conversation may ask again after so long, seconds."""

MINUTE_S = 60.0

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
        """
        self._parts = parts
        self._bus = bus
        self._new_detector = new_detector
        self._language_of = language_of
        self._histories = histories
        self._enrolment = enrolment
        self._caps = caps or Caps(parts.settings.limits)
        limits = self._caps.limits
        self._unproven = Buckets(limits.handshakes_per_min / MINUTE_S, limits.handshakes_per_min)
        self._lobby = Lobby(parts, self._caps)
        self._proxies = proxies or Proxies()
        self._knocking = knocking(self._caps, self._proxies)  # one crowd for all servers
        self._servers: list[Server] = []
        self._sessions: dict[str, Session] = {}
        self._admitted: WeakKeyDictionary[ServerConnection, tuple[Identity, Admitted, str]] = (
            WeakKeyDictionary()
        )
        bus.subscribe(DeviceBlocked, lambda event: self._dismiss(event.device_id))
        bus.subscribe(DeviceForgotten, lambda event: self._dismiss(event.device_id))
        bus.subscribe(DeviceRenewed, lambda event: self._renew(event.device_id))
        bus.subscribe(DeviceApproved, lambda event: self._dismiss(event.device_id, but=event.client_id))

    async def start(self, host: str | Sequence[str], port: int, tls: ssl.SSLContext | None = None) -> int:
        """Listen at an address or several, or, when it does already, there as well; returns the port.

        Raises:
            SetupError: The address or port cannot be used. What listened before still does.
        """
        sockets, port_in_use = await open_sockets((host,) if isinstance(host, str) else host, port)
        for sock in sockets:
            server = await serve(
                self._converse,
                sock=sock,
                ssl=tls,
                ssl_handshake_timeout=self._caps.limits.head_s if tls else None,
                process_request=self._check_request,
                create_connection=self._knocking,
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

    async def interrupt(self, session_id: str | None, reason: str) -> None:
        """Silence one session, or all when ``session_id`` is None; one that listens goes on listening."""
        chosen = [s for key, s in self._sessions.items() if session_id in (None, key) and s.answering]
        async with asyncio.TaskGroup() as silencings:
            for session in chosen:
                silencings.create_task(session.interrupt(reason))

    def _check_request(self, connection: ServerConnection, request: Request) -> Response | None:
        if split_target(request.path)[0].rstrip("/") != PATH.rstrip("/"):
            return self._refuse(connection, request, HTTPStatus.NOT_FOUND, f"Devices connect to {PATH}\n")
        identity, credential = _introduction(request)
        address = self._address(connection, request)
        try:
            admitted = self._enrolment.admit(identity, credential, address)
        except RefusedError as error:
            return self._refuse(connection, request, *ANSWERS[error.refusal])
        if admitted.entry is Entry.WAITING and (wait_s := self._unproven.take(address_key(address))):
            return self._too_often(connection, address, wait_s)
        full = self._full(identity, admitted, address)
        if full is not None:
            self._caps.refused(full, identity.device_id)
            return _later(connection, HTTPStatus.SERVICE_UNAVAILABLE, "Too many conversations.\n", FULL_S)
        self._admitted[connection] = identity, admitted, address
        return None

    def _address(self, connection: ServerConnection, request: Request) -> str:
        """Of who connects, whatever stands in between."""
        return self._proxies.client_address(address_of(connection), request.headers.get_all)

    def _full(self, identity: Identity, admitted: Admitted, address: str) -> Cap | None:
        """What there is no room for, if there is none for one more."""
        if admitted.entry is Entry.FULL:
            return Cap.SESSIONS if len(self._sessions) >= self._caps.limits.sessions else None
        return None if self._lobby.has_room(identity, admitted.entry, address) else Cap.LOBBY

    def _refuse(
        self, connection: ServerConnection, request: Request, status: HTTPStatus, text: str
    ) -> Response:
        """Say why, unless who brings no good token comes from where too many did before."""
        address = self._address(connection, request)
        wait_s = self._unproven.take(address_key(address))
        return self._too_often(connection, address, wait_s) if wait_s else connection.respond(status, text)

    def _too_often(self, connection: ServerConnection, address: str, wait_s: float) -> Response:
        self._caps.refused(Cap.HANDSHAKES, address)
        return _later(connection, HTTPStatus.TOO_MANY_REQUESTS, "Too many handshakes.\n", wait_s)

    async def _converse(self, websocket: ServerConnection) -> None:
        identity, before, address = self._admitted.pop(websocket)
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
        session = Session(
            session_id,
            identity,
            connection,
            self._parts,
            self._new_detector,
            history=self._histories.of(identity.device_id, identity.client_id),
            language=language,
            caps=self._caps,
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
            refused = session.tally.refused()
            self._bus.publish(
                DeviceDisconnected(
                    device_id=identity.device_id, session_id=session_id, reason=reason, refused=refused
                )
            )
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


def _introduction(request: Request) -> tuple[Identity, str]:
    """Who a peer says it is, and what it shows for it."""
    _, query = split_target(request.path)

    def header(name: str) -> str:
        return _first(request.headers.get_all(name))

    def asked(name: str) -> str:
        return query.get(name, "")

    return read_identity(header, asked), read_credential(header, asked)


def _later(websocket: ServerConnection, status: HTTPStatus, text: str, wait_s: float) -> Response:
    """A refusal that says after how many seconds to come again."""
    response = websocket.respond(status, text)
    response.headers["Retry-After"] = str(math.ceil(wait_s))
    return response


def _first(values: list[str]) -> str:
    return values[0] if values else ""
