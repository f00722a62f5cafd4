"""Line 5: many devices, and engines that take no time: what is left is the hub."""

import tempfile
import time
from asyncio import TaskGroup
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import Figure, Line, quantile, times
from tests.bench.instant import all_three, instant_service
from tests.bench.options import Options
from tests.bench.probed import VARIABLE, delays
from tests.bench.scripted import Exchange, Scripted, ask_once, booted, question_packets
from tests.e2e.processes import Serving, serving

CROWDS = (1, 10, 20, 50)
SPREADS_S = (3.0, 12.0)
"""The devices' questions begin within so many seconds."""


ALONE = "one device alone, the first row"
KNOWN = (
    "the best-known open server: 20 within 3 s 65-71 % late, first packet p50 0.85-1.0 s; 40 in 12 s 16 % late"
)
REMARKS = (
    "80 ms of the first packet are waited on purpose, for the device settles",
    "late: behind a playback that began with the first packet and never stopped",
    "who got no answer is in no p50 or p95, but in its own column",
    KNOWN,
)


async def measure(options: Options) -> Line:
    """Every crowd, one after the other, at one hub."""
    figures: list[Figure] = []
    packets = question_packets(options.recording)
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "delays.txt"
        async with instant_service() as base_url:
            extra = all_three(base_url) | {VARIABLE: str(notes)}
            async with serving(Path(folder), extra=extra, module="tests.bench.probed") as hub:
                await ask_once(hub.ota_url, packets)  # connections are made, libraries loaded
                devices = await booted(hub.ota_url, max(CROWDS))
                for count in options.few(CROWDS):
                    for spread_s in SPREADS_S[:1] if count == 1 else SPREADS_S:
                        figures += await _crowd(hub, packets, devices[:count], spread_s, notes)
    return Line(5, "Many scripted devices at once, with engines that take no time", tuple(figures), REMARKS)


async def ask_all(
    ota_url: str, packets: Sequence[bytes], devices: Sequence[Scripted], spread_s: float
) -> list[Exchange]:
    """All ``devices`` ask, their beginnings spread evenly over so many seconds."""
    async with TaskGroup() as crowd:
        asking = [
            crowd.create_task(
                ask_once(ota_url, packets, device=device, after_s=spread_s * number / len(devices))
            )
            for number, device in enumerate(devices)
        ]
    return [task.result() for task in asking]


async def _crowd(
    hub: Serving, packets: Sequence[bytes], devices: Sequence[Scripted], spread_s: float, notes: Path
) -> list[Figure]:
    since = time.monotonic()
    exchanges = await ask_all(hub.ota_url, packets, devices, spread_s)
    for trouble in {exchange.trouble for exchange in exchanges if exchange.trouble}:
        print(f"   a device got no answer: {trouble}")  # noqa: T201
    who = f"{len(devices)} within {spread_s:g} s"
    return _figures(exchanges, delays(notes, since, time.monotonic()), who)


def _figures(exchanges: Sequence[Exchange], loop_late: Sequence[float], who: str) -> list[Figure]:
    heard = sum(len(exchange.packets) for exchange in exchanges)
    first = [exchange.first_s for exchange in exchanges if exchange.first_s is not None]
    stt = [exchange.stt_s for exchange in exchanges if exchange.stt_s is not None]
    late = 100 * sum(exchange.late for exchange in exchanges) / max(1, heard)

    def milliseconds(what: str, seconds: float | None, at_most: float | None = None) -> Figure:
        value = times(seconds, 1e3)
        return Figure(what=what, value=value, unit="ms", against=ALONE, at_most=at_most, group=who)

    def none_of(what: str, value: float, unit: str = "") -> Figure:
        return Figure(what=what, value=value, unit=unit, against=KNOWN, at_most=0.0, group=who)

    return [
        milliseconds("stt p50", quantile(stt, 0.5)),
        milliseconds("p95", quantile(stt, 0.95)),
        milliseconds("first packet p50", quantile(first, 0.5)),
        milliseconds("first p95", quantile(first, 0.95)),
        none_of("late", late, "%"),
        none_of("gaps", sum(exchange.gaps for exchange in exchanges)),
        none_of("drops", sum(exchange.dropped for exchange in exchanges)),
        none_of("unanswered", sum(not exchange.whole for exchange in exchanges)),
        milliseconds("loop late p99", quantile(loop_late, 0.99)),
        milliseconds("longest", max(loop_late, default=0.0)),
    ]
