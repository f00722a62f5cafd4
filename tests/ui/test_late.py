"""What comes when whoever asked was deleted meanwhile is dropped: nothing fails, and nobody is told."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hub.client.door import ApiDoor
from hub.errors import DataFolderError, HubAwayError
from hub.twin.handset import Standing
from tests.ui import scripted_hub as script
from tests.ui.answering import Answer, ScriptedClient
from tests.ui.fake_card import FakeCard
from tests.ui.scripted_hub import ScriptedHub
from tests.ui.sessions.acting import ScriptedPlayer
from ui.audio_devices import Found
from ui.bridge import HubBridge, Notice, NoticeKind
from ui.dialogs.api_key import ApiKeyDialog
from ui.first_run import FirstRun, _Settings
from ui.key_keeping import KeyKeeping, _Trial
from ui.late import WhileThere
from ui.pages.sessions import SessionsPage
from ui.presenters.presenter import Surroundings
from ui.presenters.session_files import SessionFiles
from ui.presenters.talk import TalkPresenter
from ui.talking.line import Hooks
from ui.voice_getting import VoiceGetting, _Model, _Models

pytestmark = pytest.mark.usefixtures("qapp")


class Late:
    """A bridge whose hub answers in the loop's next round, from a script, and what it told the person."""

    def __init__(self, hub: ScriptedHub, client: ScriptedClient) -> None:
        self.hub, self.client = hub, client
        self.bridge = HubBridge(hub)
        self.told: list[Notice] = []
        self.bridge.noticed.connect(self.told.append)

    def answer(self, method: str, path: str, answer: Answer) -> None:
        self.client.answers[method, path] = answer

    async def settle(self) -> None:
        while self.bridge._tasks:
            await asyncio.wait(set(self.bridge._tasks))

    async def settle_without(self, *gone: QObject) -> None:
        """Have these deleted before any answer comes."""
        for one in gone:
            one.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        await self.settle()


@pytest.fixture
async def late(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Late]:
    client = ScriptedClient({})

    async def door(_bridge: HubBridge) -> ScriptedClient:
        return client

    monkeypatch.setattr(HubBridge, "_open_door", door)
    hub = ScriptedHub()
    hub.door = ApiDoor("http://127.0.0.1:1", "token")
    hub.happen(script.ready())
    made = Late(hub, client)
    yield made
    await made.bridge.close()


@pytest.mark.parametrize("bound", [True, False])
async def test_an_answer_to_who_is_gone_is_dropped(late: Late, bound: bool) -> None:
    class Reader(QObject):
        def read(self, answer: str) -> None:
            told.append((self.objectName(), answer))

    async def answer(_client: object) -> str:
        return "late"

    told: list[tuple[str, str]] = []
    reader = Reader()
    then = WhileThere(reader)(reader.read if bound else lambda said: reader.read(f"{said}"))
    late.bridge.ask(answer, then, "Reading")
    await late.settle()
    assert told == [("", "late")]
    late.bridge.ask(answer, then, "Reading")
    await late.settle_without(reader)
    assert told == [("", "late")]
    assert not late.told


class TestKey:
    @pytest.fixture
    def dialog(self, late: Late, qtbot: QtBot) -> ApiKeyDialog:
        dialog = ApiKeyDialog("Grok", "")
        KeyKeeping(
            dialog,
            late.bridge,
            lambda key, kept, failed: late.bridge.set_key(key, "Keeping the key", kept, failed),
            dialog,
        )
        dialog.show()
        return dialog

    @pytest.mark.parametrize("answer", [_Trial(first_word_s=0.4), _Trial(error="llm.down"), HubAwayError("no")])
    async def test_what_came_of_trying_it(self, late: Late, dialog: ApiKeyDialog, answer: Answer) -> None:
        late.answer("POST", "/llm/test", answer)
        dialog.key_entered.emit("xai-1")
        await late.settle_without(dialog)
        assert late.client.told
        assert not late.hub.told
        assert not late.told

    async def test_that_it_is_kept(self, late: Late, dialog: ApiKeyDialog) -> None:
        dialog.key_insisted.emit("xai-1")
        await late.settle_without(dialog)
        assert late.hub.told == [("key", "xai-1")]
        assert not late.told

    @pytest.mark.logs("a command failed")
    async def test_that_it_is_not_kept_which_a_notice_tells(self, late: Late, dialog: ApiKeyDialog) -> None:
        late.hub.fails = DataFolderError("no")
        dialog.key_insisted.emit("xai-1")
        await late.settle_without(dialog)
        assert late.told == [Notice(NoticeKind.FAILED, "Keeping the key", DataFolderError.code)]


