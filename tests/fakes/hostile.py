"""A peer that means ill: everything a stranger on the network can send to the hub's WebSocket.

It has had some devices let in, and attacks as those: without a token nobody gets far. Each attack is a
coroutine over connections of its own. How the hub ended them is counted, never judged.
``python -m tests.fakes.hostile OTA_URL`` attacks until standard input ends, and prints the counts; the hub's
pairing window must be open.
"""

import asyncio
import itertools
import json
import random
import struct
import sys
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage, InvalidStatus

from tests.fakes.letting_in import CLIENT, check, handshake

HELLO = json.dumps({"type": "hello", "version": 1, "transport": "websocket"})
GARBAGE = (
    "",
    "{",
    "nul",
    "[1, 2",
    "\x00\x01\x02",
    '"hello"',
    "NaN",
    "{}",
    '{"type": 17}',
    '{"type": null}',
    '{"type": "listen", "state": "start", "mode": 17}',
    '{"type": "listen", "state": ["start"]}',
    '{"type": "listen"}',
    '{"type": "listen", "state": "detect", "text": {"a": 1}}',
    '{"type": "listen", "state": "detect", "text": "\\ud800"}',
    '{"type": "abort", "reason": ["\\u0000"]}',
    '{"type": "mcp", "payload": "none"}',
    '{"type": "hello", "version": -1e999, "audio_params": 3}',
    '{"type": "iot", "states": [[[]]]}',
)
DEEP = ("[" * 30_000, '{"a":' * 10_000, '{"type":"mcp","payload":' + "[" * 20_000 + "]" * 20_000 + "}")
HALF_HANDSHAKES = (
    b"",
    b"GET ",
    b"GET /xiaozhi/v1/ HTTP/1.1\r\nHost: x\r\n",
    b"GET /xiaozhi/v1/ HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # a TLS greeting
    b"\x00" * 4096,
    b"GET /" + b"x" * 20_000,
)
ARMS = 4
"""Attacks at the same time; they share no divisor with the number of attacks, so each arm does all."""

DEVICES = 16
"""Devices it has, more than it has connections at once: the hub has one conversation with each."""

OPEN_S = 5.0
"""Longest wait for a handshake."""


@dataclass
class Hostile:
    """One ill-meaning peer.

    ``devices``: the handshake's headers of each of its devices, at least ``DEVICES``.
    ``many``: how often each attack repeats itself. ``patience_s``: how long it then waits to be sent away;
    ``stubborn_s``: the same for a peer that takes nothing.
    ``ends``: how its connections ended, by attack: "1008 too many …", "cut off", "refused 400", "left open".
    """

    ws_url: str
    devices: Sequence[Mapping[str, str]]
    many: int = 1_000
    patience_s: float = 1.0
    stubborn_s: float = 6.0
    ends: dict[str, Counter[str]] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(20))  # noqa: S311 - the same noise each time

    def __post_init__(self) -> None:
        self._at_home = deque(dict(device) for device in self.devices)

    async def assault(self) -> None:
        """Every attack once, one after the other."""
        for attack in ATTACKS:
            await self._attempt(attack)

    async def besiege(self, over: asyncio.Event) -> None:
        """Attack with several arms, again and again, until ``over``; one holds the door all the time."""
        arms = [asyncio.create_task(self._attack_on(arm)) for arm in range(ARMS)]
        arms.append(asyncio.create_task(self._attempt(hangs_on)))
        await over.wait()
        for task in arms:
            task.cancel()
        await asyncio.gather(*arms, return_exceptions=True)

    async def _attack_on(self, arm: int) -> None:
        for number in itertools.count(arm):
            await self._attempt(ATTACKS[number * ARMS % len(ATTACKS)])

    async def _attempt(self, attack: "Attack") -> None:
        try:
            await attack(self)
        except InvalidStatus as error:
            self.note(attack.__name__, f"refused {error.response.status_code}")
        except ConnectionClosed:
            pass  # noted by the connection it happened to
        except (InvalidHandshake, InvalidMessage, OSError, TimeoutError) as error:
            self.note(attack.__name__, type(error).__name__)

    def note(self, attack: str, end: str) -> None:
        """Count how a connection ended."""
        self.ends.setdefault(attack, Counter())[end] += 1

    @asynccontextmanager
    async def connection(
        self, attack: str, *, hello: bool = True, version: str = "1"
    ) -> AsyncIterator[ClientConnection]:
        """A connection; at its end the hub is waited for, and how it ended is noted."""
        device = self._at_home.popleft()
        try:
            socket = await self._open(device | {"Protocol-Version": version})
        except BaseException:
            self._at_home.append(device)
            raise
        try:
            if hello:
                await socket.send(HELLO)
            with suppress(ConnectionClosed):
                yield socket
            self.note(attack, await self._end(socket))
        finally:
            socket.transport.abort()
            await socket.wait_closed()
            self._at_home.append(device)

    async def _open(self, headers: Mapping[str, str]) -> ClientConnection:
        return await connect(
            self.ws_url,
            additional_headers=headers,
            compression=None,
            proxy=None,
            open_timeout=OPEN_S,
            ping_interval=None,
            max_size=None,
        )

    async def knock(self, attack: str, headers: Mapping[str, str]) -> None:
        """Try to come in, and leave at once; how it was refused is noted."""
        try:
            socket = await self._open(headers)
        except InvalidStatus as error:
            self.note(attack, f"refused {error.response.status_code}")
            return
        self.note(attack, "let in")
        socket.transport.abort()
        await socket.wait_closed()

    async def flood(self, socket: ClientConnection, messages: Iterable[str | bytes]) -> None:
        """Send all of them as fast as they are taken."""
        for message in messages:
            async with asyncio.timeout(OPEN_S):
                await socket.send(message)

    async def _end(self, socket: ClientConnection) -> str:
        try:
            async with asyncio.timeout(self.patience_s):
                while True:
                    await socket.recv()
        except TimeoutError:
            return "left open"
        except ConnectionClosed as closed:
            return "cut off" if closed.rcvd is None else f"{closed.rcvd.code} {closed.rcvd.reason}".rstrip()


