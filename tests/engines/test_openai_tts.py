"""Speaking over a service, with all that services do wrong."""

import asyncio
from collections.abc import AsyncIterator

import numpy as np
import pytest

from hub.engines.base import Pcm, TextToSpeech, closing
from hub.errors import (
    SpeechDownError,
    SpeechKeyError,
    SpeechQuotaError,
    SpeechRefusedError,
    SpeechServiceError,
    SpeechSlowError,
    SpeechUnusableError,
)
from tests.fakes.services import voice_by
from tests.fakes.sounds import loudest_hz
from tests.fakes.speech_service import LETTER_S, SpeechStub, Spoken

pytestmark = pytest.mark.loads_engines

TEXT = "The kettle boils."


@pytest.fixture
async def stub() -> AsyncIterator[SpeechStub]:
    async with SpeechStub() as running:
        yield running


async def spoken(voice: TextToSpeech, text: str = TEXT) -> Pcm:
    async with closing(voice.synthesize(text)) as sounds:
        return np.concatenate([np.zeros(0, np.int16), *[sound async for sound in sounds]])


def check(sound: Pcm, about: float = 0.02) -> None:
    assert len(sound) / 24_000 == pytest.approx(LETTER_S * len(TEXT), abs=about)
    assert loudest_hz(sound, 24_000) == pytest.approx(440, abs=5)


async def test_the_service_gets_the_text_the_voice_and_the_key(stub: SpeechStub) -> None:
    async with voice_by(stub, api_key="key-1", model="m", voice="v", speed=1.5) as voice:
        check(await spoken(voice))
    wanted = {"model": "m", "voice": "v", "input": TEXT, "response_format": "pcm", "speed": 1.5}
    assert stub.texts == [wanted]
    assert stub.keys == ["Bearer key-1"]


async def test_another_of_its_voices_speaks_with_what_is_known_of_the_service(stub: SpeechStub) -> None:
    stub.forms = ("mp3",)
    async with voice_by(stub, voice="v") as voice:
        await spoken(voice)
        check(await spoken(voice.called("nova")), about=0.1)
        assert voice.name == "v"
    assert [(asked["voice"], asked["response_format"]) for asked in stub.texts][-1] == ("nova", "mp3")
    assert len(stub.texts) == 4


@pytest.mark.logs("no voice called nova")
async def test_for_a_voice_that_the_service_has_not_the_usual_one_speaks(stub: SpeechStub) -> None:
    async with voice_by(stub, voice="v") as voice:
        stub.next_spoken += [Spoken(status=400)] * 3
        nova = voice.called("nova")
        check(await spoken(nova))
        assert nova.name == voice.called("nova").name == "v"
        check(await spoken(voice.called("nova")))
    assert [asked["voice"] for asked in stub.texts] == ["nova", "nova", "nova", "v", "v"]


async def test_without_a_key_none_is_sent(stub: SpeechStub) -> None:
    async with voice_by(stub) as voice:
        await spoken(voice)
    assert stub.keys == ["Bearer none"]
    assert "speed" not in stub.texts[0]


async def test_a_form_that_the_service_has_not_is_asked_for_once(stub: SpeechStub) -> None:
    stub.forms = ("mp3",)
    async with voice_by(stub) as voice:
        check(await spoken(voice), about=0.1)
        await spoken(voice)
    assert [asked["response_format"] for asked in stub.texts] == ["pcm", "wav", "mp3", "mp3"]


