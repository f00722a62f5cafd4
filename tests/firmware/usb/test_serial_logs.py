"""Logs of boards are read over real ports: from the first line to the pulled cable."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from unittest.mock import patch

import pytest

from hub.bus import Bus
from hub.engines.worker import Worker
from hub.errors import NotListeningError, PortTakenError, TooManyLogsError, UnknownPortError
from hub.events import SerialHeard, UsbPortsChanged
from hub.firmware.usb.causes import Cause
from hub.firmware.usb.lines import Level
from hub.firmware.usb.listening import LINES_A_SECOND, MOST_LINES, Heard
from hub.firmware.usb.ports import FoundPort, Ports, PortState, port_id_of
from hub.firmware.usb.problems import FlashProblem
from hub.firmware.usb.serial_logs import MOST_LOGS, UNASKED_S, SerialLogs
from hub.firmware.usb.serial_port import OpenPort
from tests.firmware.usb.board_logs import APP, NEVER_PRINTED, S3, WORKING, WRONG_PASSWORD, lines_of
from tests.firmware.usb.scripted_board import ScriptedBoard

PATIENCE_S = 20.0


class Clock:
    """Goes when it is told to."""

    def __init__(self) -> None:
        self.s = 100.0

    def __call__(self) -> float:
        return self.s


class Bench:
    """Logs of scripted boards."""

    def __init__(self, *paths: str, found: tuple[FoundPort, ...] = ()) -> None:
        self.bus = Bus()
        self.clock = Clock()
        self.heard: list[SerialHeard] = []
        self._changed = asyncio.Event()
        self.bus.subscribe(SerialHeard, self._hear)
        self.bus.subscribe(UsbPortsChanged, lambda _: self._changed.set())
        self._looking = Worker("ports")
        self.ports = Ports(self.bus, self._looking, paths, find=lambda: found)
        self.logs = SerialLogs(self.bus, self.ports, retry_s=0.0, clock=self.clock)

    def _hear(self, event: SerialHeard) -> None:
        self.heard.append(event)
        self._changed.set()

    async def until(self, port_id: str, reached: Callable[[Heard], bool]) -> Heard:
        async with asyncio.timeout(PATIENCE_S):
            while not reached(heard := self.logs.heard(port_id)):
                self._changed.clear()
                self.clock.s += 1.0
                await self._changed.wait()
        return heard

    async def states(self) -> set[PortState]:
        return {port.state for port in await self.ports.look()}

    async def close(self) -> None:
        await self.logs.close()
        assert await self._looking.close()


@asynccontextmanager
async def a_bench(*boards: ScriptedBoard, found: tuple[FoundPort, ...] = ()) -> AsyncIterator[Bench]:
    for board in boards:
        await board.start()
    bench = Bench(*(board.url for board in boards), found=found)
    try:
        yield bench
    finally:
        await bench.close()
        for board in boards:
            await board.go()


def printed(heard: Heard) -> list[str]:
    return [line.text for line in heard.lines]


async def test_a_board_s_log_is_read_and_understood() -> None:
    board = ScriptedBoard()
    async with a_bench(board) as bench:
        port = port_id_of(board.url)
        begun = await bench.logs.start(port)
        assert (begun.running, begun.problem, begun.last) == (True, None, 0)
        await board.print(WRONG_PASSWORD)
        count = len(lines_of(WRONG_PASSWORD))
        heard = await bench.until(port, lambda heard: heard.last == count)
        assert printed(heard) == lines_of(WRONG_PASSWORD)
        assert [finding.cause for finding in heard.findings] == [Cause.WIFI_PASSWORD, Cause.SETUP_MODE]
        assert {line.level for line in heard.lines} == {Level.PLAIN, Level.INFO, Level.WARNING}
        assert bench.heard[-1].port_id == port
        later = bench.logs.heard(port, after=count - 2)
        assert [line.number for line in later.lines] == [count - 1, count]


async def test_what_comes_is_told_with_its_meaning() -> None:
    board = ScriptedBoard()
    async with a_bench(board) as bench:
        port = port_id_of(board.url)
        await bench.logs.start(port)
        await board.print(WORKING)
        await bench.until(port, lambda _: bool(bench.heard) and bench.heard[-1].findings == ("ready",))
        assert bench.heard[-1].last == len(lines_of(WORKING))
        assert len(bench.heard) < len(lines_of(WORKING))


async def test_a_pulled_cable_is_told_and_a_plugged_one_read_on() -> None:
    board = ScriptedBoard()
    async with a_bench(board) as bench:
        port = port_id_of(board.url)
        await bench.logs.start(port)
        await board.print("one\ntwo\nI (5) half a li")
        await bench.until(port, lambda heard: heard.last == 2)
        await board.go()
        gone = await bench.until(port, lambda heard: heard.problem is not None)
        assert (gone.problem, gone.running) == (FlashProblem.PORT_GONE, True)
        assert printed(gone) == ["one", "two", "I (5) half a li"]
        await board.start(board.port)
        await board.print("three\n")
        back = await bench.until(port, lambda heard: heard.last == 4)
        assert (printed(back)[-1], back.problem) == ("three", None)


async def test_a_port_has_one_use_at_a_time() -> None:
    board = ScriptedBoard()
    async with a_bench(board) as bench:
        port = await bench.ports.get(port_id_of(board.url))
        await bench.logs.start(port.port_id)
        assert await bench.states() == {PortState.LISTENING}
        with pytest.raises(PortTakenError), bench.ports.claim(port, PortState.FLASHING):
            pass
        await bench.logs.stop(port.port_id)
        assert await bench.states() == {PortState.FREE}
        with bench.ports.claim(port, PortState.FLASHING), pytest.raises(PortTakenError):
            await bench.logs.start(port.port_id)


async def test_a_stopped_log_is_forgotten() -> None:
    board = ScriptedBoard()
    async with a_bench(board) as bench:
        port = port_id_of(board.url)
        await bench.logs.start(port)
        await bench.logs.stop(port)
        with pytest.raises(NotListeningError):
            bench.logs.heard(port)
        with pytest.raises(NotListeningError):
            await bench.logs.stop(port)


async def test_a_log_that_is_read_goes_on_when_it_is_started_again() -> None:
    board = ScriptedBoard()
    async with a_bench(board) as bench:
        port = port_id_of(board.url)
        await bench.logs.start(port)
        await board.print("one\n")
        await bench.until(port, lambda heard: heard.last == 1)
        assert (await bench.logs.start(port)).last == 1
        board.plugged.clear()
        again = await bench.logs.start(port, reset=True)
        assert (again.last, again.running) == (0, True)
        await board.print("first\n")
        assert printed(await bench.until(port, lambda heard: heard.last == 1)) == ["first"]


async def test_a_port_that_cannot_be_opened_says_why_and_stays_free() -> None:
    board = ScriptedBoard()
    async with a_bench(board) as bench:
        await board.go()
        told = await bench.logs.start(port_id_of(board.url))
        assert (told.running, told.problem) == (False, FlashProblem.PORT_GONE)
        assert await bench.states() == {PortState.FREE}


async def test_a_log_that_nobody_asks_for_lets_its_port_go() -> None:
    board = ScriptedBoard()
    async with a_bench(board) as bench:
        port = port_id_of(board.url)
        await bench.logs.start(port)
        free = asyncio.Event()
        bench.bus.subscribe(UsbPortsChanged, lambda _: free.set())
        bench.clock.s += UNASKED_S
        async with asyncio.timeout(PATIENCE_S):
            await free.wait()
        assert await bench.states() == {PortState.FREE}


async def test_a_board_that_prints_too_much_is_cut_short() -> None:
    board = ScriptedBoard()
    async with a_bench(board) as bench:
        port = port_id_of(board.url)
        await bench.logs.start(port)
        too_many = LINES_A_SECOND + 50
        await board.print(b"x\n" * too_many)
        async with asyncio.timeout(PATIENCE_S):
            while (heard := bench.logs.heard(port)).last + heard.left_out < too_many:
                await asyncio.sleep(0)
        assert (heard.last, heard.left_out) == (LINES_A_SECOND, 50)


async def test_only_the_last_lines_are_kept_and_numbers_go_on() -> None:
    board = ScriptedBoard()
    async with a_bench(board) as bench:
        port = port_id_of(board.url)
        await bench.logs.start(port)
        rounds = MOST_LINES // LINES_A_SECOND + 1
        for _ in range(rounds):
            before = bench.logs.heard(port).last
            await board.print(b"x\n" * LINES_A_SECOND)
            async with asyncio.timeout(PATIENCE_S):
                while bench.logs.heard(port).last < before + LINES_A_SECOND:
                    await asyncio.sleep(0)
            bench.clock.s += 1.0
        heard = bench.logs.heard(port)
        assert (len(heard.lines), heard.last, heard.left_out) == (MOST_LINES, rounds * LINES_A_SECOND, 0)
        assert heard.lines[0].number == LINES_A_SECOND + 1


async def test_there_are_not_more_logs_than_threads_for_them() -> None:
    boards = [ScriptedBoard() for _ in range(MOST_LOGS + 1)]
    async with a_bench(*boards) as bench:
        for board in boards[:-1]:
            await bench.logs.start(port_id_of(board.url))
        with pytest.raises(TooManyLogsError):
            await bench.logs.start(port_id_of(boards[-1].url))
        with pytest.raises(UnknownPortError):
            await bench.logs.start("no such port")


async def test_passwords_that_a_board_prints_are_kept_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    board = ScriptedBoard()
    async with a_bench(board) as bench:
        port = port_id_of(board.url)
        caplog.set_level("DEBUG")
        await bench.logs.start(port)
        await board.print(f"I (9) BLUFI: Recv STA PASSWORD: {NEVER_PRINTED}\nE (10) Ota: no\n")
        heard = await bench.until(port, lambda heard: heard.last == 2)
        assert NEVER_PRINTED not in repr(heard)
        assert NEVER_PRINTED not in caplog.text
        assert "Recv STA" not in caplog.text


@pytest.mark.skipif(os.name != "posix", reason="there are no such terminals")
async def test_a_port_of_this_computer_is_read() -> None:
    board, cable = os.openpty()
    path = os.ttyname(cable)
    try:
        async with a_bench(found=(FoundPort(path, "A board"),)) as bench:
            port = port_id_of(path)
            assert (await bench.logs.start(port, reset=True)).problem is None
            os.write(board, (S3 + APP).encode())
            heard = await bench.until(port, lambda heard: heard.last == len(lines_of(S3 + APP)))
            assert printed(heard) == lines_of(S3 + APP)
    finally:
        os.close(cable)
        os.close(board)


class Wires:
    """A port whose lines are looked at; both are low when it is opened, as Linux does it."""

    def __init__(self) -> None:
        self.seen: list[tuple[bool, bool]] = []
        self._open = False
        self._dtr = self._rts = True

    def open(self) -> None:
        self._open = True
        self.seen.append((True, True))
        self.seen.append((self._dtr, True))  # pyserial sets one after the other
        self.seen.append((self._dtr, self._rts))

    def close(self) -> None:
        self._open = False

    dtr = property(lambda self: self._dtr, lambda self, on: self._set(dtr=on))
    rts = property(lambda self: self._rts, lambda self, on: self._set(rts=on))

    def _set(self, **lines: bool) -> None:
        self._dtr, self._rts = lines.get("dtr", self._dtr), lines.get("rts", self._rts)
        if self._open:
            self.seen.append((self._dtr, self._rts))


def opened(wires: Wires) -> OpenPort:
    with patch("serial.serial_for_url", return_value=wires):
        return OpenPort("/dev/ttyUSB0")


IN_RESET = (False, True)
"""RTS alone."""


def test_opening_a_port_does_not_start_the_board_anew() -> None:
    wires = Wires()
    opened(wires)
    assert IN_RESET not in wires.seen
    assert wires.seen[-1] == (False, False)


def test_a_reset_starts_the_firmware_not_the_download_mode() -> None:
    wires = Wires()
    port = opened(wires)
    before = len(wires.seen)
    port.reset()
    assert wires.seen[before:] == [IN_RESET, (False, False)]
