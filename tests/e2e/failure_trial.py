"""Everything that goes wrong in a conversation, provoked in real hubs: what is said or shown, and its code.

``python -m tests.e2e.failure_trial SPEECH_FOLDER`` prints a table, in about ten minutes. Whisper, Piper and
Opus are real; Russian and Chinese are spoken by stub voices; the services that think, hear or speak are
stand-ins on loopback.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import soxr

from hub.engines.base import Pcm
from hub.engines.piper import Piper
from hub.engines.worker import Worker
from hub.twin.sound import read_sound
from models.store import BUNDLED_FOLDER
from tests.e2e.asked_house import Row, house
from tests.e2e.service_failures import provoke_services
from tests.fakes.chat_service import ChatService, Reply
from tests.fakes.stub_voice import ENGLISH, make_stub_voice

QUESTIONS = {"en": "Tell me a story.", "ru": "Расскажи мне сказку.", "zh": "给我讲个故事。"}
SERVICE_FAILURES = {
    "wrong key (401)": Reply(status=401),
    "quota (429)": Reply(status=429),
    "service fails (500)": Reply(status=500),
    "first word after 9 s": Reply(first_s=9.0),
    "cut in the middle": Reply("Once upon a time. There was a fox who lived in", piece_s=0.02, cut_after=8),
    "empty answer": Reply(""),
}
STORY = """\
Last summer my brother and I took the night train to the sea. We had two bags, one map, and far too much
bread. In the morning the sky was grey, and nobody at the station knew which bus went to the lighthouse. So
we walked. The road led past a farm with seven geese, a broken tractor, and a woman who sold honey from a
blue table. She told us that the lighthouse keeper had left years ago, but that his cat still waited on the
stairs each evening. We thought it was a joke. Around noon the clouds opened, and we swam in water so cold
that I could not speak. My brother found a green bottle with sand in it, and he carried it the whole way,
though it was of no use to anyone. When we reached the cliffs, the wind pushed us back like a hand. And
there, on the third step, sat the cat. It looked at us, yawned, and went inside as if we had an appointment.
We followed it up one hundred and twelve stairs. From the top we saw four ships, a school of dolphins, and
the small red roof of the station where we had begun. Can you tell me why lighthouses have different
colours, and which one is the tallest in the world?
"""
RATE = 16_000


async def provoke_all(speech: Path, folder: Path) -> AsyncIterator[Row]:
    """Every failure in turn."""
    voices = {"ru": str(make_stub_voice(folder, "ru")), "zh": str(make_stub_voice(folder, "cmn"))}
    spoken = {"HUB_TTS__VOICES": json.dumps(voices)}
    async with house(spoken) as hub:
        for language, question in QUESTIONS.items():
            yield await hub.ask("no key", language, text=question)
    async with house({**spoken, "HUB_LLM__BASE_URL": "http://127.0.0.1:9/v1"}) as hub:
        for language, question in QUESTIONS.items():
            yield await hub.ask("service cannot be reached", language, text=question)
    async with ChatService() as service:
        there = {"HUB_LLM__BASE_URL": service.base_url, "HUB_LLM__API_KEY": "stand-in"}
        async with house({**spoken, **there}) as hub:
            for failure, reply in SERVICE_FAILURES.items():
                for language, question in QUESTIONS.items():
                    service.replies.extend([reply, reply])  # a request that fails is sent once more
                    yield await hub.ask(failure, language, text=question)
                    service.replies.clear()
            yield await hub.ask("button held in silence", "en", pcm=np.zeros(2 * RATE, np.int16))
            yield await hub.ask("only noise", "en", pcm=pulsing_chord())
            yield await hub.ask("speech for over a minute", "en", pcm=await monologue())
        async with house(there) as hub:
            russian = read_sound(speech / "ru_activation.ogg")
            yield await hub.ask("no voice for the language", "en", pcm=russian)
        damaged = damaged_copy(BUNDLED_FOLDER / "whisper-base", folder)
        weather = read_sound(speech / "weather_question.wav")
        for problem, settings in {
            "hearing's model missing": {"HUB_STT__MODEL": "whisper-none"},
            "hearing's model damaged": {"HUB_STT__MODEL": str(damaged)},
            "voice missing, another is there": {"HUB_TTS__VOICE": "none"},
            "no voice at all": {"HUB_TTS__VOICE": "none", "HUB_STT__LANGUAGES": '["fr"]'},
        }.items():
            async with house({**there, **settings}) as hub:
                yield await hub.ask(problem, "en", pcm=weather)
        async for row in provoke_services(weather, there, spoken, damaged):
            yield row


async def monologue() -> Pcm:
    """More than a minute of speech that does not repeat itself."""
    worker = Worker("storyteller")
    voice = BUNDLED_FOLDER / ENGLISH / f"{ENGLISH}.onnx"
    piper = await worker.run(Piper.load, ENGLISH, voice, speed=0.8, threads=2, worker=worker)
    pieces = [piece async for piece in piper.synthesize(STORY)]
    await worker.close()
    return np.asarray(soxr.resample(np.concatenate(pieces), piper.sample_rate, RATE))


def pulsing_chord() -> Pcm:
    """Sound that the detector takes for speech, without words."""
    moment = np.arange(6 * RATE) / RATE
    loudness = (1 + np.sin(2 * np.pi * 2 * moment)) / 2
    chord = np.sin(2 * np.pi * np.outer((220, 277, 330, 440), moment)).sum(axis=0)
    return np.asarray(chord * loudness * 0.15 * 32_767, np.int16)


def damaged_copy(model: Path, folder: Path) -> Path:
    """A model whose largest file broke off."""
    copy = folder / "damaged"
    copy.mkdir()
    for file in model.iterdir():
        if file.name != "model.bin":
            (copy / file.name).symlink_to(file)
    with (model / "model.bin").open("rb") as whole:
        (copy / "model.bin").write_bytes(whole.read(1_000_000))
    return copy


async def print_all(speech: Path) -> None:
    """Print the table, row by row."""
    with tempfile.TemporaryDirectory() as folder:
        async for row in provoke_all(speech, Path(folder)):
            print_row(row)


def print_row(row: Row) -> None:
    """Print what came of one failure."""
    parts = {"told": row.told, "said": row.said, "shown": row.shown}
    what = " | ".join(f"{name}: {text}" for name, text in parts.items() if text)
    facts = f"{row.failure:54}{row.language:4}{row.outcome:14}{row.code or '-':22}{row.seconds:5.1f} s"
    print(f"{facts}  {what}", flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(print_all(Path(sys.argv[1])))
