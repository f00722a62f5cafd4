import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from hub.bus import Bus
from hub.engines.worker import Worker
from hub.errors import PortTakenError, UnknownPortError
from hub.events import UsbPortsChanged
from hub.firmware.usb import ports as ports_module
from hub.firmware.usb.port_users import LASTS_S, PortUsers
from hub.firmware.usb.ports import FoundPort, Ports, PortState, found_ports, port_id_of
from hub.firmware.usb.problems import FlashProblem

BOARD = FoundPort("/dev/nowhere-ACM0", "USB JTAG/serial debug unit", 0x303A, 0x1001, "AA:BB")


HOLDS_A_FILE = "import sys; f = open(sys.argv[1]); print(1, flush=True); sys.stdin.read()"


class Desk:
    """A computer that boards are plugged into."""

    def __init__(self) -> None:
        self.bus = Bus()
        self.worker = Worker("ports")
        self.there: list[FoundPort] = []
        self.failing = False
        self.changes = 0
        self.bus.subscribe(UsbPortsChanged, self._hear)
        self.heard = asyncio.Event()
        self.ports = Ports(self.bus, self.worker, ["socket://192.0.2.1:1"], self._find)

    def _find(self) -> list[FoundPort]:
        if self.failing:
            raise OSError("the system does not tell")
        return self.there

    def _hear(self, _event: UsbPortsChanged) -> None:
        self.changes += 1
        self.heard.set()


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    yield desk
    assert await desk.worker.close()


async def test_what_is_plugged_in_and_pulled_out_is_told_and_nothing_else(desk: Desk) -> None:
    (far,) = await desk.ports.look()
    assert (far.path, far.name, far.state) == ("socket://192.0.2.1:1", "socket://192.0.2.1:1", PortState.FREE)
    assert desk.changes == 1
    await desk.ports.look()
    assert desk.changes == 1
    desk.there = [BOARD]
    port, _ = await desk.ports.look()
    assert (port.port_id, port.vendor_id, port.product_id) == (port_id_of(BOARD.path), 0x303A, 0x1001)
    assert (port.serial, port.name, port.problem) == ("AA:BB", BOARD.name, None)
    assert desk.changes == 2
    desk.there = []
    assert await desk.ports.look() == (far,)
    assert desk.changes == 3
    with pytest.raises(UnknownPortError):
        await desk.ports.get(port.port_id)


async def test_a_system_that_does_not_tell_changes_nothing(desk: Desk) -> None:
    desk.there = [BOARD]
    before = await desk.ports.look()
    desk.failing = True
    assert await desk.ports.look() == before
    assert desk.changes == 1


async def test_they_are_watched(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports_module, "BEAT_S", 0.001)
    watching = asyncio.create_task(desk.ports.watch())
    await desk.heard.wait()
    desk.there = [BOARD]
    desk.heard.clear()
    async with asyncio.timeout(10):
        await desk.heard.wait()
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    assert desk.changes == 2


async def test_a_port_has_one_use_at_a_time(desk: Desk) -> None:
    (port,) = await desk.ports.look()
    with desk.ports.claim(port, PortState.LISTENING):
        assert (await desk.ports.get(port.port_id)).state is PortState.LISTENING
        with pytest.raises(PortTakenError), desk.ports.claim(port, PortState.FLASHING):
            pytest.fail("it was given twice")
        assert (await desk.ports.get(port.port_id)).state is PortState.LISTENING
    assert (await desk.ports.get(port.port_id)) == replace(port, state=PortState.FREE)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who has a file open")
