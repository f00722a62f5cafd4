"""The WebSocket server devices talk to."""

import asyncio
import logging
import secrets
import socket
from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from weakref import WeakKeyDictionary

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode
from websockets.http11 import Request, Response

from hub.addresses import listen_error
from hub.bus import Bus
from hub.devices.admission import Admitted, Entry, RefusedError
from hub.devices.enrolment import Enrolment
from hub.devices.identity import Identity, read_credential, read_identity, split_target
from hub.devices.lobby import Lobby
from hub.devices.session import Session
from hub.devices.wire import ConnectionGoneError
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
    Refusal,
)
from hub.phrases import nearest_language
from hub.protocol.messages import MAX_TEXT_BYTES

log = logging.getLogger(__name__)

PATH = "/xiaozhi/v1/"

CLOSE_S = 1.0
"""Longest wait for a peer's close frame, seconds: devices never send one."""

HANDSHAKE_S = 10.0
"""Longest wait for a peer's handshake, seconds."""

LINGER_S = 1.5
"""Longest wait, once all have been told that the hub stops, for those who are not yet gone, seconds."""

KEEPALIVE = {"TCP_KEEPIDLE": 30, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 3}
"""Seconds of silence before a vanished peer is asked, between questions, and questions without answer."""

SEND_S = 5.0
"""Longest wait for a peer that does not take what it is sent, seconds; then it is cut off."""

MAX_SESSIONS = 500
"""Open conversations; a further one is refused."""

NO_LONGER_LET_IN = "no longer let in"
"""Why a conversation ends when a person blocks or forgets the device, or lets in another with its id."""

OUTDATED = "outdated"
"""Why a conversation ends when a person renews the device's token."""

Detector = Callable[[], SpeechDetector]

