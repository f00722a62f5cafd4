"""Rollouts: reads how far they are, has them begun, paused, gone on with, halted and taken back."""

from collections.abc import Awaitable, Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from hub.client.client import HubClient, part
from hub.errors import HubError
from hub.events import AwakeChanged, Event, RolloutChanged, RolloutDeviceChanged
from hub.web.api.firmware_forms import Image
from hub.web.api.rollout_forms import (
    RolloutList,
    RolloutPreview,
    RolloutShown,
    WantedPreview,
    WantedRollout,
)
from ui import words
from ui.bridge import Notice, NoticeKind
from ui.dialogs.rollout import RolloutDialog
from ui.late import WhileThere
from ui.live import Live
from ui.pages.firmware import FirmwarePage, View
from ui.presenters.questions import Asks, Questions
from ui.widgets.firmware import wording

PATH: Final = "/rollouts"

RENEW_MS: Final = 200
"""After something changed, until they are read again: a device's check changes several things at once."""


class RolloutDesk(QObject):
    """Joins the rollouts' part of the page to the hub."""

    noticed = Signal(object)  # Notice

    def __init__(self, page: FirmwarePage, ask: Asks, live: Callable[[], Live], parent: QObject) -> None:
        """``ask`` asks the hub that is shown; ``live`` says what is true now."""
        super().__init__(parent)
        self._page = page
        self._live = live
        self._questions = Questions(ask)
        self._ask = ask
        self._renewing = QTimer(self, singleShot=True, interval=RENEW_MS)
        self._renewing.timeout.connect(self.read)
        self._connect()

    def read(self) -> None:
        """Read how far they are."""
        self._questions.ask(
            "rollouts",
            lambda client: client.get(PATH, RolloutList),
            lambda told: self._page.rollouts.show_rollouts(told.rollouts),
            self.tr("Reading the rollouts"),
            lambda error: self._page.rollouts.show_unread(words.problem(error.code)),
        )

    def receive(self, event: Event) -> None:
        """Something changed, and somebody looks."""
        if isinstance(event, RolloutChanged | RolloutDeviceChanged | AwakeChanged):
            self._renewing.start()

    def rest(self) -> None:
        """Nobody looks any more."""
        self._renewing.stop()

    def begin(self, image: Image) -> None:
        """Ask who is to get this image, and have that done."""
        dialog = RolloutDialog(image.image_id, wording.title(image), self._page.window())
        dialog.preview_wanted.connect(
            lambda everybody, downgrade: self._preview(dialog, image, everybody=everybody, downgrade=downgrade)
        )
        dialog.start_wanted.connect(lambda wanted: self._start(dialog, wanted))
        dialog.finished.connect(dialog.deleteLater)
        self._preview(dialog, image, everybody=False, downgrade=False)
        dialog.open()

    def _preview(self, dialog: RolloutDialog, image: Image, *, everybody: bool, downgrade: bool) -> None:
        while_there, live = WhileThere(dialog), self._live()
        theirs = tuple(device.device_id for device in wording.of_board(live, image.board))
        wanted: dict[str, object] = {"image_id": image.image_id, "downgrade": downgrade}
        if everybody:
            wanted["device_ids"] = theirs

        def show(preview: RolloutPreview) -> None:
            more = everybody or len(preview.devices) < len(theirs)
            dialog.show_preview(preview, live.all_called(), more=more)

        self._questions.ask(
            "preview",
            lambda client: client.send(
                "POST", f"{PATH}/preview", RolloutPreview, WantedPreview.model_validate(wanted)
            ),
            while_there(show),
            self.tr("Asking who can get the image"),
            while_there(lambda error: dialog.show_unread(words.problem(error.code))),
        )

    def _start(self, dialog: RolloutDialog, wanted: WantedRollout) -> None:
        while_there = WhileThere(dialog)

        def begun(rollout: RolloutShown) -> None:
            dialog.accept()
            self._page.show_view(View.ROLLOUTS)
            self._page.rollouts.look_at(rollout.rollout_id)
            self.read()

        self._ask(
            lambda client: client.send("POST", PATH, RolloutShown, wanted),
            while_there(begun),
            self.tr("Giving the image to devices"),
            while_there(lambda error: dialog.show_refused(words.problem(error.code))),
        )

    def _connect(self) -> None:
        rollouts, detail = self._page.rollouts, self._page.rollouts.detail
        rollouts.retry_wanted.connect(self.read)
        detail.pause_wanted.connect(lambda one: self._do(one, "pause", self.tr("Pausing the rollout")))
        detail.resume_wanted.connect(lambda one: self._do(one, "resume", self.tr("Going on with the rollout")))
        detail.halt_wanted.connect(lambda one: self._do(one, "halt", self.tr("Halting the rollout")))
        detail.back_wanted.connect(lambda one: self._do(one, "roll-back", self.tr("Taking the image back")))
        detail.delete_wanted.connect(self._delete)

    def _do(self, rollout_id: str, what: str, label: str) -> None:
        path = f"{PATH}/{part(rollout_id)}/{what}"
        self._act(lambda client: client.do("POST", path), label)

    def _delete(self, rollout_id: str) -> None:
        path = f"{PATH}/{part(rollout_id)}"
        self._act(lambda client: client.do("DELETE", path), self.tr("Clearing the rollout away"))

    def _act(self, deed: Callable[[HubClient], Awaitable[None]], label: str) -> None:
        def failed(error: HubError) -> None:
            self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))
            self.read()

        self._ask(deed, lambda _done: self.read(), label, failed)
