import threading
from pathlib import Path

import pytest

from models.errors import (
    BundledModelError,
    DamagedError,
    DownloadCancelled,
    NotInstalledError,
    OfflineError,
    UnknownModelError,
)
from models.store import BUNDLED_FOLDER, Store, open_store
from tests.models.stand_in import StandIn

VOICE_ID = "ru_RU-irina-medium"
BUNDLED_ID = "whisper-small-test"
BUNDLED_MODELS = ("whisper-base", "whisper-tiny.en", "en_US-joe-medium")


def put(folder: Path, content: bytes = b"abc") -> None:
    (folder / BUNDLED_ID).mkdir(parents=True)
    (folder / BUNDLED_ID / "model.bin").write_bytes(content)


def test_an_unknown_model_is_not_found(store: Store) -> None:
    assert store.find("no-such-model") is None


@pytest.mark.parametrize("name", ["..", ".", "", "/etc", "../elsewhere", f"{BUNDLED_ID}/../elsewhere"])
def test_a_name_that_is_a_path_is_no_model_whatever_lies_there(store: Store, bundled: Path, name: str) -> None:
    put(bundled)
    put(bundled.parent / "elsewhere")
    assert store.find(name) is None
    for act in (store.require, store.verify, store.download, store.remove):
        with pytest.raises(UnknownModelError):
            act(name)
    assert (bundled.parent / "elsewhere" / BUNDLED_ID / "model.bin").exists()


def test_a_model_that_is_not_here_is_not_found(store: Store) -> None:
    assert store.find(BUNDLED_ID) is None
    assert store.installed() == ()


def test_a_bundled_model_is_found_as_a_folder(store: Store, bundled: Path) -> None:
    put(bundled)
    installed = store.find(BUNDLED_ID)
    assert installed is not None
    assert installed.main == installed.path == bundled / BUNDLED_ID


def test_the_persons_own_copy_wins(store: Store, mine: Path, bundled: Path) -> None:
    put(bundled)
    put(mine)
    installed = store.find(BUNDLED_ID)
    assert installed is not None
    assert installed.path == mine / BUNDLED_ID


def test_half_a_copy_of_ones_own_does_not_hide_the_bundled_one(store: Store, mine: Path, bundled: Path) -> None:
    put(bundled)
    put(mine, b"ab")
    installed = store.find(BUNDLED_ID)
    assert installed is not None
    assert installed.path == bundled / BUNDLED_ID


def test_a_folder_without_a_manifest_is_no_model(store: Store, mine: Path) -> None:
    (mine / VOICE_ID).mkdir(parents=True)
    assert store.find(VOICE_ID) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": [{"name": 1}]}', '{"files": 3}'])
def test_a_broken_manifest_is_no_model(store: Store, mine: Path, text: str) -> None:
    (mine / VOICE_ID).mkdir(parents=True)
    (mine / VOICE_ID / "manifest.json").write_text(text)
    assert store.find(VOICE_ID) is None


def test_verify_reads_every_byte(store: Store, bundled: Path) -> None:
    put(bundled)
    told: list[tuple[int, int]] = []
    store.verify(BUNDLED_ID, lambda done, total: told.append((done, total)))
    assert told == [(3, 3)]


def test_verify_sees_a_flipped_bit(store: Store, bundled: Path) -> None:
    put(bundled, b"abd")
    assert store.find(BUNDLED_ID) is not None
    with pytest.raises(DamagedError, match="make setup"):
        store.verify(BUNDLED_ID)


def test_verify_sees_a_short_file(store: Store, bundled: Path) -> None:
    put(bundled, b"ab")
    with pytest.raises(DamagedError, match="size"):
        store.verify(BUNDLED_ID)


def test_verify_of_a_missing_model_says_how_to_get_it(store: Store) -> None:
    with pytest.raises(NotInstalledError, match="models download"):
        store.verify(VOICE_ID)
    with pytest.raises(UnknownModelError):
        store.verify("no-such-model")


def test_verify_can_be_stopped(store: Store, bundled: Path) -> None:
    put(bundled)
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(DownloadCancelled):
        store.verify(BUNDLED_ID, cancel=cancel)


def test_a_downloaded_model_can_be_removed(store: Store) -> None:
    path = store.download(VOICE_ID).path
    store.remove(VOICE_ID)
    assert not path.exists()
    assert store.find(VOICE_ID) is None


def test_what_is_left_of_a_broken_download_can_be_removed(store: Store, service: StandIn, mine: Path) -> None:
    service.cut_after = [300_000, 0]
    with pytest.raises(OfflineError):
        store.download(VOICE_ID)
    store.remove(VOICE_ID)
    assert not list(mine.rglob("*.onnx*"))


def test_a_missing_or_bundled_model_cannot_be_removed(store: Store, bundled: Path) -> None:
    put(bundled)
    with pytest.raises(NotInstalledError):
        store.remove(VOICE_ID)
    with pytest.raises(BundledModelError):
        store.remove(BUNDLED_ID)
    assert store.find(BUNDLED_ID) is not None


@pytest.mark.parametrize("model_id", BUNDLED_MODELS)
def test_the_real_bundled_models_are_as_they_must_be(tmp_path: Path, model_id: str) -> None:
    installed = open_store(tmp_path).verify(model_id)
    assert installed.path == BUNDLED_FOLDER / model_id
    assert installed.main.exists()
