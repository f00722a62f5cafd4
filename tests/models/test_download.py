import errno
import os
import threading
from collections import namedtuple
from pathlib import Path

import pytest

from models.download import Wish
from models.errors import (
    BundledModelError,
    DamagedError,
    DownloadCancelled,
    DownloadPaused,
    FolderError,
    GoneError,
    NoSpaceError,
    OfflineError,
    UnknownModelError,
)
from models.service import PublicService
from models.store import Store
from tests.models.conftest import CONFIG, CONFIG_BYTES, VOICE, VOICE_BYTES
from tests.models.stand_in import StandIn

ID = "ru_RU-irina-medium"
TOTAL = len(VOICE_BYTES) + len(CONFIG_BYTES)


def everything_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_downloaded_voice_is_whole_and_found(store: Store, mine: Path) -> None:
    installed = store.download(ID)
    assert installed.path == mine / ID
    assert installed.main.read_bytes() == VOICE_BYTES
    assert (installed.path / f"{ID}.onnx.json").read_bytes() == CONFIG_BYTES
    assert store.find(ID) == installed
    assert store.verify(ID) == installed


def test_nothing_but_the_model_is_left_behind(store: Store, mine: Path) -> None:
    store.download(ID)
    assert everything_in(mine) == {
        f"{ID}/{name}" for name in (f"{ID}.onnx", f"{ID}.onnx.json", "manifest.json")
    }


