"""One question from boot to goodbye, for one device or many at once."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from hub.twin.clock import ANSWER_LIMIT_S, Clock
from hub.twin.device import Twin
from hub.twin.errors import TwinError, UsageError
from hub.twin.frames import FRAME_LENGTHS_MS, Framing
from hub.twin.identity import Identity, new_identity
from hub.twin.report import Report
from hub.twin.sound import Pcm
from hub.twin.state import Mode


@dataclass(frozen=True, slots=True)
class TwinOptions:
    """What one device is to do: say ``pcm`` (16 kHz mono) or type ``text``, one of the two.

    ``framing`` None takes the check's; ``identity`` None makes a new device; ``gaps`` sends nothing in
    place of DTX packets; ``abort_after_s`` presses the button so long after the first sound;
    ``timeout_s`` runs from the end of the question to the end of the answer.

    Raises:
        UsageError: The options do not fit together.
    """

    ota_url: str
    pcm: Pcm | None = None
    text: str = ""
    mode: Mode = Mode.MANUAL
    framing: Framing | None = None
    frame_ms: int = 60
    identity: Identity | None = None
    gaps: bool = False
    abort_after_s: float | None = None
    timeout_s: float = ANSWER_LIMIT_S

    def __post_init__(self) -> None:
        if (self.pcm is None) == (not self.text):
            raise UsageError("A twin either says something or types something: give a sound or a text.")
        if self.frame_ms not in FRAME_LENGTHS_MS:
            raise UsageError(f"Packets have 20, 40 or 60 ms, not {self.frame_ms}.")


@dataclass(frozen=True, slots=True)
class Summary:
    """Many devices in one line; times in seconds, None when no device got so far."""

    devices: int
    succeeded: int
    drops: int
    outside: int
    underruns: int
    late: int
    first_packet_p50: float | None
    first_packet_max: float | None
    heard_p50: float | None
    heard_max: float | None


@dataclass(frozen=True, slots=True)
class Fleet:
    """The reports of devices that asked at the same time."""

    reports: tuple[Report, ...]

    @property
    def ok(self) -> bool:
        """Whether every device heard a whole answer."""
        return all(report.ok for report in self.reports)

    @property
    def reason(self) -> str:
        """The first device's trouble, and how many have some; "" when all is well."""
        reasons = [report.reason for report in self.reports if not report.ok]
        if not reasons:
            return ""
        return f"{len(reasons)} of {len(self.reports)} devices heard no whole answer; the first: {reasons[0]}"

    @property
    def summary(self) -> Summary:
        """All devices together."""
        first_p50, first_max = _spread([report.timings.speech_end_to_first_packet for report in self.reports])
        heard_p50, heard_max = _spread([report.timings.speech_end_to_heard for report in self.reports])
        return Summary(
            devices=len(self.reports),
            succeeded=sum(report.ok for report in self.reports),
            drops=sum(report.drops for report in self.reports),
            outside=sum(report.outside for report in self.reports),
            underruns=sum(report.underruns for report in self.reports),
            late=sum(report.late for report in self.reports),
            first_packet_p50=first_p50,
            first_packet_max=first_max,
            heard_p50=heard_p50,
            heard_max=heard_max,
        )

    def to_json(self) -> dict[str, Any]:
        """All of it as plain values that JSON knows."""
        return {
            "ok": self.ok,
            "reason": self.reason,
            "summary": asdict(self.summary),
            "devices": [report.to_json() for report in self.reports],
        }


def _spread(values: Sequence[float | None]) -> tuple[float | None, float | None]:
    """Median and maximum of the values that are there."""
    known = [value for value in values if value is not None]
    if not known:
        return None, None
    return round(float(np.median(known)), 4), round(max(known), 4)


async def run_twin(options: TwinOptions, clock: Clock | None = None) -> Report:
    """Check, connect, ask, hear the answer, drop the connection. Trouble stands in the report."""
    twin = Twin(
        options.identity or new_identity(),
        mode=options.mode,
        framing=options.framing,
        frame_ms=options.frame_ms,
        gaps=options.gaps,
        clock=clock,
    )
    async with twin:
        try:
            await twin.connect(await twin.check(options.ota_url))
        except TwinError as error:
            return twin.report(str(error))
        if options.pcm is None:
            return await twin.ask_text(
                options.text, abort_after_s=options.abort_after_s, limit_s=options.timeout_s
            )
        return await twin.ask(options.pcm, abort_after_s=options.abort_after_s, limit_s=options.timeout_s)


async def run_twins(devices: Sequence[TwinOptions]) -> Fleet:
    """Run several devices at once, each with its own identity."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run_twin(options)) for options in devices]
    return Fleet(tuple(task.result() for task in tasks))
