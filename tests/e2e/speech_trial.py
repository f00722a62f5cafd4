"""Every recording of a folder asked of a real hub, and its answer listened to.

``python -m tests.e2e.speech_trial FOLDER`` prints a table. The folder's README.md holds the words,
in a table of file, seconds, language and words. Whisper, Piper and Opus are real; the language
model is a stand-in on loopback that answers after 0.3 s, word by word.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hub.engines.base import Pcm
from hub.engines.worker import Worker
from hub.twin.report import Report
from hub.twin.run import TwinOptions, run_twin
from hub.twin.sound import read_sound
from tests.e2e.processes import serving
from tests.e2e.words import words, wrong_words
from tests.fakes.chat_service import ChatService, Reply
from tests.local_engines import whisper_in

ANSWER = "🙂 Good morning. The coffee will be ready in ten minutes, and your first meeting is at nine o'clock."
"""Chosen by trial: every take of it is understood, and the hub's voice is never twice the same."""

SPOKEN = ANSWER[2:]
MODEL_S = 0.3
_ROW = re.compile(r"^\| (\S+\.(?:wav|flac|ogg)) \| [\d.]+ \| (\w+) \| (.+?) \|")


@dataclass(frozen=True)
class Recording:
    """A question somebody spoke."""

    name: str
    language: str
    said: str
    pcm: Pcm


@dataclass(frozen=True)
class Result:
    """What came of one question."""

    recording: Recording
    report: Report
    answer_heard: str


def read_folder(folder: Path) -> list[Recording]:
    """The recordings that the folder's README names."""
    rows = (_ROW.match(line) for line in (folder / "README.md").read_text("utf-8").splitlines())
    return [Recording(row[1], row[2], row[3], read_sound(folder / row[1])) for row in rows if row]


async def try_all(recordings: Sequence[Recording], data_dir: Path, *, at_once: int = 1) -> list[Result]:
    """Ask them, ``at_once`` at the same time, each as a device of its own, and transcribe the answers."""
    places = asyncio.Semaphore(at_once)

    async def ask(ota_url: str, recording: Recording) -> Report:
        async with places:
            return await run_twin(TwinOptions(ota_url=ota_url, pcm=recording.pcm))

    reply = Reply(ANSWER, piece_s=0.03, first_s=MODEL_S)
    async with ChatService(default=reply) as service:
        extra = {"HUB_LLM__BASE_URL": service.base_url, "HUB_LLM__API_KEY": "stand-in"}
        async with serving(data_dir, extra=extra) as hub:
            reports = await asyncio.gather(*(ask(hub.ota_url, recording) for recording in recordings))
    heard = await listen([report.recording.pcm for report in reports], reports[0].recording.rate)
    return [Result(*row) for row in zip(recordings, reports, heard, strict=True)]


async def listen(answers: Sequence[Pcm], rate: int) -> list[str]:
    """What the answers say."""
    import soxr

    worker = Worker("listener")
    whisper = await whisper_in(worker, languages=("en",))
    texts = [(await whisper.transcribe(soxr.resample(answer, rate, 16_000))).text for answer in answers]
    await worker.close()
    return texts


def table(results: Sequence[Result]) -> str:
    """The results as text, and the sum of English words wrong."""
    head = (
        f"{'recording':26}{'wrong':>9}{'stt':>7}{'first':>7}{'drops':>7}{'under':>7}{'outside':>9}{'lead':>7}"
    )
    lines = [f"{head}  understood"]
    for result in results:
        report, said = result.report, result.recording.said
        timings = report.timings
        lead = f"{report.lead.p50_ms:.0f}" if report.lead else "-"
        lines.append(
            f"{result.recording.name:26}{wrong_words(said, report.transcript or ''):>5}/{len(words(said)):<3}"
            f"{timings.speech_end_to_stt or 0:>7.2f}{timings.speech_end_to_first_packet or 0:>7.2f}"
            f"{report.drops:>7}{report.underruns:>7}{report.outside:>9}{lead:>7}  {report.transcript}"
        )
    english = [result for result in results if result.recording.language == "en"]
    wrong = sum(wrong_words(r.recording.said, r.report.transcript or "") for r in english)
    total = sum(len(words(r.recording.said)) for r in english)
    answers = sum(wrong_words(SPOKEN, result.answer_heard) for result in results)
    lines.append(f"English: {wrong} of {total} words wrong")
    lines.append(f"answers: {answers} of {len(results) * len(words(SPOKEN))} words wrong; sent: {SPOKEN}")
    lines += [f"  heard: {r.answer_heard}" for r in results if wrong_words(SPOKEN, r.answer_heard)]
    return "\n".join(lines)


def main() -> None:
    """Print the table for the folder named on the command line."""
    recordings = read_folder(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as data_dir:
        print(table(asyncio.run(try_all(recordings, Path(data_dir)))))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
