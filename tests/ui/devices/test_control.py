"""What is done with a device in a conversation, at the page of devices."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QSlider, QSpinBox

from hub.errors import NotInConversationError, ToldNoError
from hub.web.api.tools import DeviceToolList, ToolAnswer
from tests.ui import scenes_devices as scene
from tests.ui.devices.visit import FIRST, Visit
from tests.ui.reading import button, buttons, shown, text_of, the
from ui.widgets.devices.control_card import ROWS, ControlCard
from ui.widgets.devices.device_detail import Part
from ui.widgets.devices.status import VOLUME_TOOL
from ui.widgets.devices.tools_card import ToolsCard


def test_the_levels_are_what_the_device_says_and_sent_when_let_go(visit: Visit) -> None:
    visit.look_at(Part.CONTROL)
    card = the(visit.page, ControlCard)
    assert "Battery 80 %, charging · Signal: strong · Home" in text_of(card)
    volume, brightness = shown(card, QSlider)
    assert (volume.value(), brightness.value()) == (70, 55)
    volume.setSliderDown(True)
    volume.setValue(20)
    volume.setValue(30)
    assert visit.asked() == []
    volume.setSliderDown(False)
    assert visit.asked() == [("POST", "/tools/self.audio_speaker.set_volume")]
    assert next(body for _, path, body in visit.client.told if "volume" in path).arguments == {"volume": 30}


def test_a_key_that_is_held_changes_a_level_once(visit: Visit) -> None:
    visit.look_at(Part.CONTROL)
    card = the(visit.page, ControlCard)
    volume = shown(card, QSlider)[0]
    for _ in range(5):
        QTest.keyClick(volume, Qt.Key.Key_Right)
    assert visit.asked() == []
    card._levels["self.audio_speaker.set_volume"]._keys.timeout.emit()
    assert visit.asked() == [("POST", "/tools/self.audio_speaker.set_volume")]


@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_level_that_was_not_sent_yet_does_not_go_to_another_device(visit: Visit, by_mouse: bool) -> None:
    visit.look_at(Part.CONTROL)
    card = the(visit.page, ControlCard)
    volume = shown(card, QSlider)[0]
    if by_mouse:
        volume.setSliderDown(True)
        volume.setValue(20)
    else:
        QTest.keyClick(volume, Qt.Key.Key_Right)
    visit.choose(1)
    visit.client.told.clear()
    volume.setSliderDown(False)
    assert [path for _, path, _ in visit.client.told if "set_volume" in path] == []
    assert not card._levels[VOLUME_TOOL]._keys.isActive()


def test_a_device_that_is_not_in_a_conversation_cannot_be_asked(visit: Visit) -> None:
    visit.look_at(Part.CONTROL)
    assert button(visit.page, "Run").isEnabled()
    hub = visit.hub
    hub.picture = replace(
        hub.picture, devices=tuple(replace(one, session_id="") for one in hub.picture.devices)
    )
    visit.bridge.refresh()
    assert "Press its button or say its wake word" in text_of(visit.page)
    assert "Battery" not in text_of(visit.page)
    for text in ("Run", "Restart…", "Picture of the screen"):
        assert not button(visit.page, text).isEnabled()
    assert not any(slider.isEnabled() for slider in shown(visit.page, QSlider))


def test_a_tool_is_run_and_its_result_shown(visit: Visit) -> None:
    card = visit.tool("self.light.set")
    button(card, "Run").click()
    assert "This is no JSON" in text_of(card)
    assert visit.asked() == []
    the(card, QPlainTextEdit).setPlainText("[[1, 2, 3]]")
    the(card, QSpinBox).setValue(200)
    answer = answered("done", '{"lamp":{"on":true}}')
    visit.client.answers["POST", f"{FIRST}/tools/self.light.set"] = answer
    button(card, "Run").click()
    body = next(body for _, path, body in visit.client.told if path.endswith("light.set"))
    assert body.arguments == {"brightness": 200, "pattern": "breathe", "colours": [[1, 2, 3]]}
    assert "Done" in text_of(card)
    assert '"on": true' in text_of(card)


def test_what_came_of_a_tool_is_told_in_words(visit: Visit) -> None:
    card = visit.tool("self.get_device_status")
    for answer, said in (
        (answered("refused", "No lamp"), "The device refused.\nNo lamp"),
        (answered("late"), "No answer came in time"),
        (answered("gone"), "The device hung up"),
        (NotInConversationError("away"), "Press its button or say its wake word, and try again."),
        (ToldNoError("api.invalid", 422, "arguments: 3 is too much"), "entered. (arguments: 3 is too much)"),
        (answered("done", "true"), "Done"),
    ):
        visit.client.answers["POST", f"{FIRST}/tools/self.get_device_status"] = answer
        button(card, "Run").click()
        assert said in text_of(card)
        assert button(card, "Run").isEnabled()


def answered(outcome: str, text: str = "") -> ToolAnswer:
    return ToolAnswer.model_validate({"outcome": outcome, "text": text, "pictures": (), "upload_id": ""})


def test_a_tool_for_people_is_asked_about(visit: Visit) -> None:
    card = visit.tool("self.reboot")
    assert "For people only" in text_of(card)
    button(card, "Run").click()
    assert visit.asked() == []
    button(card, "Back").click()
    button(card, "Run").click()
    button(card, "Yes, run it").click()
    assert visit.asked() == [("POST", "/tools/self.reboot")]


def test_a_tool_of_another_device_is_not_asked_about_any_longer(visit: Visit) -> None:
    card = visit.tool("self.reboot")
    button(card, "Run").click()
    visit.page.choose(scene.views("en")[1].device_id)
    assert "Yes, run it" not in buttons(visit.page)
    assert "known after its first conversation" in text_of(card)


def test_a_restart_is_asked_about(visit: Visit) -> None:
    visit.look_at(Part.CONTROL)
    done = answered("done", "true")
    visit.client.answers["POST", f"{FIRST}/tools/self.reboot"] = done
    button(visit.page, "Restart…").click()
    button(visit.page, "Yes, restart it").click()
    assert visit.asked() == [("POST", "/tools/self.reboot")]
    assert visit.said == ["The device restarts."]


def test_a_device_that_tells_only_some_has_only_those_controls(visit: Visit) -> None:
    few = DeviceToolList(connected=True, tools=scene.TOOLS[:2])
    visit.look_at(Part.CONTROL)
    visit.page.show_tools(few)
    assert "Volume" in text_of(visit.page)
    assert "Brightness" not in text_of(visit.page)
    assert "Restart…" not in buttons(visit.page)


def test_the_wheel_scrolls_and_changes_nothing(visit: Visit) -> None:
    nothing = Qt.KeyboardModifier.NoModifier
    visit.look_at(Part.CONTROL)
    controls = [*shown(visit.page, QSlider), the(visit.page, ToolsCard)._choice]
    before = [visit.page._detail.control._levels[name]._slider.value() for name in ROWS]
    for control in controls:
        place, turn = QPointF(control.rect().center()), QPoint(0, -240)
        wheel = QWheelEvent(
            place, place, turn, turn, Qt.MouseButton.NoButton, nothing, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(control, wheel)
    assert [visit.page._detail.control._levels[name]._slider.value() for name in ROWS] == before
    assert the(visit.page, ToolsCard)._choice.currentIndex() == 0


def test_a_picture_of_the_screen_needs_no_address_from_a_person(visit: Visit) -> None:
    snapshot = scene.tool(
        "self.screen.snapshot",
        "",
        {"url": {"type": "string"}, "quality": {"type": "integer", "default": 80}},
        ["url"],
        people=True,
    )
    visit.page.show_tools(DeviceToolList(connected=True, tools=(snapshot,)))
    card = visit.tool("self.screen.snapshot")
    button(card, "Run").click()
    button(card, "Yes, run it").click()
    assert visit.client.told[-1][2].arguments == {"quality": 80}


def test_no_control_moves_when_the_device_says_how_it_is(visit: Visit) -> None:
    visit.look_at(Part.CONTROL)
    card = the(visit.page, ControlCard)
    stood = [slider.mapTo(visit.page, QPoint()) for slider in shown(card, QSlider)]
    card.show_status(None)
    assert "Battery" not in text_of(card)
    assert [slider.mapTo(visit.page, QPoint()) for slider in shown(card, QSlider)] == stood
