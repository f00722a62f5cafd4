"""Downloads as jobs: progress, the line, pause, resume, cancel, failures, and what a restart finds."""

import asyncio
from collections import namedtuple
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import huggingface_hub
import pytest

from hub.bus import Bus
from hub.engines.worker import Worker
from hub.events import DownloadState, ModelDownloadChanged
from hub.speech_models.downloads import Downloads
from models.catalog import Model
from models.store import Store
from tests.fakes.speech_models import CATALOG, GERMAN, NOBODY, RUSSIAN, SMALL, a_model_store
from tests.models.stand_in import StandIn, serve

LARGE = bytes(range(256)) * 4_000
"""More than one piece of what comes at a time."""

STT, RU, DE = (CATALOG.models[at] for at in (1, 3, 4))
RUNNING, PAUSED, FAILED, DONE, WAITING, CANCELLED = (
    DownloadState.RUNNING,
    DownloadState.PAUSED,
    DownloadState.FAILED,
    DownloadState.DONE,
    DownloadState.WAITING,
    DownloadState.CANCELLED,
)


class House:
    """Downloads over a store in a folder, run until the end of the test."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder / "models"
        self.store: Store = a_model_store(folder, url)
        self.told: list[ModelDownloadChanged] = []
        self.come: list[str] = []
        self.live()

    def live(self) -> None:
        """A hub's life begins."""
        self.bus = Bus()
        self.bus.subscribe(ModelDownloadChanged, self.told.append)
        self.files = Worker("files")
        self.now = 0.0
        self.downloads = Downloads(self.bus, self.store, self._came, self.files, clock=self._tick)
        self._task = asyncio.create_task(self.downloads.run())

    async def die(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        assert await self.downloads.close()
        assert await self.files.close()

    async def until(self, model: Model, state: DownloadState, beyond: int = -1) -> ModelDownloadChanged:
        """Wait until it is told that the download is so."""
        found = asyncio.Event()

        def look(event: ModelDownloadChanged) -> None:
            if event.model_id == model.id and event.state is state and event.done > beyond:
                found.set()

        stop = self.bus.subscribe(ModelDownloadChanged, look)
        for event in self.told:
            look(event)
        async with asyncio.timeout(20):
            await found.wait()
        stop()
        return next(one for one in reversed(self.told) if one.model_id == model.id)

    def left(self) -> set[str]:
        return {str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file()}

    async def _came(self, model: Model) -> None:
        self.come.append(model.id)

    def _tick(self) -> float:
        self.now += 0.3  # each piece of a download is worth telling
        return self.now


@pytest.fixture
def service() -> Iterator[StandIn]:
    files = {f"{model.id}/model.bin": LARGE for model in CATALOG.models}
    with serve(StandIn("somebody/models", files, large=frozenset(files))) as running:
        yield running
    huggingface_hub.close_session()


@pytest.fixture
async def house(tmp_path: Path, service: StandIn) -> AsyncIterator[House]:
    made = House(tmp_path, service.url)
    yield made
    await made.die()


async def test_it_tells_how_far_it_is_and_the_model_is_there_before_it_is_done(house: House) -> None:
    assert house.downloads.start(RU).state is WAITING
    last = await house.until(RU, DONE)
    assert (last.done, last.total, house.come) == (len(LARGE), len(LARGE), [RUSSIAN])
    running = [one for one in house.told if one.state is RUNNING]
    assert [one.done for one in running] == sorted(one.done for one in running)
    assert {one.total for one in running[1:]} == {len(LARGE)}
    assert any(one.speed > 0 and one.left_s is not None for one in running)
    assert house.store.find(RUSSIAN)
    assert house.downloads.all() == {}


async def test_one_is_fetched_at_a_time_and_the_others_wait_in_line(house: House) -> None:
    for model in (RU, DE, STT):
        house.downloads.start(model)
    house.downloads.start(RU)  # once is enough
    await house.until(STT, DONE)
    order = [one.model_id for one in house.told if one.state is DONE]
    assert order == [RUSSIAN, GERMAN, SMALL] == house.come
    first_of = [one.model_id for one in house.told if one.state is RUNNING and one.done == 0]
    assert list(dict.fromkeys(first_of)) == order


async def test_a_paused_one_goes_on_from_what_has_come(house: House, service: StandIn) -> None:
    service.hold_at = 200_000
    house.downloads.start(RU)
    await house.until(RU, RUNNING, beyond=100_000)
    paused = house.downloads.pause(RUSSIAN)
    assert paused is not None
    assert paused.state is PAUSED
    service.go_on.set()
    service.asked.clear()
    house.downloads.start(RU)
    await house.until(RU, DONE)
    assert service.asked[0][1].startswith("bytes=")
    assert house.store.verify(RUSSIAN).files


async def test_what_was_under_way_at_the_end_is_paused_in_the_next_life(house: House, service: StandIn) -> None:
    service.hold_at = 200_000
    house.downloads.start(RU)
    await house.until(RU, RUNNING, beyond=100_000)
    service.go_on.set()
    await house.die()
    house.live()
    await house.downloads.recall()
    (known,) = house.downloads.all().values()
    assert (known.model_id, known.state) == (RUSSIAN, PAUSED)
    assert 0 < known.done < len(LARGE)
    house.downloads.start(RU)
    await house.until(RU, DONE)


async def test_a_cancelled_one_leaves_nothing_whatever_it_did(house: House, service: StandIn) -> None:
    service.hold_at = 200_000
    house.downloads.start(RU)
    house.downloads.start(DE)
    await house.until(RU, RUNNING, beyond=100_000)
    assert await house.downloads.cancel(GERMAN)  # waits in line
    assert await house.downloads.cancel(RUSSIAN)  # runs
    service.go_on.set()
    assert not await house.downloads.cancel(RUSSIAN)
    await house.until(RU, CANCELLED)
    service.hold_at = None
    house.downloads.start(DE)  # its turn comes when the other has let go
    await house.until(DE, DONE)
    assert all(name.startswith(GERMAN) for name in house.left())


@pytest.mark.logs("could not be downloaded")
async def test_what_a_failed_one_kept_is_removed_when_it_is_cancelled(house: House, service: StandIn) -> None:
    service.cut_after = [200_000, 0]
    house.downloads.start(RU)
    assert (await house.until(RU, FAILED)).error == "model.offline"
    assert house.left()
    assert await house.downloads.cancel(RUSSIAN)
    assert house.left() == set()


async def test_a_cut_connection_is_taken_up_by_itself(house: House, service: StandIn) -> None:
    service.cut_after = [300_000, 100_000]
    house.downloads.start(RU)
    await house.until(RU, DONE)
    assert len(service.asked) == 3
    assert house.store.verify(RUSSIAN).files


@pytest.mark.logs("could not be downloaded")
async def test_wrong_bytes_are_told_and_another_try_is_whole(house: House, service: StandIn) -> None:
    service.wrong = frozenset({f"{RUSSIAN}/model.bin"})
    house.downloads.start(RU)
    assert (await house.until(RU, FAILED)).error == "model.damaged"
    service.wrong = frozenset()
    house.told.clear()
    house.downloads.start(RU)
    await house.until(RU, DONE)


@pytest.mark.logs("could not be downloaded")
async def test_no_room_on_the_disk_is_told_before_anything_comes(
    house: House, service: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - the shape of shutil.disk_usage
    monkeypatch.setattr("models.download.shutil.disk_usage", lambda _path: usage(10**9, 10**9, 10**6))
    house.downloads.start(RU)
    assert (await house.until(RU, FAILED)).error == "model.no_space"
    assert service.asked == []


@pytest.mark.logs("could not be downloaded")
async def test_without_a_network_it_fails_at_once_and_the_next_in_line_is_tried(tmp_path: Path) -> None:
    house = House(tmp_path, NOBODY)
    house.downloads.start(RU)
    house.downloads.start(DE)
    assert (await house.until(DE, FAILED)).error == "model.offline"
    assert {one.state for one in house.downloads.all().values()} == {FAILED}
    await house.die()
