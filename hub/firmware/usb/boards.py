"""Everything that is done with boards on a cable: which ports there are, who is on them, writing on them."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from hub.bus import Bus
from hub.engines.worker import Worker
from hub.errors import NoBackupError
from hub.firmware.library import Library
from hub.firmware.usb.backups import Backups
from hub.firmware.usb.child import child_at_work
from hub.firmware.usb.flash import Board
from hub.firmware.usb.flashing import Flashing
from hub.firmware.usb.job import BAUD, Approve, StartChild, shown
from hub.firmware.usb.networks import Networks
from hub.firmware.usb.orders import Facts, Failed, Order
from hub.firmware.usb.ports import Find, Ports, PortState, found_ports
from hub.firmware.usb.problems import FlashProblem, problem_of
from hub.firmware.usb.serial_logs import SerialLogs
from hub.secrets import Secrets

log = logging.getLogger(__name__)

PROBE_S: Final = 60.0
"""Longest wait for a board that is asked what it is, seconds: seven tries, and a slow line."""


@dataclass(frozen=True, slots=True)
class Probed:
    """What came of asking a board: what it is, or why that is not known."""

    board: Board | None = None
    problem: FlashProblem | None = None


class Boards:
    """All of it. ``run`` is one task's work.

    Attributes:
        ports: Where boards are.
        flashing: Writes on them.
        logs: What they print.
        networks: The household's, if it wants them remembered.
    """

    def __init__(
        self,
        bus: Bus,
        library: Library,
        data_dir: Path,
        *,
        approve: Approve,
        own_url: Callable[[], str],
        extra_ports: Sequence[str] = (),
        find: Find = found_ports,
        start: StartChild = child_at_work,
    ) -> None:
        """Put it together; see ``Ports`` and ``Flashing``. What is kept is in ``data_dir``."""
        self._looking = Worker("usb ports")
        self._files = Worker("usb boards")
        self._asking = Worker("wifi networks")  # a keyring may wait for a person
        self._backups = Backups(data_dir)
        self._start = start
        self.ports = Ports(bus, self._looking, extra_ports, find)
        self.logs = SerialLogs(bus, self.ports)
        self.networks = Networks(Secrets(data_dir), self._asking)
        self.flashing = Flashing(
            bus,
            self.ports,
            library,
            networks=self.networks,
            backups=self._backups,
            worker=self._files,
            approve=approve,
            own_url=own_url,
            start=start,
        )

    async def run(self) -> NoReturn:
        """Know what was kept, and watch the ports; at the end, cancel what is written."""
        try:
            await self.flashing.recall()
            await self.ports.watch()
        finally:
            await self.flashing.close()

    async def close(self) -> bool:
        """Read no logs any more; whether all threads ended in time. ``run`` was ended before."""
        await self.logs.close()
        workers = (self._looking, self._files, self._asking)
        return all(await asyncio.gather(*(worker.close() for worker in workers)))

    async def probe(self, port_id: str) -> Probed:
        """Ask the board on a port what it is; it starts anew by that.

        Raises:
            UnknownPortError: There is no such port.
            PortTakenError: The hub works with it.
        """
        port = await self.ports.get(port_id)
        if port.problem is not None:
            return Probed(problem=port.problem)
        with self.ports.claim(port, PortState.FLASHING):
            try:
                async with asyncio.timeout(PROBE_S), self._start() as child:
                    await child.order(Order(port=port.path, baud=BAUD, look_only=True))
                    found = Probed(problem=FlashProblem.WORKER_DIED)
                    async for told in child.told():
                        if isinstance(told, Facts):
                            found = Probed(shown(told.board))
                        elif isinstance(told, Failed) and found.board is None:
                            found = Probed(problem=problem_of(told.error, told.phase))
                    return found
            except TimeoutError:
                return Probed(problem=FlashProblem.NOT_IN_DOWNLOAD_MODE)
            except OSError as error:
                log.warning("no child process could be started: %s", error)
                return Probed(problem=FlashProblem.WORKER_DIED)

    def backup(self, flash_id: str) -> Path:
        """The file with what was on the board before.

        Raises:
            UnknownFlashError: There is no such flash.
            NoBackupError: It was not kept.
        """
        if not self.flashing.get(flash_id).backup:
            raise NoBackupError("What was on that board before was not kept.")
        return self._backups.path(flash_id)
