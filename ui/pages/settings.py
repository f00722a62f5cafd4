"""Every setting with its default and its reason, in sections or as a search finds them."""

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hub.web.api.network import Network, Reached
from hub.web.api.settings import Setting, SettingList
from ui import setting_words
from ui.shortcuts import find_key
from ui.tab_order import put_behind
from ui.theme import UNIT
from ui.widgets.card import Card, scrolled
from ui.widgets.overlay import FOOT
from ui.widgets.settings.about_card import AboutCard
from ui.widgets.settings.network_card import NetworkCard
from ui.widgets.settings.restart_banner import RestartBanner
from ui.widgets.settings.sections import LAST, Section, section_of, section_title
from ui.widgets.settings.setting_row import SettingRow
from ui.widgets.settings.window_card import WindowCard
from ui.widgets.text import Text

SECTIONS_WIDTH: Final = 24 * UNIT
"""192 px: the longest Russian name of a section."""

ROWS_AT_ONCE: Final = 3
"""Rows that are made in one go; each takes some 5 ms."""

FIND_MS: Final = 150
"""How long it is waited for the next letter before a search, milliseconds."""

MOST_FOUND: Final = 30
"""Settings that a search shows; who finds more types another letter."""


class SettingsPage(QWidget):
    """Takes settings and tells what is to be otherwise. Rows are made when a section is first looked at."""

    change_wanted = Signal(str, object)  # a setting's name, its new value
    reset_wanted = Signal(str)  # a setting's name
    restart_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._unseen = QWidget(self)  # owns cards whose section was not looked at
        self._unseen.hide()
        self.network = NetworkCard()
        self.window_part = WindowCard()
        self.about = AboutCard()
        for card in (self.network, self.window_part, self.about):
            card.setParent(self._unseen)
        self.banner = RestartBanner()
        self.banner.setObjectName(FOOT)
        self.banner.restart_wanted.connect(self.restart_wanted)
        self._problem = Text(role="problem", wrap=True)
        self._problem.setObjectName(FOOT)
        self._problem.hide()
        self._settings: dict[str, Setting] = {}
        self._rows: dict[str, list[SettingRow]] = {}
        self._shown: dict[Section | None, QScrollArea] = {}
        self._search = QLineEdit(clearButtonEnabled=True)
        self._search.setPlaceholderText(self.tr("Search settings"))
        self._search.setAccessibleName(self.tr("Search settings"))
        for clear in self._search.findChildren(QToolButton):
            clear.setAccessibleName(self.tr("Clear the search"))
        self._sections = QListWidget()
        self._sections.setObjectName("sections")
        self._sections.setAccessibleName(self.tr("Sections"))
        self._sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sections.setFixedWidth(SECTIONS_WIDTH)
        self._sections.addItems([section_title(section) for section in Section])
        self._sections.currentRowChanged.connect(lambda _row: self._show_section())
        find = QShortcut(find_key(), self)
        find.activated.connect(self._search.setFocus)
        self._body = QStackedWidget()
        self._added: dict[Section, list[QWidget]] = {}
        self._due: deque[tuple[Card, str]] = deque()  # rows that are to be made
        self._filling = QTimer(self, singleShot=True, interval=0)
        self._filling.timeout.connect(self._fill)
        self._finding = QTimer(self, singleShot=True, interval=FIND_MS)
        self._finding.timeout.connect(self._find)
        self._search.textChanged.connect(lambda _text: self._finding.start())
        self._lay_out()

    def show_settings(self, told: SettingList, *, restarts: bool) -> None:
        """Show all of them as they are; ``restarts``: the hub can be started anew from here."""
        fresh = not self._settings
        self._settings = {one.name: one for one in told.settings}
        for name, rows in self._rows.items():
            for row in rows:
                if row.setting != self._settings[name]:
                    row.show_setting(self._settings[name])
        self._problem.setText(self.tr("The settings file cannot be used: %1").replace("%1", told.problem))
        self._problem.setVisible(bool(told.problem))
        self.banner.show_waiting(len(told.waiting), possible=restarts)
        if fresh:
            self.show_section(self.section)
            self._show_section()

    def show_network(self, network: Network) -> None:
        """Show what a device would reach."""
        self.network.show_network(network)

    def show_reached(self, reached: Reached) -> None:
        """Show whether it really is there."""
        self.network.show_reached(reached)

    def show_refused(self, reasons: Mapping[str, str]) -> None:
        """Say at their fields why values were not taken."""
        for name, reason in reasons.items():
            for row in self._rows.get(name, ()):
                row.show_problem(reason)

    def forget_refused(self) -> None:
        """Show what is kept where something else was typed, and refused."""
        for rows in self._rows.values():
            for row in rows:
                row.forget_refused()

    @property
    def section(self) -> Section:
        """Where the person looks, or will once there is something to show."""
        return list(Section)[max(0, self._sections.currentRow())]

    def show_section(self, section: Section) -> None:
        """Have the person look there."""
        self.search("")
        self._sections.setCurrentRow(list(Section).index(section))

    def add_card(self, section: Section, card: QWidget) -> None:
        """Have ``card`` in the section, too, below its own; to be called before the section is looked at."""
        card.setParent(self._unseen)
        self._added.setdefault(section, []).append(card)

    def search(self, text: str) -> None:
        """Look for settings, as if it was typed."""
        self._search.setText(text)
        self._find()

    def row(self, name: str) -> SettingRow:
        """The row of a setting that is shown now."""
        looked_at = self._body.currentWidget()
        return next(row for row in self._rows[name] if looked_at and looked_at.isAncestorOf(row))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * UNIT)
        head.addWidget(Text(self.tr("Settings"), "title"))
        head.addStretch(1)
        self._search.setMinimumWidth(32 * UNIT)
        head.addWidget(self._search)
        body = QHBoxLayout()
        body.setSpacing(2 * UNIT)
        body.addWidget(self._sections)
        body.addWidget(self._body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(head)
        column.addLayout(body, 1)
        column.addWidget(self.banner)  # below: what was just changed stays where it is
        column.addWidget(self._problem)

    def _show_section(self) -> None:
        row = self._sections.currentRow()
        if row < 0 or not self._settings:
            return
        section = list(Section)[row]
        if section not in self._shown:
            found = (name for name in self._settings if section_of(name) is section)
            names = sorted(found, key=lambda name: name in LAST)
            later, self._due = self._due, deque()
            self._shown[section] = scrolled(section_title(section), *self._cards(section, names))
            self._body.addWidget(self._shown[section])
            self._due.extend(later)
            self._fill()
        self._body.setCurrentWidget(self._shown[section])

    def _cards(self, section: Section, names: Iterable[str]) -> list[QWidget]:
        own: dict[Section, QWidget] = {
            Section.NETWORK: self.network,
            Section.WINDOW: self.window_part,
            Section.ABOUT: self.about,
        }
        cards = [own[section]] if section in own else []
        cards += self._added.get(section, [])
        groups: dict[str, list[str]] = {}
        for name in names:
            groups.setdefault(name.rpartition(".")[0], []).append(name)
        return cards + [self._card(setting_words.group_title(group), found) for group, found in groups.items()]

    def _card(self, title: str, names: Iterable[str]) -> Card:
        card = Card(title)
        self._due.extend((card, name) for name in names)
        return card

    def _fill(self) -> None:
        """Make the next few rows: all of a section at once would stall the window."""
        for _ in range(min(ROWS_AT_ONCE, len(self._due))):
            card, name = self._due.popleft()
            row = SettingRow(self._settings[name])
            row.change_wanted.connect(self.change_wanted)
            row.reset_wanted.connect(self.reset_wanted)
            self._rows.setdefault(name, []).append(row)
            card.add(row)
        if self._due:
            self._filling.start()
        else:
            put_behind(self._body, self.banner)

    def _find(self) -> None:
        """Show what fits all words that are looked for, wherever it is."""
        self._finding.stop()
        self._drop_found()
        words = self._search.text().casefold().split()
        self._sections.setEnabled(not words)
        if not words:
            self._show_section()
            return
        found = [one.name for one in self._settings.values() if section_of(one.name) and _fits(one, words)]
        title = self.tr("%n setting(s) found", "", len(found))
        later, self._due = self._due, deque()
        parts: list[QWidget] = [self._card(title, found[:MOST_FOUND])] if found else [self._nothing()]
        if len(found) > MOST_FOUND:
            parts.append(Text(self.tr("There are more: type another letter."), "muted", wrap=True))
        self._shown[None] = scrolled(title, *parts)
        self._body.addWidget(self._shown[None])
        self._body.setCurrentWidget(self._shown[None])
        self._due.extend(later)
        self._fill()

    def _drop_found(self) -> None:
        found = self._shown.pop(None, None)
        if found is None:
            return
        self._due = deque((card, name) for card, name in self._due if not found.isAncestorOf(card))
        gone = set(found.findChildren(SettingRow, options=Qt.FindChildOption.FindChildrenRecursively))
        for rows in self._rows.values():
            rows[:] = [row for row in rows if row not in gone]
        self._body.removeWidget(found)
        found.deleteLater()

    def _nothing(self) -> Card:
        card = Card(self.tr("No setting is called so"))
        card.add(Text(self.tr("Try another word, as “port”, “voice” or “days”."), "muted", wrap=True))
        return card


def _fits(setting: Setting, words: Iterable[str]) -> bool:
    section = section_of(setting.name)
    told = (
        setting.name,
        setting_words.title(setting.name),
        setting_words.reason(setting),
        section_title(section) if section else "",
    )
    text = " ".join(told).casefold()
    return all(word in text for word in words)