Attack = Callable[[Hostile], Awaitable[None]]


def listen(state: str, **more: str) -> str:
    return json.dumps({"type": "listen", "state": state} | more)


def stamped(packet: bytes, *, version: int = 2, size: int | None = None) -> bytes:
    """A v2 frame, which may lie."""
    return struct.pack(">HHIII", version, 0, 0, 60, len(packet) if size is None else size) + packet


def short(packet: bytes, *, size: int | None = None) -> bytes:
    """A v3 frame, which may lie."""
    return struct.pack(">BBH", 0, 0, len(packet) if size is None else size) + packet


async def sends_no_json(peer: Hostile) -> None:
    async with peer.connection("no JSON") as socket:
        await peer.flood(socket, (GARBAGE[n % len(GARBAGE)] for n in range(peer.many)))


async def sends_before_hello(peer: Hostile) -> None:
    async with peer.connection("before hello", hello=False) as socket:
        await peer.flood(socket, (GARBAGE[n % len(GARBAGE)] for n in range(peer.many)))
        await peer.flood(socket, (bytes(1_000) for _ in range(peer.many)))


async def sends_huge_texts(peer: Hostile) -> None:
    async with peer.connection("text at the limit") as socket:
        await peer.flood(socket, [json.dumps({"type": "mcp", "payload": "x" * 65_000})] * 20)
        await socket.send(listen("detect", text="x" * 60_000))
    async with peer.connection("text beyond the limit") as socket:
        await socket.send("x" * 70_000)
    async with peer.connection("packet beyond the limit") as socket:
        await socket.send(bytes(1_000_000))


async def sends_deep_json(peer: Hostile) -> None:
    async with peer.connection("deep JSON") as socket:
        await peer.flood(socket, DEEP * 3)


async def sends_wrong_frames(peer: Hostile) -> None:
    lies = [
        b"",
        b"\x00",
        short(b"ab", size=9),
        stamped(b"ab", size=2**32 - 1),
        stamped(b"ab", version=7),
        bytes(15),
    ]
    for version in ("2", "3"):
        async with peer.connection(f"broken frames of v{version}", version=version) as socket:
            await socket.send(listen("start", mode="auto"))
            await peer.flood(socket, (lies[n % len(lies)] for n in range(peer.many)))


async def pretends_other_framings(peer: Hostile) -> None:
    sound = peer.chance.randbytes(60)
    for version in ("1", "2", "3", "99", "-1", "two"):
        async with peer.connection(f"other framing than v{version}", version=version) as socket:
            await socket.send(listen("start", mode="realtime"))
            frames = [sound, stamped(sound), short(sound)]
            await peer.flood(socket, (frames[n % 3] for n in range(peer.many)))


async def sends_broken_opus(peer: Hostile) -> None:
    async with peer.connection("broken Opus") as socket:
        await socket.send(listen("start", mode="auto"))
        sizes = (1, 3, 60, 1_275, 8_000)
        await peer.flood(socket, (peer.chance.randbytes(sizes[n % 5]) for n in range(peer.many)))
        await socket.send(listen("stop"))


async def starts_without_end(peer: Hostile) -> None:
    async with peer.connection("thousands of listen start") as socket:
        modes = ("auto", "manual", "realtime")
        await peer.flood(socket, (listen("start", mode=modes[n % 3]) for n in range(peer.many)))


