"""Asks which file is to be read."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_which(parent: QWidget, title: str, kinds: str, then: Callable[[Path], object]) -> None:
    """Let the person choose one that is there, and hand it on.

    Args:
        parent: The window it is asked in.
        title: Of the dialog.
        kinds: Which files are shown, as Qt names them.
        then: Is not called when the person chooses nothing.
    """
    dialog = QFileDialog(parent, title, _first_folder(), kinds)
    label, translate = QFileDialog.DialogLabel, QCoreApplication.translate
    dialog.setLabelText(label.LookIn, translate("SaveAs", "Look in:"))
    dialog.setLabelText(label.FileType, translate("SaveAs", "Files of type:"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _first_folder() -> str:
    """Where what was downloaded lies."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
