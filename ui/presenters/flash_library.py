"""Second step of the flashing wizard: what the library has for the board, and a file that it has not yet."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hub.errors import HubError
from hub.firmware.filed import MEDIA_TYPE
from hub.firmware.records import MAX_NAME
from hub.web.api.firmware_forms import Image, ImageList
from hub.web.api.usb_forms import Board
from ui import words
from ui.bridge import HubBridge
from ui.dialogs.open_files import ask_which
from ui.late import WhileThere
from ui.presenters.local_file import content_of, why_refused
from ui.widgets.flash.image_step import ImageStep

if TYPE_CHECKING:
    from hub.client.client import HubClient


class ImageChoosing(QObject):
    """Reads the library whenever the step is entered."""

    def __init__(self, step: ImageStep, bridge: HubBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._step = step
        self._bridge = bridge
        self._while_there = WhileThere(self)
        self._for: tuple[Board, str] | None = None
        self._first = ""  # the image to be chosen when they are shown next
        step.add_wanted.connect(self._ask_which)
        step.retry_wanted.connect(self._read)

    def begin(self, board: Board, model: str) -> None:
        """Offer what fits this board; ``model`` is what kind it is, where that is known."""
        self._for = board, model
        self._read()

    def offer_first(self, image_id: str) -> None:
        """Have this one chosen when the step is entered next, if it fits."""
        self._first = image_id

    def _read(self) -> None:
        self._bridge.ask(
            lambda client: client.get("/firmware", ImageList),
            self._while_there(lambda told: self._show(told.images)),
            self.tr("Reading the firmware library"),
            self._while_there(lambda error: self._step.show_unread(words.problem(error.code))),
        )

    def _show(self, images: tuple[Image, ...], chosen: str = "") -> None:
        if self._for is not None:
            self._step.show_state("")
            self._step.show_images(images, *self._for)
            wanted, self._first = chosen or self._first, ""
            if wanted:
                self._step.choose(wanted)

    def _ask_which(self) -> None:
        kinds = self.tr("Firmware (*.bin *.zip)")
        then = self._while_there(lambda files: self._add(files[0]))
        ask_which(self._step.window(), then, title=self.tr("Add firmware"), kinds=kinds)

    def _add(self, path: Path) -> None:
        self._step.show_state(self.tr("Looking at %1…").replace("%1", path.name))
        self._bridge.ask(
            lambda client: _added(client, path),
            self._while_there(self._added),
            self.tr("Adding %1").replace("%1", path.name),
            self._while_there(self._not_added),
        )

    def _added(self, told: tuple[Image, tuple[Image, ...]]) -> None:
        image, images = told
        self._show(images, image.image_id)

    def _not_added(self, error: HubError) -> None:
        self._step.show_state(why_refused(error), bad=True)


async def _added(client: "HubClient", path: Path) -> tuple[Image, tuple[Image, ...]]:
    """The image in this file, which is in the library now, and all that is."""
    content = await content_of(path)
    kind = "application/zip" if path.suffix.lower() == ".zip" else MEDIA_TYPE
    image = await client.upload("/firmware", Image, content, kind, {"name": path.name[-MAX_NAME:]})
    return image, (await client.get("/firmware", ImageList)).images
