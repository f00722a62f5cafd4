"""The Voices and models page on a hub's real API; engines by script, models from a stand-in of the service."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import huggingface_hub
import pytest
from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hub.client.door import ApiDoor
from hub.errors import DataFolderError, HubAwayError
from tests.fakes.speech_models import BASE, CATALOG, ENGLISH, NOBODY, RUSSIAN, SMALL
from tests.models.stand_in import StandIn, serve
from tests.ui.reading import button, text_of
from tests.ui.scripted_hub import ScriptedHub
from tests.web.api.conftest import House, opened
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.presenters.presenter import Surroundings
from ui.presenters.voices import VoicesPresenter


class NotingPlayer(QObject):
    """Plays nothing."""

    ended = Signal(str)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.played: list[tuple[str, bytes]] = []
        self.stopped = 0

    def play(self, key: str, content: bytes) -> None:
        self.played.append((key, content))

    def stop(self) -> None:
        self.stopped += 1


@dataclass
class Desk:
    """The page and what is behind it."""

    house: House
    presenter: VoicesPresenter
    player: NotingPlayer
    notices: list[Notice]

    @property
    def said(self) -> str:
        return text_of(self.presenter.page)

    def press(self, model_id: str, what: str) -> None:
        self.presenter.page.look_at(model_id)
        button(self.presenter.page.detail, what).click()

    def offers(self, model_id: str, what: str) -> bool:
        self.presenter.page.look_at(model_id)
        return what in text_of(self.presenter.page.detail)


async def until(true: Callable[[], object]) -> None:
    """Let the window and the hub work until it is so."""
    async with asyncio.timeout(20):
        while not true():
            QApplication.processEvents()
            await asyncio.sleep(0)


@asynccontextmanager
async def desk_of(folder: Path, qtbot: QtBot, service: str) -> AsyncIterator[Desk]:
    async with opened(folder, model_service=service) as house:
        hub = ScriptedHub()
        hub.bus = house.hub.bus
        hub.door = ApiDoor(house.url, house.access.local())
        bridge, player = HubBridge(hub), NotingPlayer()
        memory = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        presenter = VoicesPresenter(Surroundings(memory), player)
        qtbot.addWidget(presenter.page)
        presenter.page.show()
        desk = Desk(house, presenter, player, [])
        presenter.noticed.connect(desk.notices.append)
        bridge.noticed.connect(desk.notices.append)
        presenter.attach(bridge)
        bridge.published.connect(presenter.receive)
        bridge.open()
        running = asyncio.create_task(house.models.run())
        presenter.enter()
        await until(lambda: "Whisper-Base" in desk.said)
        yield desk
        presenter.leave()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await bridge.close()


@pytest.fixture
def service() -> Iterator[StandIn]:
    files = {f"{model.id}/model.bin": bytes(range(256)) * 2_000 for model in CATALOG.models}
    with serve(StandIn("somebody/models", files, large=frozenset(files))) as running:
        yield running
    huggingface_hub.close_session()


@pytest.fixture
async def desk(tmp_path: Path, qtbot: QtBot, service: StandIn) -> AsyncIterator[Desk]:
    async with desk_of(tmp_path, qtbot, service.url) as made:
        yield made


async def test_a_voice_is_downloaded_and_speaks_where_nobody_spoke(desk: Desk) -> None:
    desk.press(RUSSIAN, "Download")
    await until(lambda: Notice(NoticeKind.DONE, f"{RUSSIAN.title()} was downloaded.") in desk.notices)
    await until(lambda: desk.offers(RUSSIAN, "In use for: Русский"))
    assert desk.house.speech.voices["ru"] == RUSSIAN
    desk.press(RUSSIAN, "Stop using it")
    await until(lambda: desk.offers(RUSSIAN, "Installed"))
    assert desk.house.speech.voices["ru"] == ENGLISH
    assert "cannot be downloaded now" not in desk.said


async def test_a_download_is_paused_resumed_and_cancelled(desk: Desk, service: StandIn) -> None:
    service.hold_at = 200_000
    desk.press(SMALL, "Download")
    await until(lambda: service.held.is_set() and desk.offers(SMALL, "of 512 kB"))
    desk.press(SMALL, "Pause")
    await until(lambda: desk.offers(SMALL, "Paused, "))
    service.go_on.set()
    service.hold_at = None
    desk.press(SMALL, "Resume")
    await until(lambda: desk.offers(SMALL, "Installed"))
    service.go_on.clear()
    service.hold_at = 200_000
    desk.press(RUSSIAN, "Download")
    await until(lambda: desk.offers(RUSSIAN, "of 512 kB"))
    desk.press(RUSSIAN, "Cancel")
    service.go_on.set()
    await until(lambda: desk.offers(RUSSIAN, "Can be downloaded"))


async def test_a_model_is_used_and_another_removed(desk: Desk) -> None:
    desk.press(SMALL, "Download")
    await until(lambda: desk.offers(SMALL, "Installed"))
    desk.press(SMALL, "Use")
    await until(lambda: desk.offers(SMALL, "In use"))
    assert desk.house.chosen == {"stt.model": SMALL}
    assert Notice(NoticeKind.DONE, f"{SMALL.title()} is used from now on.") in desk.notices
    desk.press(BASE, "Use")
    await until(lambda: desk.offers(BASE, "In use"))
    desk.press(SMALL, "Remove…")
    desk.press(SMALL, "Yes, remove it")
    await until(lambda: desk.offers(SMALL, "Can be downloaded"))
    assert Notice(NoticeKind.DONE, f"{SMALL.title()} was removed.") in desk.notices


async def test_a_voice_is_made_the_usual_one_and_that_is_kept(desk: Desk) -> None:
    desk.press(RUSSIAN, "Download")
    await until(lambda: desk.offers(RUSSIAN, "In use for: Русский"))
    desk.press(RUSSIAN, "Make it the usual voice")
    await until(lambda: desk.offers(RUSSIAN, "and all that has no voice"))
    assert desk.house.chosen == {"tts.voice": RUSSIAN, "tts.voices.en": ENGLISH}
    assert desk.offers(ENGLISH, "In use for: English")
    (title,) = (model.title for model in CATALOG.models if model.id == RUSSIAN)
    assert Notice(NoticeKind.DONE, f"{title} is the usual voice from now on.") in desk.notices


async def test_what_the_environment_decides_is_not_offered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_STT__MODEL", BASE)
    desk.presenter.enter()
    await until(lambda: desk.offers(BASE, "decides it, by HUB_STT__MODEL"))


async def test_one_that_cannot_be_loaded_is_told_and_the_one_before_stays(desk: Desk) -> None:
    desk.house.speech.hearing_model = "another"
    desk.house.speech.broken = {BASE}
    desk.presenter.enter()
    await until(lambda: desk.offers(BASE, "Installed"))
    desk.press(BASE, "Use")
    await until(lambda: desk.notices)
    assert desk.notices == [Notice(NoticeKind.FAILED, "Loading Whisper-Base", "engine.model_missing")]
    assert desk.offers(BASE, "Installed")


async def test_a_choice_that_cannot_be_written_is_said_to_last_until_the_hub_restarts(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_name: str, _value: object) -> None:
        raise DataFolderError("The settings file cannot be written.")

    monkeypatch.setattr(desk.house.models, "_keep", refuse)
    desk.house.speech.hearing_model = "another"
    desk.presenter.enter()
    await until(lambda: desk.offers(BASE, "Installed"))
    desk.press(BASE, "Use")
    await until(lambda: desk.notices)
    said = "Whisper-Base is used until the hub restarts; the choice cannot be written to the settings file"
    assert desk.notices == [Notice(NoticeKind.FAILED, said, "setup.data_folder")]
    assert desk.house.speech.hearing_model == BASE


async def test_a_voice_is_tried_and_silenced(desk: Desk) -> None:
    desk.press(ENGLISH, "Try")
    await until(lambda: desk.player.played)
    key, content = desk.player.played[0]
    assert (key, content[:4], content[8:12]) == (ENGLISH, b"RIFF", b"WAVE")
    button(desk.presenter.page.detail, "Stop").click()
    assert button(desk.presenter.page.detail, "Try").isVisible()
    desk.press(ENGLISH, "Try")
    await until(lambda: len(desk.player.played) == 2)
    desk.player.ended.emit(ENGLISH)
    assert button(desk.presenter.page.detail, "Try").isVisible()
    desk.press(ENGLISH, "Try")
    await until(lambda: len(desk.player.played) == 3)
    desk.player.failed.emit(ENGLISH)
    assert desk.notices[-1].code == "sound.silent"


async def test_a_voice_that_cannot_speak_is_told(desk: Desk) -> None:
    desk.house.speech.broken = {ENGLISH}
    desk.press(ENGLISH, "Try")
    await until(lambda: desk.notices)
    assert desk.notices[0].code == "engine.model_missing"
    assert button(desk.presenter.page.detail, "Try").isVisible()


async def test_it_is_measured_how_long_models_take(desk: Desk) -> None:
    assert desk.offers(SMALL, "Not measured yet")
    button(desk.presenter.page, "Measure").click()
    await until(lambda: desk.offers(SMALL, "s for a question"))
    assert "whisper-base takes" in desk.said


@pytest.mark.logs("could not be downloaded")
async def test_without_a_network_it_is_said_at_once_and_what_is_here_works(
    tmp_path: Path, qtbot: QtBot
) -> None:
    async with desk_of(tmp_path, qtbot, NOBODY) as desk:
        await until(lambda: "Models cannot be downloaded now" in desk.said)
        desk.press(RUSSIAN, "Download")
        await until(lambda: desk.offers(RUSSIAN, "Not downloaded"))
        label = f"Downloading {RUSSIAN.title()}"
        assert Notice(NoticeKind.FAILED, label, "model.offline") in desk.notices
        assert button(desk.presenter.page.detail, "Try again").isVisible()
        desk.press(ENGLISH, "Try")
        await until(lambda: desk.player.played)


async def test_models_that_cannot_be_read_are_told_with_a_way_on(desk: Desk) -> None:
    desk.presenter._unread(HubAwayError("away"))
    assert "The models cannot be read" in desk.said
    button(desk.presenter.page, "Try again").click()
    await until(lambda: "Whisper-Base" in desk.said)
