"""Every tool of a device: one is chosen, given its arguments, and called."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from hub.web.api.tools import DeviceTool, DeviceToolList, ToolAnswer
from ui.theme import UNIT, mark
from ui.tooltips import tooltip
from ui.widgets.devices.status import SNAPSHOT_TOOL
from ui.widgets.devices.tool_form import ToolForm
from ui.widgets.devices.tool_result import ToolResult
from ui.widgets.held_button import HeldButton
from ui.widgets.row_question import RowQuestion
from ui.widgets.still import StillComboBox
from ui.widgets.text import Text

WIDEST: Final = 30
"""Letters of a tool's name that its list makes room for; a longer one is shortened, and whole when it opens."""


class ToolsCard(QFrame):
    """Forms are made when their tool is looked at: a device may have hundreds."""

    tool_wanted = Signal(str, object)  # its name, and its arguments as a dict

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._tools: tuple[DeviceTool, ...] = ()
        self._connected = False
        self._busy = False
        self._form: ToolForm | None = None
        self._none = Text(self.tr("What it can do is known after its first conversation."), "muted", wrap=True)
        self._choice = StillComboBox()
        self._choice.setAccessibleName(self.tr("Tool of the device"))
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choice.setMinimumContentsLength(WIDEST)
        self._choice.currentIndexChanged.connect(self._show_tool)
        self._about = Text(role="muted", wrap=True)
        self._mark = Text(self.tr("For people only: the assistant can never call it."), "state", wrap=True)
        mark(self._mark, "mood", "warn")
        self._call = HeldButton(self.tr("Run"))
        mark(self._call, "kind", "primary")
        self._call.clicked.connect(self._ask_or_call)
        self._question = RowQuestion()
        self._question.answered.connect(self._answered)
        self._result = ToolResult()
        self._lay_out()
        self.show_tools(DeviceToolList(connected=False, tools=()))

    def show_tools(self, told: DeviceToolList) -> None:
        """Show what the device can do. The tool that is looked at stays, if it is there."""
        self._connected = told.connected
        if told.tools != self._tools:
            self._tools = told.tools
            self._fill()
        self._let_call()

    def start_anew(self) -> None:
        """Wait for nothing: another device is shown."""
        self._busy = False
        self._result.clear()
        self._let_call()

    def show_connected(self, *, connected: bool) -> None:
        """Whether the device can be reached now."""
        self._connected = connected
        self._let_call()

    def show_answer(self, answer: ToolAnswer) -> None:
        """Show what came of the call."""
        self._over()
        self._result.show_answer(answer)

    def show_picture(self, content: bytes) -> None:
        """Show a picture that came of the call."""
        self._result.show_picture(content)

    def show_problem(self, said: str) -> None:
        """Say why nothing came of the call."""
        self._over()
        self._result.show_problem(said)

    def _over(self) -> None:
        self._busy = False
        self._let_call()

    def _fill(self) -> None:
        looked_at = self._choice.currentData()
        self._choice.blockSignals(True)
        self._choice.clear()
        for tool in self._tools:
            self._choice.addItem(self._entry(tool), tool.name)
        self._choice.setCurrentIndex(max(0, self._choice.findData(looked_at)) if self._tools else -1)
        self._choice.blockSignals(False)
        self._show_tool()
        for each in (self._choice, self._call):
            each.setVisible(bool(self._tools))
        self._none.setVisible(not self._tools)

    def _entry(self, tool: DeviceTool) -> str:
        """How the tool stands in the list."""
        return self.tr("%1 (for people only)").replace("%1", tool.name) if tool.user_only else tool.name

    def _tool(self) -> DeviceTool | None:
        place = self._choice.currentIndex()
        return self._tools[place] if 0 <= place < len(self._tools) else None

    def _show_tool(self) -> None:
        tool = self._tool()
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._form = ToolForm(_asked_for(tool)) if tool else None
        if self._form is not None:
            self._column.insertWidget(self._column.indexOf(self._mark) + 1, self._form)
            self._form.setVisible(not self._form.is_empty)
            for before, after in pairwise((self._choice, *self._form.controls(), self._call)):
                self.setTabOrder(before, after)
        self._about.setText(tool.description if tool else "")
        self._about.setVisible(bool(tool and tool.description))
        self._mark.setVisible(bool(tool and tool.user_only))
        self._choice.setToolTip(tooltip(tool.name if tool else ""))
        self._question.hide()
        self._result.clear()
        self._let_call()

    def _let_call(self) -> None:
        possible = self._connected and not self._busy
        self._call.setEnabled(possible and self._question.isHidden())
        if self._form is not None:
            self._form.setEnabled(possible)
        if not self._connected:
            self._question.hide()

    def _ask_or_call(self) -> None:
        tool = self._tool()
        if tool is None or self._form is None or self._form.arguments() is None:
            return
        if not tool.user_only:
            self._send()
            return
        text = self.tr("%1 is meant for people only and may restart or change the device. Run it now?")
        self._question.ask("run", text.replace("%1", tool.name), self.tr("Yes, run it"))
        self._let_call()

    def _answered(self, what: str) -> None:
        self._question.hide()
        self._let_call()
        self._call.setFocus()
        if what:
            self._send()

    def _send(self) -> None:
        tool = self._tool()
        arguments: dict[str, Any] | None = self._form.arguments() if self._form else None
        if tool is None or arguments is None:
            return
        self._busy = True
        self._result.show_waiting()
        self._let_call()
        self.tool_wanted.emit(tool.name, arguments)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._call)
        buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        self._column.setSpacing(UNIT + 4)
        self._column.addWidget(Text(self.tr("Everything it can do"), "heading", wrap=True))
        self._column.addWidget(self._none)
        self._column.addWidget(self._choice)
        self._column.addWidget(self._about)
        self._column.addWidget(self._mark)
        self._column.addLayout(buttons)
        self._column.addWidget(self._question)
        self._column.addWidget(self._result)


def _asked_for(tool: DeviceTool) -> Mapping[str, Any]:
    """The schema of what a person gives: the address that a screen's picture is sent to is the hub's own."""
    properties = tool.parameters.get("properties")
    if tool.name != SNAPSHOT_TOOL or not isinstance(properties, dict):
        return tool.parameters
    return {**tool.parameters, "properties": {name: told for name, told in properties.items() if name != "url"}}
