"""The one door to the MCP library: requests to a device and their answers, over the library's dispatcher.

Importing it takes a second and 35 MB, so ``hub.devices.mcp.loading`` does so off the event loop.
"""

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

import anyio
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
from mcp.shared.dispatcher import DispatchContext
from mcp.shared.exceptions import MCPError
from mcp.shared.jsonrpc_dispatcher import JSONRPCDispatcher
from mcp.shared.message import SessionMessage
from mcp.shared.transport_context import TransportContext
from mcp_types import (
    CONNECTION_CLOSED,
    METHOD_NOT_FOUND,
    REQUEST_TIMEOUT,
    ErrorData,
    JSONRPCError,
    JSONRPCNotification,
    JSONRPCRequest,
    JSONRPCResponse,
)
from pydantic import ValidationError

from hub.devices.mcp.errors import DeclinedError, GoneError, SilentError
from hub.devices.mcp.payloads import answer_to, put_right

MAX_INCOMING: Final = 32
"""Messages of the device that wait to be looked at; it takes microseconds. One more is dropped."""

MAX_OUTGOING: Final = 64
"""Messages that wait to be sent; a device that takes none is cut off after five seconds. A request beyond
waits, a sign of life is dropped."""

TOOLS_CHANGED: Final = "notifications/tools/list_changed"

Payload = dict[str, Any]


class Line:
    """Asks one device. ``run`` is one task's work, and lasts as long as the device is there.

    The library matches answers to requests, keeps the time, tells the device that a request is cancelled, and
    drops answers that come too late or twice.
    """

    def __init__(self, send: Callable[[Payload], Awaitable[None]], changed: Callable[[], None]) -> None:
        """Prepare.

        Args:
            send: Sends a payload to the device.
            changed: Is called when the device says that it has other tools now.
        """
        self._send = send
        self._changed = changed
        self._incoming, read = anyio.create_memory_object_stream[SessionMessage | Exception](MAX_INCOMING)
        write, self._outgoing = anyio.create_memory_object_stream[SessionMessage](MAX_OUTGOING)
        self._write = write.clone()
        self._own: tuple[MemoryObjectSendStream[Any] | MemoryObjectReceiveStream[Any], ...] = (
            self._incoming,
            self._outgoing,
            self._write,
            read,
            write,
        )
        self._dispatcher = JSONRPCDispatcher(read, write)
        self._ids = itertools.count(1)
        self._to_be_sent: dict[int, asyncio.Event] = {}
        self._told = 0  # the id of the last request that was sent; they are sent in their order

    async def run(self, opened: Callable[[], None]) -> None:
        """Carry messages both ways until cancelled; ``opened`` is called once ``ask`` may be."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._send_all(), name="tools: sending")
                started = asyncio.get_running_loop().create_future()
                tasks.create_task(
                    self._dispatcher.run(_decline, self._notice, task_status=_Started(started)),
                    name="tools: reading",
                )
                await started
                opened()
        finally:
            for stream in self._own:
                stream.close()

    def receive(self, payload: Mapping[str, Any]) -> bool:
        """Take what the device said, at once; False: it is of no use, or there is no room for it."""
        try:
            if (message := _message(payload)) is not None:
                self._incoming.send_nowait(SessionMessage(message))
            elif (answer := answer_to(payload)) is not None:
                self._write.send_nowait(SessionMessage(_answer(answer)))
            else:
                return False
        except (anyio.WouldBlock, anyio.BrokenResourceError, anyio.ClosedResourceError, ValidationError):
            return False
        return True

    async def ask(
        self,
        method: str,
        params: Mapping[str, Any],
        within_s: float,
        *,
        cancels: bool = True,
        sent: asyncio.Event | None = None,
    ) -> Payload:
        """The result of a request. Who is late is told that nobody waits any more, unless ``cancels`` is False.

        ``sent`` is set once the device was sent it.

        Raises:
            DeclinedError: The device answered with an error.
            SilentError: It did not answer within ``within_s`` seconds.
            GoneError: It is not, or no longer, there.
        """
        number = next(self._ids)
        if sent is not None:
            self._to_be_sent[number] = sent
        try:
            return await self._dispatcher.send_raw_request(
                method, params, {"timeout": within_s, "cancel_on_abandon": cancels, "request_id": number}
            )
        except MCPError as error:
            told = number <= self._told
            if error.code == REQUEST_TIMEOUT:
                raise SilentError(f"No answer came within {within_s:g} s.", told=told) from error
            if error.code == CONNECTION_CLOSED:
                raise GoneError("The device is no longer connected.", told=told) from error
            raise DeclinedError(error.message, told=told) from error
        finally:
            self._to_be_sent.pop(number, None)

    async def tell(self, method: str) -> None:
        """Send a notification; to a device that is gone it does nothing."""
        await self._dispatcher.notify(method, None)

    async def _send_all(self) -> None:
        async for item in self._outgoing:
            await self._send(item.message.model_dump(by_alias=True, mode="json", exclude_unset=True))
            if isinstance(item.message, JSONRPCRequest):
                self._told = int(item.message.id)
                if sent := self._to_be_sent.get(self._told):
                    sent.set()

    async def _notice(
        self, _context: DispatchContext[TransportContext], method: str, _params: Mapping[str, Any] | None
    ) -> None:
        if method == TOOLS_CHANGED:
            self._changed()


class _Started:
    """What the dispatcher tells that it can be asked."""

    def __init__(self, future: asyncio.Future[None]) -> None:
        self._future = future

    def started(self, _value: None = None) -> None:
        if not self._future.done():
            self._future.set_result(None)


async def _decline(
    _context: DispatchContext[TransportContext], method: str, _params: Mapping[str, Any] | None
) -> Payload:
    """No request of a device's gets as far as the library."""
    raise MCPError(code=METHOD_NOT_FOUND, message=f"The hub has no method {method}.")


def _message(payload: Mapping[str, Any]) -> JSONRPCResponse | JSONRPCError | JSONRPCNotification | None:
    """An answer or a notification for the library; None: it is neither."""
    right = put_right(payload)
    if right is None:
        return None
    if "method" in right:
        return JSONRPCNotification(**right)
    return _answer(right)


def _answer(payload: Payload) -> JSONRPCResponse | JSONRPCError:
    if "error" in payload:
        error = ErrorData(**payload["error"])
        return JSONRPCError(jsonrpc="2.0", id=payload["id"], error=error)
    return JSONRPCResponse(**payload)
