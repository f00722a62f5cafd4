"""The presenter of devices against the real API, with the tools of a twin."""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from hub.client.door import ApiDoor
from hub.events import DeviceState
from hub.events.board import BoardFacts
from hub.firmware.partitions import read_table
from hub.snapshot import HubSnapshot
from hub.storage.tokens import Scope
from tests.firmware.images import KB, V2_16M, Build, table_of
from tests.storage.records import HALL, KITCHEN
from tests.ui import scripted_hub as script
from tests.ui.reading import button, text_of, the
from tests.ui.scripted_hub import ScriptedHub
from tests.web.api.conftest import House, inhabit, opened
from tests.web.api.test_tools import visiting
from ui.bridge import HubBridge, Notice
from ui.live import Live
from ui.presenters.devices import DevicesPresenter
from ui.presenters.presenter import Surroundings
from ui.widgets.devices.access_card import Deed
from ui.widgets.devices.device_detail import Part


class HouseHub(ScriptedHub):
    """A hub whose devices are the real registry's, and whose API is real."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self.bus = house.hub.bus
        self.door = ApiDoor(house.url, house.tokens[Scope.ADMIN])
        self.happen(script.ready())

    def snapshot(self) -> HubSnapshot:
        return replace(super().snapshot(), devices=self._house.registry.views())


@dataclass
class Desk:
    """The page, its presenter, and what is behind them."""

    house: House
    bridge: HubBridge
    presenter: DevicesPresenter
    said: list[str] = field(default_factory=list)
    live: Live = field(default_factory=Live)

    async def settle(self) -> None:
        """Until everything that was asked is answered, and what that led to."""
        while self.bridge._tasks:
            await asyncio.wait(self.bridge._tasks)

    def picture(self, snapshot: HubSnapshot) -> None:
        self.live = self.live.pictured(snapshot)
        self.presenter.show_live(self.live)

    def notice(self, notice: Notice) -> None:
        self.said.append(f"{notice.label} {notice.code}".strip())

    @property
    def text(self) -> str:
        return text_of(self.presenter.page)


@pytest.fixture
def presenter(qtbot: QtBot, memory: QSettings) -> DevicesPresenter:
    """Made and drawn before the loop runs, for that takes a while on a busy machine."""
    made = DevicesPresenter(Surroundings(memory))
    qtbot.addWidget(made.page)
    made.page.show()
    QApplication.processEvents()
    return made


@pytest.fixture
async def desk(presenter: DevicesPresenter, tmp_path: Path) -> AsyncIterator[Desk]:
    async with opened(tmp_path) as house:
        await inhabit(house)
        bridge = HubBridge(HouseHub(house))
        desk = Desk(house, bridge, presenter)
        desk.presenter.attach(bridge)
        desk.presenter.noticed.connect(desk.notice)
        bridge.pictured.connect(desk.picture)
        bridge.noticed.connect(desk.notice)
        bridge.published.connect(desk.presenter.receive)
        bridge.open()
        desk.presenter.enter()
        desk.presenter.page.choose(KITCHEN)
        await desk.settle()
        yield desk
        await bridge.close()


async def test_what_the_hub_knows_is_shown(desk: Desk) -> None:
    assert "10.0.0.3" in desk.text
    assert KITCHEN in desk.text
    assert "It answers in the language of the question." in desk.text
    desk.presenter.page.show_part(Part.HISTORY)
    await desk.settle()
    assert desk.presenter.page._detail.history._model.rowCount() == 2
    assert desk.said == []


async def test_a_device_is_named_and_speaks_another_language(desk: Desk) -> None:
    desk.presenter.page.names_wanted.emit("Samovar", "Hall")
    await desk.settle()
    desk.presenter.page.language_wanted.emit("zh-CN")
    await desk.settle()
    record = desk.house.registry.record(KITCHEN)
    assert record is not None
    assert (record.name, record.room, record.chosen_language) == ("Samovar", "Hall", "zh-CN")
    assert "Samovar" in desk.text
    assert desk.said == ["The name and the room are kept.", "The language acts from the next conversation on."]


async def test_its_firmware_s_channel_is_chosen(desk: Desk) -> None:
    card = desk.presenter.page.firmware
    channel = the(card, QComboBox)
    channel.setCurrentIndex(channel.findData("beta"))
    channel.activated.emit(channel.currentIndex())
    await desk.settle()
    record = desk.house.registry.record(KITCHEN)
    assert record is not None
    assert record.firmware_channel == "beta"
    assert desk.said == ["The channel is kept."]


async def test_it_is_updated_now_and_that_is_said_with_when(desk: Desk) -> None:
    card = desk.presenter.page.firmware
    assert "at the end of its next conversation, for which it restarts" in text_of(card)
    button(card, "Update now").click()
    await desk.settle()
    assert "The library has nothing newer for this device." in text_of(card)
    known = desk.house.registry.let_in(KITCHEN)
    facts = BoardFacts(chip="esp32s3", partitions=read_table(table_of(V2_16M)))
    desk.house.registry.put(replace(known, facts=facts))
    image = Build(size=4 * KB).app()
    await desk.house.ask("POST", "/api/v1/firmware?name=v2.4.2_box.bin&channel=stable", data=image)
    button(card, "Update now").click()
    await desk.settle()
    assert "It gets 2.4.2. At the end of its next conversation: it restarts then." in text_of(card)
    assert not button(card, "Update now").isEnabled()
    assert desk.said == []


async def test_a_persona_is_chosen_and_released(desk: Desk) -> None:
    rosie = desk.house.casting.personas.make({"name": "Rosie", "language": "ru"})
    await desk.settle()
    desk.presenter.page.persona_wanted.emit(rosie.persona_id)
    await desk.settle()
    assert desk.house.casting.personas.of(KITCHEN).name == "Rosie"
    assert "It always answers in this language: Русский." in desk.text
    desk.presenter.page.persona_wanted.emit("")
    await desk.settle()
    assert desk.house.casting.personas.of(KITCHEN).name != "Rosie"


async def test_a_tool_is_refused_while_the_device_is_not_in_a_conversation(desk: Desk) -> None:
    async with visiting(desk.house):
        pass
    desk.presenter.read_tools()
    await desk.settle()
    desk.presenter.page.show_part(Part.CONTROL)
    desk.presenter.page.tool_wanted.emit("self.reboot", {})
    await desk.settle()
    assert "The device is in no conversation now." in desk.text


async def test_a_device_in_a_conversation_does_what_is_wanted(desk: Desk) -> None:
    page = desk.presenter.page
    page.show_part(Part.CONTROL)
    async with visiting(desk.house) as visit:
        desk.presenter.read_tools()
        await desk.settle()
        assert "Battery 80 %" in desk.text
        assert "70\N{NO-BREAK SPACE}%" in desk.text
        page.level_wanted.emit("self.audio_speaker.set_volume", 20)
        await desk.settle()
        assert visit.bench.board.volume == 20
        assert "20\N{NO-BREAK SPACE}%" in desk.text
        page.tool_wanted.emit("self.screen.set_theme", {"theme": "dark"})
        await desk.settle()
        assert visit.bench.board.theme == "dark"
        assert "Done" in desk.text
        page.tool_wanted.emit("self.screen.set_brightness", {"brightness": 300})
        await desk.settle()
        assert "The hub does not accept what was entered." in desk.text
        page.reboot_wanted.emit()
        await desk.settle()
        assert len(visit.bench.restarts) == 1
        assert desk.said == ["The device restarts."]


async def take_picture(desk: Desk) -> None:
    known = desk.house.registry.record(KITCHEN)
    assert known is not None
    desk.house.registry.put(replace(known, hub_url=desk.house.url))
    page = desk.presenter.page
    page.show_part(Part.CONTROL)
    async with visiting(desk.house):
        desk.presenter.read_tools()
        await desk.settle()
        page.snapshot_wanted.emit()
        await desk.settle()


async def test_the_screen_is_shown_and_saved(desk: Desk, tmp_path: Path) -> None:
    await take_picture(desk)
    page = desk.presenter.page
    assert not page._detail.control._picture.pixmap().isNull()
    page.save_wanted.emit(str(tmp_path / "screen.jpg"))
    page.save_wanted.emit(str(tmp_path / "nowhere" / "screen.jpg"))
    await desk.settle()
    assert (tmp_path / "screen.jpg").read_bytes().startswith(b"\xff\xd8")
    assert sorted(desk.said) == ["Saving the picture file", "The picture is saved."]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="rights are a matter of POSIX")
async def test_only_its_owner_may_see_a_saved_screen(desk: Desk, tmp_path: Path) -> None:
    desk.presenter.page.save_wanted.emit(str(tmp_path / "screen.jpg"))
    await desk.settle()
    assert (tmp_path / "screen.jpg").stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("full_disk")
async def test_a_disk_that_fills_up_leaves_the_picture_of_before(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    target = folder / "screen.jpg"
    target.write_text("before")
    desk.presenter.page.save_wanted.emit(str(target))
    await desk.settle()
    assert desk.said == ["Saving the picture file"]
    assert target.read_text() == "before"
    assert list(folder.iterdir()) == [target]


async def test_a_screen_is_saved_though_the_page_is_gone(desk: Desk, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        desk.presenter.page.save_wanted.emit(str(folder / "screen.jpg"))
    desk.presenter.deleteLater()
    QCoreApplication.sendPostedEvents(desk.presenter, QEvent.Type.DeferredDelete.value)
    await desk.settle()
    assert (tmp_path / "screen.jpg").exists()
    assert desk.said == []


async def test_a_forgotten_device_is_no_longer_looked_at(desk: Desk) -> None:
    page = desk.presenter.page
    page.deed_wanted.emit(Deed.FORGET)
    await desk.settle()
    assert desk.house.registry.record(KITCHEN) is None
    assert page.chosen in ("", HALL)
    assert desk.said == ["The device is forgotten."]


async def test_what_the_hub_does_not_do_is_told(desk: Desk) -> None:
    assert desk.live.devices[KITCHEN].state is DeviceState.APPROVED
    desk.house.registry.forget(KITCHEN)
    desk.presenter.page.names_wanted.emit("Samovar", "")
    await desk.settle()
    assert desk.said == ["Naming the device enrolment.unknown_device"]


async def test_what_comes_after_the_page_is_gone_is_dropped(desk: Desk) -> None:
    desk.presenter.page.names_wanted.emit("Samovar", "Hall")
    desk.presenter.deleteLater()
    QCoreApplication.sendPostedEvents(desk.presenter, QEvent.Type.DeferredDelete.value)
    await desk.settle()
    record = desk.house.registry.record(KITCHEN)
    assert record is not None
    assert record.name == "Samovar"
    assert desk.said == []