@pytest.mark.parametrize(
    "reply",
    [
        Spoken(form="wav", rate=8_000, channels=2),
        Spoken(form="wav", rate=44_100, length=0xFFFFFFFF),
        Spoken(form="wav", length=0, content_type="text/plain"),
        Spoken(form="mp3", rate=22_050, channels=2),
        Spoken(content_type="application/octet-stream"),
    ],
)
async def test_what_comes_is_read_as_what_it_is(stub: SpeechStub, reply: Spoken) -> None:
    stub.spoken = reply
    async with voice_by(stub) as voice:
        check(await spoken(voice), about=0.1)


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (Spoken(status=401), SpeechKeyError),
        (Spoken(status=403), SpeechKeyError),
        (Spoken(status=402), SpeechQuotaError),
        (Spoken(status=429), SpeechQuotaError),
        (Spoken(status=400), SpeechRefusedError),
        (Spoken(status=404), SpeechRefusedError),
        (Spoken(status=500), SpeechDownError),
        (Spoken(status=503), SpeechDownError),
        (Spoken(body=b""), SpeechUnusableError),
        (Spoken(body=b"<html>hello, dear visitor</html>", content_type="text/html"), SpeechUnusableError),
        (Spoken(cut_at=0), SpeechUnusableError),
        (Spoken(cut_at=8_000), SpeechUnusableError),
        (Spoken(endless=True), SpeechUnusableError),
    ],
)
async def test_what_goes_wrong_has_a_name_and_never_the_service_s_own_words(
    stub: SpeechStub, reply: Spoken, error: type[SpeechServiceError]
) -> None:
    stub.spoken = reply
    async with voice_by(stub) as voice:
        with pytest.raises(error) as caught:
            await spoken(voice)
    assert "secret" not in str(caught.value)


async def test_nobody_there(stub: SpeechStub) -> None:
    async with voice_by(stub, base_url="http://127.0.0.1:9/v1") as voice:
        with pytest.raises(SpeechDownError):
            await spoken(voice)


async def test_a_first_sound_that_does_not_come_is_given_up(stub: SpeechStub) -> None:
    stub.spoken = Spoken(after=asyncio.Event())
    async with voice_by(stub, first_sound_s=0.05) as voice:
        with pytest.raises(SpeechSlowError):
            await spoken(voice)
        async with asyncio.timeout(5):
            await stub.hung_up.wait()


async def test_a_sound_that_stalls_in_the_middle_is_given_up(
    stub: SpeechStub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.engines.openai_tts.STALL_S", 0.05)
    stub.spoken = Spoken(stall_at=8_000, after=asyncio.Event())
    async with voice_by(stub) as voice:
        with pytest.raises(SpeechSlowError):
            await spoken(voice)


async def test_the_next_sentence_goes_over_the_same_connection(stub: SpeechStub) -> None:
    async with voice_by(stub) as voice:
        for _ in range(3):
            await spoken(voice)
    assert len(stub.peers) == 1


async def test_a_connection_that_the_service_closed_is_made_anew(stub: SpeechStub) -> None:
    async with voice_by(stub) as voice:
        await spoken(voice)
        await stub.end()
        async with SpeechStub(port=stub.port) as again:
            check(await spoken(voice))
            assert len(again.texts) == 1


async def test_sound_is_given_as_it_comes(stub: SpeechStub) -> None:
    rest = asyncio.Event()
    stub.spoken = Spoken(stall_at=4_000, after=rest)
    async with voice_by(stub) as voice, closing(voice.synthesize(TEXT)) as sounds:
        assert len(await anext(sounds)) == 2_000
        rest.set()
        assert [len(sound) async for sound in sounds]


async def test_neither_keys_nor_words_are_logged(stub: SpeechStub, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        async with voice_by(stub, api_key="sk-mine") as voice:
            await spoken(voice)
            stub.spoken = Spoken(status=500)
            with pytest.raises(SpeechDownError):
                await spoken(voice)
    ours = [r for r in caplog.records if not r.name.startswith(("asyncio", "httpcore"))]
    assert not [r for r in ours if "kettle" in r.getMessage() or "sk-" in r.getMessage()]


async def test_what_is_under_way_ends_when_the_connections_are_made_anew(stub: SpeechStub) -> None:
    stub.next_spoken.append(Spoken(after=asyncio.Event()))
    async with voice_by(stub) as voice:
        asking = asyncio.create_task(spoken(voice))
        await stub.asked.wait()
        await asyncio.gather(voice._service.connect(), voice._service.connect())
        with pytest.raises(SpeechDownError, match="closed"):
            await asking
        check(await spoken(voice))
