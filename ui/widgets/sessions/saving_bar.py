"""How far the saving of a file is, with Cancel; and what became of it."""

from PySide6.QtCore import QLocale

from ui.widgets.file_bar import FileBar


class SavingBar(FileBar):
    """Hidden when nothing is saved and nothing is to be told of it. How much it will be is known at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""

    def show_begun(self, name: str) -> None:
        """A file of that name is being made."""
        self._name = name
        self.show_running(self.tr("%1 is being made…").replace("%1", name))

    def show_written(self, size: int) -> None:
        """So many bytes of it are written."""
        told = self.tr("%1: %2 written").replace("%1", self._name).replace("%2", _size(size))
        self.show_running(told)

    def show_done(self, size: int) -> None:
        """It is whole."""
        told = self.tr("%1 is saved (%2).").replace("%1", self._name).replace("%2", _size(size))
        self.show_over(told)

    def show_cancelled(self) -> None:
        """It is not there."""
        self.show_over(self.tr("Cancelled: %1 was not written.").replace("%1", self._name))

    def show_failed(self, why: str) -> None:
        """It is not there, and that is why."""
        told = self.tr("%1 was not written. %2").replace("%1", self._name).replace("%2", why)
        self.show_over(told)


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
