"""Every scene of the wizard has room for its words, in every language, over the smallest window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from tests.ui.conftest import Desk, needs_fonts, speak
from tests.ui.reading import nothing_cut_off, shown
from tests.ui.scenes_flashing import FLASHING_SCENES
from ui.main_window import SMALLEST


@needs_fonts
@pytest.mark.parametrize("language", ["en", "ru", "zh"])
@pytest.mark.parametrize("scene", FLASHING_SCENES)
def test_nothing_is_cut_off(
    qapp: QApplication, open_desk: Callable[..., Desk], scene: str, language: str
) -> None:
    speak(qapp, language)
    desk = open_desk()
    FLASHING_SCENES[scene](desk.hub, desk.window, language)
    qapp.processEvents()
    dialog = qapp.activeModalWidget()
    assert dialog is not None
    nothing_cut_off(dialog)
    assert dialog.width() <= SMALLEST.width()
    assert dialog.height() <= SMALLEST.height()
    for area in shown(dialog, QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0
