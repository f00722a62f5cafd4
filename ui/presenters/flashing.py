"""The flashing wizard: joins its dialog to the hub for as long as it is open."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hub.events import DeviceChecked, Event, FlashChanged, SerialHeard, UsbPortsChanged
from hub.snapshot import HubSnapshot
from hub.web.api.usb_forms import Flash
from ui.bridge import HubBridge
from ui.dialogs.flash_wizard import FlashWizard, Step
from ui.live import Live
from ui.presenters.flash_board import BoardFinding
from ui.presenters.flash_house import HouseTelling
from ui.presenters.flash_job import FlashJob
from ui.presenters.flash_library import ImageChoosing
from ui.presenters.flash_start import BoardStarting

log = logging.getLogger(__name__)


def open_flash_wizard(parent: QWidget, bridge: HubBridge, *, elsewhere: bool = False) -> FlashWizard:
    """Let a person flash a board.

    Args:
        parent: The window that it opens over.
        bridge: To the hub.
        elsewhere: The hub runs on another computer, which boards are plugged into.
    """
    run = Flashing(parent, bridge, elsewhere=elsewhere)
    run.dialog.open()
    run.begin()
    return run.dialog


class Flashing(QObject):
    """One run of it. What is written goes on in the hub when it ends."""

    def __init__(
        self,
        parent: QWidget,
        bridge: HubBridge,
        now: Callable[[], float] = time.monotonic,
        *,
        elsewhere: bool = False,
    ) -> None:
        """``now`` is in seconds."""
        self.dialog = FlashWizard(parent, elsewhere=elsewhere)
        super().__init__(self.dialog)
        dialog = self.dialog
        self._bridge = bridge
        self._live = Live()
        self._finding = BoardFinding(dialog.board, bridge, self, now)
        self._choosing = ImageChoosing(dialog.image, bridge, self)
        self._telling = HouseTelling(dialog.setup, bridge, self)
        self._job = FlashJob(dialog, bridge, self)
        self._job.call_ports(lambda: self._finding.titles)
        self._starting = BoardStarting(dialog, bridge, self)
        self._job.done.connect(self._written)
        dialog.entered.connect(self._enter)
        dialog.another_wanted.connect(self._another)
        dialog.afresh_wanted.connect(self._afresh)
        dialog.finished.connect(self._finish)
        bridge.pictured.connect(self._picture)
        bridge.published.connect(self._receive)

    def begin(self) -> None:
        """Read what there is: ports, and flashes that go on already."""
        self._bridge.refresh()
        self._finding.read()
        self._job.read()

    def _enter(self, step: Step) -> None:
        board = self.dialog.board.board
        if step is not Step.START:
            self._starting.stop()
        if step is Step.IMAGE and board is not None:
            self._choosing.begin(board, self._finding.model)
        elif step is Step.SETUP:
            self._telling.begin()

    def _another(self) -> None:
        """Flash another board: what was entered of the house holds for that one, too."""
        self._job.look_away()
        self.dialog.go(Step.BOARD)
        self._finding.forget()

    def _afresh(self, flash: Flash) -> None:
        """Choose again for the same port and image: what the board was told is not known in this window."""
        self._job.look_away()
        self._choosing.offer_first(flash.image_id)
        self.dialog.go(Step.BOARD)
        self._finding.look_at(flash.port_id)

    def _written(self, flash: Flash) -> None:
        self.dialog.go(Step.START)
        self._starting.begin(flash)

    def _picture(self, snapshot: HubSnapshot) -> None:
        self._live = self._live.pictured(snapshot)
        self._show_live()

    def _show_live(self) -> None:
        self._finding.show_live(self._live)
        self._starting.show_live(self._live)

    def _receive(self, event: Event) -> None:
        self._live = self._live.after(event)
        if isinstance(event, UsbPortsChanged):
            self._finding.renew()
        elif isinstance(event, FlashChanged):
            self._job.receive(event)
        elif isinstance(event, SerialHeard):
            self._starting.heard(event.port_id)
        elif isinstance(event, DeviceChecked):
            self._starting.checked(event)
        self._show_live()

    def _finish(self) -> None:
        self._finding.stop()
        self._job.stop()
        self._starting.stop()
        self._bridge.pictured.disconnect(self._picture)
        self._bridge.published.disconnect(self._receive)
        self.dialog.deleteLater()
