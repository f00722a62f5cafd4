"""Asks which files are meant."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.dialogs.save_as import first_folder, labels


def ask_which(parent: QWidget, then: Callable[[list[Path]], object], *, title: str, kinds: str) -> None:
    """Let the person choose one or more files, and hand on what was chosen.

    Args:
        parent: The window it is asked in.
        then: Is not called when the person chooses nothing.
        title: Of the dialog.
        kinds: Which files are shown, as Qt names them.
    """
    dialog = QFileDialog(parent, title, first_folder(), kinds)
    for label, said in labels():
        dialog.setLabelText(label, said)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda chosen: then([Path(each) for each in chosen]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
