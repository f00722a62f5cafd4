"""A real hub is flooded in every way there is a limit for, and asked by a device at an address of its own.

``python -m tests.e2e.flood_trial`` prints what was sent, what was refused and counted, how soon the honest
device was served meanwhile, and the hub's memory. It ends with 1 when it was not, or memory grew. It takes
about a minute.
"""

import asyncio
import json
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp
import psutil
from prometheus_client.parser import text_string_to_metric_families
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus

from hub.commands import control
from hub.control_file import read_control
from hub.twin.check import check
from hub.twin.identity import new_identity
from tests.bench.instant import NOWHERE, all_three
from tests.e2e.processes import Serving, run_hub, serving
from tests.fakes.letting_in import handshake
from tests.fakes.sockets import FLOODER, HONEST, peers

COUNTED: Final = "xiaozhi_hub_refused_total"
HEAD_S: Final = 2.0
"""The hub's ``limits.head_s``: short, so that nobody has to wait for it."""

BODY_S: Final = 4.0
"""The hub's ``limits.body_s``, as short."""

GROWTH_MB: Final = 20.0
"""That memory may grow by in all floods together: what is refused leaves nothing, what is served a little."""

TLS_MB: Final = 40.0
"""Besides, for the 100 TLS handshakes that are under way at once: asyncio and OpenSSL take 0.4 MB for each."""

REST: Final = 6
"""Half seconds without growth after which all is loaded that is."""

BODY_BEGUN: Final = b"POST /xiaozhi/ota/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{"
ADDRESSES: Final = tuple(f"127.0.0.{last}" for last in range(71, 75))
"""Of those who flood together: the places of one address times these are more than there are."""

HELLO: Final = json.dumps({"type": "hello", "version": 1, "transport": "websocket"})
BEGUN: Final = b"GET /xiaozhi/v1/ HTTP/1.1\r\nHost: hub\r\nX-Slow:"


@dataclass(frozen=True)
class Flooded:
    """What came of one flood."""

    what: str
    answers: Counter[str]
    counted: dict[str, int]
    served_s: float | None  # how long the honest device took to check and to be greeted; None: it was not
    rss_mb: float

    @property
    def fine(self) -> bool:
        """Whether something was refused and counted, and nothing else suffered."""
        return self.served_s is not None and sum(self.counted.values()) > 0


