"""A QR code, dark on light in every theme, with whole pixels to a module."""

from functools import lru_cache
from typing import Final

import segno
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET_MODULES: Final = 4
"""Empty modules around the code that ISO/IEC 18004 asks for."""

CODES: Final = 4
"""Codes that are kept: to make one takes 20 ms, and every window that is made anew shows the same."""

LIGHT: Final = QColor("#ffffff")
DARK: Final = QColor("#101214")


class QrCode(QWidget):
    """Shows ``text`` as a square; empty text shows nothing."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._text = ""
        self._modules: QImage | None = None
        self.hide()
        self.setFixedSize(QSize(side, side))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show ``text`` from now on."""
        if text == self._text:
            return
        self._text = text
        self._modules = _image(text) if text else None
        self.setAccessibleName(self.tr("QR code of %1").replace("%1", text) if text else "")
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the modules with one whole number of device pixels each, in the middle of a light square."""
        if self._modules is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(self.rect(), LIGHT)
        count, ratio = self._modules.width(), self.devicePixelRatioF()
        pixels = int(self.width() * ratio) // count * count
        start = round((self.width() * ratio - pixels) / 2)
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawImage(QRect(start, start, pixels, pixels), self._modules)
        painter.end()


@lru_cache(maxsize=CODES)
def _image(text: str) -> QImage:
    """One pixel a module, quiet zone included."""
    code = segno.make_qr(text, error="m", boost_error=False)
    rows = tuple(code.matrix_iter(scale=1, border=QUIET_MODULES))
    image = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            image.setPixelColor(x, y, DARK if module else LIGHT)
    return image
