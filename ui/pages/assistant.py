"""Who thinks and with which key, the personas, and what it costs."""

from enum import IntEnum

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.theme import UNIT
from ui.widgets.assistant.costs_view import CostsView
from ui.widgets.assistant.key_card import AssistantKeyCard
from ui.widgets.assistant.personas_view import PersonasView
from ui.widgets.assistant.service_form import ServiceForm
from ui.widgets.card import scrolled
from ui.widgets.tabs import Tabs
from ui.widgets.text import Text


class Part(IntEnum):
    """Of the page, in their order."""

    SERVICE = 0
    PERSONAS = 1
    COSTS = 2


class AssistantPage(QWidget):
    """Its parts take values and tell what is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.key = AssistantKeyCard()
        self.first = ServiceForm(
            self.tr("Who thinks"),
            self.tr("Questions go to this service. One on this computer or in your network keeps them home."),
        )
        self.second = ServiceForm(
            self.tr("Who stands in"),
            self.tr("It answers while the first service cannot be reached or the month's limit is used up."),
            second=True,
        )
        self.personas = PersonasView()
        self.costs = CostsView()
        self._tabs = Tabs(self.tr("Parts of the page"))
        for name in (self.tr("Service"), self.tr("Personas"), self.tr("Costs")):
            self._tabs.addTab(name)
        self._body = QStackedWidget()
        self._body.addWidget(scrolled(self.tr("Service"), self.key, self.first, self.second))
        self._body.addWidget(self.personas)
        self._body.addWidget(self.costs)
        self._tabs.currentChanged.connect(self._body.setCurrentIndex)
        head = QHBoxLayout()
        head.setSpacing(2 * UNIT)
        head.addWidget(Text(self.tr("Assistant"), "title"))
        head.addStretch(1)
        head.addWidget(self._tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(head)
        column.addWidget(self._body, 1)

    @property
    def part(self) -> Part:
        """Where the person looks."""
        return Part(self._tabs.currentIndex())

    def show_part(self, part: Part) -> None:
        """Have the person look there."""
        self._tabs.setCurrentIndex(part)
