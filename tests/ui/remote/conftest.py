"""A whole hub on free ports of loopback, whose ears and voices are scripted."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.app import Hub
from hub.config import load_settings
from tests.fakes.engines import ScriptedHearing, ScriptedVoice


@pytest.fixture
async def real_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hub]:
    monkeypatch.delenv("XAI_API_KEY", raising=False)
    monkeypatch.setattr("hub.engines.whisper.Whisper.load", lambda *_, **__: ScriptedHearing())
    monkeypatch.setattr("hub.engines.piper.Piper.load", lambda *_, **__: ScriptedVoice(takes=0))
    monkeypatch.setattr("hub.engines.installed.InstalledModels.find_model", lambda _self, name: tmp_path / name)
    monkeypatch.setattr("hub.engines.installed.InstalledModels.find_voices", lambda _self: {"en": "voice"})
    monkeypatch.setattr("hub.skills.answering.Answering.load", _nothing)  # a second of reading grammars
    settings = load_settings(
        overrides={
            "data_dir": tmp_path / "hub",
            "server": {"host": "127.0.0.1", "http_port": 0, "ws_port": 0},
            "discovery": {"mdns": False},
        }
    )
    hub = Hub(settings)
    await hub.start()
    yield hub
    await hub.stop()


async def _nothing(*_given: object) -> None:
    """In place of what nothing here needs."""
