"""Pictures that devices send: what is small on its way may be large when it is unpacked."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter
from pytestqt.qtbot import QtBot

from ui.widgets.devices.picture import MOST, Picture


@pytest.fixture
def picture(qtbot: QtBot) -> Picture:
    picture = Picture("The screen")
    qtbot.addWidget(picture)
    return picture


def content(width: int, height: int, form: str) -> bytes:
    image = QImage(width, height, QImage.Format.Format_Mono)
    image.fill(0)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, form.encode()).write(image)
    return bytes(buffer.data().data())


@pytest.mark.parametrize("form", ["PNG", "JPG"])
def test_a_screen_and_a_photograph_are_shown_no_larger_than_their_place(picture: Picture, form: str) -> None:
    for width, height in ((320, 240), (1600, 1200)):
        assert picture.show_picture(content(width, height, form))
        assert picture.pixmap().width() == MOST.width()
    assert not picture.isHidden()


def test_one_that_would_take_seconds_to_unpack_is_not_shown(picture: Picture) -> None:
    assert picture.show_picture(content(320, 240, "PNG"))
    huge = content(8_000, 8_000, "PNG")
    assert len(huge) < 100_000
    assert not picture.show_picture(huge)
    assert picture.pixmap().isNull()


@pytest.mark.parametrize("raw", [b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_jpeg_or_png_is_not_shown(picture: Picture, raw: bytes) -> None:
    assert not picture.show_picture(raw)


def test_another_kind_of_picture_is_not_read(picture: Picture) -> None:
    assert not picture.show_picture(content(8, 8, "BMP"))
