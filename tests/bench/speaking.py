"""Line 2: how soon Piper gives the first sound of an answer, against speaking the whole of it first."""

import asyncio
import statistics
import time

from hub.dialogue.sentences import SentenceSplitter
from hub.dialogue.speakable import SpeakableText
from hub.engines.piper import Piper
from hub.engines.worker import Worker
from models.store import BUNDLED_FOLDER
from tests.bench.figures import Figure, Line, milliseconds
from tests.bench.options import Options

VOICE = "en_US-joe-medium"
THREADS = 2
ROUNDS = 10
ANSWERS = (
    "The living room light is on now.",
    "Good morning. The kitchen light is on now, and the coffee will be ready in ten minutes.",
    "It will be sunny until noon, with a light wind from the west, and in the evening there may be some rain.",
    "Lighthouses differ in colour so that sailors can tell them apart by day. The tallest stands in Jeddah.",
)


async def measure(options: Options) -> Line:
    """Speak answers piece by piece, as the hub does, and whole."""
    worker = Worker("tts")
    model = BUNDLED_FOLDER / VOICE / f"{VOICE}.onnx"
    piper = await worker.run(Piper.load, VOICE, model, speed=1.0, threads=THREADS, worker=worker)
    clauses, sentences, wholes, sounds = [], [], [], []
    for _ in range(max(1, options.times(ROUNDS))):
        for answer in ANSWERS:
            clauses.append((await _speak(piper, _pieces(answer)[0]))[0])
            sentences.append((await _speak(piper, _first_sentence(answer)))[0])
            took, sound_s = await _speak(piper, answer)
            wholes.append(took)
            sounds.append(sound_s)
    await worker.close()
    whole = statistics.median(wholes)
    all_of_it = f"{1e3 * whole:.0f} ms for the whole answer"
    return Line(
        2,
        "Piper: the first sound of an answer",
        (
            milliseconds("first clause", statistics.median(clauses), all_of_it),
            milliseconds("first sentence", statistics.median(sentences), all_of_it),
            milliseconds(
                "whole answer", statistics.median(wholes), f"{statistics.median(sounds):.1f} s of sound"
            ),
            Figure(
                what="time of a second's sound",
                value=1e3 * sum(wholes) / sum(sounds),
                unit="ms",
                against="1,000 ms: as fast as it is heard",
            ),
        ),
    )


async def _speak(piper: Piper, text: str) -> tuple[float, float]:
    """The seconds that speaking ``text`` took, and those of its sound."""
    began = time.perf_counter()
    samples = sum([len(sound) async for sound in piper.synthesize(text)])
    await asyncio.sleep(0)
    return time.perf_counter() - began, samples / piper.sample_rate


def _pieces(answer: str) -> list[str]:
    """What the hub has spoken in one go, one after the other."""
    splitter, speakable = SentenceSplitter(), SpeakableText()
    raw = [*splitter.feed(answer), *splitter.flush()]
    return [sentence.speech for sentence in map(speakable.feed, raw) if sentence.speech]


def _first_sentence(answer: str) -> str:
    return answer.partition(". ")[0]
