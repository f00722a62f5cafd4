"""A real hub on loopback, whose engines are scripted: nothing is loaded, and an answer takes no time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import keyring.backends.fail
import pytest

from hub.app import Hub
from hub.config import load_settings
from hub.engines.registry import EngineRegistry
from hub.events import EngineChanged, EngineKind, EngineState
from hub.skills.answering import Answering
from tests.fakes.detector import LoudIsSpeech
from tests.fakes.engines import ScriptedHearing, ScriptedModel, ScriptedVoice


@dataclass
class Engines:
    """What hears, thinks and speaks, as a script has it."""

    hearing: ScriptedHearing = field(default_factory=lambda: ScriptedHearing(takes=0.0))
    voice: ScriptedVoice = field(default_factory=lambda: ScriptedVoice(takes=0.0))
    model: ScriptedModel = field(default_factory=lambda: ScriptedModel(["Sunny."], takes=0.0))

    def put_in(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Have every hub that is made from now on use these."""
        given = {"stt": self.hearing, "tts": self.voice, "llm": self.model}
        for name, engine in given.items():
            monkeypatch.setattr(EngineRegistry, name, _giving(engine))
        monkeypatch.setattr(EngineRegistry, "load_speech", _giving(None))
        monkeypatch.setattr(EngineRegistry, "statuses", lambda _self: STATUSES)
        monkeypatch.setattr(Answering, "load", _giving(None))
        monkeypatch.setattr(Answering, "answer", _giving(None))
        monkeypatch.setattr("hub.app.Silero", LoudIsSpeech)
        monkeypatch.setattr("keyring.core._keyring_backend", keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
        monkeypatch.delenv("XAI_API_KEY", raising=False)


STATUSES = tuple(
    EngineChanged(kind=kind, state=EngineState.READY, name="scripted")
    for kind in (EngineKind.STT, EngineKind.LLM, EngineKind.TTS)
)


def _giving(value: Any) -> Callable[..., Any]:
    async def give(*_args: object, **_named: object) -> Any:
        return value

    return give


def instant_hub(folder: Path, http_port: int = 0, ws_port: int = 0) -> Hub:
    """One that listens on loopback, when it is started; ports of 0 are chosen then."""
    given = {
        "data_dir": folder,
        "server": {"host": "127.0.0.1", "http_port": http_port, "ws_port": ws_port},
        "discovery": {"mdns": False},
    }
    return Hub(load_settings(overrides=given))


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> Engines:
    """Engines of every hub in the test."""
    scripted = Engines()
    scripted.put_in(monkeypatch)
    return scripted
