"""A houseful of devices asks a real hub at once, with a hostile peer among them all the time.

``python -m tests.e2e.house_trial [--devices 20] [--speech FOLDER] [--peaceful] [--log FILE]`` prints what each
device heard, and how the hostile peer fared. It ends with 1 when a device did not hear its own words, heard
another's, lost a packet or heard a gap, or when the hub's log holds a traceback.

Piper, Opus and the network are real; the language model repeats the question. With ``--speech`` the first
devices ask with that folder's English recordings, the others type.
"""

import argparse
import asyncio
import json
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from hub.twin.fleet import Fleet
from hub.twin.report import Report
from hub.twin.run import TwinOptions, run_twin, run_twins
from hub.twin.state import Mode
from tests.e2e.processes import ROOT, environment, serving
from tests.e2e.speech_trial import Recording, read_folder
from tests.e2e.words import wrong_words
from tests.fakes.chat_service import ChatService, Reply

ANSWER = "🙂 You said: {question} That is all I know about it, and I have told nobody else."
SPOKEN_QUESTIONS = 3
LONGEST_RECORDING_S = 5
SETTLE_S = 3.0
"""The hostile peer's start before the devices come."""

TROUBLE = re.compile(r"Traceback|^\S+ \S+ ERROR", re.MULTILINE)


Counts = dict[str, dict[str, int]]
"""How often connections ended how, by attack."""


@dataclass(frozen=True)
class Guest:
    """One device: what it asks, typed or spoken."""

    number: int
    asks: str
    recording: Recording | None = None

    def options(self, ota_url: str) -> TwinOptions:
        if self.recording is None:
            return TwinOptions(ota_url, text=self.asks)
        return TwinOptions(ota_url, pcm=self.recording.pcm, mode=Mode.AUTO)


def guests(count: int, speech: Path | None) -> list[Guest]:
    """``count`` devices, each with a question of its own."""
    recordings = [r for r in read_folder(speech) if r.language == "en"] if speech else []
    shorter = [r for r in recordings if len(r.pcm) < LONGEST_RECORDING_S * 16_000][:SPOKEN_QUESTIONS]
    speaking = [Guest(number, r.said, r) for number, r in enumerate(shorter, 101)]
    typing = [Guest(number, f"My number is {number}.") for number in range(101 + len(speaking), 101 + count)]
    return speaking + typing


@dataclass(frozen=True)
class Row:
    """What came of one device."""

    guest: Guest
    report: Report

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.report.sentences)

    @property
    def own(self) -> bool:
        """Whether its own words came back, and nobody else's number."""
        numbers = set(re.findall(r"\b1\d\d\b", self.text))
        if self.guest.recording is not None:
            heard = self.report.transcript or ""
            return not numbers and heard in self.text and wrong_words(self.guest.asks, heard) <= 1
        return numbers == {str(self.guest.number)}

    @property
    def fine(self) -> bool:
        return self.report.ok and self.own and not (self.report.drops or self.report.underruns)


async def try_house(crowd: Sequence[Guest], data_dir: Path, hostile_wanted: bool) -> tuple[Fleet, Counts]:
    """All of them at once."""
    extra = {"HUB_LLM__API_KEY": "stand-in"}
    async with ChatService(default=Reply(ANSWER, piece_s=0.03, first_s=0.3)) as service:
        extra["HUB_LLM__BASE_URL"] = service.base_url
        async with serving(data_dir, extra=extra) as hub:
            await run_twin(TwinOptions(hub.ota_url, text="Are you there?"))  # its engines are loaded then
            async with besieged(hub.ota_url) if hostile_wanted else nullcontext(Counts()) as ends:
                fleet = await run_twins([guest.options(hub.ota_url) for guest in crowd])
    return fleet, ends


@asynccontextmanager
async def besieged(ota_url: str) -> AsyncIterator[Counts]:
    """A hostile peer in a process of its own; how its connections ended is known afterwards."""
    ends = Counts()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.hostile", ota_url, cwd=ROOT, env=environment(),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    await asyncio.sleep(SETTLE_S)
    try:
        yield ends
    finally:
        printed, _ = await process.communicate(b"")  # ends its standard input
    ends.update(json.loads(printed))


def table(rows: Sequence[Row]) -> str:
    """One line a device."""
    lines = [f"{'device':>6}{'own':>5}{'drops':>7}{'under':>7}{'worst':>7}{'first':>7}{'heard':>7}  words"]
    for row in rows:
        report = row.report
        first, heard = report.timings.speech_end_to_first_packet, report.timings.speech_end_to_heard
        lines.append(
            f"{row.guest.number:>6}{'yes' if row.own else 'NO':>5}{report.drops:>7}{report.underruns:>7}"
            f"{max(report.gaps_ms, default=0):>7.0f}{first or 0:>7.2f}{heard or 0:>7.2f}  "
            f"{row.text[:40]} {report.reason}"
        )
    return "\n".join(lines)


def ends_table(ends: Counts) -> str:
    """How the hostile peer's connections ended."""
    return "\n".join(
        f"{attack:28} " + ", ".join(f"{count} × {end}" for end, count in counted.items())
        for attack, counted in sorted(ends.items())
    )


def main() -> int:
    """Print the tables; 1 when anything is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--devices", type=int, default=20)
    parser.add_argument("--speech", type=Path)
    parser.add_argument("--peaceful", action="store_true", help="without the hostile peer")
    parser.add_argument("--log", type=Path, help="keep the hub's log there")
    args = parser.parse_args()
    crowd = guests(args.devices, args.speech)
    with tempfile.TemporaryDirectory() as folder:
        fleet, ends = asyncio.run(try_house(crowd, Path(folder), not args.peaceful))
        log = (Path(folder) / "hub.log").read_text("utf-8")
    if args.log:
        args.log.write_text(log, "utf-8")
    rows = [Row(guest, report) for guest, report in zip(crowd, fleet.reports, strict=True)]
    troubles = TROUBLE.findall(log)
    report = (table(rows), str(fleet.summary), ends_table(ends), f"troubles in the log: {len(troubles)}")
    print("\n\n".join(report))  # noqa: T201 - what it is for
    return 0 if all(row.fine for row in rows) and not troubles else 1


if __name__ == "__main__":
    sys.exit(main())
