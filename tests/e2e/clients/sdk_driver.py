"""Lets ``xiaozhi-sdk`` talk to a hub: ``python -m tests.e2e.clients.sdk_driver URL FOLDER WAV …``.

It is told the check's address, and streams its microphone in realtime mode from the first moment on.
"""

import asyncio
import importlib
import sys
from pathlib import Path
from typing import Any

from tests.e2e.clients.driving import Orders, converse, read_orders
from tests.e2e.clients.sound_files import MICROPHONE_RATE, PACKET_S, Loudspeaker, Microphone
from tests.e2e.clients.tape import Tape

DEVICE = "02:00:00:00:5D:01"
LOUDSPEAKER_RATE = 24_000


async def main(orders: Orders) -> None:
    """Hold the conversation."""
    library = importlib.import_module("xiaozhi_sdk")
    tape, answered = Tape(sys.stdout), asyncio.Event()
    microphone, loudspeaker = Microphone(), Loudspeaker()
    tape.listen_in(importlib.import_module("websockets.asyncio.client").ClientConnection)

    async def notice(message: dict[str, Any]) -> None:
        tape.notice(message)
        if (message.get("type"), message.get("state")) == ("tts", "stop"):
            answered.set()

    client = library.XiaoZhiWebsocket(
        notice,
        ota_url=orders.url,
        audio_sample_rate=MICROPHONE_RATE,
        audio_output_sample_rate=LOUDSPEAKER_RATE,
    )
    if not await client.init_connection(DEVICE):
        raise SystemExit("the hub cannot be reached")

    async def save(file: Path) -> None:
        while client.output_audio_queue:
            loudspeaker.play(client.output_audio_queue.popleft())
        loudspeaker.save(file, LOUDSPEAKER_RATE)

    streaming = asyncio.create_task(_stream(client, microphone))
    await converse(orders, microphone, answered, save)
    streaming.cancel()
    await client.close()


async def _stream(client: Any, microphone: Microphone) -> None:
    """Send the microphone's sound as it comes."""
    now = asyncio.get_running_loop().time
    due = now()
    while await client.send_audio(microphone.block(round(MICROPHONE_RATE * PACKET_S)).tobytes()):
        due += PACKET_S
        await asyncio.sleep(due - now())


if __name__ == "__main__":
    asyncio.run(main(read_orders()))
