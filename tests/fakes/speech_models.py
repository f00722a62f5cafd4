"""Speech models without models: engines that are chosen by name, and a store whose service is away."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hub.engines.base import SpeechToText, TextToSpeech
from hub.errors import EngineError, ModelMissingError
from models.catalog import BundledFile, BundledSource, Catalog, FileFact, Model, ModelKind, ServiceSource
from models.service import PublicService
from models.store import Store
from tests.fakes.engines import ScriptedHearing, ScriptedVoice

NOBODY = "http://127.0.0.1:9"
"""The discard port: nothing listens."""

BASE = "whisper-base"
SMALL = "whisper-small"
ENGLISH = "en_US-joe-medium"
RUSSIAN = "ru_RU-irina-medium"
GERMAN = "de_DE-thorsten-medium"

CONTENT = b"abc"
SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def bundled(
    model_id: str, kind: ModelKind, languages: tuple[str, ...] = (), cost: float | None = None
) -> Model:
    """A model of one small file."""
    file = BundledFile(FileFact("model.bin", len(CONTENT), SHA256), ("package/model.bin",))
    source = BundledSource(("package",), (file,))
    return Model(model_id, kind, "test", model_id.title(), languages, "MIT", len(CONTENT), source, cost)


def offered(
    model_id: str, kind: ModelKind, languages: tuple[str, ...] = (), cost: float | None = None
) -> Model:
    """A model that would have to be downloaded."""
    source = ServiceSource("somebody/models", model_id, ("model.bin",))
    return Model(model_id, kind, "test", model_id.title(), languages, "MIT", 1_000_000, source, cost)


CATALOG = Catalog((
    bundled(BASE, ModelKind.STT, cost=1.0),
    offered(SMALL, ModelKind.STT, cost=4.0),
    bundled(ENGLISH, ModelKind.TTS, ("en",)),
    offered(RUSSIAN, ModelKind.TTS, ("ru",)),
    offered(GERMAN, ModelKind.TTS, ("de",)),
))  # fmt: skip


def a_model_store(folder: Path, url: str = NOBODY) -> Store:
    """A store in ``folder`` with what is bundled; the service at ``url`` has the rest."""
    for model in CATALOG.models:
        if model.bundled:
            (folder / "bundled" / model.id).mkdir(parents=True)
            (folder / "bundled" / model.id / "model.bin").write_bytes(CONTENT)
    folders = (folder / "models", folder / "bundled")
    return Store(folders, catalog=CATALOG, service=PublicService(url))


def noting(chosen: dict[str, Any]) -> Callable[[str, Any], Awaitable[None]]:
    """Keeps choices in ``chosen``."""

    async def keep(name: str, value: Any) -> None:
        chosen[name] = value

    return keep


@dataclass
class ScriptedSpeech:
    """Hears and speaks as it is told. ``broken`` are the names of what cannot be loaded."""

    hearing_model: str = BASE
    voices: dict[str, str] = field(default_factory=lambda: {"en": ENGLISH})
    usual_voice: str = ENGLISH
    broken: set[str] = field(default_factory=set)
    hearing: ScriptedHearing = field(default_factory=lambda: ScriptedHearing(name=BASE, takes=0.0))
    voice: ScriptedVoice = field(default_factory=lambda: ScriptedVoice(takes=0.0))
    let_gone: list[str] = field(default_factory=list)

    @property
    def usual_language(self) -> str:
        return self.usual_voice[:2]

    def voices_in_use(self) -> dict[str, str]:
        return dict(self.voices)

    async def use_hearing(self, model: str) -> None:
        self._load(model)
        self.hearing_model = model

    async def use_voice(self, voice: str, language: str = "", *, usual: bool = False) -> bool:
        self._load(voice)
        self.voices[language or voice[:2]] = voice
        if usual:
            self.usual_voice = voice
        return usual or language == "en"

    async def local_hearing(self) -> SpeechToText:
        self._load(self.hearing_model)
        return self.hearing

    async def local_voice(self, voice: str = "") -> TextToSpeech:
        self._load(voice)
        return self.voice

    def let_go(self, voice: str) -> None:
        self.let_gone.append(voice)

    def _load(self, name: str) -> None:
        if name in self.broken:
            raise _missing(name)


def _missing(name: str) -> EngineError:
    return ModelMissingError(f"{name} is not here.")
