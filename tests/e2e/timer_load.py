"""A process that lives to be killed: it sets timers as fast as it can, and prints each once it is kept.

``python -m tests.e2e.timer_load FOLDER URL`` prints 0 before it opens the store, then ids.
"""

import asyncio
import sys
from pathlib import Path

from hub.bus import Bus
from hub.config import Settings, StoreSettings
from hub.events import AlertKind
from hub.reminding import Reminding
from hub.skills.alerts import MAX_OF_DEVICE, After
from hub.storage.lists import SHOPPING
from hub.storage.opening import open_store


def tell(what: str) -> None:
    print(what, flush=True)  # noqa: T201


async def main(folder: Path, url: str) -> None:
    """Set timers until killed."""
    store = open_store(Settings(data_dir=folder, store=StoreSettings(url=url)))
    tell("0")
    await store.claim()
    reminding = Reminding(Bus(), store)
    await reminding.load()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(reminding.run())
        for number in range(MAX_OF_DEVICE):
            reminding.lists.add(SHOPPING, [f"thing {number}"])  # written a moment later, beside the timers
            timer = reminding.alerts.set(AlertKind.TIMER, After(3600), name=f"timer {number}")
            await reminding.alerts.kept()
            tell(timer.alert_id)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
