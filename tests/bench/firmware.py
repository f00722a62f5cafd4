"""Line 15: firmware: a look into an image, and a hundred devices that fetch one while others talk."""

import asyncio
import json
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hub.audio.packets import DOWNLINK_FRAME_MS
from hub.devices.links import Links
from hub.devices.opening import TOKEN_SECRET
from hub.devices.tokens import new_secret
from hub.firmware.inspecting import inspect
from hub.secrets import Secrets
from hub.twin.figures import spaced
from tests.bench.downloads import address_of, peak, put_image
from tests.bench.fetching import Fetched, fetching
from tests.bench.figures import Figure, Line, quantile
from tests.bench.idle import loaded
from tests.bench.instant import all_three, instant_service
from tests.bench.nginx import Nginx, nginx
from tests.bench.options import Options
from tests.bench.probed import VARIABLE, delays, sent
from tests.bench.usage import usage
from tests.e2e.processes import Serving, run_hub, serving
from tests.firmware.images import MB, V2_16M, Build

DEVICES = 100
TALKING = 5
ROUNDS = 5
"""Of all downloads, at nginx and at the hub by turns."""

INSPECT_S = 0.5
STEADY = 99
"""So many packets in a hundred are sent 60 ± 5 ms after the one before. When they come at devices that share
two cores with the hub, and are one process, says as much of that process: it is told beside it."""

PACKET_S = DOWNLINK_FRAME_MS / 1000

FEW = 20
"""Packets of an answer that tell nothing: a greeting."""

DEVICE_BYTES_S = 200 * 1024
"""What a device takes while it writes its flash, bytes per second: 4 MB in 20 s."""

ANSWER = " ".join(["It is sunny in Paris today, and tomorrow there will be some rain in the evening."] * 4)
"""About 20 s of sound: downloads go on all the time."""

ASK = {"HUB_LIMITS__REQUESTS_PER_S": "10000", "HUB_LIMITS__REQUESTS_AT_ONCE": "100000"}
"""All devices have one address here, and ask again as soon as they have all."""

TALK_S = 24.0
"""As long as five such conversations take, seconds, and a little more."""

SETTLED_S = 1.0
"""The downloads are all under way, seconds after they began."""


@dataclass(frozen=True)
class House:
    """The hub with its image, and addresses to fetch it by."""

    hub: Serving
    image: Path
    urls: Sequence[str]
    notes: Path  # how late its event loop is