async def aborts_without_end(peer: Hostile) -> None:
    async with peer.connection("thousands of abort") as socket:
        await peer.flood(socket, (json.dumps({"type": "abort", "reason": "x" * 99}) for _ in range(peer.many)))


async def types_without_end(peer: Hostile) -> None:
    async with peer.connection("thousands of detect") as socket:
        await peer.flood(socket, (listen("detect", text=f"Question {n}?") for n in range(peer.many)))


async def greets_without_end(peer: Hostile) -> None:
    async with peer.connection("thousands of hello") as socket:
        await peer.flood(socket, [HELLO] * peer.many)


async def mixes_all(peer: Hostile) -> None:
    calls = (
        listen("start", mode="auto"),
        listen("detect", text="And?"),
        json.dumps({"type": "abort"}),
        listen("stop"),
    )
    async with peer.connection("all of them mixed") as socket:
        await peer.flood(socket, (peer.chance.choice(calls) for _ in range(peer.many)))


async def reconnects_without_end(peer: Hostile) -> None:
    for _ in range(max(1, peer.many // 20)):
        async with peer.connection("reconnects") as socket:
            socket.transport.abort()


async def comes_without_a_good_token(peer: Hostile) -> None:
    """Without any, with half of one, with another device's, as nobody, and with a word that goes on and on."""
    mine, other = peer.devices[:2]
    genuine = mine["Authorization"]
    for _ in range(max(1, peer.many // 20)):
        await peer.knock("no token", {"Device-Id": mine["Device-Id"], "Client-Id": mine["Client-Id"]})
        for token in (genuine[:-9], genuine[:9], f"{genuine}x", "Bearer", "Bearer " + "x." * 2_000):
            await peer.knock("wrong token", {**mine, "Authorization": token})
        await peer.knock("another's token", {**mine, "Authorization": other["Authorization"]})
        await peer.knock("as nobody", {"Authorization": genuine})
        invented = f"66:66:66:{peer.chance.randbytes(3).hex(':')}"
        await peer.knock("as a stranger", {"Device-Id": invented, "Client-Id": "x"})


async def shakes_half_a_hand(peer: Hostile) -> None:
    """What is open stays open until the hub cuts it off or patience is over."""
    address = urlsplit(peer.ws_url)
    opened = []
    for number in range(max(len(HALF_HANDSHAKES), peer.many // 20)):
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        opened.append((reader, writer))
        with suppress(OSError):
            writer.write(HALF_HANDSHAKES[number % len(HALF_HANDSHAKES)])
            await writer.drain()
    await asyncio.sleep(min(peer.patience_s, 1.0))
    for reader, writer in opened:
        peer.note("half a handshake", "cut off" if reader.at_eof() else "left open")
        writer.transport.abort()


async def never_reads(peer: Hostile) -> None:
    """Asks for one answer after the other and takes none of them."""
    async with peer.connection("never reads") as socket:
        socket.transport.pause_reading()
        await peer.flood(
            socket, (listen("detect", text=f"A long story, number {n}.") for n in range(peer.many))
        )
        await peer.flood(socket, [HELLO] * peer.many * 10)
        await asyncio.sleep(peer.stubborn_s)


async def hangs_on(peer: Hostile) -> None:
    """Holds a connection open without ever saying hello, and one that listens without ever speaking."""
    async with peer.connection("no hello", hello=False) as mute, peer.connection("never speaks") as silent:
        await silent.send(listen("start", mode="auto"))
        await mute.wait_closed()


ATTACKS: tuple[Attack, ...] = (
    sends_no_json,
    sends_before_hello,
    sends_huge_texts,
    sends_deep_json,
    sends_wrong_frames,
    pretends_other_framings,
    sends_broken_opus,
    starts_without_end,
    aborts_without_end,
    types_without_end,
    greets_without_end,
    mixes_all,
    reconnects_without_end,
    comes_without_a_good_token,
    shakes_half_a_hand,
    never_reads,
)


async def _besiege_until_told(ota_url: str) -> None:
    """Until standard input ends."""
    names = [f"66:66:66:66:66:{number:02x}" for number in range(DEVICES)]
    places = [await check(ota_url, name) for name in names]
    devices = [handshake(name, CLIENT, place.token) for name, place in zip(names, places, strict=True)]
    hostile, over = Hostile(places[0].ws_url, devices), asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(hostile.besiege(over))
        await asyncio.to_thread(sys.stdin.read)
        over.set()
    print(json.dumps(hostile.ends))  # noqa: T201 - run by hand


if __name__ == "__main__":
    asyncio.run(_besiege_until_told(sys.argv[1]))
