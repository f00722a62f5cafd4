"""One recorded sentence in every mode, framing and frame length, asked of a real hub.

``python -m tests.e2e.mode_trial FOLDER`` prints a table: the folder's first English recording in 3 modes,
3 framings and 3 frame lengths, every third of them at 24 kHz. It ends with 1 when anything was not heard,
was dropped or ran dry. Engines are real, as in ``tests.e2e.speech_trial``; the language model is a stand-in.
"""

import asyncio
import itertools
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hub.twin.frames import FRAME_LENGTHS_MS, Framing
from hub.twin.pcm import Pcm
from hub.twin.rates import UplinkRate
from hub.twin.report import Report
from hub.twin.run import TwinOptions, run_twin
from hub.twin.sound import read_sound
from hub.twin.state import Mode
from tests.e2e.processes import serving
from tests.e2e.speech_trial import read_folder
from tests.e2e.words import wrong_words
from tests.fakes.chat_service import ChatService, Reply

ANSWER = "🙂 It is sunny."
WRONG_WORDS = 1
RATES: tuple[UplinkRate, ...] = (16_000, 16_000, 24_000)
"""Given out in turn."""


@dataclass(frozen=True)
class Way:
    """One way of asking."""

    mode: Mode
    framing: Framing
    frame_ms: int
    rate: UplinkRate

    def __str__(self) -> str:
        return f"{self.mode.value:9}{self.framing.value:>3}{self.frame_ms:>5}{self.rate:>7}"


def ways() -> list[Way]:
    """All 27; the rates differ within each mode, framing and length."""
    combined = itertools.product(Mode, Framing, FRAME_LENGTHS_MS)
    return [Way(*way, RATES[(n + n // 3 + n // 9) % len(RATES)]) for n, way in enumerate(combined)]


async def try_all(sounds: dict[UplinkRate, Pcm], data_dir: Path) -> list[tuple[Way, Report]]:
    """Ask in one way after the other, each time as another device."""
    async with ChatService(default=Reply(ANSWER, piece_s=0.03, first_s=0.3)) as service:
        extra = {"HUB_LLM__BASE_URL": service.base_url, "HUB_LLM__API_KEY": "stand-in"}
        async with serving(data_dir, extra=extra) as hub:
            await run_twin(TwinOptions(hub.ota_url, text="Are you there?"))  # its engines are loaded then
            return [(way, await run_twin(_options(way, sounds[way.rate], hub.ota_url))) for way in ways()]


def _options(way: Way, pcm: Pcm, ota_url: str) -> TwinOptions:
    return TwinOptions(
        ota_url, pcm=pcm, mode=way.mode, framing=way.framing, frame_ms=way.frame_ms, rate=way.rate
    )


def fine(said: str, report: Report) -> bool:
    """Whether the question was understood and the answer heard without loss or gap."""
    understood = wrong_words(said, report.transcript or "") <= WRONG_WORDS
    return report.ok and understood and not (report.drops or report.underruns or report.faults)


def table(said: str, results: list[tuple[Way, Report]]) -> str:
    """One line a way."""
    head = f"{'mode':9}{'v':>3}{'ms':>5}{'rate':>7}{'up':>6}{'down':>6}{'drops':>7}{'under':>7}{'first':>7}"
    lines = [f"{head}  understood"]
    for way, report in results:
        trouble = "" if fine(said, report) else f"  ← {report.reason or 'not as it should be'}"
        lines.append(
            f"{way}{report.packets.sent:>6}{report.packets.received:>6}{report.drops:>7}{report.underruns:>7}"
            f"{report.timings.speech_end_to_first_packet or 0:>7.2f}  {report.transcript}{trouble}"
        )
    return "\n".join(lines)


def main() -> int:
    """Print the table for the folder named on the command line; 1 when anything was not as it should be."""
    folder = Path(sys.argv[1])
    recordings = [r for r in read_folder(folder) if r.language == "en"]
    recording = min(recordings, key=lambda r: len(r.pcm))
    sounds = {rate: read_sound(folder / recording.name, rate) for rate in set(RATES)}
    with tempfile.TemporaryDirectory() as data_dir:
        results = asyncio.run(try_all(sounds, Path(data_dir)))
    print(f"{recording.name}: {recording.said}\n{table(recording.said, results)}")  # noqa: T201 - what it is for
    return 0 if all(fine(recording.said, report) for _, report in results) else 1


if __name__ == "__main__":
    sys.exit(main())
