"""Asks where a file is to go."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    parent: QWidget, name: str, then: Callable[[Path], object], *, title: str = "", kinds: str = ""
) -> None:
    """Let the person choose, and hand on what was chosen.

    Args:
        parent: The window it is asked in.
        name: What the file is called unless it is given another name; with a suffix.
        then: Is not called when the person chooses nothing.
        title: Of the dialog; empty: the usual one.
        kinds: Which files are shown, as Qt names them; empty: those with the suffix.
    """
    suffix = Path(name).suffix.removeprefix(".")
    title = title or QCoreApplication.translate("SaveAs", "Save as")
    dialog = QFileDialog(parent, title, first_folder(), kinds or f"{suffix.upper()} (*.{suffix})")
    for label, said in labels():  # Qt's own catalogues have other texts for these than its dialog
        dialog.setLabelText(label, said)
    dialog.selectFile(name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def labels() -> tuple[tuple[QFileDialog.DialogLabel, str], ...]:
    """What Qt's own catalogues have other texts for than its dialog."""
    label, translate = QFileDialog.DialogLabel, QCoreApplication.translate
    return (
        (label.LookIn, translate("SaveAs", "Look in:")),
        (label.FileType, translate("SaveAs", "Files of type:")),
    )


def first_folder() -> str:
    """Where a person keeps documents: the program itself may have been started anywhere."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
