"""Talk, with a real hub on loopback and a sound card of ours."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hub.app import Hub
from hub.audio.levels import loudness
from hub.events import DeviceState, TurnFinished
from tests.ui.fake_card import FakeCard, spoken
from tests.ui.instant_hub import Engines, engines, instant_hub
from tests.ui.reading import button, buttons, shown, text_of, the
from ui.audio_devices import Found
from ui.bridge import HubBridge
from ui.pages.talk import TalkPage
from ui.presenters.presenter import Surroundings
from ui.presenters.talk import TalkPresenter
from ui.talking.state import TalkState
from ui.widgets.bubble import Bubble
from ui.widgets.timeline.waterfall import Waterfall

__all__ = ["engines"]

LONGEST_S = 10


class Talk:
    """A page, its presenter, and the hub that is behind them now."""

    def __init__(self, memory: QSettings, card: FakeCard, qtbot: QtBot) -> None:
        self.presenter = TalkPresenter(Surroundings(memory), card)
        self.page: TalkPage = self.presenter.page
        self.card = card
        self.bridge: HubBridge | None = None
        qtbot.addWidget(self.page)
        self.page.resize(800, 600)
        self.page.show()

    def attach(self, hub: Hub) -> None:
        self.bridge = HubBridge(hub)
        self.presenter.attach(self.bridge)
        self.bridge.published.connect(self.presenter.receive)
        self.bridge.open()

    @property
    def bubbles(self) -> list[str]:
        return [bubble.text() for bubble in shown(self.page, Bubble)]

    async def close(self) -> None:
        if self.bridge is not None:
            await self.bridge.close()

    def type(self, text: str) -> None:
        (field,) = shown(self.page, QLineEdit)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    async def until_shown(self, text: str) -> None:
        await until(lambda: text in text_of(self.page))


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(LONGEST_S):
        while not true():
            await asyncio.sleep(0.005)


@asynccontextmanager
async def started(hub: Hub) -> AsyncIterator[Hub]:
    await hub.start()
    try:
        yield hub
    finally:
        await hub.stop()


@pytest.fixture
async def hub(tmp_path: Path, engines: Engines) -> AsyncIterator[Hub]:
    async with started(instant_hub(tmp_path / "data")) as running:
        yield running


Open = Callable[..., Awaitable[Talk]]


@pytest.fixture
async def open_talk(hub: Hub, memory: QSettings, qtbot: QtBot) -> AsyncIterator[Open]:
    made: list[Talk] = []

    async def open_it(card: FakeCard | None = None) -> Talk:
        talk = Talk(memory, card or FakeCard(), qtbot)
        made.append(talk)
        talk.attach(hub)
        talk.presenter.enter()
        await talk.until_shown("Ready")
        return talk

    yield open_it
    for talk in made:
        await talk.close()


async def test_this_computer_is_let_in_without_being_asked_about_and_has_a_name(
    open_talk: Open, hub: Hub
) -> None:
    await open_talk()
    (device,) = hub.snapshot().devices
    assert (device.name, device.state) == ("This computer", DeviceState.APPROVED)
    assert not hub.snapshot().waiting


async def test_it_stays_the_same_device_and_keeps_the_name_that_a_person_gave_it(
    open_talk: Open, hub: Hub
) -> None:
    first = await open_talk()
    (device,) = hub.snapshot().devices
    await first.close()
    hub._registry.call(device.device_id, name="Desk")
    await open_talk()
    (again,) = hub.snapshot().devices
    assert (again.device_id, again.name) == (device.device_id, "Desk")


async def test_a_computer_that_was_blocked_is_told_so_and_may_try_again(
    open_talk: Open, hub: Hub, memory: QSettings, qtbot: QtBot
) -> None:
    first = await open_talk()
    (device,) = hub.snapshot().devices
    await first.close()
    await hub.enrolment.block(device.device_id)
    talk = Talk(memory, FakeCard(), qtbot)
    talk.attach(hub)
    talk.presenter.enter()
    await talk.until_shown("The hub does not let this computer in")
    await hub.enrolment.unblock(device.device_id)
    button(talk.page, "Try again").click()
    await talk.until_shown("Ready")
    await talk.close()


async def test_a_typed_question_is_answered_by_text_and_by_sound(open_talk: Open) -> None:
    talk = await open_talk()
    talk.type("How is the weather?")
    await until(lambda: "Sunny." in talk.bubbles)
    assert talk.bubbles == ["How is the weather?", "Sunny."]
    await until(lambda: talk.card.fill is not None)
    assert talk.card.opened == ["loudspeaker 24000"]
    assert talk.card.fill is not None
    assert np.abs(talk.card.fill(2_400)).max() > 500
    await until(lambda: "Device speaks after" in the(talk.page, Waterfall).accessibleDescription())
    assert the(talk.page, Waterfall).isVisible()
    talk.type("And tomorrow?")
    await until(lambda: the(talk.page, Waterfall).isHidden())


async def test_what_is_said_while_the_button_is_held_arrives_as_a_question(
    open_talk: Open, engines: Engines
) -> None:
    talk = await open_talk(FakeCard(speech=spoken(1.5)))
    hold = button(talk.page, "Hold to talk")
    QTest.mousePress(hold, Qt.MouseButton.LeftButton)
    await talk.until_shown("On the line")
    assert hold.text() == "Speak now…"
    QTest.mouseRelease(hold, Qt.MouseButton.LeftButton)
    await until(lambda: "Sunny." in talk.bubbles)
    assert talk.bubbles[0] == engines.hearing.text
    (heard,) = engines.hearing.heard
    assert 1.3 < len(heard) / 16_000 < 1.9
    assert np.abs(heard).max() > 3_000
    await until(lambda: talk.card.closed == ["microphone"])


async def test_the_space_bar_holds_the_button_and_enter_does_not(open_talk: Open) -> None:
    talk = await open_talk(FakeCard(speech=spoken(0.5)))
    hold = button(talk.page, "Hold to talk")
    hold.setFocus()
    held: list[bool] = []
    for key in (QTest.keyClick, QTest.keyPress, QTest.keyRelease):
        key(hold, Qt.Key.Key_Return if key is QTest.keyClick else Qt.Key.Key_Space)
        held.append(talk.page.held)
    assert held == [False, True, False]
    await until(lambda: talk.card.opened[:1] == ["microphone 16000"])
    await until(lambda: "Sunny." in talk.bubbles)


async def test_a_button_that_is_held_can_be_let_go_whatever_becomes_of_the_hub(open_talk: Open) -> None:
    talk = await open_talk(FakeCard(speech=spoken(0.3)))
    hold = button(talk.page, "Hold to talk")
    QTest.mousePress(hold, Qt.MouseButton.LeftButton)
    talk.page.show_state(TalkState.SHUT_OUT)
    QTest.mouseRelease(hold, Qt.MouseButton.LeftButton)
    assert not hold.isEnabled()
    await until(lambda: "microphone" in talk.card.closed)


async def test_whoever_looks_elsewhere_is_not_recorded_any_more(open_talk: Open) -> None:
    talk = await open_talk(FakeCard(speech=spoken(0.3)))
    talk.page.pressed.emit()
    talk.presenter.leave()
    await until(lambda: "microphone" in talk.card.closed)


async def test_without_a_sound_card_it_says_so_and_typing_works(open_talk: Open) -> None:
    talk = await open_talk(FakeCard(found=Found()))
    await talk.until_shown("no sound card that can be used")
    assert not button(talk.page, "Hold to talk").isEnabled()
    talk.type("How is the weather?")
    await until(lambda: "Sunny." in talk.bubbles)


async def test_a_card_that_is_plugged_in_later_is_found(open_talk: Open) -> None:
    talk = await open_talk(FakeCard(found=Found()))
    await talk.until_shown("no sound card that can be used")
    talk.card.found = Found("Webcam", "Headphones")
    button(talk.page, "Look again").click()
    await until(lambda: "Look again" not in buttons(talk.page))
    assert button(talk.page, "Hold to talk").isEnabled()


async def test_a_card_that_another_program_holds_is_told_of(open_talk: Open) -> None:
    talk = await open_talk(FakeCard(fails=True))
    talk.page.pressed.emit()
    await talk.until_shown("another program may hold it")
    talk.type("How is the weather?")
    await until(lambda: "Sunny." in talk.bubbles)


async def test_stop_ends_an_answer_and_the_next_question_is_answered(open_talk: Open, engines: Engines) -> None:
    engines.model.pieces = [
        "This answer is so long that nobody waits for its end, or for that of the next. "
    ] * 4
    talk = await open_talk()
    over: list[TurnFinished] = []
    assert talk.bridge is not None
    talk.bridge.published.connect(lambda event: over.append(event) if isinstance(event, TurnFinished) else None)
    talk.type("Tell me a story")
    await until(lambda: talk.card.fill is not None)
    button(talk.page, "Stop").click()
    await talk.until_shown("Ready")
    await until(lambda: bool(over))
    assert over[0].outcome == "interrupted"
    assert talk.card.fill is not None
    assert not talk.card.fill(2_400).any()
    engines.model.pieces = ["Short."]
    talk.type("And now?")
    await until(lambda: "Short." in talk.bubbles)


async def test_a_hub_that_starts_again_is_talked_to_again(
    tmp_path: Path, memory: QSettings, qtbot: QtBot, engines: Engines
) -> None:
    talk = Talk(memory, FakeCard(), qtbot)
    first = instant_hub(tmp_path / "data")
    async with started(first):
        talk.attach(first)
        talk.presenter.enter()
        await talk.until_shown("Ready")
        talk.type("One?")
        await until(lambda: "Sunny." in talk.bubbles)
        await talk.close()
    second = instant_hub(tmp_path / "data")
    async with started(second):
        talk.attach(second)
        talk.presenter.show_live(talk.presenter.live)
        await talk.until_shown("Ready")
        talk.type("Two?")
        await until(lambda: talk.bubbles.count("Sunny.") == 2)
        await talk.close()


async def test_a_hub_elsewhere_that_goes_and_comes_back_is_told_of_and_asked_again(
    tmp_path: Path, memory: QSettings, qtbot: QtBot, engines: Engines
) -> None:
    talk = Talk(memory, FakeCard(), qtbot)
    first = instant_hub(tmp_path / "data")
    async with started(first):
        talk.attach(first)
        talk.presenter.enter()
        await talk.until_shown("Ready")
        now = first.snapshot()
    talk.type("One?")
    await talk.until_shown("The hub does not answer")
    ports = (int(url.split(":")[2].split("/")[0]) for url in (now.ota_url, now.ws_url))
    async with started(instant_hub(tmp_path / "data", *ports)) as second:
        second.bus.subscribe(TurnFinished, lambda event: finished.append(event.answer))
        finished: list[str] = []
        button(talk.page, "Try again").click()
        await talk.until_shown("Ready")
        talk.type("Two?")
        await until(lambda: finished == ["Sunny."])
        await talk.close()


async def test_closing_while_it_talks_leaves_no_task_and_no_thread(open_talk: Open, engines: Engines) -> None:
    engines.model.pieces = ["A long answer, which goes on. "] * 20
    talk = await open_talk()
    talk.type("Tell me a story")
    await until(lambda: talk.card.fill is not None)
    await talk.close()
    assert talk.card.closed == ["loudspeaker"]
    assert not {thread for thread in talk.card.threads if thread.is_alive()}
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("sound card")]


def test_loudness_goes_from_nothing_to_all() -> None:
    assert loudness(np.zeros(320, np.int16)) == 0
    quiet, loud = (loudness(np.full(320, level, np.int16)) for level in (300, 9_000))
    assert 0 < quiet < loud < 1
    assert loudness(np.full(320, 32_767, np.int16)) == pytest.approx(1, abs=0.001)
