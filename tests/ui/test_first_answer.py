"""How far it is from a first run to a first answer: clicks, and words typed."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from hub.twin.device import Twin
from hub.twin.identity import new_identity
from tests.ui.instant_hub import Engines, engines, instant_hub
from tests.ui.reading import button, buttons, shown, the
from ui.bridge import HubBridge
from ui.dialogs.first_run import FirstRunDialog
from ui.first_run import FirstRunWhenDue
from ui.main_window import MainWindow
from ui.widgets.bubble import Bubble

__all__ = ["engines"]


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.005)


class Hands:
    """Clicks and types as a person does, and counts both."""

    def __init__(self) -> None:
        self.clicks = 0
        self.words = 0

    def click(self, control: QPushButton) -> None:
        self.clicks += 1
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)

    def type(self, field: QLineEdit, text: str) -> None:
        self.words += len(text.split())
        QTest.keyClicks(field, text)


class TestFromFirstRunToFirstAnswer:
    async def test_with_a_device_it_takes_four_clicks_and_no_typing(
        self, qtbot: QtBot, memory: QSettings, tmp_path: Path, engines: Engines
    ) -> None:
        hub, hands = instant_hub(tmp_path / "data"), Hands()
        window = MainWindow(memory)
        qtbot.addWidget(window)
        FirstRunWhenDue(window, memory)
        bridge = HubBridge(hub)
        window.attach(bridge)
        window.show()
        await hub.start()
        dialog = the(window, FirstRunDialog)
        hands.click(button(dialog, "Next"))
        hands.click(button(dialog, "Later, offline skills only"))
        async with Twin(new_identity()) as twin:
            url = hub.snapshot().ota_url
            assert (await twin.check(url)).demand is not None
            await until(lambda: "Let it in" in buttons(dialog))
            hands.click(button(dialog, "Let it in"))
            await until(lambda: "Finish" in buttons(dialog))
            hands.click(button(dialog, "Finish"))
            await twin.connect(await twin.check(url))
            await twin.ask_text("How is the weather?")
        await until(lambda: "Sunny." in [bubble.text() for bubble in shown(window, Bubble)])
        assert (hands.clicks, hands.words) == (4, 0)
        await bridge.close()
        await hub.stop()

    async def test_at_this_computer_it_takes_four_clicks_and_no_typing(
        self, qtbot: QtBot, memory: QSettings, tmp_path: Path, engines: Engines
    ) -> None:
        hub, hands = instant_hub(tmp_path / "data"), Hands()
        window = MainWindow(memory)
        qtbot.addWidget(window)
        FirstRunWhenDue(window, memory)
        bridge = HubBridge(hub)
        window.attach(bridge)
        window.show()
        await hub.start()
        dialog = the(window, FirstRunDialog)
        for text in ("Next", "Later, offline skills only", "Try it at this computer"):
            hands.click(button(dialog, text))
        await until(lambda: button(window, "What time is it?").isEnabled())
        hands.click(button(window, "What time is it?"))
        await until(lambda: "Sunny." in [bubble.text() for bubble in shown(window, Bubble)])
        assert (hands.clicks, hands.words) == (4, 0)
        await bridge.close()
        await hub.stop()
