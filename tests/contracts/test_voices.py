"""What everything that speaks must do, on this machine, over a service, or by a script."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial

import numpy as np
import pytest

from hub.engines.base import Pcm, TextToSpeech, closing
from hub.engines.served import ServedVoice
from hub.engines.trust import Trust
from hub.engines.worker import Worker
from hub.errors import EngineError, EngineFailedError, ModelMissingError
from tests.fakes.engines import ScriptedVoice
from tests.fakes.services import voice_by
from tests.fakes.speech_service import SpeechStub, Spoken
from tests.local_engines import piper_in

pytestmark = pytest.mark.loads_engines

SENTENCE = "The kettle boils, and the tea is ready."
PARAGRAPH = "Once upon a time there was a small house by the sea, and an old man lived in it with his dog. " * 2
STORY = PARAGRAPH * 4
AT_ONCE_S = 0.3

_told: dict[str, tuple[Pcm, int]] = {}
"""The story as it was told: to synthesise it takes seconds, and each form of sound has it sent again."""


@dataclass
class Speaking:
    """An engine, and how to break and to close it."""

    engine: TextToSpeech
    break_: Callable[[], None]
    close: Callable[[], Awaitable[object]]


Build = Callable[[pytest.MonkeyPatch], AbstractAsyncContextManager[Speaking]]


PATIENCE_S = 60.0
"""A stub that synthesises a minute before it sends the first sound takes its time."""


@asynccontextmanager
async def on_this_machine(patch: pytest.MonkeyPatch) -> AsyncIterator[Speaking]:
    worker = Worker("test-tts")
    piper = await piper_in(worker)

    def fail(*_: object) -> None:
        raise RuntimeError("out of memory")

    yield Speaking(piper, lambda: patch.setattr(piper._voice, "phonemize", fail), worker.close)
    await worker.close()


@asynccontextmanager
async def over_a_service(form: str, _: pytest.MonkeyPatch) -> AsyncIterator[Speaking]:
    """That speaks with this machine's Piper, and knows one form of sound."""
    worker = Worker("test-tts")
    piper = await piper_in(worker)

    async def speak(text: str) -> tuple[Pcm, int]:
        if text in _told:
            return _told[text]
        said = np.concatenate([sound async for sound in piper.synthesize(text)]), piper.sample_rate
        if len(text) > len(PARAGRAPH):
            _told[text] = said
        return said

    async with (
        SpeechStub(speak=speak, forms=(form,)) as stub,
        voice_by(stub, first_sound_s=PATIENCE_S) as engine,
    ):

        def break_() -> None:
            stub.spoken = Spoken(status=500)

        yield Speaking(engine, break_, engine._service.close)
    await worker.close()


@asynccontextmanager
async def over_an_old_service(_: pytest.MonkeyPatch) -> AsyncIterator[Speaking]:
    """With sound as of a telephone, whose length it does not know."""
    reply = Spoken(form="wav", rate=8_000, channels=2, length=0xFFFFFFFF, content_type="text/plain")
    async with SpeechStub(spoken=reply) as stub, voice_by(stub) as engine:

        def break_() -> None:
            stub.spoken = Spoken(body=b"<html>" * 100, content_type="text/html")

        yield Speaking(engine, break_, engine._service.close)


@asynccontextmanager
async def over_a_service_that_is_gone(_: pytest.MonkeyPatch) -> AsyncIterator[Speaking]:
    """With a stand-in of another rate."""
    local = ScriptedVoice(takes=0.02, sample_rate=16_000)

    async def stand_in(language: str) -> TextToSpeech:
        if local.error:
            raise ModelMissingError("gone")
        return local

    def break_() -> None:
        local.error = EngineFailedError("no")

    async with SpeechStub() as stub, voice_by(stub, base_url="http://127.0.0.1:9/v1") as engine:
        trust = Trust(lambda _: None, lambda: None, rest_s=30)
        served = ServedVoice("en", engine, stand_in, trust, engine._service.worker)
        yield Speaking(served, break_, engine._service.close)


@asynccontextmanager
async def by_a_script(_: pytest.MonkeyPatch) -> AsyncIterator[Speaking]:
    engine = ScriptedVoice(takes=0.02)

    def break_() -> None:
        engine.error = EngineFailedError("no")

    async def close() -> None: ...

    yield Speaking(engine, break_, close)


