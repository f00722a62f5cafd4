"""One board's log while it is read: its last lines, and what they mean."""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from hub.engines.worker import Worker
from hub.firmware.usb.diagnosis import Diagnosis, Finding
from hub.firmware.usb.lines import Level, LineCutter, parsed
from hub.firmware.usb.problems import FlashProblem, problem_of
from hub.firmware.usb.serial_port import OpenPort, SerialPort

MOST_LINES: Final = 2_000
"""Of a log that are kept: an hour of a board that is well, a minute of one that starts again and again."""

LINES_A_SECOND: Final = 400
"""More are left out: at 115,200 bits per second 300 short ones come. A chip's own USB brings far more than
anybody reads."""

RETRY_S: Final = 0.5
"""Between two tries to open a port that went, seconds. A chip's own USB goes and comes with each reset."""

Open = Callable[[str], SerialPort]


@dataclass(frozen=True, slots=True)
class SerialLine:
    """A line that a board printed.

    Attributes:
        number: Counts from 1 on.
        at: When it came, wall-clock seconds.
    """

    number: int
    at: float
    text: str
    level: Level


@dataclass(frozen=True, slots=True)
class Heard:
    """What a board has printed, and what it means.

    Attributes:
        last: Number of the last line; 0: none came yet.
        left_out: Lines that came too fast to be kept.
        running: Whether more is to come.
        problem: Why nothing comes now; None: all is well.
    """

    lines: Sequence[SerialLine]
    findings: Sequence[Finding]
    last: int
    left_out: int
    running: bool
    problem: FlashProblem | None


class SerialLog:
    """Of one board. ``open`` first, then ``run`` is one task's work, and ``close`` at the end."""

    def __init__(
        self,
        path: str,
        changed: Callable[[], None],
        *,
        wanted: Callable[[], bool] = lambda: True,
        open_port: Open = OpenPort,
        retry_s: float = RETRY_S,
        now: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare.

        Args:
            path: Of the port.
            changed: Is called when something is to be told.
            wanted: Whether anybody still wants it.
            open_port: Opens it.
            retry_s: Between two tries to open a port that went.
            now: The wall clock, seconds.
            clock: One that nobody sets, seconds.
        """
        self._path = path
        self._changed = changed
        self._wanted = wanted
        self._open_port = open_port
        self._retry_s = retry_s
        self._now = now
        self._clock = clock
        self._worker = Worker("serial log")
        self._port: SerialPort | None = None
        self._cutter = LineCutter()
        self._diagnosis = Diagnosis()
        self._lines: deque[SerialLine] = deque(maxlen=MOST_LINES)
        self._last = 0
        self._left_out = 0
        self._second = 0
        self._in_second = 0
        self._running = False
        self._problem: FlashProblem | None = None

    def heard(self, after: int = 0) -> Heard:
        """What it has printed ``after`` that line, as far as it is kept."""
        return Heard(
            lines=tuple(line for line in self._lines if line.number > after),
            findings=self._diagnosis.findings,
            last=self._last,
            left_out=self._left_out,
            running=self._running,
            problem=self._problem,
        )

    @property
    def last(self) -> int:
        """Number of the last line; 0: none came yet."""
        return self._last

    @property
    def findings(self) -> Sequence[Finding]:
        """What the lines mean, the most important first."""
        return self._diagnosis.findings

    async def open(self, *, reset: bool) -> bool:
        """Open the port, and start the board anew if wished. Whether that went well; ``heard`` says why not."""
        try:
            await self._worker.run(self._begin, reset)
        except OSError as error:
            self._problem = problem_of(error)
            return False
        self._running = True
        return True

    async def run(self) -> None:
        """Read until nobody wants it. A port that goes is opened again when it comes back."""
        try:
            while self._wanted():
                if self._port is None:
                    await asyncio.sleep(self._retry_s)
                    await self._open_again()
                else:
                    await self._read(self._port)
        finally:
            self._running = False

    async def close(self) -> bool:
        """Let the port go; whether its thread ended in time."""
        self._running = False
        await self._worker.run(self._let_go)  # after what it does now: a port that is being opened is open then
        return await self._worker.close()

    async def _read(self, port: SerialPort) -> None:
        try:
            content = await self._worker.run(port.read)
        except OSError as error:
            self._take(self._cutter.end())
            self._problem = problem_of(error)
            await self._worker.run(self._let_go)
            self._changed()
            return
        if self._take(self._cutter.feed(content)):
            self._changed()

    async def _open_again(self) -> None:
        problem: FlashProblem | None = None
        try:
            await self._worker.run(self._begin, reset=False)
        except OSError as error:
            problem = problem_of(error)
        if problem is not self._problem:
            self._problem = problem
            self._changed()

    def _begin(self, reset: bool) -> None:
        """In the thread: open the port, and start the board anew."""
        self._port = self._open_port(self._path)
        if reset:
            try:
                self._port.reset()
            except OSError:
                self._let_go()
                raise

    def _let_go(self) -> None:
        """In the thread: close the port."""
        port, self._port = self._port, None
        if port is not None:
            with contextlib.suppress(OSError):
                port.close()

    def _take(self, lines: Sequence[str]) -> bool:
        """Keep the lines, and find out what they mean; whether there were any."""
        second = int(self._clock())
        if second != self._second:
            self._second, self._in_second = second, 0
        room = max(0, LINES_A_SECOND - self._in_second)
        self._in_second += len(lines)
        self._left_out += max(0, len(lines) - room)
        for text in lines[:room]:
            self._last += 1
            self._lines.append(SerialLine(self._last, self._now(), text, parsed(text).level))
            self._diagnosis.feed(self._last, text)
        return bool(lines)
