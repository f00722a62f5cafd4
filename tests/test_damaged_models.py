"""A hub that starts with speech models that are missing or damaged."""

import asyncio
import logging
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hub.app import Hub
from hub.config import load_settings
from hub.events import EngineChanged, EngineKind, EngineState
from models.store import BUNDLED_FOLDER
from tests.engines.test_damaged_models import VOICE, copied

pytestmark = [pytest.mark.loads_engines, pytest.mark.logs("cannot be used")]

WHISPER = "whisper-base"
MAIN_FILES = (f"{WHISPER}/model.bin", f"{VOICE}/{VOICE}.onnx")


def gone(bundled: Path) -> None:
    for name in (WHISPER, VOICE):
        for file in (bundled / name).iterdir():
            file.unlink()
        (bundled / name).rmdir()


def too_short(bundled: Path) -> None:
    for name in MAIN_FILES:
        (bundled / name).unlink()
        (bundled / name).write_bytes(b"half")


def overwritten(bundled: Path) -> None:
    """Of the right size, and all zeros."""
    for name in MAIN_FILES:
        size = (BUNDLED_FOLDER / name).stat().st_size
        (bundled / name).unlink()
        (bundled / name).touch()
        os.truncate(bundled / name, size)


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The models of the set-up, to be damaged."""
    folder = tmp_path / "bundled"
    folder.mkdir()
    for name in (WHISPER, VOICE):
        copied(name, folder / name)
    monkeypatch.setattr("models.store.BUNDLED_FOLDER", folder)
    return folder


@pytest.mark.parametrize(
    ("damage", "code", "action"),
    [
        (gone, "engine.model_missing", "make setup"),
        (too_short, "engine.model_damaged", "make setup"),
        (overwritten, "engine.model_damaged", "Get it again"),
    ],
)
async def test_the_status_says_what_to_do_and_the_hub_goes_on(
    damage: Callable[[Path], None],
    code: str,
    action: str,
    bundled: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    damage(bundled)
    settings = load_settings(
        overrides={
            "data_dir": bundled.parent / "data",
            "server": {"host": "127.0.0.1", "http_port": 0, "ws_port": 0},
            "discovery": {"mdns": False},
        }
    )
    hub = Hub(settings)
    failed: dict[EngineKind, EngineChanged] = {}
    both = asyncio.Event()

    def notice(event: EngineChanged) -> None:
        if event.state is EngineState.FAILED:
            failed[event.kind] = event
            if len(failed) == len(MAIN_FILES):
                both.set()

    hub.bus.subscribe(EngineChanged, notice)
    await hub.start()
    async with asyncio.timeout(30):
        await both.wait()
    for kind in (EngineKind.STT, EngineKind.TTS):
        assert failed[kind].error == code
        assert action in failed[kind].detail
        assert failed[kind] in hub.snapshot().engines
    await hub.stop()
    assert not [record for record in caplog.records if record.exc_info]
    assert all(record.levelno < logging.ERROR for record in caplog.records)
