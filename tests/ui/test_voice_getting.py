"""A home whose language nothing speaks is told so, and gets a voice with one click."""

from typing import Any

import pytest
from PySide6.QtCore import QObject, QSettings
from pytestqt.qtbot import QtBot

from hub.events import DownloadState, ModelDownloadChanged, ModelsChanged
from models.errors import OfflineError
from tests.ui.answering import AnsweringBridge, ScriptedClient
from tests.ui.looked_at import bridge, says
from tests.ui.reading import button, buttons, text_of
from tests.ui.real_hub import real_hub
from tests.ui.scripted_hub import ScriptedHub
from ui import translation
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.presenters.home import HomePresenter
from ui.presenters.presenter import Surroundings
from ui.voice_getting import MissingVoice, VoiceGetting, _Download, _Model, _Models
from ui.widgets.voice_card import VoiceCard

__all__ = ["bridge", "real_hub"]

ENGLISH = _Model(id="en_US-joe-medium", kind="tts", languages=("en",), languages_used=("en",), installed=True)
LOW = _Model(id="zh_CN-huayan-x_low", kind="tts", languages=("zh",), size=20_600_000)
HUAYAN = _Model(id="zh_CN-huayan-medium", kind="tts", languages=("zh",), size=63_000_000)
WHISPER = _Model(id="whisper-base", kind="stt")


class Home:
    """One who follows Chinese, and the card that shows it."""

    def __init__(self, qtbot: QtBot, *models: _Model, served: tuple[str, ...] = ()) -> None:
        self.client = ScriptedClient({("GET", "/models"): _Models(models=models, served=served)})
        self.client.answers["PUT", "/engines/tts"] = None
        self.card = VoiceCard()
        qtbot.addWidget(self.card)
        self.told: list[Notice] = []
        self.voice = VoiceGetting("zh", self.card)
        self.voice.changed.connect(self.card.show_missing)
        self.voice.noticed.connect(self.told.append)
        self.card.get_wanted.connect(self.voice.get)
        self.card.cancel_wanted.connect(self.voice.cancel)
        self.voice.read(AnsweringBridge(ScriptedHub(), self.client))

    def comes(self, state: DownloadState, done: int = 0, error: str = "") -> None:
        event = ModelDownloadChanged(model_id=HUAYAN.id, state=state, done=done, total=HUAYAN.size, error=error)
        self.voice.receive(event)


def test_a_home_whose_language_is_spoken_is_told_nothing(qtbot: QtBot) -> None:
    spoken = HUAYAN.model_copy(update={"languages_used": ("zh",), "installed": True})
    assert Home(qtbot, ENGLISH, spoken).card.isHidden()
    assert Home(qtbot, ENGLISH, HUAYAN, served=("tts",)).card.isHidden()


def test_a_voice_is_got_and_used_with_one_click(qtbot: QtBot) -> None:
    home = Home(qtbot, WHISPER, ENGLISH, LOW, HUAYAN)
    home.card.show()
    assert "No voice speaks 中文 yet" in text_of(home.card)
    assert "It takes 63 MB" in text_of(home.card)
    button(home.card, "Get a voice").click()
    assert home.client.told == [("POST", f"/models/{HUAYAN.id}/download", None)]
    home.comes(DownloadState.RUNNING, 21_000_000)
    assert "21 MB of 63 MB" in text_of(home.card)
    home.comes(DownloadState.DONE, HUAYAN.size)
    assert home.client.told[-1] == ("PUT", "/engines/tts", {"voice": HUAYAN.id})
    assert home.card.isHidden()
    assert home.told == [Notice(NoticeKind.DONE, "The voice speaks from the next answer on.")]


def test_a_download_is_stopped(qtbot: QtBot) -> None:
    home = Home(qtbot, ENGLISH, HUAYAN)
    home.card.show()
    button(home.card, "Get a voice").click()
    button(home.card, "Cancel").click()
    home.comes(DownloadState.CANCELLED)
    assert home.client.told[-1] == ("POST", f"/models/{HUAYAN.id}/cancel", None)
    assert button(home.card, "Get a voice").isEnabled()


def test_why_it_does_not_come_is_told_and_it_can_be_tried_again(qtbot: QtBot) -> None:
    home = Home(qtbot, ENGLISH, HUAYAN)
    home.card.show()
    button(home.card, "Get a voice").click()
    home.comes(DownloadState.FAILED, error=OfflineError.code)
    assert home.told == [Notice(NoticeKind.FAILED, "Downloading a voice", OfflineError.code)]
    assert button(home.card, "Get a voice").isEnabled()


def test_one_that_is_here_already_only_has_to_be_used(qtbot: QtBot) -> None:
    home = Home(qtbot, ENGLISH, LOW.model_copy(update={"installed": True}), HUAYAN)
    home.card.show()
    button(home.card, "Use the voice").click()
    assert home.client.told == [("PUT", "/engines/tts", {"voice": LOW.id})]


def test_a_download_that_a_restart_of_the_hub_ended_is_offered_again(qtbot: QtBot) -> None:
    home = Home(qtbot, ENGLISH, LOW, HUAYAN)
    home.card.show()
    home.comes(DownloadState.RUNNING, 12_000_000)
    assert "12 MB of 63 MB" in text_of(home.card)
    home.voice.receive(ModelsChanged())
    assert "12 MB" not in text_of(home.card)
    assert button(home.card, "Get a voice").isEnabled()


@pytest.mark.parametrize(
    ("state", "goes_on"), [("waiting", True), ("running", True), ("paused", False), ("failed", False)]
)
def test_a_download_that_goes_on_already_is_shown(qtbot: QtBot, state: str, *, goes_on: bool) -> None:
    download = _Download(state=state, done=5_000_000, total=21_000_000)
    home = Home(qtbot, ENGLISH, LOW.model_copy(update={"download": download}), HUAYAN)
    home.card.show()
    assert ("5 MB of 21 MB" in text_of(home.card)) is goes_on
    assert buttons(home.card) == (["Cancel"] if goes_on else ["Get a voice"])


def test_a_voice_that_is_chosen_elsewhere_ends_it(qtbot: QtBot) -> None:
    home = Home(qtbot, ENGLISH, HUAYAN)
    spoken = HUAYAN.model_copy(update={"languages_used": ("zh",), "installed": True})
    home.client.answers["GET", "/models"] = _Models(models=(ENGLISH, spoken))
    home.voice.receive(ModelsChanged())
    assert home.card.isHidden()


def test_who_only_looks_leaves_it_to_home_to_use_what_came(qtbot: QtBot) -> None:
    home = Home(qtbot, ENGLISH, HUAYAN)
    seen: list[Any] = []
    parent = QObject()
    looking = VoiceGetting("zh", parent, uses=False)
    looking.changed.connect(seen.append)
    looking.read(AnsweringBridge(ScriptedHub(), home.client))
    looking.receive(ModelDownloadChanged(model_id=HUAYAN.id, state=DownloadState.DONE, done=63, total=63))
    assert not home.client.told
    assert isinstance(seen[-1], MissingVoice)
    assert seen[-1].loading


async def test_home_tells_it_of_a_real_hub(
    qtbot: QtBot, memory: QSettings, bridge: HubBridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "code", lambda: "zh")
    home = HomePresenter(Surroundings(memory))
    qtbot.addWidget(home.page)
    home.page.show()
    home.attach(bridge)
    bridge.pictured.connect(lambda picture: home.show_live(home.live.pictured(picture)))
    bridge.refresh()
    await says(home.page, "No voice speaks 中文 yet")
