import pytest
import segno
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.scripted_hub import OTA_URL
from ui.theme import DARK, LIGHT, Theme
from ui.widgets.qr_code import QUIET_MODULES, QrCode


def read_back(image: QImage) -> list[list[int]]:
    """The modules of a drawn code (1 is dark), found by its corner and not by how it was drawn."""
    dark = [
        [image.pixelColor(x, y).lightness() < 128 for x in range(image.width())] for y in range(image.height())
    ]
    rows = [y for y, row in enumerate(dark) if any(row)]
    columns = [x for x in range(image.width()) if any(row[x] for row in dark)]
    top, left, side = rows[0], columns[0], columns[-1] - columns[0] + 1
    finder = next(x for x in range(left, image.width()) if not dark[top][x]) - left  # 7 modules wide
    module = finder // 7
    assert finder % 7 == 0
    assert side % module == 0
    middles = range(module // 2, side, module)
    return [[int(dark[top + y][left + x]) for x in middles] for y in middles]


@pytest.mark.parametrize(
    "text", [OTA_URL, "http://10.0.0.2:8003/xiaozhi/ota/", "http://192.168.100.200:58003/xiaozhi/ota/"]
)
def test_what_is_drawn_is_the_code_of_the_address(qtbot: QtBot, text: str) -> None:
    qr = QrCode(148)
    qtbot.addWidget(qr)
    qr.show_text(text)
    expected = [list(row) for row in segno.make_qr(text, error="m", boost_error=False).matrix]
    assert read_back(qr.grab().toImage()) == expected


def test_it_is_dark_on_light_with_a_quiet_zone_in_the_dark_theme_too(qtbot: QtBot, theme: Theme) -> None:
    theme.dress(DARK)
    qr = QrCode(148)
    qtbot.addWidget(qr)
    qr.show_text(OTA_URL)
    image = qr.grab().toImage()
    edge = QUIET_MODULES * 4
    for place in range(148):
        for x, y in ((place, 0), (place, edge - 1), (0, place), (edge - 1, place)):
            assert image.pixelColor(x, y).lightness() > 250
    theme.dress(LIGHT)


def test_it_says_what_it_holds(qtbot: QtBot) -> None:
    qr = QrCode(148)
    qtbot.addWidget(qr)
    qr.show_text(OTA_URL)
    assert qr.accessibleName() == f"QR code of {OTA_URL}"
    qr.show_text("")
    assert not qr.isVisible()
