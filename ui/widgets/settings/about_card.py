"""Which program this is, where it keeps everything, and where more is said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from ui.theme import mark
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.text import Text


class AboutCard(Card):
    """Version, licence, files, documents."""

    folder_wanted = Signal()  # open the data folder
    api_wanted = Signal()  # open the description of the API
    project_wanted = Signal()  # open what devices' firmware says of itself

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(Text("Xiaozhi Hub", "heading", wrap=True))
        self._facts = Facts()
        self._folder = self._link(self.tr("Open the data folder"))
        self._folder.clicked.connect(self.folder_wanted)
        self._api = self._link(self.tr("How programs talk to the hub (API)"))
        self._api.clicked.connect(self.api_wanted)
        self._project = self._link(self.tr("Xiaozhi's firmware for devices"))
        self._project.clicked.connect(self.project_wanted)
        for link in (self._folder, self._api, self._project):
            self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.insertWidget(1, self._facts)

    def show_facts(self, version: str, folder: str, file: str, *, here: bool) -> None:
        """Show them. ``here``: the hub runs on this computer, and its folder can be opened."""
        show = self._facts.show_fact
        show(self.tr("Version"), version)
        show(self.tr("Licence"), self.tr("GPL-3.0-or-later: free software, without any warranty"))
        show(self.tr("Data folder"), folder)
        show(self.tr("Settings file"), file)
        self._folder.setVisible(here)

    def _link(self, text: str) -> QPushButton:
        link = QPushButton(text)
        mark(link, "kind", "link")
        return link
