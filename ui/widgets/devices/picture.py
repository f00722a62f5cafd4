"""A picture from a device, made to fit its place; what is none is not shown."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QLabel

from ui.theme import UNIT

MOST: Final = QSize(40 * UNIT, 40 * UNIT)
"""320 px on a side: most screens of devices have no more. A larger picture is made smaller while it is read."""

MOST_PIXELS: Final = 2592 * 1944
"""Of the largest camera on such boards. Unpacking them takes up to 50 ms, in which the window stands still."""

FORMATS: Final = (b"jpeg", b"png")


class Picture(QLabel):
    """Shows one JPEG or PNG."""

    def __init__(self, name: str) -> None:
        """``name`` says to a screen reader what it is."""
        super().__init__()
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_picture(self, content: bytes) -> bool:
        """Show the picture in ``content``. False: there is none in it."""
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        size = reader.size()
        if not _can_be_shown(reader, size):
            self.clear_picture()
            return False
        if size.width() > MOST.width() or size.height() > MOST.height():
            reader.setScaledSize(size.scaled(MOST, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        buffer.close()
        self.setPixmap(QPixmap.fromImage(image))
        self.setVisible(not image.isNull())
        return not image.isNull()

    def clear_picture(self) -> None:
        """Show none."""
        self.clear()
        self.hide()


def _can_be_shown(reader: QImageReader, size: QSize) -> bool:
    """By what its first bytes say: a few thousand bytes may be a picture that takes seconds to unpack."""
    small = size.isValid() and size.width() * size.height() <= MOST_PIXELS
    return small and bytes(reader.format().data()) in FORMATS
