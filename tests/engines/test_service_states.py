"""What the registry tells of a service that hears and speaks, and of what stands in for it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from hub.bus import Bus
from hub.config import Settings, SpeechToTextSettings, TextToSpeechSettings
from hub.engines.base import TextToSpeech, closing
from hub.engines.registry import EngineRegistry
from hub.errors import ModelMissingError, SpeechDownError
from hub.events import EngineChanged, EngineKind, EngineState
from models.store import BUNDLED_FOLDER
from tests.fakes.sounds import tone
from tests.fakes.speech_service import Heard, SpeechStub, Spoken

pytestmark = pytest.mark.loads_engines

SOUND = tone(1.0, 16_000)
VOICE = "en_US-joe-medium"


class House:
    """A registry over a stub, what it told, and which models were looked for."""

    def __init__(
        self, stub: SpeechStub, *, local: bool = True, fallback_voice: str = VOICE, retry_s: float = 30.0
    ) -> None:
        where = {"provider": "openai", "base_url": stub.base_url, "retry_s": retry_s}
        fallback = {} if local else {"fallback_model": ""}
        stt = SpeechToTextSettings.model_validate({**where, **fallback, "model": "hears-all"})
        fallback = {"fallback_voice": fallback_voice if local else ""}
        tts = TextToSpeechSettings.model_validate({**where, **fallback, "voice": "nova"})
        self.told: list[EngineChanged] = []
        self.looked_for: list[str] = []
        bus = Bus()
        bus.subscribe(EngineChanged, self.told.append)
        settings = Settings().model_copy(update={"stt": stt, "tts": tts})
        self.engines = EngineRegistry(settings, bus, self._find, lambda: {"en": VOICE} if local else {})

    def _find(self, name: str) -> Path:
        self.looked_for.append(name)
        if name == VOICE:
            return BUNDLED_FOLDER / VOICE / f"{VOICE}.onnx"
        raise ModelMissingError(f"{name} is not here.")

    def states(self, kind: EngineKind) -> list[tuple[EngineState, str, str]]:
        return [(event.state, event.name, event.error) for event in self.told if event.kind is kind]


@pytest.fixture
async def stub() -> AsyncIterator[SpeechStub]:
    async with SpeechStub() as running:
        yield running


async def say(voice: TextToSpeech) -> int:
    async with closing(voice.synthesize("Hello there.")) as sounds:
        return len(np.concatenate([sound async for sound in sounds]))


@pytest.mark.logs("cannot be used", "nova fails", "hears-all fails")
@pytest.mark.parametrize("usual", [VOICE, "missing"])
async def test_a_voice_that_stands_in_is_told_and_so_is_the_service_s_return(
    stub: SpeechStub, usual: str
) -> None:
    house = House(stub, fallback_voice=usual, retry_s=0)
    await house.engines.load_speech()
    stub.next_spoken.append(Spoken(status=500))
    for _ in range(2):
        assert await say(await house.engines.tts("en"))
    assert house.states(EngineKind.TTS) == [
        (EngineState.LOADING, "nova", ""),
        (EngineState.READY, "nova", ""),
        (EngineState.STANDING_IN, VOICE, "speech.down"),
        (EngineState.READY, "nova", ""),
    ]
    assert house.engines.statuses()[2] is house.told[-1]
    await house.engines.close()


@pytest.mark.logs("cannot be used", "hears-all fails: ")
async def test_without_a_model_here_it_has_failed_and_the_error_is_the_service_s(stub: SpeechStub) -> None:
    house = House(stub)
    await house.engines.load_speech()
    stub.next_heard.append(Heard(status=503))
    hearing = await house.engines.stt()
    with pytest.raises(SpeechDownError):
        await hearing.transcribe(SOUND)
    assert (await hearing.transcribe(SOUND)).text
    assert house.states(EngineKind.STT)[2:] == [
        (EngineState.FAILED, "hears-all", "speech.down"),
        (EngineState.READY, "hears-all", ""),
    ]
    assert house.looked_for == ["whisper-base", VOICE]
    await house.engines.close()


async def test_a_house_without_engines_of_its_own_loads_none(stub: SpeechStub) -> None:
    house = House(stub, local=False)
    await house.engines.load_speech()
    assert (await (await house.engines.stt()).transcribe(SOUND)).text
    assert await say(await house.engines.tts("ru"))
    assert not house.looked_for
    await house.engines.close()


@pytest.mark.logs("cannot be used")
async def test_after_a_sleep_the_service_is_asked_over_new_connections(stub: SpeechStub) -> None:
    house = House(stub, local=False)
    await house.engines.load_speech()
    voice = await house.engines.tts("en")
    await say(voice)
    await house.engines.reconnect()
    await say(voice)
    assert len(stub.peers) == 2
    await house.engines.close()


async def test_the_service_is_asked_in_parallel_and_local_threads_stay_few(stub: SpeechStub) -> None:
    house = House(stub, local=False)
    await house.engines.load_speech()
    voice = await house.engines.tts("en")
    assert len(set(await asyncio.gather(*(say(voice) for _ in range(20))))) == 1
    await house.engines.close()
