"""Devices reduced to their traffic: packets made before, and the moments at which the hub's messages came.

They cost next to nothing, so that many of them leave the processor to the hub. ``hub.twin`` does the check and
the WebSocket; what the loudspeaker makes of the answer is reckoned afterwards.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hub.twin import messages
from hub.twin.channel import Channel, handshake_headers
from hub.twin.check import CheckAnswer, check
from hub.twin.identity import Identity, new_identity
from hub.twin.microphone import Uplink, encoded
from hub.twin.rates import MICROPHONE_RATE
from hub.twin.sound import read_sound
from hub.twin.state import Mode

PACKET_S = 0.06
QUEUE_PACKETS = 40
"""What a device holds; a packet more is dropped."""

HEARD_LATE_S = 0.02
"""A gap that is heard: the loudspeaker's own buffer bridges a shorter one."""

ANSWER_LIMIT_S = 90.0


@dataclass
class Exchange:
    """One question and what came of it; moments on the event loop's clock."""

    ended_at: float | None = None  # the question
    stt_at: float | None = None
    start_at: float | None = None
    stop_at: float | None = None
    packets: list[float] = field(default_factory=list)
    trouble: str = ""

    @property
    def whole(self) -> bool:
        """Whether the answer was heard to its end."""
        return bool(not self.trouble and self.packets and self.stop_at)

    @property
    def stt_s(self) -> float | None:
        """From the end of the question to its words."""
        return None if self.stt_at is None or self.ended_at is None else self.stt_at - self.ended_at

    @property
    def first_s(self) -> float | None:
        """From the end of the question to the first packet."""
        return None if not self.packets or self.ended_at is None else self.packets[0] - self.ended_at

    @property
    def due(self) -> list[float]:
        """When each packet would be heard if playback began with the first one and never stopped."""
        return [self.packets[0] + PACKET_S * number for number in range(len(self.packets))]

    @property
    def late(self) -> int:
        """Packets that came after they were due."""
        return sum(came > due for came, due in zip(self.packets, self.due, strict=True)) if self.packets else 0

    @property
    def gaps(self) -> int:
        """Gaps that are heard: after one, playback goes on from where it is."""
        count, plays_out = 0, self.packets[0] if self.packets else 0.0
        for came in self.packets:
            count += came - plays_out > HEARD_LATE_S
            plays_out = max(plays_out, came) + PACKET_S
        return count

    @property
    def dropped(self) -> int:
        """Packets that found the device's queue full."""
        count, plays_out = 0, 0.0
        for came in self.packets:
            if plays_out - came > QUEUE_PACKETS * PACKET_S:
                count += 1
            else:
                plays_out = max(plays_out, came) + PACKET_S
        return count


def question_packets(file: Path) -> list[bytes]:
    """A recording as the packets of a microphone."""
    return encoded(read_sound(file), Uplink())


class Scripted:
    """One device: it checks once, and keeps its identity and its token for all its conversations."""

    def __init__(self, identity: Identity | None = None) -> None:
        self.identity = identity or new_identity()
        self.now = asyncio.get_running_loop().time
        self._answer: CheckAnswer | None = None
        self._channel: Channel | None = None
        self._session_id = ""

    @property
    def session_id(self) -> str:
        """What the hub calls the open conversation."""
        return self._session_id

    async def boot(self, ota_url: str) -> CheckAnswer:
        """The check's answer; asked for once. Raises ``TwinError``."""
        self._answer = self._answer or await check(ota_url, self.identity)
        return self._answer

    async def connect(self, ota_url: str) -> None:
        """Check, if that was not done, open the WebSocket, exchange hellos; raises ``TwinError``."""
        answer = await self.boot(ota_url)
        self._channel = Channel(answer.url, handshake_headers(self.identity, answer.token, answer.framing))
        await self._channel.__aenter__()
        await self._channel.send(messages.hello(MICROPHONE_RATE, 60))
        async for message in self._channel.messages():
            if isinstance(message, str) and messages.parse(message)["type"] == "hello":
                self._session_id = messages.read_hello(messages.parse(message)).session_id
                return

    async def hang_up(self) -> None:
        """Drop the connection without a word, as a device does."""
        if self._channel is not None:
            await self._channel.__aexit__(None, None, None)
            self._channel = None

    async def listen(self, mode: Mode) -> None:
        """Have the hub listen."""
        await self._open.send(messages.listen_start(self._session_id, mode))

    async def send(self, packets: Sequence[bytes]) -> None:
        """Send packets in the microphone's time."""
        start = self.now()
        for number, packet in enumerate(packets, 1):
            await self._open.send(packet)
            await asyncio.sleep(max(0.0, start + PACKET_S * number - self.now()))

    async def ask(self, packets: Sequence[bytes]) -> Exchange:
        """Ask with a button held, and wait for the answer's end."""
        exchange = Exchange()
        await self.listen(Mode.MANUAL)
        await self.send(packets)
        exchange.ended_at = self.now()
        await self._open.send(messages.listen_stop(self._session_id))
        return await self._hear(exchange)

    async def type(self, text: str) -> Exchange:
        """Ask in writing, and wait for the answer's end."""
        exchange = Exchange(ended_at=self.now())
        await self._open.send(messages.listen_detect(self._session_id, text))
        return await self._hear(exchange)

    async def _hear(self, exchange: Exchange) -> Exchange:
        try:
            async with asyncio.timeout(ANSWER_LIMIT_S):
                async for message in self._open.messages():
                    self._note(exchange, message)
                    if exchange.stop_at is not None:
                        return exchange
        except TimeoutError:
            exchange.trouble = f"no end of the answer in {ANSWER_LIMIT_S:g} s"
        else:
            exchange.trouble = "the hub hung up"
        return exchange

    def _note(self, exchange: Exchange, message: str | bytes) -> None:
        now = self.now()
        if isinstance(message, bytes):
            exchange.packets.append(now)
            return
        match messages.parse(message):
            case {"type": "stt"}:
                exchange.stt_at = now
            case {"type": "tts", "state": "start"}:
                exchange.start_at = now
            case {"type": "tts", "state": "stop"}:
                exchange.stop_at = now

    @property
    def _open(self) -> Channel:
        assert self._channel is not None, "connect first"
        return self._channel


async def ask_once(
    ota_url: str, packets: Sequence[bytes], *, device: Scripted | None = None, after_s: float = 0.0
) -> Exchange:
    """A device that comes, asks and goes; a new one, or ``device``."""
    await asyncio.sleep(after_s)
    device = device or Scripted()
    try:
        await device.connect(ota_url)
        return await device.ask(packets)
    except Exception as error:  # noqa: BLE001 - whatever it is, this device got no answer
        return Exchange(trouble=f"{type(error).__name__}: {error}")
    finally:
        await device.hang_up()


async def booted(ota_url: str, count: int) -> list[Scripted]:
    """So many devices that have checked."""
    devices = [Scripted() for _ in range(count)]
    for device in devices:
        await device.boot(ota_url)
    return devices
