"""First step of the flashing wizard: watches the ports, and asks boards what they are."""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from hub.client.client import part
from hub.errors import HubError
from hub.firmware.usb.ports import PortState
from hub.firmware.usb.remedies import BOARD_VENDORS
from hub.web.api.usb_forms import Board, Probed, UsbPort, UsbPorts
from ui.bridge import HubBridge
from ui.late import WhileThere, given
from ui.live import Live
from ui.widgets.flash import trouble_words
from ui.widgets.flash.board_step import BoardStep

RENEW_MS: Final = 200
"""After the ports changed, until they are read again: a board that is plugged in changes several at once."""

SETTLE_S: Final = 10.0
"""How long a board's answer holds though its port went and came back, seconds: some boards leave the bus
when they are asked, and must not be asked again for that."""


class BoardFinding(QObject):
    """A board that is plugged in is asked by itself, and so is one that is chosen."""

    def __init__(
        self, step: BoardStep, bridge: HubBridge, parent: QObject, now: Callable[[], float] = time.monotonic
    ) -> None:
        """``now`` is in seconds."""
        super().__init__(parent)
        self._step = step
        self._bridge = bridge
        self._now = now
        self._while_there = WhileThere(self)
        self._ports: dict[str, UsbPort] | None = None  # None: they were not read yet
        self._told: tuple[str, Board, float] | None = None  # the last that answered: where, what, when
        self._asking: asyncio.Task[None] | None = None
        self._asked = ""  # the port whose board is being asked: the hub itself has it open meanwhile
        self._waits = False  # the hub writes on the port that is chosen
        self._live = Live()
        self._renewing = QTimer(self, singleShot=True, interval=RENEW_MS)
        self._renewing.timeout.connect(self.read)
        step.port_chosen.connect(self._look)
        step.probe_wanted.connect(self._probe_anew)

    @property
    def titles(self) -> dict[str, str]:
        """What the ports are called, by their ids."""
        return {port_id: port.name or port.path for port_id, port in (self._ports or {}).items()}

    def show_live(self, live: Live) -> None:
        """Know the household's devices, so that a board of theirs is called by its name."""
        self._live = live

    def renew(self) -> None:
        """The ports changed: read them soon."""
        self._renewing.start()

    def read(self) -> None:
        """Read which ports there are."""
        self._bridge.ask(
            lambda client: client.get("/usb/ports", UsbPorts),
            self._while_there(self._show),
            self.tr("Looking for boards"),
        )

    def forget(self) -> None:
        """Ask the board on the chosen port anew: it was flashed meanwhile."""
        self.look_at(self._step.port_id)

    def look_at(self, port_id: str) -> None:
        """Have this port chosen, and the board there asked anew."""
        self._told = None
        if port_id == self._step.port_id:
            self._look(port_id)
        else:
            self._step.choose(port_id)

    def stop(self) -> None:
        """Nobody looks any more."""
        self._renewing.stop()
        self._cancel()

    @property
    def model(self) -> str:
        """What kind of board the chosen one is, where the hub knows its device; else empty."""
        board = self._step.board
        device = self._live.devices.get(board.mac) if board else None
        return device.board if device else ""

    def _show(self, told: UsbPorts) -> None:
        before, self._ports = self._ports, {port.port_id: port for port in told.ports}
        chosen = self._step.port_id
        self._step.show_ports(told.ports)
        if chosen in self._ports:
            if self._changed((before or {}).get(chosen), self._ports[chosen]):
                self._look(chosen)
            return
        new = [
            port.port_id for port in told.ports if _asked_by_itself(port) and port.port_id not in (before or {})
        ]
        if (before is not None and new) or len(new) == 1:
            self._step.choose(new[0])

    def _changed(self, before: UsbPort | None, port: UsbPort) -> bool:
        """Whether there is a reason to ask the board that was not there before."""
        freed = self._waits and port.state is not PortState.FLASHING
        return freed or (before is not None and before.problem != port.problem and not self._asked)

    def _look(self, port_id: str) -> None:
        """A port was chosen, or changed."""
        self._cancel()
        port = (self._ports or {}).get(port_id)
        self._waits = port is not None and port.state is PortState.FLASHING
        if port is None or self._waits:
            self._step.show_nothing()
        elif self._told is not None and self._told[0] == port_id and self._now() - self._told[2] < SETTLE_S:
            self._show_board(self._told[1])
        else:
            self._probe(port_id)

    def _probe_anew(self, port_id: str) -> None:
        self._told = None
        self.read()
        self._look(port_id)

    def _probe(self, port_id: str) -> None:
        self._step.show_asking()
        self._asked = port_id
        wanted = self._while_there
        still = lambda: self._step.port_id == port_id  # noqa: E731 - said where it is used
        self._asking = self._bridge.ask(
            lambda client: client.send("POST", f"/usb/ports/{part(port_id)}/probe", Probed, {}),
            wanted(given(still, lambda probed: self._answered(port_id, probed))),
            self.tr("Asking the board what it is"),
            wanted(given(still, self._failed)),
        )

    def _answered(self, port_id: str, probed: Probed) -> None:
        self._asked = ""
        if probed.board is not None:
            self._told = port_id, probed.board, self._now()
            self._show_board(probed.board)
        elif probed.problem is not None:
            port = (self._ports or {}).get(port_id)
            self._step.show_trouble(trouble_words.of(probed.problem, port.busy_by if port else ""))

    def _show_board(self, board: Board) -> None:
        device = self._live.devices.get(board.mac)
        self._step.show_board(board, (device.name or device.board) if device else "")

    def _failed(self, error: HubError) -> None:
        self._asked = ""
        self._step.show_trouble(trouble_words.of_error(error))

    def _cancel(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        self._asked = ""


def _asked_by_itself(port: UsbPort) -> bool:
    """Whether a board is likely there, or a person named the port; asking resets whatever else is there."""
    return (
        (port.vendor_id is None or port.vendor_id in BOARD_VENDORS)
        and port.state is PortState.FREE
        and not port.problem
    )
