"""One setting: what it is, why one would change it, its editor, its default, and who decides it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from hub.config.describing import Kind
from hub.config.origin import Source
from hub.web.api.settings import Setting
from ui import setting_words
from ui.theme import UNIT, mark
from ui.widgets.settings.editors import make_editor
from ui.widgets.settings.reading import bounds, shown_number
from ui.widgets.text import Text

LONGEST_DEFAULT = 60
"""Characters of a default that are shown; a list of words is cut there."""


class SettingRow(QFrame):
    """Tells of a new value; what comes of it is shown when it is handed the setting again."""

    change_wanted = Signal(str, object)  # the setting's name, its new value
    reset_wanted = Signal(str)  # the setting's name

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        mark(self, "role", "row")
        self.setting = setting
        title = setting_words.title(setting.name)
        reason = setting_words.reason(setting)
        self._about = Text(role="small", wrap=True)
        self._problem = Text(role="problem", wrap=True)
        self._problem.hide()
        self._reset = QPushButton(self.tr("Reset"))
        self._reset.setAccessibleName(self.tr("Reset “%1”").replace("%1", title))
        mark(self._reset, "kind", "quiet")
        self._reset.clicked.connect(lambda: self.reset_wanted.emit(self.setting.name))
        self._editor = make_editor(setting)
        self._editor.name(title, f"{reason} {bounds(setting)}".strip())
        self._editor.edited.connect(lambda value: self.change_wanted.emit(self.setting.name, value))
        self._editor.doubted.connect(self.show_problem)
        entry = QHBoxLayout()
        entry.setSpacing(UNIT)
        entry.addWidget(self._editor, 1)
        entry.addWidget(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT + 4, 0, UNIT // 2)
        column.setSpacing(UNIT // 2)
        column.addWidget(Text(title, "strong", wrap=True))
        if reason.rstrip(".。") != title:  # some need no other words
            column.addWidget(Text(reason, "muted", wrap=True))
        self._secret = Text(role="muted", wrap=True)
        column.addWidget(self._secret)
        column.addLayout(entry)
        column.addWidget(self._problem)
        column.addWidget(self._about)
        self.show_setting(setting)

    def show_setting(self, setting: Setting) -> None:
        """Show how it is now."""
        self.setting = setting
        self._editor.show_value(setting.wanted)
        self._editor.setEnabled(self._changeable)
        self._editor.setVisible(not setting.secret)
        self._secret.setVisible(setting.secret)
        self._secret.setText(self.tr("A key is given.") if setting.given else self.tr("No key is given."))
        self._reset.setVisible(self._changeable and setting.source is Source.FILE)
        self._about.setText(" ".join(filter(None, self._notes())))
        self.show_problem("")

    def show_problem(self, text: str) -> None:
        """Say at the field why a value was not taken; empty: nothing is wrong."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def forget_refused(self) -> None:
        """Show the setting again, if something else was typed that was not taken."""
        if self._problem.text():
            self.show_setting(self.setting)

    def focus(self) -> None:
        """Have the next key typed here."""
        self._editor.setFocus()

    @property
    def _changeable(self) -> bool:
        decided = self.setting.source in (Source.ENVIRONMENT, Source.COMMAND_LINE)
        return self.setting.writable and not decided

    def _notes(self) -> tuple[str, ...]:
        setting = self.setting
        if setting.secret:
            return (
                self.tr(
                    "Keys are never written into the settings file. Give it in the environment: %1."
                ).replace("%1", setting_words.variable(setting.name)),
            )
        default = self.tr("Default: %1.").replace("%1", self._shown(setting.default))
        return (bounds(setting), default, self._decided(), self._waits())

    def _decided(self) -> str:
        setting = self.setting
        if said := setting_words.decided(setting.source, setting.variable):
            return said
        return "" if setting.writable else self.tr("It is given when the hub is started: --data-dir.")

    def _waits(self) -> str:
        setting = self.setting
        if setting.value != setting.wanted:
            in_use = self._shown(setting.value)
            return self.tr("Until the hub is restarted it is %1.").replace("%1", in_use)
        if not self._changeable:
            return ""
        return (
            self.tr("A change acts after a restart.") if setting.restart else self.tr("A change acts at once.")
        )

    def _shown(self, value: Any) -> str:
        if self.setting.kind is Kind.SWITCH:
            return self.tr("on") if value else self.tr("off")
        if value is None or value in ("", [], {}):
            return self.tr("nothing")
        if isinstance(value, (int, float)):
            return shown_number(value)
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        return text if len(text) <= LONGEST_DEFAULT else f"{text[:LONGEST_DEFAULT].rstrip()}…"
