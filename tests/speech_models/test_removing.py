"""A model that is removed while somebody is about to use it, and downloads that are stopped as they run."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.bus import Bus
from hub.config import Settings
from hub.events import DownloadState
from hub.speech_models.room import SpeechModels
from models.catalog import FileFact
from models.download import write_manifest
from models.errors import FolderError, ModelInUseError
from tests.fakes.speech_models import CONTENT, RUSSIAN, SHA256, SMALL, ScriptedSpeech, a_model_store, noting
from tests.speech_models.test_downloads import DE, RU, House


def install(folder: Path, model_id: str) -> None:
    place = folder / "models" / model_id
    place.mkdir(parents=True)
    (place / "model.bin").write_bytes(CONTENT)
    write_manifest(place, [FileFact("model.bin", len(CONTENT), SHA256)])


async def test_what_is_being_loaded_to_be_used_cannot_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, engines, chosen = a_model_store(tmp_path), ScriptedSpeech(), dict[str, Any]()
    install(tmp_path, SMALL)
    loading, go = asyncio.Event(), asyncio.Event()

    async def load(model: str) -> None:
        loading.set()
        await go.wait()
        engines.hearing_model = model

    monkeypatch.setattr(engines, "use_hearing", load)
    room = SpeechModels(Bus(), Settings(data_dir=tmp_path), store, engines, noting(chosen))
    using = asyncio.create_task(room.use_hearing(SMALL))
    await loading.wait()
    with pytest.raises(ModelInUseError):
        await room.remove(SMALL)
    go.set()
    await using
    assert store.find(SMALL) is not None
    engines.hearing_model = "another"
    await room.remove(SMALL)
    assert store.find(SMALL) is None
    await room.close()


async def test_a_voice_that_was_downloaded_cannot_be_removed_while_it_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, engines = a_model_store(tmp_path), ScriptedSpeech()
    loading, go = asyncio.Event(), asyncio.Event()

    async def load(voice: str, language: str = "", *, usual: bool = False) -> bool:
        loading.set()
        await go.wait()
        engines.voices[language] = voice
        return usual

    def come(model_id: str, *_: object) -> None:
        install(tmp_path, model_id)

    monkeypatch.setattr(engines, "use_voice", load)
    monkeypatch.setattr(store, "download", come)
    room = SpeechModels(Bus(), Settings(data_dir=tmp_path), store, engines, noting({}))
    running = asyncio.create_task(room.run())
    await room.download(RUSSIAN)
    async with asyncio.timeout(10):
        await loading.wait()
    with pytest.raises(ModelInUseError):
        await room.remove(RUSSIAN)
    go.set()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await room.close()


class SlowService:
    """Sends a first piece, and then nothing until it is let go."""

    def __init__(self, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        self._house = house
        self.began, self.go = threading.Event(), threading.Event()
        monkeypatch.setattr(house.store, "download", self._download)

    async def has_begun(self) -> None:
        assert await asyncio.to_thread(self.began.wait, 10)

    def _download(self, model_id: str, progress: Any, wish: Any) -> None:
        folder = self._house.folder / ".waiting" / model_id
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.bin").write_bytes(b"half")
        self.began.set()
        assert self.go.wait(10)
        wish.heed(model_id)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    made = House(tmp_path, "http://127.0.0.1:9")
    yield made
    await made.die()


async def test_one_that_was_paused_and_went_on_leaves_nothing_when_it_is_cancelled(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = SlowService(house, monkeypatch)
    house.downloads.start(RU)
    await service.has_begun()
    house.downloads.pause(RU.id)
    house.downloads.start(RU)
    assert await house.downloads.cancel(RU.id)
    house.downloads.start(DE)
    service.began.clear()
    service.go.set()
    await service.has_begun()  # the next one: the first is behind it
    assert not any(RU.id in name for name in house.left())


@pytest.mark.logs("what has come of", "could not be downloaded")
async def test_a_folder_that_cannot_be_removed_is_told_and_ends_no_other_download(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = SlowService(house, monkeypatch)

    def refuse(_model_id: str) -> None:
        raise FolderError("A file is in use.")

    monkeypatch.setattr(house.store, "remove", refuse)
    house.downloads.start(RU)
    await service.has_begun()
    await house.downloads.cancel(RU.id)
    house.downloads.start(DE)
    service.began.clear()
    service.go.set()
    await service.has_begun()
    told = house.downloads.all()[RU.id]
    assert (told.state, told.error) == (DownloadState.FAILED, "model.folder")


async def test_a_silent_name_server_holds_up_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, go = a_model_store(tmp_path), threading.Event()
    monkeypatch.setattr("hub.speech_models.room.REACHED_S", 0.05)
    monkeypatch.setattr(store, "reachable", lambda: go.wait(20))
    room = SpeechModels(Bus(), Settings(data_dir=tmp_path), store, ScriptedSpeech(), noting({}))
    async with asyncio.timeout(10):
        assert not await room.reachable()
        assert await room.shown()
    go.set()
    assert await room.close()
