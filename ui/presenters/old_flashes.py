"""Old flashes: reads which are kept, and has them saved and deleted."""

from typing import Final

from PySide6.QtCore import QDateTime, QObject, Qt, Signal

from hub.client.client import part
from hub.errors import HubError
from hub.events import FLASH_ENDED, Event, FlashChanged
from hub.web.api.usb_forms import Flash, Flashes
from ui import words
from ui.bridge import Notice, NoticeKind
from ui.pages.firmware import FirmwarePage
from ui.presenters.file_saving import FileSaving
from ui.presenters.questions import Asks, Questions

PATH: Final = "/usb/flashes"


class OldFlashDesk(QObject):
    """Joins what was on boards before to the hub."""

    noticed = Signal(object)  # Notice

    def __init__(self, page: FirmwarePage, ask: Asks, saving: FileSaving, parent: QObject) -> None:
        """``ask`` asks the hub that is shown."""
        super().__init__(parent)
        self._view = page.old_flashes
        self._ask = ask
        self._saving = saving
        self._questions = Questions(ask)
        self._view.retry_wanted.connect(self.read)
        self._view.save_wanted.connect(self._save)
        self._view.delete_wanted.connect(self._delete)

    def read(self) -> None:
        """Read which are kept."""
        self._questions.ask(
            "old flashes",
            lambda client: client.get(PATH, Flashes),
            lambda told: self._view.show_flashes([one for one in told.flashes if one.backup]),
            self.tr("Reading the backups"),
            lambda error: self._view.show_unread(words.problem(error.code)),
        )

    def receive(self, event: Event) -> None:
        """A board was written, or its backup deleted, and somebody looks."""
        if isinstance(event, FlashChanged) and event.state in FLASH_ENDED:
            self.read()

    def _save(self, flash: Flash) -> None:
        self._saving.save(file_name(flash), f"{PATH}/{part(flash.flash_id)}/backup")

    def _delete(self, flash_id: str) -> None:
        def gone(_nothing: None) -> None:
            self.noticed.emit(Notice(NoticeKind.DONE, self.tr("The backup was deleted.")))
            self.read()

        def failed(error: HubError) -> None:
            self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))
            self.read()

        label = self.tr("Deleting a backup")
        self._ask(lambda client: client.do("DELETE", f"{PATH}/{part(flash_id)}"), gone, label, failed)


def file_name(flash: Flash) -> str:
    """What a saved one is called: its device, and the day as it is here."""
    day = QDateTime.fromSecsSinceEpoch(int(flash.started_at)).date().toString(Qt.DateFormat.ISODate)
    return f"flash-{flash.device_id.replace(':', '')}-{day}.bin"
