from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from hub.web.api.tools import DeviceTool, DeviceToolList
from tests.ui.reading import shown, text_of, the
from ui.widgets.devices.tool_form import ToolForm
from ui.widgets.devices.tools_card import ToolsCard
from ui.widgets.still import StillComboBox


def form(qtbot: QtBot, properties: dict[str, Any], *required: str) -> ToolForm:
    made = ToolForm({"type": "object", "properties": properties, "required": list(required)})
    qtbot.addWidget(made)
    made.show()
    return made


LEVEL = {"type": "integer", "minimum": 0, "maximum": 100}


def test_a_tool_that_takes_nothing_is_given_nothing(qtbot: QtBot) -> None:
    empty = form(qtbot, {})
    assert empty.is_empty
    assert empty.arguments() == {}


def test_a_level_is_given_with_a_slider_or_a_box(qtbot: QtBot) -> None:
    level = form(qtbot, {"volume": LEVEL}, "volume")
    slider, box = the(level, QSlider), the(level, QSpinBox)
    slider.setValue(40)
    assert (box.value(), level.arguments()) == (40, {"volume": 40})
    box.setValue(70)
    assert (slider.value(), level.arguments()) == (70, {"volume": 70})
    box.setValue(300)
    assert level.arguments() == {"volume": 100}


def test_each_kind_has_its_control_and_its_value(qtbot: QtBot) -> None:
    made = form(
        qtbot,
        {
            "on": {"type": "boolean", "default": False},
            "theme": {"enum": ["light", "dark", 3], "default": "dark"},
            "text": {"type": "string"},
            "factor": {"type": "number", "minimum": 0, "maximum": 2},
            "colours": {"type": "array"},
        },
        "on",
        "theme",
        "text",
        "factor",
        "colours",
    )
    the(made, QCheckBox).setChecked(True)
    text, factor = made.findChildren(QLineEdit)
    text.setText("hello")
    factor.setText("1,5")
    the(made, QPlainTextEdit).setPlainText("[[1, 2, 3]]")
    given = made.arguments()
    assert given == {"on": True, "theme": "dark", "text": "hello", "factor": 1.5, "colours": [[1, 2, 3]]}
    assert list(given) == ["on", "theme", "text", "factor", "colours"]
    the(made, QComboBox).setCurrentIndex(2)
    assert (made.arguments() or {})["theme"] == 3


def test_what_need_not_be_given_is_sent_only_when_it_is_ticked(qtbot: QtBot) -> None:
    made = form(qtbot, {"quality": LEVEL, "size": {"type": "integer", "default": 3}})
    assert made.arguments() == {"size": 3}
    box = the(made, QCheckBox)
    assert box.text() == "quality"
    assert not the(made, QSlider).isEnabled()
    box.setChecked(True)
    assert made.arguments() == {"quality": 0, "size": 3}


@pytest.mark.parametrize(
    ("schema", "typed", "said"),
    [
        ({"type": "string"}, "", "Fill this in."),
        ({"type": "number"}, "many", "Enter a number."),
        ({"type": "number"}, "true", "Enter a number."),
        ({"type": "number", "minimum": 1, "maximum": 2}, "3", "Enter a number from 1 to 2."),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    qtbot: QtBot, schema: dict[str, Any], typed: str, said: str
) -> None:
    made = form(qtbot, {"fine": LEVEL, "it": schema}, "fine", "it")
    line = next(one for one in made.findChildren(QLineEdit) if not isinstance(one.parent(), QSpinBox))
    line.setText(typed)
    assert made.arguments() is None
    assert said in text_of(made)
    line.setText("1.5")
    assert said not in text_of(made)
    assert made.arguments() is not None


def test_json_that_is_none_is_said_at_the_field(qtbot: QtBot) -> None:
    made = form(qtbot, {"colours": {"type": "array"}}, "colours")
    the(made, QPlainTextEdit).setPlainText("[1, 2")
    assert made.arguments() is None
    assert "This is no JSON" in text_of(made)


def test_too_many_arguments_are_one_text(qtbot: QtBot) -> None:
    made = form(qtbot, {f"p{number}": {"type": "string"} for number in range(200)})
    assert "too much for a form" in text_of(made)
    assert len(shown(made, QWidget)) < 20
    text = the(made, QPlainTextEdit)
    assert made.arguments() == {}
    text.setPlainText("[1]")
    assert made.arguments() is None
    text.setPlainText('{"p3": "x"}')
    assert made.arguments() == {"p3": "x"}


def test_every_control_is_called_like_its_argument(qtbot: QtBot) -> None:
    made = form(qtbot, {"volume": {**LEVEL, "description": "How loud."}}, "volume")
    for control in (the(made, QSlider), the(made, QSpinBox)):
        assert (control.accessibleName(), control.accessibleDescription()) == ("volume", "How loud.")
    assert "required" in text_of(made)


def test_a_description_in_the_place_of_an_address_is_told_and_never_sent(qtbot: QtBot) -> None:
    told = "The URL of the firmware's image, to download and install"
    made = form(qtbot, {"url": {"type": "string", "default": told}})
    assert made.arguments() is None
    assert "Enter a whole address" in text_of(made)
    assert told in text_of(made)
    line = the(made, QLineEdit)
    assert line.text() == ""
    line.setText(f"https://exa{told}mple.org/a.bin")
    assert made.arguments() is None
    line.setText("https://example.org/a.bin")
    assert made.arguments() == {"url": "https://example.org/a.bin"}


def test_a_whole_address_is_a_default_as_any(qtbot: QtBot) -> None:
    made = form(qtbot, {"ota_url": {"type": "string", "default": "http://192.168.1.20:8003/xiaozhi/ota/"}})
    assert made.arguments() == {"ota_url": "http://192.168.1.20:8003/xiaozhi/ota/"}


def test_tab_leads_from_the_list_through_the_form_to_its_button(qtbot: QtBot) -> None:
    card = ToolsCard()
    qtbot.addWidget(card)
    properties = {"volume": LEVEL, "url": {"type": "string", "default": "http://a.example/"}}
    tool = DeviceTool(name="self.set", description="", parameters={"properties": properties}, user_only=False)
    card.show_tools(DeviceToolList(connected=True, tools=(tool,)))
    card.show()
    order: list[str] = []
    widget: QWidget | None = the(card, StillComboBox)
    while widget is not None and len(order) < 12 and "HeldButton" not in order:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(type(widget).__name__)
        widget = widget.nextInFocusChain()
    assert order[0] == "StillComboBox"
    assert order[-1] == "HeldButton"
    assert {"QCheckBox", "QLineEdit"} <= set(order)