async def measure(options: Options) -> Line:
    """Look into an image; then download, from nginx and from the hub; then talk meanwhile."""
    figures = [_inspected(options.times(10))]
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as other:
        folder = Path(name)
        file_id, path = await put_image(folder)
        notes = folder / "delays.txt"
        async with (
            instant_service(ANSWER) as base_url,
            serving(
                folder, extra=all_three(base_url) | ASK | {VARIABLE: str(notes)}, module="tests.bench.probed"
            ) as hub,
            nginx(Path(other), path.parent) as compared,
        ):
            await loaded(hub)
            links = Links()
            links.open(Secrets(folder).own(TOKEN_SECRET, new_secret).get_secret_value())
            count = max(10, options.times(DEVICES))
            urls = [await address_of(hub.ota_url, links, number, file_id) for number in range(count)]
            house = House(hub, path, urls, notes)
            figures += await _downloaded(house, compared, options.times(ROUNDS * 10) // 10 or 1)
            figures += await _talked(house, options)
    return Line(15, f"Firmware, for {count} devices at once", tuple(figures), _remarks())


def _remarks() -> tuple[str, ...]:
    return (
        "the clients, which compare every byte, are on the same cores",
        f"a device's speed: {DEVICE_BYTES_S // 1024} KB/s each, with a window of 16 KB",
        "at full speed the clients ask again for as long as somebody talks: a house never does",
    )


def _inspected(rounds: int) -> Figure:
    flash = bytearray(Build(size=3 * MB).merged(V2_16M).ljust(16 * MB, b"\xff"))
    flash[8 * MB : 12 * MB] = os.urandom(4 * MB)
    content, times = bytes(flash), []
    for _ in range(max(2, rounds) + 1):
        began = time.perf_counter()
        image, _ = inspect(content, "merged.bin")
        times.append(time.perf_counter() - began)
        assert image.app.version == "2.4.2"
    return Figure(
        what="a look into 16 MB, median",
        value=statistics.median(times[1:]),
        unit="s",
        against=f"{times[0]:.2f} s the first time, with esptool's import",
        at_most=INSPECT_S,
    )


async def _downloaded(house: House, compared: Nginx, rounds: int) -> list[Figure]:
    pid = house.hub.process.pid
    theirs = [f"{compared.base_url}/{house.image.name}"] * len(house.urls)
    their_speed, our_speed, grown, processor = [], [], [], []
    before = usage(pid).memory_mb
    for _ in range(rounds):
        their_speed.append(_whole(await fetching(house.image, theirs), len(theirs)).mb_s)
        async with peak(pid) as most:
            spent = _processor_s(pid)
            fetched = _whole(await fetching(house.image, house.urls), len(house.urls))
            processor.append((_processor_s(pid) - spent) / (fetched.received / 2**30))
        our_speed.append(fetched.mb_s)
        grown.append(most[0] - before)
    ours, nginx_s = statistics.median(our_speed), statistics.median(their_speed)
    against = f"{len(house.urls)} × 4 MB; {before:.0f} MB before"
    return [
        Figure(
            what="downloads, nginx", value=nginx_s, unit="MB/s", against="one worker, sendfile, the same file"
        ),
        Figure(
            what="downloads, hub", value=ours, unit="MB/s", against=f"median of {rounds}, by turns with nginx"
        ),
        Figure(what="hub / nginx", value=ours / nginx_s, unit="×", against="the same run"),
        Figure(what="processor, hub", value=statistics.median(processor), unit="s/GB", against="of one core"),
        Figure(what="memory more", value=max(grown), unit="MB", against=against, at_most=100),
    ]


async def _talked(house: House, options: Options) -> list[Figure]:
    return [
        *await _talk(house, options, "nobody else", None),
        *await _talk(house, options, "downloads at devices' speed", DEVICE_BYTES_S),
        *await _talk(house, options, "downloads at full speed", 0.0),
    ]


async def _talk(house: House, options: Options, group: str, rate: float | None) -> list[Figure]:
    """Have five twins talk, while all that is fetched at ``rate`` each, if it is."""
    since = time.monotonic()
    fleet, mb_s = await _talk_while_fetching(house, options, rate)
    until = time.monotonic()
    late = delays(house.notes, since + SETTLED_S, until)
    answers = [moments for moments in sent(house.notes, since, until).values() if len(moments) > FEW]
    spacings = [spaced(moments, [PACKET_S] * len(moments)) for moments in answers]
    return _pacing(group, fleet, mb_s, late, [each.within_5ms for each in spacings if each is not None])


async def _talk_while_fetching(
    house: House, options: Options, rate: float | None
) -> tuple[dict[str, Any], float]:
    """What the twins report, and megabytes per second that were fetched meanwhile."""
    asked = ["--ota", house.hub.ota_url, "--wav", str(options.recording), "--devices", str(TALKING)]
    if rate is None:
        return json.loads((await run_hub("twin", *asked))[1]), 0.0
    urls = house.urls[: len(house.urls) * 9 // 10]  # one that begins again does so beside its own end
    fetched = asyncio.create_task(fetching(house.image, urls, seconds=TALK_S, rate=rate))
    await asyncio.sleep(SETTLED_S)
    status, printed, err = await run_hub("twin", *asked)
    assert status == 0, err
    return json.loads(printed), _whole(await fetched).mb_s


def _pacing(
    group: str, fleet: dict[str, Any], mb_s: float, late: Sequence[float], steady: Sequence[float]
) -> list[Figure]:
    """What the device with the worst of it had; ``steady``: of each answer, as the hub sent it."""
    reports = fleet["devices"]
    spacings = [report["spacing"] for report in reports if report["spacing"]]
    leads = [report["lead"]["min_ms"] for report in reports if report["lead"]]

    def figure(what: str, value: float, unit: str = "", **goal: float) -> Figure:
        return Figure(what=what, value=value, unit=unit, against="", group=group, **goal)

    return [
        figure("sent steadily", 100 * min(steady), "%", at_least=STEADY),
        figure("came steadily", 100 * min(each["within_5ms"] for each in spacings), "%"),
        figure("p99", max(each["p99_ms"] for each in spacings), "ms"),
        figure("least lead", min(leads), "ms"),
        figure("gaps", fleet["summary"]["underruns"], at_most=0),
        figure("drops", fleet["summary"]["drops"], at_most=0),
        figure("unanswered", len(reports) - fleet["summary"]["succeeded"], at_most=0),
        figure("loop late p99", 1e3 * (quantile(late, 0.99) or 0.0), "ms"),
        figure("longest", 1e3 * max(late, default=0.0), "ms"),
        figure("fetched", mb_s, "MB/s"),
    ]


def _whole(fetched: Fetched, count: int | None = None) -> Fetched:
    assert fetched.failed == 0, fetched
    assert count is None or fetched.whole == count, fetched
    return fetched


def _processor_s(pid: int) -> float:
    import psutil

    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)