async def test_the_name_of_the_hub(late: Late, qtbot: QtBot, memory: QSettings) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    setting = {"name": "discovery.name", "value": "xiaozhi-hub", "writable": True}
    late.answer("GET", "/settings", _Settings.model_validate({"settings": [setting]}))
    run = FirstRun(parent, late.bridge, memory, bool)
    run.ask_name()
    await late.settle_without(run.dialog)
    assert "/settings" in late.client.read
    assert not late.told


class TestVoice:
    MODEL = _Model(id="zh_CN-huayan-medium", kind="tts", languages=("zh",), size=63_000_000)

    @pytest.fixture
    def voice(self, late: Late) -> VoiceGetting:
        return VoiceGetting("zh", QObject(late.bridge))

    async def test_which_there_are(self, late: Late, voice: VoiceGetting) -> None:
        late.answer("GET", "/models", _Models(models=(self.MODEL,)))
        voice.read(late.bridge)
        await late.settle_without(voice)
        assert late.client.read == ["/models"]
        assert not late.told

    @pytest.mark.parametrize(
        ("installed", "answer"), [(True, None), (True, HubAwayError("no")), (False, HubAwayError("no"))]
    )
    async def test_that_it_is_used_or_why_not(
        self, late: Late, voice: VoiceGetting, installed: bool, answer: Answer
    ) -> None:
        late.answer("GET", "/models", _Models(models=(self.MODEL.model_copy(update={"installed": installed}),)))
        late.answer("PUT", "/engines/tts", answer)
        late.answer("POST", f"/models/{self.MODEL.id}/download", answer)
        voice.read(late.bridge)
        await late.settle()
        voice.get()
        await late.settle_without(voice)
        assert len(late.client.told) == 1
        assert not late.told


async def test_the_sound_of_a_recorded_question(late: Late, qtbot: QtBot) -> None:
    page, player = SessionsPage(lambda: 0.0), ScriptedPlayer()
    qtbot.addWidget(page)
    late.answer("GET", "/turns/t1/audio", b"RIFF")
    files = SessionFiles(page, player, lambda: late.bridge, page)
    files.play("t1")
    await late.settle_without(files)
    assert late.client.read == ["/turns/t1/audio"]
    assert not player.told
    assert not late.told


class ScriptedLine:
    """On the line until cancelled; it has something to tell when it is asked to look again."""

    def __init__(self, hooks: Hooks, tell: Callable[[Hooks], object]) -> None:
        self._hooks, self._tell = hooks, tell
        self.looked = False

    async def run(self) -> None:
        await asyncio.Event().wait()

    async def look(self) -> None:
        self._tell(self._hooks)
        self.looked = True


@pytest.mark.parametrize(
    "tell",
    [
        lambda hooks: hooks.found(Found("", "")),
        lambda hooks: hooks.stands(Standing.READY),
        lambda hooks: hooks.trouble(),
    ],
    ids=["found", "stands", "trouble"],
)
async def test_what_the_line_of_this_computer_tells(
    late: Late, memory: QSettings, monkeypatch: pytest.MonkeyPatch, tell: Callable[[Hooks], object]
) -> None:
    lines: list[ScriptedLine] = []
    begun = asyncio.Event()

    def make(_way: object, _folder: Path, _card: object, hooks: Hooks, _language: str) -> ScriptedLine:
        lines.append(ScriptedLine(hooks, tell))
        begun.set()
        return lines[0]

    monkeypatch.setattr("ui.talking.line.Line", make)
    talk = TalkPresenter(Surroundings(memory), FakeCard())
    talk.attach(late.bridge)
    talk.enter()
    await begun.wait()
    talk.page.look_wanted.emit()
    await late.settle_without(talk, talk.page)
    assert lines[0].looked
    assert not late.told
