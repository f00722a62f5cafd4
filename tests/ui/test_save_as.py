from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.save_as import ask_where


def test_what_was_chosen_is_handed_on_with_the_suffix(qtbot: QtBot, tmp_path: Path) -> None:
    window, chosen = QWidget(), list[Path]()
    qtbot.addWidget(window)
    window.show()
    ask_where(window, "conversations.md", chosen.append)
    (dialog,) = window.findChildren(QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["conversations.md"]
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("talk")
    with qtbot.waitSignal(dialog.finished):
        dialog.accept()
    assert chosen == [tmp_path / "talk.md"]


def test_nothing_is_handed_on_when_nothing_is_chosen(qtbot: QtBot) -> None:
    window, chosen = QWidget(), list[Path]()
    qtbot.addWidget(window)
    window.show()
    ask_where(window, "conversations.md", chosen.append)
    (dialog,) = window.findChildren(QFileDialog)
    dialog.reject()
    assert chosen == []


class Shouting(QTranslator):
    """Has a translation of its own for what the window itself says."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        return source.upper() if context == "SaveAs" else ""


def test_what_qt_s_catalogues_lack_in_its_dialog_is_said_by_ours(qtbot: QtBot, qapp: QApplication) -> None:
    window, ours = QWidget(), Shouting()
    qtbot.addWidget(window)
    window.show()
    qapp.installTranslator(ours)
    ask_where(window, "conversations.md", lambda _: None)
    qapp.removeTranslator(ours)
    (dialog,) = window.findChildren(QFileDialog)
    label = QFileDialog.DialogLabel
    assert dialog.labelText(label.LookIn) == "LOOK IN:"
    assert dialog.labelText(label.FileType) == "FILES OF TYPE:"
    dialog.reject()
