"""Real models of which something is missing or broken: each is told with what to do, and harms nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hub.engines.piper import Piper
from hub.engines.whisper import Whisper
from hub.engines.worker import Worker
from hub.errors import EngineError, ModelDamagedError, ModelMissingError
from models.store import BUNDLED_FOLDER

pytestmark = pytest.mark.loads_engines

WHISPER = "whisper-tiny.en"
VOICE = "en_US-joe-medium"
ONNX = f"{VOICE}.onnx"

Damage = Callable[[Path], None]


def copied(name: str, folder: Path) -> Path:
    """A model in a folder of its own; its files are links, so that it costs nothing."""
    folder.mkdir()
    for file in (BUNDLED_FOLDER / name).resolve().iterdir():
        (folder / file.name).symlink_to(file)
    return folder


def lost(name: str) -> Damage:
    return lambda folder: (folder / name).unlink()


def cut(name: str, size: int) -> Damage:
    def damage(folder: Path) -> None:
        with (folder / name).open("rb") as file:
            start = file.read(size)
        holding(name, start)(folder)

    return damage


def holding(name: str, content: bytes) -> Damage:
    def damage(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).write_bytes(content)

    return damage


def unreadable(name: str) -> Damage:
    """By anybody, root too: a link to itself."""

    def damage(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).symlink_to(name)

    return damage


def load_whisper(folder: Path) -> Whisper:
    return Whisper.load(WHISPER, folder, threads=2, languages=(), worker=Worker("test"))


def load_piper(folder: Path) -> Piper:
    return Piper.load(VOICE, folder / ONNX, speed=1.0, threads=2, worker=Worker("test"))


def check(error: EngineError, name: str) -> None:
    assert name in str(error)
    assert "Get it again" in str(error)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*_: object, **__: object) -> None:
        pytest.fail("the network was asked for a file")

    monkeypatch.setattr("faster_whisper.transcribe.download_model", ask)
    monkeypatch.setattr("socket.getaddrinfo", ask)


@pytest.mark.parametrize("load", [load_whisper, load_piper])
def test_a_folder_that_is_not_there_is_a_missing_model(load: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="Get it again"):
        load(tmp_path / "gone")


@pytest.mark.parametrize(
    "damage",
    [
        lost("model.bin"),
        cut("model.bin", 0),
        cut("model.bin", 5_000),
        cut("model.bin", 1_000_000),
        holding("model.bin", b"\xff" * 100_000),
        holding("model.bin", bytes(100_000)),
        unreadable("model.bin"),
        lost("tokenizer.json"),
        cut("tokenizer.json", 5_000),
        holding("tokenizer.json", b"{}"),
        unreadable("tokenizer.json"),
        lost("config.json"),
        holding("config.json", b"{"),
        holding("config.json", b"[]"),
        lost("vocabulary.txt"),
        cut("vocabulary.txt", 5_000),
    ],
)
def test_a_damaged_whisper_is_said(damage: Damage, tmp_path: Path) -> None:
    folder = copied(WHISPER, tmp_path / "model")
    damage(folder)
    with pytest.raises(ModelDamagedError) as caught:
        load_whisper(folder)
    check(caught.value, WHISPER)


@pytest.mark.parametrize(
    "damage",
    [
        lost(ONNX),
        cut(ONNX, 0),
        cut(ONNX, 5_000),
        cut(ONNX, 1_000_000),
        holding(ONNX, b"\xff" * 1_000),
        unreadable(ONNX),
        lost(f"{ONNX}.json"),
        cut(f"{ONNX}.json", 500),
        holding(f"{ONNX}.json", b"{}"),
        holding(f"{ONNX}.json", b"[]"),
        holding(f"{ONNX}.json", b"\xff\xfe\x00"),
        unreadable(f"{ONNX}.json"),
    ],
)
def test_a_damaged_voice_is_said(damage: Damage, tmp_path: Path) -> None:
    folder = copied(VOICE, tmp_path / "voice")
    damage(folder)
    with pytest.raises(ModelDamagedError) as caught:
        load_piper(folder)
    check(caught.value, VOICE)


def test_whole_ones_are_loaded(tmp_path: Path) -> None:
    """What the others differ from."""
    load_whisper(copied(WHISPER, tmp_path / "model"))
    load_piper(copied(VOICE, tmp_path / "voice"))
