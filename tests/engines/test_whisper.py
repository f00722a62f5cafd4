"""Real Whisper on a real voice's questions."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
import soxr

from hub.engines.base import HEARING_RATE, Pcm
from hub.engines.piper import Piper
from hub.engines.whisper import FULL_WINDOW_S, Whisper
from hub.engines.worker import Worker
from hub.errors import EngineFailedError, ModelDamagedError
from models.store import BUNDLED_FOLDER
from tests.e2e.words import words, wrong_words
from tests.local_engines import piper_in, whisper_in

pytestmark = pytest.mark.loads_engines

STORY = (
    "Once upon a time there was a small house by the sea. An old man lived in it with his dog. "
    "Every morning they walked along the beach and looked for wood. In the evening they sat by the fire. "
    "One day the dog found a bottle with a letter in it. The letter was from a girl in a far country. "
    "She wanted to know who lived on the other side of the water. So the man wrote an answer, and "
    "threw the bottle back into the waves. A year later there was a knock at the door. It was the girl. "
    "They drank tea, and she told him about her long journey over the mountains and across three rivers. "
    "The dog slept under the table the whole time."
)


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    running = Worker("test")
    yield running
    await running.close()


@pytest.fixture
async def whisper(worker: Worker) -> Whisper:
    return await whisper_in(worker)


@pytest.fixture
async def piper(worker: Worker) -> Piper:
    return await piper_in(worker)


async def spoken(piper: Piper, text: str) -> Pcm:
    sound = np.concatenate([piece async for piece in piper.synthesize(text)])
    return np.asarray(soxr.resample(sound, piper.sample_rate, HEARING_RATE))


async def test_questions_are_understood_in_the_short_window(whisper: Whisper, piper: Piper) -> None:
    for text in ("Turn on the living room light.", "What will the weather be like in Berlin tomorrow?"):
        transcript = await whisper.transcribe(await spoken(piper, text))
        assert wrong_words(text, transcript.text) <= 1
        assert transcript.language == "en"
        assert not transcript.second_pass


async def test_a_decoder_that_goes_round_in_circles_is_asked_again_in_the_full_window(
    whisper: Whisper, piper: Piper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a window without room to spare it does."""
    monkeypatch.setattr("hub.engines.whisper.SHORT_WINDOW_S", 0.0)
    monkeypatch.setattr("hub.engines.whisper.TAIL_S", 0.1)
    text = "Please turn off the light in the kitchen."
    transcript = await whisper.transcribe(await spoken(piper, text))
    assert transcript.second_pass
    assert wrong_words(text, transcript.text) <= 1


async def test_a_long_speech_is_transcribed_in_full_windows(whisper: Whisper, piper: Piper) -> None:
    sound = await spoken(piper, STORY)
    assert len(sound) > FULL_WINDOW_S * HEARING_RATE
    transcript = await whisper.transcribe(sound)
    assert wrong_words(STORY, transcript.text) * 10 <= len(words(STORY))


async def test_a_long_speech_is_in_one_of_the_languages_spoken_here(
    worker: Worker, piper: Piper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is long from five seconds on: more of it only takes longer to be misunderstood."""
    monkeypatch.setattr("hub.engines.whisper.FULL_WINDOW_S", 5.0)
    sound = await spoken(piper, STORY[:100])
    assert len(sound) > 5 * HEARING_RATE
    whisper = await whisper_in(worker, languages=("fr", "de"))
    transcript = await whisper.transcribe(sound)
    assert transcript.language in ("fr", "de")


async def test_silence_is_not_words_for_long(whisper: Whisper) -> None:
    transcript = await whisper.transcribe(np.zeros(HEARING_RATE, np.int16))
    assert len(words(transcript.text)) <= 3


async def test_one_language_is_taken_when_only_one_is_spoken_here(worker: Worker, piper: Piper) -> None:
    russian_only = await whisper_in(worker, languages=("ru",))
    assert (await russian_only.transcribe(await spoken(piper, "Hello there."))).language == "ru"
    english_model = await whisper_in(worker, "whisper-tiny.en", ("ru",))
    assert (await english_model.transcribe(await spoken(piper, "Hello there."))).language == "en"


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    for file in (BUNDLED_FOLDER / "whisper-base").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes()[:5_000])
    return tmp_path


async def test_a_damaged_model_is_said(worker: Worker, damaged: Path) -> None:
    with pytest.raises(ModelDamagedError, match="Get it again"):
        await asyncio.to_thread(Whisper.load, "whisper-base", damaged, threads=2, languages=(), worker=worker)


async def test_a_damaged_voice_is_said(worker: Worker, tmp_path: Path) -> None:
    model = tmp_path / "voice.onnx"
    model.write_bytes(b"no model")
    (tmp_path / "voice.onnx.json").write_text("{}")
    with pytest.raises(ModelDamagedError, match="Get it again"):
        await asyncio.to_thread(Piper.load, "voice", model, speed=1.0, threads=1, worker=worker)


async def test_the_voice_speaks_faster_when_asked_to(worker: Worker, piper: Piper) -> None:
    fast = await piper_in(worker, speed=2.0)
    text = "This sentence is long enough to be measured."
    assert len(await spoken(fast, text)) < 0.7 * len(await spoken(piper, text))
    assert (piper.language, piper.sample_rate) == ("en", 22_050)


async def test_what_a_voice_cannot_do_is_an_engine_error(piper: Piper, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(piper._voice, "phonemize", fail)
    with pytest.raises(EngineFailedError, match="gave up"):
        await spoken(piper, "Hello.")
