"""What everything that hears must do, on this machine, over a service, or by a script."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass

import numpy as np
import pytest

from hub.engines.base import HEARING_RATE, Pcm, SpeechToText
from hub.engines.served import ServedHearing
from hub.engines.trust import Trust
from hub.engines.worker import Worker
from hub.errors import EngineError, EngineFailedError, ModelMissingError
from tests.e2e.voice import speak
from tests.e2e.words import wrong_words
from tests.fakes.engines import ScriptedHearing
from tests.fakes.services import hearing_by
from tests.fakes.speech_service import Heard, SpeechStub
from tests.local_engines import whisper_in

pytestmark = pytest.mark.loads_engines

QUESTION = "Turn on the living room light."
STORY = (
    "Once upon a time there was a small house by the sea.",
    "An old man lived in it with his dog, and every morning they walked along the beach.",
    "One day the dog found a bottle with a letter from a far country.",
)
AT_ONCE_S = 0.3
LANGUAGES = ("en", "ru")


@dataclass
class Hearing:
    """An engine, and how to break and to close it."""

    engine: SpeechToText
    break_: Callable[[], None]
    close: Callable[[], Awaitable[object]]


Build = Callable[[pytest.MonkeyPatch], AbstractAsyncContextManager[Hearing]]


@asynccontextmanager
async def on_this_machine(patch: pytest.MonkeyPatch) -> AsyncIterator[Hearing]:
    worker = Worker("test-stt")
    whisper = await whisper_in(worker, languages=LANGUAGES)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("out of memory")

    yield Hearing(whisper, lambda: patch.setattr(whisper._model, "encode", fail), worker.close)
    await worker.close()


@asynccontextmanager
async def over_a_service(_: pytest.MonkeyPatch) -> AsyncIterator[Hearing]:
    """That hears with this machine's Whisper."""
    worker = Worker("test-stt")
    whisper = await whisper_in(worker, languages=LANGUAGES)

    async def hear(sound: Pcm) -> str:
        return (await whisper.transcribe(sound)).text

    async with SpeechStub(hear=hear) as stub, hearing_by(stub, languages=LANGUAGES, patience_s=60) as engine:

        def break_() -> None:
            stub.heard = Heard(status=500)

        yield Hearing(engine, break_, engine._service.close)
    await worker.close()


@asynccontextmanager
async def over_a_plain_service(_: pytest.MonkeyPatch) -> AsyncIterator[Hearing]:
    async with SpeechStub(heard=Heard(QUESTION), plain=True) as stub, hearing_by(stub) as engine:

        def break_() -> None:
            stub.heard = Heard(body=b"garbage")

        yield Hearing(engine, break_, engine._service.close)


@asynccontextmanager
async def over_a_service_that_is_gone(_: pytest.MonkeyPatch) -> AsyncIterator[Hearing]:
    """With a stand-in."""
    local = ScriptedHearing(QUESTION, takes=0.05)

    async def stand_in() -> SpeechToText:
        if local.error:
            raise ModelMissingError("gone")
        return local

    def break_() -> None:
        local.error = EngineFailedError("no")

    async with SpeechStub() as stub, hearing_by(stub, base_url="http://127.0.0.1:9/v1") as engine:
        trust = Trust(lambda _: None, lambda: None, rest_s=30)
        yield Hearing(ServedHearing(engine, stand_in, trust), break_, engine._service.close)


@asynccontextmanager
async def by_a_script(_: pytest.MonkeyPatch) -> AsyncIterator[Hearing]:
    engine = ScriptedHearing(QUESTION, takes=0.05)

    def break_() -> None:
        engine.error = EngineFailedError("no")

    async def close() -> None: ...

    yield Hearing(engine, break_, close)


@pytest.fixture(
    params=[on_this_machine, over_a_service, over_a_plain_service, over_a_service_that_is_gone, by_a_script],
    ids=lambda build: build.__name__,
)
async def hearing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hearing]:
    build: Build = request.param
    async with build(monkeypatch) as made:
        yield made


@pytest.fixture(scope="module")
def recordings() -> list[Pcm]:
    return asyncio.run(speak(QUESTION, *STORY))


@pytest.fixture
def question(recordings: list[Pcm]) -> Pcm:
    return recordings[0]


async def test_a_question_becomes_words_and_a_language(hearing: Hearing, question: Pcm) -> None:
    before = question.copy()
    for language in (None, "en"):
        transcript = await hearing.engine.transcribe(question, language)
        assert wrong_words(QUESTION, transcript.text) <= 1
        assert transcript.text == transcript.text.strip()
        assert transcript.language == "en"
    assert np.array_equal(question, before)
    assert hearing.engine.name


@pytest.mark.parametrize("seconds", [0.0, 0.02, 1.0])
async def test_no_words_are_no_error(hearing: Hearing, seconds: float) -> None:
    transcript = await hearing.engine.transcribe(np.zeros(int(seconds * HEARING_RATE), np.int16))
    assert re.fullmatch("[a-z]{2,3}", transcript.language)


async def test_a_long_speech_becomes_words(hearing: Hearing, recordings: list[Pcm]) -> None:
    long = np.concatenate(recordings)
    assert len(long) > 8 * HEARING_RATE
    assert (await hearing.engine.transcribe(long)).text


async def test_many_are_heard_at_once(hearing: Hearing, question: Pcm) -> None:
    heard = await asyncio.gather(*(hearing.engine.transcribe(question) for _ in range(4)))
    assert [wrong_words(QUESTION, transcript.text) <= 1 for transcript in heard] == [True] * 4


async def test_an_interruption_returns_at_once_and_the_next_question_is_heard(
    hearing: Hearing, question: Pcm
) -> None:
    now = asyncio.get_running_loop().time
    for delay in (0.0, 0.02):
        asking = asyncio.create_task(hearing.engine.transcribe(question))
        await asyncio.sleep(delay)
        asking.cancel()
        began = now()
        with suppress(asyncio.CancelledError):
            await asking
        assert now() - began < AT_ONCE_S
    assert wrong_words(QUESTION, (await hearing.engine.transcribe(question)).text) <= 1


async def test_what_it_cannot_do_is_the_engine_s_failure(hearing: Hearing, question: Pcm) -> None:
    await hearing.engine.transcribe(question)
    hearing.break_()
    with pytest.raises(EngineFailedError) as caught:
        await hearing.engine.transcribe(question)
    assert "secret" not in str(caught.value)


async def test_closing_it_ends_what_is_under_way(hearing: Hearing, question: Pcm) -> None:
    asking = asyncio.create_task(hearing.engine.transcribe(question))
    await asyncio.sleep(0.01)
    await hearing.close()
    with suppress(EngineError, asyncio.CancelledError):
        async with asyncio.timeout(5):
            await asking
    assert asking.done()