@dataclass
class Trial:
    """A hub, and two devices that it has let in: one means well."""

    hub: Serving
    folder: Path
    honest: dict[str, str]
    flooder: dict[str, str]
    https_port: int
    wss_port: int

    @property
    def http_port(self) -> int:
        return urlsplit(self.hub.ota_url).port or 0

    @property
    def ws_port(self) -> int:
        return urlsplit(self.hub.ws_url).port or 0

    async def flood(self, what: str, attack: "Attack") -> Flooded:
        """Attack, and see what the honest device sees meanwhile."""
        before, answers = await self.counted(), Counter[str]()
        under_way = asyncio.Event()
        attacking = asyncio.create_task(attack(self, answers, under_way))
        waiting = asyncio.create_task(under_way.wait())
        await asyncio.wait({attacking, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        served_s = await self.serve_honest()
        await attacking
        after = await self.counted()
        counted = {cap: after[cap] - before[cap] for cap in after if after[cap] > before[cap]}
        return Flooded(what, answers, counted, served_s, self.memory())

    async def serve_honest(self) -> float | None:
        """How long the device that means well takes to check and to be greeted; None when it is not."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(10), self.http(HONEST) as client:
                async with client.post(self.hub.ota_url, headers=self.honest) as response:
                    token = (await response.json())["websocket"]["token"]
                headers = {**self.honest, "Authorization": f"Bearer {token}"}
                async with self.socket(headers, HONEST) as socket:
                    await socket.send(HELLO)
                    await socket.recv()
        except (OSError, TimeoutError, KeyError, aiohttp.ClientError, InvalidHandshake, ConnectionClosed):
            return None
        return time.monotonic() - began

    def memory(self) -> float:
        """The hub's, MB."""
        return psutil.Process(self.hub.process.pid).memory_info().rss / 1e6

    async def memory_at_rest(self) -> float:
        """The same once nothing is loaded any more."""
        before, rested = self.memory(), 0
        while rested < REST:
            await asyncio.sleep(0.5)
            now = self.memory()
            before, rested = now, rested + 1 if now - before < 1 else 0
        return before

    @asynccontextmanager
    async def http(self, address: str = FLOODER) -> AsyncIterator[aiohttp.ClientSession]:
        """A client at ``address``."""
        connector = aiohttp.TCPConnector(local_addr=(address, 0), limit=20)
        async with aiohttp.ClientSession(connector=connector) as client:
            yield client

    def socket(self, headers: dict[str, str], address: str = FLOODER) -> connect:
        """A device's connection."""
        return connect(
            self.hub.ws_url,
            additional_headers=headers,
            local_addr=(address, 0),
            compression=None,
            ping_interval=None,
            proxy=None,
        )

    async def counted(self) -> dict[str, int]:
        """What the hub tells that it refused, by limit."""
        found = await asyncio.to_thread(read_control, self.folder)
        assert found is not None
        headers = {"Authorization": f"Bearer {found.token}"}
        async with (
            aiohttp.ClientSession(found.url, headers=headers) as client,
            client.get("/metrics") as response,
        ):
            families: Any = text_string_to_metric_families(await response.text())
        samples = [sample for family in families for sample in family.samples if sample.name == COUNTED]
        return {sample.labels["cap"]: int(sample.value) for sample in samples}


Attack = Callable[[Trial, Counter[str], asyncio.Event], Coroutine[Any, Any, None]]


async def _hold_doors(port: int, answers: Counter[str], under_way: asyncio.Event) -> None:
    async with peers(port, 400) as slow:
        for peer in slow:
            if not peer.reader.at_eof():
                peer.writer.write(BEGUN)
        under_way.set()
        for peer in slow:
            answers[(await peer.rest())[9:12].decode() or "cut"] += 1


async def slow_requests(trial: Trial, answers: Counter[str], under_way: asyncio.Event) -> None:
    await _hold_doors(trial.http_port, answers, under_way)


async def half_open(trial: Trial, answers: Counter[str], under_way: asyncio.Event) -> None:
    await _hold_doors(trial.ws_port, answers, under_way)


async def slow_bodies(trial: Trial, answers: Counter[str], under_way: asyncio.Event) -> None:
    async with AsyncExitStack() as stack:
        slow = []
        for address in ADDRESSES:
            slow += await stack.enter_async_context(peers(trial.http_port, 100, address))
        for peer in slow:
            peer.writer.write(BODY_BEGUN)
        under_way.set()
        for peer in slow:
            answers[(await peer.rest())[9:12].decode() or "cut"] += 1


async def _say_nothing(port: int, answers: Counter[str], under_way: asyncio.Event) -> None:
    async with peers(port, 400) as silent:
        under_way.set()
        for peer in silent:
            answers[(await peer.rest()).decode() or "cut"] += 1


async def no_handshake_https(trial: Trial, answers: Counter[str], under_way: asyncio.Event) -> None:
    await _say_nothing(trial.https_port, answers, under_way)


async def no_handshake_wss(trial: Trial, answers: Counter[str], under_way: asyncio.Event) -> None:
    await _say_nothing(trial.wss_port, answers, under_way)


async def requests(trial: Trial, answers: Counter[str], under_way: asyncio.Event) -> None:
    async def ask(client: aiohttp.ClientSession) -> None:
        async with client.get(trial.hub.ota_url) as response:
            answers[str(response.status)] += 1
        if answers["429"]:
            under_way.set()

    async with trial.http() as client, asyncio.TaskGroup() as tasks:
        for _ in range(1_000):
            tasks.create_task(ask(client))


async def invented_devices(trial: Trial, answers: Counter[str], under_way: asyncio.Event) -> None:
    async with trial.http() as client:
        for number in range(1_000):
            headers = {"Device-Id": f"66:66:66:66:{number >> 8:02x}:{number & 255:02x}", "Client-Id": "x"}
            async with client.post(trial.hub.ota_url, headers=headers) as response:
                answers[str(response.status)] += 1
            if number == 100:
                under_way.set()
            if response.status == 429:
                await asyncio.sleep(int(response.headers["Retry-After"]))


async def wrong_tokens(trial: Trial, answers: Counter[str], under_way: asyncio.Event) -> None:
    for number in range(400):
        try:
            async with trial.socket({**trial.flooder, "Authorization": trial.flooder["Authorization"][:-5]}):
                answers["101"] += 1
        except InvalidStatus as error:
            answers[str(error.response.status_code)] += 1
        if number == 200:
            under_way.set()


async def _converse(
    trial: Trial, answers: Counter[str], under_way: asyncio.Event, messages: Sequence[str | bytes]
) -> None:
    async with trial.socket(trial.flooder) as socket:
        await socket.send(HELLO)
        sending = asyncio.create_task(_send_all(socket, messages, under_way))
        try:
            while True:
                await socket.recv()
        except ConnectionClosed as closed:
            answers[f"{closed.rcvd.code} {closed.rcvd.reason}" if closed.rcvd else "cut"] += 1
        await sending


async def _send_all(
    socket: ClientConnection, messages: Sequence[str | bytes], under_way: asyncio.Event
) -> None:
    try:
        for number, message in enumerate(messages):
            await socket.send(message)
            if number == len(messages) // 2:
                under_way.set()
    except ConnectionClosed:
        under_way.set()


async def packets(trial: Trial, answers: Counter[str], under_way: asyncio.Event) -> None:
    await _converse(trial, answers, under_way, [bytes(60)] * 20_000)


async def texts(trial: Trial, answers: Counter[str], under_way: asyncio.Event) -> None:
    await _converse(trial, answers, under_way, [json.dumps({"type": "mcp", "payload": {}})] * 1_000)


async def deep_texts(trial: Trial, answers: Counter[str], under_way: asyncio.Event) -> None:
    await _converse(trial, answers, under_way, ['{"type":"mcp","payload":' + "[" * 60_000] * 90)


async def large_messages(trial: Trial, answers: Counter[str], under_way: asyncio.Event) -> None:
    await _converse(trial, answers, under_way, [bytes(1_000_000)])


FLOODS: Final[Sequence[tuple[str, Attack]]] = (
    ("400 requests that never come whole", slow_requests),
    ("400 half-open WebSockets", half_open),
    ("400 bodies from four addresses", slow_bodies),
    ("400 silent at the HTTPS port", no_handshake_https),
    ("400 silent at the WSS port", no_handshake_wss),
    ("1,000 requests at once", requests),
    ("1,000 invented devices", invented_devices),
    ("400 wrong tokens", wrong_tokens),
    ("20,000 packets in one go", packets),
    ("1,000 texts in one go", texts),
    ("90 texts nested 60,000 deep", deep_texts),
    ("a message of 1 MB", large_messages),
)


async def try_all(folder: Path) -> tuple[float, list[Flooded]]:
    """Flood a hub that was started for it; its memory before, MB, and what came of each flood."""
    https_port, wss_port = _free_port(), _free_port()
    settings = all_three(NOWHERE) | {
        "HUB_LIMITS__HEAD_S": str(HEAD_S),
        "HUB_LIMITS__BODY_S": str(BODY_S),
        "HUB_TLS__HTTPS_PORT": str(https_port),
        "HUB_TLS__WSS_PORT": str(wss_port),
    }
    status, _, errors = await run_hub("tls", "create", "--data-dir", str(folder))
    assert status == 0, errors
    async with serving(folder, pairing=False, extra=settings) as hub:
        honest, flooder = [await _let_in(hub, folder) for _ in range(2)]
        trial = Trial(hub, folder, honest, flooder, https_port, wss_port)
        await trial.counted()
        await trial.serve_honest()  # what is loaded for the first conversation is no growth
        before = await trial.memory_at_rest()
        return before, [await trial.flood(what, attack) for what, attack in FLOODS]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _let_in(hub: Serving, folder: Path) -> dict[str, str]:
    identity = new_identity()
    demand = (await check(hub.ota_url, identity)).demand
    assert demand is not None
    await asyncio.to_thread(control.approve, folder, demand.code)
    return handshake(identity.mac, identity.client_id, (await check(hub.ota_url, identity)).token)


def table(before_mb: float, floods: Sequence[Flooded]) -> str:
    """One line for each flood."""
    lines = [f"{'sent':36}{'answered':74}{'counted':48}{'honest device':>14}{'memory':>9}"]
    for one in floods:
        answers = ", ".join(f"{count} × {answer}" for answer, count in one.answers.most_common())
        counted = ", ".join(f"{cap} {count}" for cap, count in one.counted.items())
        served = "not served" if one.served_s is None else f"{one.served_s * 1000:.0f} ms"
        lines.append(f"{one.what:36}{answers:74}{counted:48}{served:>14}{one.rss_mb:>6.0f} MB")
    return "\n".join([*lines, f"memory before: {before_mb:.0f} MB"])


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        before_mb, floods = asyncio.run(try_all(Path(folder)))
    print(table(before_mb, floods))  # noqa: T201 - what it is for
    return 0 if all(one.fine for one in floods) and floods[-1].rss_mb - before_mb < GROWTH_MB + TLS_MB else 1


if __name__ == "__main__":
    sys.exit(main())