def test_progress_grows_to_the_whole(store: Store) -> None:
    told: list[tuple[int, int]] = []
    store.download(ID, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert len(told) > 2
    assert told[-1] == (TOTAL, TOTAL)


def test_a_second_download_asks_the_service_nothing(store: Store, service: StandIn) -> None:
    first = store.download(ID)
    service.asked.clear()
    service.fails_with = 500
    assert store.download(ID) == first
    assert service.asked == []


def test_a_connection_that_breaks_is_taken_up_where_it_broke(store: Store, service: StandIn) -> None:
    service.cut_after = [300_000, 100_000]
    assert store.download(ID).main.read_bytes() == VOICE_BYTES
    ranges = [wanted for name, wanted in service.asked if name == VOICE]
    assert ranges[0] == ""
    assert len(ranges) == 3
    assert all(wanted.startswith("bytes=") for wanted in ranges[1:])


def test_a_later_download_goes_on_from_what_has_come(store: Store, service: StandIn, mine: Path) -> None:
    service.cut_after = [300_000, 0]
    with pytest.raises(OfflineError):
        store.download(ID)
    assert store.find(ID) is None
    assert not (mine / ID).exists()
    service.asked.clear()
    told: list[int] = []
    store.download(ID, lambda done, _total: told.append(done))
    assert service.asked[0] == (VOICE, "bytes=300000-")
    assert told[0] == 300_000


def test_a_service_without_ranges_sends_all_again(store: Store, service: StandIn) -> None:
    service.cut_after = [300_000]
    service.ranges = False
    assert store.download(ID).main.read_bytes() == VOICE_BYTES


@pytest.mark.parametrize("wrong", [VOICE, CONFIG], ids=["told by SHA-256", "told by git's id"])
def test_wrong_bytes_are_thrown_away_and_the_next_try_starts_anew(
    store: Store, service: StandIn, mine: Path, wrong: str
) -> None:
    service.wrong = frozenset({wrong})
    with pytest.raises(DamagedError, match="wrong checksum"):
        store.download(ID)
    assert store.find(ID) is None
    assert not (mine / ID).exists()
    service.wrong = frozenset()
    assert store.download(ID).main.read_bytes() == VOICE_BYTES


def test_a_stopped_download_leaves_nothing(store: Store, mine: Path) -> None:
    cancel = threading.Event()
    with pytest.raises(DownloadCancelled):
        store.download(ID, lambda _done, _total: cancel.set(), Wish(cancel=cancel))
    assert everything_in(mine) == set()
    assert store.download(ID).main.read_bytes() == VOICE_BYTES


def test_a_stop_from_another_thread_is_seen(store: Store, service: StandIn) -> None:
    cancel = threading.Event()

    def stop() -> None:
        service.on_bytes.wait(10)
        cancel.set()

    def wait_for_it(done: int, _total: int) -> None:
        if done:
            stopper.join()

    stopper = threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(DownloadCancelled):
        store.download(ID, wait_for_it, Wish(cancel=cancel))


def test_a_paused_download_goes_on_from_what_has_come(store: Store, service: StandIn) -> None:
    pause = threading.Event()

    def at_half(done: int, total: int) -> None:
        if done > total // 4:
            pause.set()

    with pytest.raises(DownloadPaused):
        store.download(ID, at_half, Wish(pause=pause))
    here = store.waiting(ID)
    assert here is not None
    assert 0 < here < TOTAL
    service.asked.clear()
    assert store.download(ID).main.read_bytes() == VOICE_BYTES
    assert service.asked[0] == (VOICE, f"bytes={here}-")
    assert store.waiting(ID) is None


def test_whether_the_service_answers_is_known(store: Store, mine: Path, bundled: Path) -> None:
    assert store.reachable()
    nobody = PublicService("http://127.0.0.1:9")
    assert not Store((mine, bundled), catalog=store.catalog, service=nobody).reachable()


def test_nobody_is_asked_where_downloads_are_switched_off(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    assert not store.reachable()


def test_a_stop_before_the_start_asks_nothing(store: Store, service: StandIn) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(DownloadCancelled):
        store.download(ID, wish=Wish(cancel=cancel))
    assert service.asked == []


def test_without_a_network_it_says_so(store: Store, mine: Path, bundled: Path) -> None:
    nobody = PublicService("http://127.0.0.1:9")  # the discard port: nothing listens
    alone = Store((mine, bundled), catalog=store.catalog, service=nobody)
    with pytest.raises(OfflineError, match="cannot be reached"):
        alone.download(ID)


def test_switched_off_downloads_say_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(OfflineError, match="HF_HUB_OFFLINE"):
        store.download(ID)


def test_a_failing_service_is_to_be_tried_later(store: Store, service: StandIn) -> None:
    service.fails_with = 503
    with pytest.raises(OfflineError, match="503"):
        store.download(ID)


def test_an_unknown_repository_is_gone(store: Store, service: StandIn) -> None:
    service.repository = "somebody/else"
    with pytest.raises(GoneError, match="404"):
        store.download(ID)


def test_a_refused_file_is_gone(store: Store, service: StandIn) -> None:
    service.refused = frozenset({CONFIG})
    with pytest.raises(GoneError, match="404"):
        store.download(ID)


def test_a_repository_without_the_file_is_gone(store: Store, service: StandIn) -> None:
    del service.files[CONFIG]
    with pytest.raises(GoneError, match=r"\.onnx\.json"):
        store.download(ID)


def test_a_full_disk_is_told_before_the_download(
    store: Store, service: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - the shape of shutil.disk_usage
    monkeypatch.setattr("models.download.shutil.disk_usage", lambda _path: usage(10**9, 10**9, 10**6))
    with pytest.raises(NoSpaceError, match="MB are free"):
        store.download(ID)
    assert service.asked == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("step", ["first bytes", "last bytes", "manifest"])
def test_a_disk_that_becomes_full_is_told_and_gets_its_room_back(
    store: Store, mine: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    def full(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    def progress(done: int, _total: int) -> None:
        if step == "first bytes" or (step == "last bytes" and done == TOTAL):
            full()

    if step == "manifest":
        monkeypatch.setattr("models.download.os.fsync", full)
    with pytest.raises(NoSpaceError, match="make room"):
        store.download(ID, progress)
    assert everything_in(mine) == set()
    monkeypatch.undo()
    assert store.download(ID).main.read_bytes() == VOICE_BYTES


def test_a_folder_that_cannot_be_written_is_told(store: Store, mine: Path) -> None:
    mine.parent.mkdir(parents=True)
    mine.write_text("a file where the folder should be")
    with pytest.raises(FolderError):
        store.download(ID)


def test_what_waits_from_an_older_state_is_forgotten(store: Store, service: StandIn, mine: Path) -> None:
    service.cut_after = [300_000, 0]
    with pytest.raises(OfflineError):
        store.download(ID)
    service.files[VOICE] = VOICE_BYTES[::-1]
    assert store.download(ID).main.read_bytes() == VOICE_BYTES[::-1]
    assert not list((mine / ".waiting").glob("*/*"))


def test_a_bundled_model_is_not_downloaded(store: Store) -> None:
    with pytest.raises(BundledModelError, match="make setup"):
        store.download("whisper-small-test")


def test_an_unknown_model_is_refused(store: Store) -> None:
    with pytest.raises(UnknownModelError, match="models list"):
        store.download("no-such-model")
