"""The reports of devices that asked at the same time, as one."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from hub.twin.report import Report


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
    def code(self) -> str:
        """The code of the first device that a person has not let in."""
        return next((report.code for report in self.reports if report.code), "")

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
