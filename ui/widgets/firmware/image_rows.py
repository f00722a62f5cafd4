"""Firmware images as Qt's lists want them, newest first."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from hub.web.api.firmware_forms import Image
from ui.live import Live
from ui.widgets.firmware import wording

IMAGE: Final = Qt.ItemDataRole.UserRole
"""The image itself."""

DEVICES: Final = Qt.ItemDataRole.UserRole + 1
"""Which devices run it, by their names."""

Index = QModelIndex | QPersistentModelIndex


class ImageRows(QAbstractListModel):
    """What is kept, as far as it fits what is sought."""

    def __init__(self) -> None:
        super().__init__()
        self._live = Live()
        self._images: tuple[Image, ...] = ()
        self._rows: tuple[Image, ...] = ()
        self._text = ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The image, or what its row says."""
        if not 0 <= index.row() < len(self._rows):
            return None
        image = self._rows[index.row()]
        if role == IMAGE:
            return image
        if role == DEVICES:
            return wording.names(self._live, image.devices)
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.title(image)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(image)
        return None

    def images(self) -> tuple[Image, ...]:
        """All of them, shown or not."""
        return self._images

    def image(self, image_id: str) -> Image | None:
        """One of them."""
        return next((one for one in self._images if one.image_id == image_id), None)

    def row_of(self, image_id: str) -> int:
        """Its row; -1 when it is not shown."""
        return next((row for row, one in enumerate(self._rows) if one.image_id == image_id), -1)

    def show_images(self, images: Sequence[Image]) -> None:
        """All that there are now."""
        self._images = tuple(images)
        self._renew()

    def show_live(self, live: Live) -> None:
        """Call devices as they are called now."""
        self._live = live
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def seek(self, text: str) -> None:
        """Show only what has ``text`` in what is known of it; empty: all."""
        self._text = text.strip().casefold()
        self._renew()

    def _renew(self) -> None:
        before = [one.image_id for one in self._rows]
        found = tuple(one for one in self._images if self._fits(one))
        if [one.image_id for one in found] == before:
            self._rows = found
            if found:
                self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self._rows = found
        self.endResetModel()

    def _fits(self, image: Image) -> bool:
        return self._text in f"{self._said(image)} {image.project} {image.notes}".casefold()

    def _said(self, image: Image) -> str:
        has_it = wording.translate("Firmware", "runs on: %1").replace("%1", wording.has_it(self._live, image))
        return ", ".join((wording.title(image), wording.channel(image.channel), wording.line(image), has_it))
