"""A process that lives to be killed: a real recorder over a real store, with more to write than ten homes.

``python -m tests.e2e.store_load FOLDER URL RUN`` publishes a turn and a device's check every few milliseconds,
and prints each one's number and moment once it is published. It prints 0 before it opens the store.
"""

import asyncio
import sys
import time
from pathlib import Path
from typing import Any

from hub.bus import Bus
from hub.config import Settings, StoreSettings
from hub.devices.registry import Registry
from hub.events import (
    DeviceChecked,
    DeviceConnected,
    EngineKind,
    Outcome,
    SentenceSpoken,
    TranscriptReady,
    TurnFinished,
    TurnStarted,
)
from hub.storage.opening import open_store
from hub.storage.recorder import Recorder

DEVICE = "aa:bb:cc:dd:ee:01"
EVERY_S = 0.005
WORDS = "The quick brown fox jumps over the lazy dog. " * 5


def publish_one(bus: Bus, run: str, number: int) -> None:
    """A turn, half of them in mid-answer, and a check of the device with a firmware of that number."""
    ids: dict[str, Any] = {"device_id": DEVICE, "session_id": run, "turn_id": f"{run}-{number}"}
    bus.publish(DeviceChecked(device_id=DEVICE, board="box", firmware=f"{run}.{number}", address="10.0.0.2"))
    bus.publish(TurnStarted(**ids))
    bus.publish(TranscriptReady(**ids, text=f"{number} {WORDS}", language="en"))
    bus.publish(SentenceSpoken(**ids, text=WORDS))
    if number % 2:
        return
    engines = {EngineKind.STT: "whisper-base"}
    bus.publish(
        TurnFinished(
            **ids, outcome=Outcome.ANSWERED, spoken=WORDS, answer=WORDS, timings={"heard": 1.0}, engines=engines
        )
    )


def tell(number: int) -> None:
    print(number, time.time(), flush=True)  # noqa: T201


async def main(folder: Path, url: str, run: str) -> None:
    """Publish until killed."""
    settings = Settings(data_dir=folder, store=StoreSettings(url=url))
    bus, store = Bus(), open_store(settings)
    recorder = Recorder(bus, store, settings.store)
    registry = Registry(bus, recorder.keep_device, recorder.forget_device)
    tell(0)
    await store.claim()
    registry.recall(await (await store.devices()).all())
    await store.conversations()  # a hub has opened it by the time anybody can be answered
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(recorder.run())
        bus.publish(DeviceConnected(device_id=DEVICE, session_id=run))
        number = 0
        while True:
            number += 1
            publish_one(bus, run, number)
            tell(number)
            await asyncio.sleep(EVERY_S)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
