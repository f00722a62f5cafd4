"""The logs of boards that are read now, one a port."""

import asyncio
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from hub.bus import Bus
from hub.errors import NotListeningError, TooManyLogsError
from hub.events import SerialHeard
from hub.firmware.usb.listening import RETRY_S, Heard, Open, SerialLog
from hub.firmware.usb.ports import Ports, PortState
from hub.firmware.usb.serial_port import OpenPort

MOST_LOGS: Final = 8
"""At a time: as many boards as are on one USB hub. Each takes a thread."""

TELL_S: Final = 0.2
"""At most so often it is told that a board printed something, seconds."""

UNASKED_S: Final = 300.0
"""A log that nobody asks for is ended after so long, seconds: its port is wanted for other things."""


@dataclass(slots=True)
class _Listening:
    """One of them."""

    log: SerialLog
    holding: ExitStack
    asked_at: float
    told_at: float = 0.0
    later: asyncio.TimerHandle | None = None
    task: asyncio.Task[None] | None = None


class SerialLogs:
    """All of them. Each has a task, which ``stop`` and ``close`` await; a port has one use at a time."""

    def __init__(
        self,
        bus: Bus,
        ports: Ports,
        *,
        open_port: Open = OpenPort,
        retry_s: float = RETRY_S,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Read nothing yet.

        Args:
            bus: Is told that something came.
            ports: Where boards are; they say who has which port.
            open_port: Opens one.
            retry_s: Between two tries to open a port that went, seconds.
            clock: One that nobody sets, seconds.
            now: The wall clock, seconds.
        """
        self._bus = bus
        self._ports = ports
        self._open_port = open_port
        self._retry_s = retry_s
        self._clock = clock
        self._now = now
        self._logs: dict[str, _Listening] = {}

    async def start(self, port_id: str, *, reset: bool = False) -> Heard:
        """Read the log of the board on a port, from now on or, with ``reset``, from its start on.

        Where a log is read already, that goes on, from the board's start if that is wished.

        Raises:
            UnknownPortError: There is no such port.
            PortTakenError: It has another use.
            TooManyLogsError: There are as many logs as there may be.
        """
        if port_id in self._logs:
            if not reset:
                return self.heard(port_id)
            await self.stop(port_id)
        port = await self._ports.get(port_id)
        if len(self._logs) >= MOST_LOGS:
            raise TooManyLogsError(f"The logs of {MOST_LOGS} boards are read. Stop one first.")
        with ExitStack() as holding:
            holding.enter_context(self._ports.claim(port, PortState.LISTENING))
            log = self._log(port_id, port.path)
            opened = False
            try:
                opened = await log.open(reset=reset)
            finally:
                if not opened:
                    await log.close()
            if opened:
                one = self._logs[port_id] = _Listening(log, holding.pop_all(), self._clock())
                one.task = asyncio.create_task(self._run(port_id, one), name=f"serial log {port_id}")
        return log.heard()

    def heard(self, port_id: str, after: int = 0) -> Heard:
        """What the board has printed ``after`` that line; raises ``NotListeningError``."""
        one = self._get(port_id)
        one.asked_at = self._clock()
        return one.log.heard(after)

    async def stop(self, port_id: str) -> None:
        """Let the port go, and forget what came; raises ``NotListeningError``."""
        await self._end(port_id, self._get(port_id))

    async def close(self) -> None:
        """Stop them all."""
        await asyncio.gather(*(self._end(port_id, one) for port_id, one in tuple(self._logs.items())))

    def _get(self, port_id: str) -> _Listening:
        try:
            return self._logs[port_id]
        except KeyError:
            raise NotListeningError("The log of that board is not read. Start that first.") from None

    def _log(self, port_id: str, path: str) -> SerialLog:
        return SerialLog(
            path,
            lambda: self._tell(port_id),
            wanted=lambda: self._clock() - self._logs[port_id].asked_at < UNASKED_S,
            open_port=self._open_port,
            retry_s=self._retry_s,
            now=self._now,
            clock=self._clock,
        )

    async def _run(self, port_id: str, one: _Listening) -> None:
        """Read until it is stopped, or nobody wants it."""
        try:
            await one.log.run()
        finally:
            await self._let_go(port_id, one)

    async def _end(self, port_id: str, one: _Listening) -> None:
        if one.task is not None:
            one.task.cancel()
            await asyncio.wait([one.task])
        await self._let_go(port_id, one)  # a task that is cancelled before its first step does nothing at all

    async def _let_go(self, port_id: str, one: _Listening) -> None:
        """Have the port free, once."""
        if self._logs.get(port_id) is not one:
            return
        del self._logs[port_id]
        if one.later is not None:
            one.later.cancel()
        await one.log.close()
        one.holding.close()

    def _tell(self, port_id: str) -> None:
        """Tell now, or a little later if it was told just now."""
        one = self._logs[port_id]
        if self._clock() - one.told_at >= TELL_S:
            self._say(port_id, one)
        elif one.later is None:
            one.later = asyncio.get_running_loop().call_later(TELL_S, self._say, port_id, one)

    def _say(self, port_id: str, one: _Listening) -> None:
        if one.later is not None:
            one.later.cancel()
            one.later = None
        one.told_at = self._clock()
        codes = tuple(finding.cause.value for finding in one.log.findings)
        self._bus.publish(SerialHeard(port_id=port_id, last=one.log.last, findings=codes))
