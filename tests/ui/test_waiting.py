"""Devices that wait to be let in, as the window shows them and as a person decides about them."""

import asyncio
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hub.errors import TooManyAttemptsError
from hub.events import WaitReason
from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.reading import button, buttons, shown, text_of, the
from tests.ui.scripted_enrolment import applicant
from tests.ui.waiting import rows, sweep
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.state_line import StateLine
from ui.widgets.waiting_card import WaitingCard
from ui.widgets.waiting_row import grouped

CHOICES = ["Let it in", "Not this one", "Block"]


@pytest.fixture
def ready(desk: Desk) -> Desk:
    desk.hub.happen(script.ready(), *script.all_engines())
    return desk


async def settle(desk: Desk) -> None:
    while desk.bridge._tasks:
        await asyncio.wait(desk.bridge._tasks)


class TestCard:
    def test_it_is_there_only_while_a_device_waits(self, ready: Desk) -> None:
        card = the(ready.window, WaitingCard)
        assert not card.isVisible()
        ready.hub.enrolment.comes(applicant())
        assert card.isVisible()
        ready.hub.enrolment.goes(applicant().code)
        ready.bridge.refresh()
        sweep(ready)
        assert not card.isVisible()

    def test_what_is_known_of_a_device_is_shown(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant(board="xmini-c3", address="192.168.1.77"))
        said = text_of(the(ready.window, WaitingCard))
        assert "407\N{NO-BREAK SPACE}105" in said
        assert "xmini-c3 · 192.168.1.77 · since " in said
        assert "New" in said.split("\n")
        assert "1 device" in said.split("\n")
        assert buttons(rows(ready)[0]) == CHOICES

    def test_a_code_is_grouped_as_it_is_read(self) -> None:
        assert grouped("407105") == "407\N{NO-BREAK SPACE}105"
        assert grouped("4071") == "407\N{NO-BREAK SPACE}1"

    def test_a_screen_reader_hears_which_device_each_button_is_about(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant(board="xmini-c3"))
        names = [each.accessibleName() for each in shown(rows(ready)[0], QPushButton)]
        assert names == [f"{choice}: 4 0 7 1 0 5, xmini-c3" for choice in CHOICES]

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({}, "New"),
            ({"reason": WaitReason.RESET}, "Known from before"),
            ({"proven": True}, "Proved by its key who it is"),
            ({"failed_proofs": 2}, "It could not prove the key of its serial number (2 times)"),
            (
                {"reason": WaitReason.NEW_IDENTITY},
                "Known device, new identity: it would take the old one's place",
            ),
            (
                {"contested": True, "proven": True},
                "Two claim to be this device: let in the code that the device itself says",
            ),
            (
                {"key_holder": "aa:bb:cc:dd:ee:07", "proven": True},
                "Has the key of its serial number, as aa:bb:cc:dd:ee:07 has, which is known already",
            ),
        ],
    )
    def test_why_it_waits_is_said(self, ready: Desk, changes: dict[str, Any], why: str) -> None:
        ready.hub.enrolment.comes(applicant(**changes))
        assert why in text_of(rows(ready)[0]).split("\n")

    def test_a_proof_that_comes_later_is_shown_though_no_event_tells_of_it(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant())
        ready.hub.enrolment.waiting = (applicant(proven=True),)
        assert ready.bridge._pulse.isActive()
        ready.bridge._pulse.timeout.emit()
        assert "Proved by its key who it is" in text_of(rows(ready)[0])

    def test_nothing_beats_while_nothing_goes_by_the_clock(self, ready: Desk) -> None:
        assert not ready.bridge._pulse.isActive()
        ready.hub.enrolment.comes(applicant())
        ready.hub.enrolment.goes(applicant().code)
        ready.bridge._pulse.timeout.emit()
        assert not ready.bridge._pulse.isActive()

    def test_the_task_bar_is_marked(self, ready: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        marked: list[object] = []
        monkeypatch.setattr(QApplication, "alert", marked.append)
        ready.hub.enrolment.comes(applicant())
        assert marked == [ready.window]


class TestDecision:
    async def test_one_click_lets_a_device_in(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant(1), applicant(2))
        QTest.mouseClick(button(rows(ready)[1], "Let it in"), Qt.MouseButton.LeftButton)
        await settle(ready)
        assert ready.hub.told == [("approve", "407106")]
        assert [device.code for device in ready.hub.enrolment.waiting] == ["407105"]
        assert "Let in" in text_of(rows(ready)[1]).split("\n")

    async def test_a_second_click_decides_nothing_more(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant())
        approve = button(rows(ready)[0], "Let it in")
        for _ in range(2):
            QTest.mouseClick(approve, Qt.MouseButton.LeftButton)
        await settle(ready)
        assert ready.hub.told == [("approve", "407105")]

    async def test_it_can_be_turned_away(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant())
        button(ready.window, "Not this one").click()
        await settle(ready)
        assert ready.hub.told == [("reject", "407105")]
        assert not ready.hub.enrolment.waiting

    async def test_blocking_is_asked_about_first(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant())
        button(ready.window, "Block").click()
        assert "whatever identity it comes with" in text_of(rows(ready)[0])
        assert not ready.hub.told
        button(ready.window, "Yes, block it").click()
        await settle(ready)
        assert ready.hub.told == [("block", applicant().device_id)]

    async def test_a_new_identity_of_a_known_device_is_asked_about_first(self, ready: Desk) -> None:
        ready.hub.happen(*script.device())
        ready.hub.enrolment.comes(applicant(device_id=script.KITCHEN, reason=WaitReason.NEW_IDENTITY))
        button(ready.window, "Let it in").click()
        assert "The old one will not be let in any more." in text_of(rows(ready)[0])
        assert not ready.hub.told
        button(ready.window, "Yes, let it in").click()
        await settle(ready)
        assert ready.hub.told == [("approve", "407105")]

    def test_one_of_two_who_claim_one_id_is_asked_about_first(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant(contested=True))
        button(ready.window, "Let it in").click()
        assert "may be an impostor" in text_of(rows(ready)[0])
        assert not ready.hub.told

    def test_a_device_without_its_key_is_asked_about_first(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant(failed_proofs=1))
        button(ready.window, "Let it in").click()
        assert "does not have the key" in text_of(rows(ready)[0])
        assert not ready.hub.told

    def test_one_can_go_back(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant(reason=WaitReason.NEW_IDENTITY))
        button(ready.window, "Let it in").click()
        assert not button(ready.window, "Let it in").isEnabled()
        ready.bridge.refresh()  # nothing that happens meanwhile takes the question away
        button(ready.window, "Back").click()
        assert button(ready.window, "Let it in").isEnabled()
        assert buttons(rows(ready)[0]) == CHOICES
        assert not ready.hub.told

    @pytest.mark.logs("a command failed")
    async def test_a_code_that_is_no_longer_good_becomes_a_notice(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant())
        ready.hub.enrolment.goes(applicant().code)
        button(ready.window, "Let it in").click()
        await settle(ready)
        notice = text_of(the(ready.window, NoticeBar))
        assert "Letting the device in: No device waits with this code any more." in notice
        assert "Waits no longer" in text_of(rows(ready)[0])

    @pytest.mark.logs("a command failed")
    async def test_what_failed_can_be_tried_again(self, ready: Desk, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level("DEBUG")
        ready.hub.enrolment.comes(applicant())
        ready.hub.fails = TooManyAttemptsError("Too many wrong codes.")
        button(ready.window, "Let it in").click()
        await settle(ready)
        assert "Wait a minute and try again." in text_of(the(ready.window, NoticeBar))
        assert button(ready.window, "Let it in").isEnabled()
        assert applicant().code not in caplog.text

    async def test_by_keyboard_the_next_device_is_not_let_in_by_a_second_press(
        self, ready: Desk, qtbot: QtBot
    ) -> None:
        with qtbot.waitActive(ready.window):
            ready.window.activateWindow()
        ready.hub.enrolment.comes(applicant(1), applicant(2))
        button(rows(ready)[0], "Let it in").setFocus()
        for _ in range(2):
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_Space)
            await settle(ready)
        assert ready.hub.told == [("approve", "407105")]
        assert QApplication.focusWidget() is rows(ready)[0]


class TestStateLine:
    def test_who_waits_comes_before_who_is_in(self, ready: Desk) -> None:
        said = the(ready.window, StateLine)
        ready.hub.enrolment.comes(applicant(1))
        assert said.accessibleName() == "Ready · 1 device waits to be let in · Grok ready"
        ready.hub.happen(*script.device())
        ready.hub.enrolment.comes(applicant(2))
        assert said.accessibleName() == "Ready · 2 devices wait to be let in · 1 device · Grok ready"

    def test_the_first_steps_lead_to_the_device_that_waits(self, ready: Desk) -> None:
        ready.hub.enrolment.comes(applicant())
        said = text_of(ready.window)
        assert "A device has found the hub" in said
        assert "Connect your first device" not in said
