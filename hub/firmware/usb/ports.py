"""The ports that boards may be on, watched while the hub runs, and which of them are at work."""

import asyncio
import contextlib
import hashlib
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NoReturn

from hub.bus import Bus
from hub.engines.worker import Worker
from hub.errors import PortTakenError, UnknownPortError
from hub.events import UsbPortsChanged
from hub.firmware.usb.port_users import PortUsers
from hub.firmware.usb.problems import FlashProblem

log = logging.getLogger(__name__)

BEAT_S: Final = 1.0
"""Between two looks, seconds: as long as a person waits after plugging something in."""

ID_LETTERS: Final = 12
"""Of a port's id: hex digits of a hash of its path, which may have slashes in it."""

PLAIN: Final = "n/a"
"""What the system says of a port that is no USB port."""


class PortState(StrEnum):
    """What a port is used for."""

    FREE = "free"
    BUSY = "busy"  # another program has it open, or the hub may not open it
    FLASHING = "flashing"
    LISTENING = "listening"  # its serial log is read


@dataclass(frozen=True, slots=True)
class FoundPort:
    """A port as the system describes it."""

    path: str
    name: str
    vendor_id: int | None = None
    product_id: int | None = None
    serial: str = ""


@dataclass(frozen=True, slots=True)
class Port:
    """A port, and what it is used for.

    Attributes:
        port_id: Stays the same as long as the system calls it the same.
        path: What it is opened by.
        name: For a person.
        serial: The USB chip's serial number.
        busy_by: The program that has it open, as "program (pid)"; empty when that is not known.
        problem: Why it cannot be used; None: it can.
    """

    port_id: str
    path: str
    name: str
    vendor_id: int | None
    product_id: int | None
    serial: str
    state: PortState
    busy_by: str = ""
    problem: FlashProblem | None = None


Find = Callable[[], Sequence[FoundPort]]


def found_ports() -> list[FoundPort]:
    """The USB ports of this computer. Blocking."""
    from serial.tools.list_ports import comports

    return [
        FoundPort(
            path=one.device,
            name=one.product or (one.description if one.description != PLAIN else "") or one.device,
            vendor_id=one.vid,
            product_id=one.pid,
            serial=one.serial_number or "",
        )
        for one in sorted(comports())
        if one.vid is not None  # what is soldered to the computer is no board
    ]


class Ports:
    """All of them. ``watch`` is one task's work."""

    def __init__(self, bus: Bus, worker: Worker, extra: Sequence[str] = (), find: Find = found_ports) -> None:
        """Look at nothing yet.

        Args:
            bus: Is told when something changed.
            worker: Looks.
            extra: URLs of ports that are always there.
            find: Finds those of this computer.
        """
        self._bus = bus
        self._worker = worker
        self._extra = tuple(FoundPort(path=url, name=url) for url in extra)
        self._find = find
        self._users = PortUsers()
        self._ports: tuple[Port, ...] = ()
        self._at_work: dict[str, PortState] = {}

    async def watch(self) -> NoReturn:
        """Look at every beat, and tell what changed."""
        while True:
            await self.look(sure=False)
            await asyncio.sleep(BEAT_S)

    async def look(self, *, sure: bool = True) -> Sequence[Port]:
        """The ports as they are now. Not ``sure``: who uses them may be as it was ``LASTS_S`` ago."""
        try:
            found = await self._worker.run(self._seen, sure=sure)
        except OSError as error:
            log.debug("the ports could not be looked up: %s", error)
            return self._ports
        self._know(tuple(self._with_use(port) for port in found))
        return self._ports

    async def get(self, port_id: str) -> Port:
        """One of them, as it is now; raises ``UnknownPortError``."""
        for port in await self.look():
            if port.port_id == port_id:
                return port
        raise UnknownPortError("There is no such port. Plug the board in, and list the ports again.")

    @contextmanager
    def claim(self, port: Port, use: PortState) -> Iterator[None]:
        """Have the port for one use.

        Raises:
            PortTakenError: It has another use.
        """
        if port.port_id in self._at_work:
            raise PortTakenError("The hub works with that port already. Wait for its end, or cancel that.")
        self._use(port.port_id, use)
        try:
            yield
        finally:
            self._use(port.port_id, None)

    def _use(self, port_id: str, use: PortState | None) -> None:
        if use is None:
            del self._at_work[port_id]
        else:
            self._at_work[port_id] = use
        self._know(tuple(self._with_use(port) for port in self._ports))

    def _know(self, ports: tuple[Port, ...]) -> None:
        if ports != self._ports:
            self._ports = ports
            self._bus.publish(UsbPortsChanged())

    def _seen(self, *, sure: bool) -> list[Port]:
        """Blocking."""
        found = (*self._find(), *self._extra)
        users = self._users.of([one.path for one in found], sure=sure)
        return [_port(one, users.get(one.path, "")) for one in found]

    def _with_use(self, port: Port) -> Port:
        from dataclasses import replace

        use = self._at_work.get(port.port_id)
        if use is not None:
            return replace(port, state=use, busy_by="", problem=None)
        if port.state in {PortState.FLASHING, PortState.LISTENING}:
            return replace(port, state=PortState.FREE)
        return port


def port_id_of(path: str) -> str:
    """What a port is called in addresses of the API."""
    return hashlib.sha256(path.encode()).hexdigest()[:ID_LETTERS]


def _port(found: FoundPort, user: str) -> Port:
    problem = FlashProblem.PORT_BUSY if user else None
    with contextlib.suppress(OSError):
        if os.path.exists(found.path) and not os.access(found.path, os.R_OK | os.W_OK):  # noqa: PTH110
            problem = FlashProblem.NO_PERMISSION
    return Port(
        port_id=port_id_of(found.path),
        path=found.path,
        name=found.name,
        vendor_id=found.vendor_id,
        product_id=found.product_id,
        serial=found.serial,
        state=PortState.BUSY if problem else PortState.FREE,
        busy_by=user,
        problem=problem,
    )