_REFUSED: Final = {
    Refusal.NAMELESS: (HTTPStatus.UNAUTHORIZED, "Say which device this is: Device-Id and Client-Id.\n"),
    Refusal.MISSING: (HTTPStatus.UNAUTHORIZED, "A token is needed: the hub's check gives it.\n"),
    Refusal.FORGED: (HTTPStatus.UNAUTHORIZED, "This is no token of this hub.\n"),
    Refusal.UNSIGNED: (HTTPStatus.UNAUTHORIZED, "This token is not signed as this hub signs.\n"),
    Refusal.FOREIGN: (HTTPStatus.UNAUTHORIZED, "This token is another hub's: restart the device.\n"),
    Refusal.OTHERS: (HTTPStatus.FORBIDDEN, "This token is another device's.\n"),
    Refusal.NOT_APPROVED: (HTTPStatus.FORBIDDEN, "This device is not let in.\n"),
    Refusal.BLOCKED: (HTTPStatus.FORBIDDEN, "This device is blocked.\n"),
}
"""What a refused peer is told."""


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
    ) -> None:
        """Prepare; ``language_of`` gives a device's language tag, or nothing."""
        self._parts = parts
        self._bus = bus
        self._new_detector = new_detector
        self._language_of = language_of
        self._histories = histories
        self._enrolment = enrolment
        self._lobby = Lobby(parts)
        self._server: Server | None = None
        self._sessions: dict[str, Session] = {}
        self._admitted: WeakKeyDictionary[ServerConnection, tuple[Identity, Admitted]] = WeakKeyDictionary()
        bus.subscribe(DeviceBlocked, lambda event: self._dismiss(event.device_id))
        bus.subscribe(DeviceForgotten, lambda event: self._dismiss(event.device_id))
        bus.subscribe(DeviceRenewed, lambda event: self._renew(event.device_id))
        bus.subscribe(DeviceApproved, lambda event: self._dismiss(event.device_id, but=event.client_id))

    async def start(self, host: str, port: int) -> int:
        """Listen; returns the port.

        Raises:
            SetupError: The address or port cannot be used.
        """
        try:
            self._server = await serve(
                self._converse,
                host,
                port,
                process_request=self._check_request,
                open_timeout=HANDSHAKE_S,
                close_timeout=CLOSE_S,
                ping_interval=None,  # devices were reported to hang up on pings
                max_size=MAX_TEXT_BYTES,
                compression=None,  # Opus does not deflate
                server_header=None,
            )
        except OSError as error:
            raise listen_error(error, host, port) from error
        port_in_use: int = self._server.sockets[0].getsockname()[1]
        return port_in_use

    async def stop(self) -> None:
        """Stop accepting, say goodbye to all, and return when all are gone."""
        server, self._server = self._server, None
        if server is None:
            return
        server.close(close_connections=False)
        async with asyncio.TaskGroup() as goodbyes:
            for session in tuple(self._sessions.values()):
                goodbyes.create_task(session.close("the hub stops"))
            goodbyes.create_task(self._lobby.close("the hub stops"))
        try:
            async with asyncio.timeout(LINGER_S):
                await server.wait_closed()
        except TimeoutError:  # half a handshake, or a session that came in the last moment
            for handler in tuple(server.handler_tasks):
                handler.cancel()
            await server.wait_closed()

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
            return connection.respond(HTTPStatus.NOT_FOUND, f"Devices connect to {PATH}\n")
        identity, credential = _introduction(request)
        try:
            admitted = self._enrolment.admit(identity, credential, _address(connection))
        except RefusedError as error:
            return connection.respond(*_REFUSED[error.refusal])
        full = len(self._sessions) >= MAX_SESSIONS
        if full or (admitted.entry is not Entry.FULL and not self._lobby.has_room(identity)):
            return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "Too many conversations.\n")
        self._admitted[connection] = identity, admitted
        return None

    async def _converse(self, websocket: ServerConnection) -> None:
        identity, before = self._admitted.pop(websocket)
        admitted = self._enrolment.still_admitted(identity, before)
        session_id = secrets.token_hex(8)
        connection = _WebSocket(websocket)
        language = self._language_of(identity.device_id)
        if admitted is None:
            await connection.close(CloseCode.POLICY_VIOLATION, NO_LONGER_LET_IN)  # since the handshake
        elif admitted.entry is Entry.FULL:
            _keep_alive(websocket)
            await self._talk(session_id, identity, connection, nearest_language(language))
        else:
            language = admitted.language or language
            await self._lobby.receive(session_id, identity, admitted, connection, language)

    async def _talk(self, session_id: str, identity: Identity, connection: "_WebSocket", language: str) -> None:
        session = Session(
            session_id,
            identity,
            connection,
            self._parts,
            self._new_detector,
            history=self._histories.of(identity.device_id, identity.client_id),
            language=language,
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


class _WebSocket:
    """A ``Connection`` over ``websockets``."""

    def __init__(self, websocket: ServerConnection) -> None:
        self._websocket = websocket

    async def send(self, message: str | bytes) -> None:
        try:
            async with asyncio.timeout(SEND_S):
                await self._websocket.send(message)
        except ConnectionClosed as error:
            raise ConnectionGoneError from error
        except TimeoutError as error:
            self._websocket.transport.abort()
            raise ConnectionGoneError from error

    async def receive(self) -> str | bytes:
        try:
            return await self._websocket.recv()
        except ConnectionClosed as error:
            if self._websocket.close_code == CloseCode.MESSAGE_TOO_BIG:
                raise ConnectionGoneError("a message was too large") from error
            raise ConnectionGoneError from error

    async def close(self, code: int, reason: str) -> None:
        await self._websocket.close(code, reason)


def _keep_alive(websocket: ServerConnection) -> None:
    """Notice a device that lost its power: it sends nothing, and pings are not for devices."""
    sock = websocket.transport.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in KEEPALIVE.items():
        if hasattr(socket, name):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def _introduction(request: Request) -> tuple[Identity, str]:
    """Who a peer says it is, and what it shows for it."""
    _, query = split_target(request.path)

    def header(name: str) -> str:
        return _first(request.headers.get_all(name))

    def asked(name: str) -> str:
        return query.get(name, "")

    return read_identity(header, asked), read_credential(header, asked)


def _address(websocket: ServerConnection) -> str:
    return str(websocket.remote_address[0]) if websocket.remote_address else ""


def _first(values: list[str]) -> str:
    return values[0] if values else ""