BUILDS: dict[str, Build] = {
    "on_this_machine": on_this_machine,
    "over_a_service_in_pcm": partial(over_a_service, "pcm"),
    "over_a_service_in_wav": partial(over_a_service, "wav"),
    "over_a_service_in_mp3": partial(over_a_service, "mp3"),
    "over_an_old_service": over_an_old_service,
    "over_a_service_that_is_gone": over_a_service_that_is_gone,
    "by_a_script": by_a_script,
}


@pytest.fixture(params=BUILDS)
async def speaking(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Speaking]:
    async with BUILDS[request.param](monkeypatch) as made:
        yield made


async def spoken(engine: TextToSpeech, text: str) -> Pcm:
    async with closing(engine.synthesize(text)) as sounds:
        pieces = [sound async for sound in sounds]
    for piece in pieces:
        assert piece.dtype == np.int16
        assert piece.ndim == 1
        assert len(piece)
    return np.concatenate([np.zeros(0, np.int16), *pieces])


def seconds(sound: Pcm, engine: TextToSpeech) -> float:
    return len(sound) / engine.sample_rate


async def test_a_sentence_becomes_sound_at_the_rate_that_is_said(speaking: Speaking) -> None:
    engine = speaking.engine
    sound = await spoken(engine, SENTENCE)
    assert 1.0 < seconds(sound, engine) < 5.0
    assert 500 < np.abs(sound.astype(int)).max() < 32_767
    assert engine.name
    assert len(engine.language) == 2


@pytest.mark.parametrize("text", ["", " ", "\n"])
async def test_nothing_to_say_is_no_error_and_hardly_a_sound(speaking: Speaking, text: str) -> None:
    assert seconds(await spoken(speaking.engine, text), speaking.engine) < 1.0


async def test_a_long_text_is_spoken_whole(speaking: Speaking) -> None:
    assert seconds(await spoken(speaking.engine, STORY), speaking.engine) > 30


async def test_many_speak_at_once(speaking: Speaking) -> None:
    engine = speaking.engine
    texts = [SENTENCE, "Yes.", SENTENCE, "No."]
    lengths = [len(sound) for sound in await asyncio.gather(*(spoken(engine, text) for text in texts))]
    assert min(lengths[0], lengths[2]) > 2 * max(lengths[1], lengths[3]) > 0


async def test_an_interruption_returns_at_once_and_the_next_sentence_is_spoken(speaking: Speaking) -> None:
    now = asyncio.get_running_loop().time
    for delay in (0.0, 0.01, 0.03):
        asking = asyncio.create_task(spoken(speaking.engine, SENTENCE))
        await asyncio.sleep(delay)
        asking.cancel()
        began = now()
        with suppress(asyncio.CancelledError):
            await asking
        assert now() - began < AT_ONCE_S
    assert len(await spoken(speaking.engine, "Yes."))


async def test_a_sentence_that_is_left_in_the_middle_leaves_nothing_behind(speaking: Speaking) -> None:
    before = asyncio.all_tasks()
    async with closing(speaking.engine.synthesize(PARAGRAPH)) as sounds:
        assert len(await anext(sounds))
    others = {task for task in asyncio.all_tasks() - before if "RequestHandler" not in repr(task)}
    assert not others
    assert len(await spoken(speaking.engine, "Yes."))


async def test_what_it_cannot_do_is_the_engine_s_failure(speaking: Speaking) -> None:
    await spoken(speaking.engine, "Yes.")
    speaking.break_()
    with pytest.raises(EngineFailedError) as caught:
        await spoken(speaking.engine, SENTENCE)
    assert "secret" not in str(caught.value)


@pytest.mark.logs("still at work")  # a synthesis cannot be interrupted
async def test_closing_it_ends_what_is_under_way(speaking: Speaking) -> None:
    asking = asyncio.create_task(spoken(speaking.engine, PARAGRAPH))
    await asyncio.sleep(0.01)
    await speaking.close()
    with suppress(EngineError, asyncio.CancelledError):
        async with asyncio.timeout(10):
            await asking
    assert asking.done()
