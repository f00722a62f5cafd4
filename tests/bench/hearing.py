"""Line 1: the hub's Whisper against faster-whisper as it comes, on the same recordings and with the same model.

``python -m tests.bench.hearing hub|stock FOLDER`` transcribes the folder once and prints the memory it holds
then, MB.
"""

import asyncio
import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from hub.engines.whisper import Whisper
from hub.engines.worker import Worker
from models.store import BUNDLED_FOLDER
from tests.bench.figures import Figure, Line
from tests.bench.options import Options
from tests.bench.usage import usage
from tests.e2e.processes import ROOT, environment
from tests.e2e.speech_trial import Recording, read_folder
from tests.e2e.words import words, wrong_words

MODEL = "whisper-base"
THREADS = 2
ROUNDS = 3

Transcribe = Callable[[Recording], str]
"""Blocking: a recording's words."""


def by_hub(runner: asyncio.Runner) -> Transcribe:
    """As the hub hears."""
    worker = Worker("stt")
    whisper = Whisper.load(MODEL, BUNDLED_FOLDER / MODEL, threads=THREADS, languages=(), worker=worker)
    return lambda recording: runner.run(whisper.transcribe(recording.pcm)).text


def by_stock(**how: Any) -> Transcribe:
    """As ``faster_whisper.WhisperModel.transcribe`` hears, told nothing but ``how``."""
    from faster_whisper import WhisperModel

    model = WhisperModel(str(BUNDLED_FOLDER / MODEL), device="cpu", compute_type="int8", cpu_threads=THREADS)

    def transcribe(recording: Recording) -> str:
        segments, _ = model.transcribe(recording.pcm.astype(np.float32) / 32_768, **how)
        return "".join(segment.text for segment in segments)

    return transcribe


async def measure(options: Options) -> Line:
    """Transcribe every recording by all of them in turn, several times."""
    spent, texts = await asyncio.to_thread(_side_by_side, options.recordings, max(1, options.times(ROUNDS)))
    memory = {who: await _memory(who, options.speech) for who in ("hub", "stock")}
    return Line(1, "Transcription, against faster-whisper as it comes", _figures(options, spent, texts, memory))


def _side_by_side(
    recordings: Sequence[Recording], rounds: int
) -> tuple[dict[str, list[list[float]]], dict[str, list[str]]]:
    """The seconds each took for each recording in each round, and the words of the last round."""
    with asyncio.Runner() as runner:
        ways = {"hub": by_hub(runner), "stock": by_stock(), "greedy": by_stock(beam_size=1)}
        spent: dict[str, list[list[float]]] = {who: [[] for _ in recordings] for who in ways}
        texts = {who: [""] * len(recordings) for who in ways}
        for _ in range(rounds):
            for number, recording in enumerate(recordings):
                for who, transcribe in ways.items():
                    began = time.perf_counter()
                    texts[who][number] = transcribe(recording)
                    spent[who][number].append(time.perf_counter() - began)
    return spent, texts


async def _memory(who: str, speech: Path) -> float:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.hearing", who, str(speech), cwd=ROOT, env=environment(),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    printed, _ = await process.communicate()
    return float(printed)


def _figures(
    options: Options,
    spent: Mapping[str, Sequence[Sequence[float]]],
    texts: Mapping[str, Sequence[str]],
    memory: Mapping[str, float],
) -> tuple[Figure, ...]:
    took = {who: sum(map(statistics.median, of_all)) for who, of_all in spent.items()}
    said = [recording.said for recording in options.recordings]
    wrong = {who: sum(map(wrong_words, said, heard)) for who, heard in texts.items()}
    total = sum(len(words(text)) for text in said)
    stock = f"{took['stock']:.2f} s by transcribe() as it comes (beam of 5)"
    return (
        Figure(what="all recordings", value=took["hub"], unit="s", against=stock),
        Figure(what="the same, ratio", value=took["hub"] / took["stock"], unit="×", against=stock, at_most=0.4),
        Figure(
            what="ratio to a greedy one",
            value=took["hub"] / took["greedy"],
            unit="×",
            against=f"{took['greedy']:.2f} s by transcribe(beam_size=1)",
        ),
        Figure(
            what="words wrong",
            value=wrong["hub"],
            unit="",
            against=f"of {total}: {wrong['stock']} as it comes, {wrong['greedy']} greedy",
            at_most=wrong["stock"] + 1,
        ),
        Figure(
            what="memory, all transcribed",
            value=memory["hub"],
            unit="MB",
            against=f"{memory['stock']:.0f} MB as it comes",
        ),
    )


def main(who: str, speech: Path) -> None:
    """Transcribe all once, and print the memory held then."""
    with asyncio.Runner() as runner:
        transcribe = by_hub(runner) if who == "hub" else by_stock()
        for recording in read_folder(speech):
            transcribe(recording)
    print(usage(os.getpid()).memory_mb)  # noqa: T201 - told to who asked


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
