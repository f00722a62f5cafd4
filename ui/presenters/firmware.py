"""Firmware: reads what is kept, takes files in, and has images changed, saved and deleted."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer

from hub.client.client import HubClient, part
from hub.errors import HubError, UnknownFirmwareError
from hub.events import DeviceChecked, Event, HubState, HubStateChanged
from hub.web.api.firmware_forms import Image, ImageChanges, ImageList
from ui import words
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.live import Live
from ui.pages.firmware import FirmwarePage, View
from ui.presenters.assets import AssetDesk
from ui.presenters.file_saving import FileSaving
from ui.presenters.firmware_intake import FirmwareIntake
from ui.presenters.flashing import open_flash_wizard
from ui.presenters.old_flashes import OldFlashDesk
from ui.presenters.presenter import Presenter, Surroundings
from ui.presenters.questions import Questions
from ui.presenters.rollouts import RolloutDesk
from ui.widgets.firmware import wording
from ui.widgets.firmware.image_form import Said

RENEW_MS: Final = 300
"""After a device checked in, until the images are read again: several devices check in at once."""

FILES: Final = "firmware/files"
"""Under which files that were given and not decided about are remembered while pages are made anew."""


class FirmwarePresenter(Presenter):
    """Files that were given wait until the hub can be asked."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.page: FirmwarePage = FirmwarePage()
        self._looked_at = False
        self._wanted = ""  # the image to be looked at once it is read
        self._questions = Questions(self.ask)
        self._renewing = QTimer(self, singleShot=True, interval=RENEW_MS)
        self._renewing.timeout.connect(self._read)
        self._saving = FileSaving(self.page, self.page.saving, lambda: self.bridge, self)
        files: list[Path] = around.unsaved.setdefault(FILES, [])
        self._intake = FirmwareIntake(self.page, files, lambda: self.bridge, self)
        self._rollouts = RolloutDesk(self.page, self.ask, lambda: self.live, self)
        self._assets = AssetDesk(self.page, self.ask, self._saving, self)
        self._old_flashes = OldFlashDesk(self.page, self.ask, self._saving, self)
        self._connect()

    def attach(self, bridge: HubBridge) -> None:
        """Show this hub from now on; files that were given are looked at by it."""
        super().attach(bridge)
        self._intake.stop()
        self._assets.stop()

    def show_live(self, live: Live) -> None:
        """Call devices as they are called now."""
        super().show_live(live)
        self.page.show_live(live)

    def enter(self) -> None:
        """Read what is kept, and look at what was given."""
        self._looked_at = True
        self._read()
        self._rollouts.read()
        self._assets.read()
        self._old_flashes.read()
        self._intake.go_on()

    def leave(self) -> None:
        """Read nothing more."""
        self._looked_at = False
        self._renewing.stop()
        self._rollouts.rest()
        self._assets.rest()

    def receive(self, event: Event) -> None:
        """Who runs what may be otherwise now."""
        if isinstance(event, DeviceChecked) and self._looked_at:
            self._renewing.start()
        elif isinstance(event, HubStateChanged) and event.state is HubState.READY and self._looked_at:
            self.enter()
        elif self._looked_at:
            self._rollouts.receive(event)
            self._assets.receive(event)
            self._old_flashes.receive(event)

    def take_files(self, files: list[Path]) -> None:
        """Look at these, one after the other; nothing is kept before the person says so."""
        if self.page.view is View.ASSETS and self._looked_at:
            self._assets.take(files)
            return
        self._intake.take(files)
        if self._looked_at:
            self._intake.go_on()

    def place(self) -> str:
        """The view, and the image that is looked at."""
        return f"{self.page.view.value}/{self.page.detail.image_id}"

    def return_to(self, place: str) -> None:
        """Look there again."""
        view, _, self._wanted = place.partition("/")
        if view in View.__members__.values():
            self.page.show_view(View(view))

    def _flash(self) -> None:
        open_flash_wizard(self.page.window(), self.bridge, elsewhere=bool(self.around.address))

    def _connect(self) -> None:
        page, detail = self.page, self.page.detail
        page.files_given.connect(self.take_files)
        page.retry_wanted.connect(self._read)
        page.usb_wanted.connect(self._flash)
        page.let_usb_be_used(possible=True)
        detail.give_wanted.connect(self._give)
        detail.change_wanted.connect(self._change)
        detail.save_wanted.connect(self._save)
        detail.delete_wanted.connect(self._delete)
        self._intake.kept.connect(self._kept)
        self._intake.assets_given.connect(lambda file: self._assets.take([file]))
        self._rollouts.noticed.connect(self.noticed)
        self._assets.noticed.connect(self.noticed)
        self._old_flashes.noticed.connect(self.noticed)

    def _read(self) -> None:
        self._questions.ask(
            "images",
            lambda client: client.get("/firmware", ImageList),
            self._show,
            self.tr("Reading the images"),
            lambda error: self.page.show_unread(words.problem(error.code)),
        )

    def _show(self, told: ImageList) -> None:
        self.page.show_images(told.images)
        wanted, self._wanted = self._wanted, ""
        if any(image.image_id == wanted for image in told.images):
            self.page.list.look_at(wanted)

    def _kept(self, image: Image) -> None:
        self._wanted = image.image_id
        self._tell(self.tr("%1 is in the library.").replace("%1", wording.title(image)))
        self._read()

    def _give(self, image_id: str) -> None:
        image = self.page.list.rows.image(image_id)
        if image is not None:
            self._rollouts.begin(image)

    def _change(self, image_id: str, said: Said) -> None:
        body = ImageChanges(channel=said.channel, board=said.board, notes=said.notes)
        path = _path(image_id)

        async def change(client: HubClient) -> ImageList:
            await client.send("PATCH", path, Image, body)
            return await client.get("/firmware", ImageList)

        def changed(told: ImageList) -> None:
            self._show(told)
            self._tell(self.tr("The changes are kept."))

        self.ask(change, changed, self.tr("Changing what is known of an image"))

    def _save(self, image_id: str) -> None:
        image = self.page.list.rows.image(image_id)
        if image is None:
            return
        name = Path(image.name).stem or f"firmware-{image.version}"
        self._saving.save(f"{name}.bin", f"{_path(image_id)}/content")

    def _delete(self, image_id: str) -> None:
        image = self.page.list.rows.image(image_id)
        title = wording.title(image) if image else ""
        label = self.tr("Deleting %1").replace("%1", title)
        path = _path(image_id)

        def gone(_nothing: None) -> None:
            self._tell(self.tr("%1 was deleted.").replace("%1", title))
            self._read()

        def failed(error: HubError) -> None:
            self.noticed.emit(Notice(NoticeKind.FAILED, label, error.code))
            if error.code == UnknownFirmwareError.code:
                self._read()

        self.ask(lambda client: client.do("DELETE", path), gone, label, failed)

    def _tell(self, said: str) -> None:
        self.noticed.emit(Notice(NoticeKind.DONE, said))


def _path(image_id: str) -> str:
    return f"/firmware/{part(image_id)}"
