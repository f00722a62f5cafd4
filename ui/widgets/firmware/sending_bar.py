"""How far a file is that goes to the hub, with Cancel; and why it was not taken."""

from ui.widgets.file_bar import FileBar
from ui.widgets.firmware import wording


class SendingBar(FileBar):
    """Hidden when nothing goes and nothing is to be told of it."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""

    def show_begun(self, name: str) -> None:
        """A file of that name goes to the hub."""
        self._name = name
        self.show_running(self.tr("%1 goes to the hub…").replace("%1", name))

    def show_sent(self, sent: int, size: int) -> None:
        """So much of it has gone, bytes."""
        said = self.tr("%1: %2 of %3 sent").replace("%2", wording.size(sent)).replace("%3", wording.size(size))
        self.show_running(said.replace("%1", self._name), sent, max(1, size))

    def show_refused(self, why: str) -> None:
        """It was not taken, and that is why."""
        self.show_over(self.tr("%1 is not kept. %2").replace("%2", why).replace("%1", self._name))