async def test_who_has_a_port_open_is_told(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "ttyACM0"
    file.touch()
    desk.there = [FoundPort(str(file), "a board")]
    reader = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLDS_A_FILE, str(file)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert reader.stdout is not None
    await reader.stdout.readline()
    port, _ = await desk.ports.look()
    assert (port.state, port.problem) == (PortState.BUSY, FlashProblem.PORT_BUSY)
    assert port.busy_by.endswith(f"({reader.pid})")
    await reader.communicate(b"")
    port, _ = await desk.ports.look()
    assert (port.state, port.problem, port.busy_by) == (PortState.FREE, None, "")


def test_this_program_itself_is_nobody(tmp_path: Path) -> None:
    file = tmp_path / "ttyACM0"
    with file.open("w"):
        assert PortUsers().of([str(file)], sure=True) == {}


def test_processes_that_may_not_be_looked_at_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "12345678").mkdir()
    (tmp_path / "self").mkdir()
    users = PortUsers(processes=tmp_path)
    assert users.of(["/dev/null"], sure=True) == {}
    assert PortUsers(processes=tmp_path / "nothing").of(["/dev/null"], sure=True) == {}
    _opens(tmp_path, 12345679, "/dev/null")
    assert users.of(["/dev/null"], sure=True) == {"/dev/null": "? (12345679)"}


def test_all_programs_are_looked_through_only_now_and_then(tmp_path: Path) -> None:
    now = 0.0
    users = PortUsers(lambda: now, tmp_path)
    assert users.of(["/dev/null"], sure=False) == {}
    _opens(tmp_path, 1001, "/dev/null")
    assert users.of(["/dev/null"], sure=False) == {}
    now = LASTS_S
    assert users.of(["/dev/null"], sure=False) == {"/dev/null": "? (1001)"}
    _opens(tmp_path, 1002, "/dev/zero")
    both = {"/dev/null": "? (1001)", "/dev/zero": "? (1002)"}
    assert users.of(["/dev/null", "/dev/zero"], sure=False) == both  # a port came
    _opens(tmp_path, 1003, "/dev/full")
    assert users.of(["/dev/full"], sure=False) == {"/dev/full": "? (1003)"}


def test_a_port_that_was_closed_is_free_at_once(tmp_path: Path) -> None:
    users = PortUsers(lambda: 0.0, tmp_path)
    _opens(tmp_path, 1001, "/dev/null")
    assert users.of(["/dev/null"], sure=False)
    (tmp_path / "1001" / "fd" / "3").unlink()
    assert users.of(["/dev/null"], sure=False) == {}


def test_what_a_program_closes_meanwhile_hides_nothing_else(tmp_path: Path) -> None:
    port = tmp_path / "ttyACM0"
    port.touch()
    _opens(tmp_path / "proc", 41, str(port))
    for number in range(100, 120):  # closed since they were listed: they can be read no longer
        (tmp_path / "proc" / "41" / "fd" / str(number)).touch()
    users = PortUsers(processes=tmp_path / "proc")
    assert [*users.of([str(port)], sure=True)] == [str(port)]
    assert [*users.of([str(port)], sure=False)] == [str(port)]


def test_whoever_is_about_to_open_a_port_is_told_the_truth(tmp_path: Path) -> None:
    users = PortUsers(lambda: 0.0, tmp_path)
    assert users.of(["/dev/null"], sure=False) == {}
    _opens(tmp_path, 1001, "/dev/null")
    assert users.of(["/dev/null"], sure=True) == {"/dev/null": "? (1001)"}


def _opens(processes: Path, number: int, path: str) -> None:
    """A program opens a file."""
    handles = processes / str(number) / "fd"
    handles.mkdir(parents=True)
    (handles / "3").symlink_to(path)


@pytest.mark.skipif(os.name != "posix", reason="rights of files")
async def test_a_port_that_may_not_be_opened_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.there = [FoundPort("/dev/null", "a board")]
    monkeypatch.setattr(os, "access", lambda *_: False)
    port, _ = await desk.ports.look()
    assert (port.state, port.problem) == (PortState.BUSY, FlashProblem.NO_PERMISSION)


def test_this_computer_is_asked() -> None:
    assert all(one.vendor_id is not None for one in found_ports())
