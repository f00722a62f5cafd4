"""Line 4: ten whole devices at once, at a hub with real engines."""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from hub.twin.fleet import Fleet
from hub.twin.run import TwinOptions, run_twin, run_twins
from tests.bench.figures import Figure, Line, milliseconds, quantile, times
from tests.bench.instant import thinking
from tests.bench.options import Options
from tests.bench.probed import VARIABLE, delays
from tests.e2e.processes import serving
from tests.fakes.chat_service import ChatService, Reply

DEVICES = 10
ANSWER = (
    "Good morning. The kitchen light is on now, and the coffee will be ready in ten minutes. "
    "It will be sunny until noon, so you can leave the umbrella at home today."
)


async def measure(options: Options) -> Line:
    """Ten twins speak in the same moment, and each hears its answer to the end."""
    questions = options.questions
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "delays.txt"
        async with ChatService(default=Reply(ANSWER, piece_s=0.03, first_s=0.3)) as service:
            extra = thinking(service.base_url) | {VARIABLE: str(notes)}
            async with serving(Path(folder), extra=extra, module="tests.bench.probed") as hub:
                await run_twin(TwinOptions(hub.ota_url, text="Are you there?"))
                since = time.monotonic()
                crowd = [
                    TwinOptions(hub.ota_url, pcm=questions[number % len(questions)].pcm)
                    for number in range(DEVICES)
                ]
                fleet = await run_twins(crowd)
                late = delays(notes, since, time.monotonic())
    return Line(4, "Ten twins at once, with real engines", (*_sound(fleet), *_waits(fleet), *_loop(late)))


def _sound(fleet: Fleet) -> list[Figure]:
    spacings = [report.spacing for report in fleet.reports if report.spacing]
    leads = [report.lead for report in fleet.reports if report.lead]
    steady = min((spacing.within_5ms for spacing in spacings), default=None)
    return [
        Figure(
            what="packets within 60 ± 5 ms, worst device",
            value=times(steady, 100),
            unit="%",
            against="what a steady clock would give: 100 %",
            at_least=99,
        ),
        Figure(
            what="time between packets, p99",
            value=max((spacing.p99_ms for spacing in spacings), default=None),
            unit="ms",
            against="60 ms of sound in each",
        ),
        Figure(
            what="lead, p50",
            value=quantile([lead.p50_ms for lead in leads], 0.5),
            unit="ms",
            against="300 ms meant",
        ),
        Figure(
            what="lead, longest",
            value=max((lead.max_ms for lead in leads), default=None),
            unit="ms",
            against="a device drops what is over 2,400",
            at_most=1_200,
        ),
        _none("packets dropped", sum(report.drops for report in fleet.reports), "a real device's queue"),
        _none("gaps heard", sum(report.underruns for report in fleet.reports), "an answer without a pause"),
        _none("devices without their answer", sum(not report.ok for report in fleet.reports), f"of {DEVICES}"),
    ]


def _waits(fleet: Fleet) -> list[Figure]:
    timed = (report.timings.speech_end_to_first_packet for report in fleet.reports)
    first = [seconds for seconds in timed if seconds is not None]
    return [
        milliseconds("first packet, p50", quantile(first, 0.5), "all ten wait for one Whisper and one Piper"),
        milliseconds("first packet, last device", max(first, default=None), "the same"),
    ]


def _loop(late: Sequence[float]) -> list[Figure]:
    return [
        milliseconds("event loop late, p50", quantile(late, 0.5), "a timer of 5 ms; a device's lead of 300 ms"),
        milliseconds("event loop late, p99", quantile(late, 0.99), "the same"),
        milliseconds("event loop late, longest", max(late, default=0.0), "the same"),
    ]


def _none(what: str, value: float, against: str) -> Figure:
    return Figure(what=what, value=value, unit="", against=against, at_most=0)
