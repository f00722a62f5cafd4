"""Hearing over a service, with all that services do wrong."""

import asyncio
import json
from collections.abc import AsyncIterator

import numpy as np
import pytest

from hub.engines.language import settle_language
from hub.errors import (
    SpeechDownError,
    SpeechKeyError,
    SpeechQuotaError,
    SpeechRefusedError,
    SpeechServiceError,
    SpeechSlowError,
    SpeechUnusableError,
)
from tests.fakes.services import hearing_by
from tests.fakes.sounds import tone
from tests.fakes.speech_service import Heard, SpeechStub

pytestmark = pytest.mark.loads_engines

SOUND = tone(1.0, 16_000)


@pytest.fixture
async def stub() -> AsyncIterator[SpeechStub]:
    async with SpeechStub() as running:
        yield running


async def test_the_service_gets_the_sound_the_model_and_the_key(stub: SpeechStub) -> None:
    async with hearing_by(stub, api_key="key-1", model="m") as hearing:
        transcript = await hearing.transcribe(SOUND)
    assert (transcript.text, transcript.language) == ("What time is it?", "en")
    assert stub.uploads == [{"model": "m", "response_format": "verbose_json"}]
    assert stub.keys == ["Bearer key-1"]
    assert np.array_equal(stub.sounds[0], SOUND)


async def test_a_language_that_is_known_is_told(stub: SpeechStub) -> None:
    async with hearing_by(stub, languages=("ru",)) as hearing:
        assert (await hearing.transcribe(SOUND)).language == "ru"
        assert (await hearing.transcribe(SOUND, "de")).language == "de"
    assert [upload.get("language") for upload in stub.uploads] == ["ru", "de"]


async def test_of_several_languages_none_is_told(stub: SpeechStub) -> None:
    async with hearing_by(stub, languages=("ru", "en")) as hearing:
        assert (await hearing.transcribe(SOUND)).language == "en"
    assert "language" not in stub.uploads[0]


async def test_a_model_that_does_not_tell_the_language_is_asked_otherwise_once(stub: SpeechStub) -> None:
    stub.plain = True
    stub.heard = Heard("Который час?")
    async with hearing_by(stub) as hearing:
        assert (await hearing.transcribe(SOUND)).language == "ru"
        await hearing.transcribe(SOUND)
    assert [upload["response_format"] for upload in stub.uploads] == ["verbose_json", "json", "json"]


@pytest.mark.parametrize(
    ("told", "text", "among", "language"),
    [
        ("english", "Hello", (), "en"),
        ("en-US", "Hello", (), "en"),
        ("Chinese", "你好", (), "zh"),
        ("", "你好", (), "zh"),
        ("klingon", "Hello", (), "en"),
        ("welsh", "Hello", ("de", "en"), "en"),
        ("welsh", "Привет", ("de", "fr"), "de"),
        ("de", "", (), "de"),
    ],
)
def test_the_language(told: str, text: str, among: tuple[str, ...], language: str) -> None:
    assert settle_language(told, text, among) == language


async def test_too_little_to_be_a_word_is_not_sent(stub: SpeechStub) -> None:
    async with hearing_by(stub) as hearing:
        assert (await hearing.transcribe(SOUND[:1_000])).text == ""
    assert not stub.uploads


async def test_silence_is_no_words_and_no_error(stub: SpeechStub) -> None:
    stub.heard = Heard("  ", language="english")
    async with hearing_by(stub) as hearing:
        assert (await hearing.transcribe(SOUND)).text == ""


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Heard(status=401), SpeechKeyError),
        (Heard(status=429), SpeechQuotaError),
        (Heard(status=400), SpeechRefusedError),
        (Heard(status=404), SpeechRefusedError),
        (Heard(status=500), SpeechDownError),
        (Heard(body=b""), SpeechUnusableError),
        (Heard(body=b"<html>"), SpeechUnusableError),
        (Heard(body=b"[]"), SpeechUnusableError),
        (Heard(body=b'{"words": 3}'), SpeechUnusableError),
        (Heard(body=b'{"text": 3}'), SpeechUnusableError),
        (Heard(body=json.dumps({"text": "word " * 300_000}).encode()), SpeechUnusableError),
    ],
)
async def test_what_goes_wrong_has_a_name_and_never_the_service_s_own_words(
    stub: SpeechStub, reply: Heard, error: type[SpeechServiceError]
) -> None:
    stub.heard = reply
    async with hearing_by(stub) as hearing:
        with pytest.raises(error) as caught:
            await hearing.transcribe(SOUND)
    assert "secret" not in str(caught.value)


async def test_nobody_there(stub: SpeechStub) -> None:
    async with hearing_by(stub, base_url="http://127.0.0.1:9/v1") as hearing:
        with pytest.raises(SpeechDownError):
            await hearing.transcribe(SOUND)


async def test_words_that_do_not_come_are_given_up(stub: SpeechStub) -> None:
    stub.heard = Heard(after=asyncio.Event())
    async with hearing_by(stub, patience_s=0.1) as hearing:
        with pytest.raises(SpeechSlowError):
            await hearing.transcribe(SOUND)
        async with asyncio.timeout(5):
            await stub.hung_up.wait()
