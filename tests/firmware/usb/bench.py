"""A workbench: boards on cables, a library of images, and everything real between the two."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from hub.bus import Bus
from hub.engines.worker import Worker
from hub.events import FlashChanged, FlashState
from hub.firmware.library import Library
from hub.firmware.records import stored_images_of
from hub.firmware.usb.boards import Boards
from hub.firmware.usb.flash import Flash
from hub.firmware.usb.flashing import Wish
from hub.firmware.usb.ports import port_id_of
from tests.firmware.usb.mock_board import MockBoard
from tests.storage.conftest import a_store

HUB_URL = "http://192.0.2.7:8003/xiaozhi/ota/"
PATIENCE_S = 60.0


class Bench:
    """Flashes boards.

    Attributes:
        approved: The pairs that were let in, with what the flash was like then.
        told: What the bus was told.
    """

    def __init__(self, folder: Path, boards: Sequence[MockBoard]) -> None:
        self.bus = Bus()
        self.folder = folder
        self.approved: list[tuple[str, str]] = []
        self.told: list[FlashChanged] = []
        self.own_url = HUB_URL
        self.refusal: Exception | None = None
        self._urls = [board.url for board in boards]
        self._changed = asyncio.Event()
        self.bus.subscribe(FlashChanged, self._hear)
        self.store = a_store(folder)
        self.worker = Worker("images")
        self.library = Library(partial(stored_images_of, self.store), self.store.shelf, self.worker)
        self.boards = self.opened()

    def opened(self) -> Boards:
        """As after a start of the hub."""
        return Boards(
            self.bus,
            self.library,
            self.folder,
            approve=self._approve,
            own_url=lambda: self.own_url,
            extra_ports=self._urls,
            find=lambda: (),
        )

    async def keep(self, content: bytes) -> str:
        """Have an image in the library; its id."""
        return (await self.library.add(content, "image.bin")).image_id

    async def begin(self, board: MockBoard, image_id: str, **wish: object) -> str:
        """Begin to write; the flash's id."""
        asked = Wish(port_id=port_id_of(board.url), image_id=image_id, **wish)  # type: ignore[arg-type]
        return (await self.boards.flashing.begin(asked)).flash_id

    async def until(self, flash_id: str, reached: Callable[[Flash], bool]) -> Flash:
        """Wait until the flash is so."""
        async with asyncio.timeout(PATIENCE_S):
            while not reached(flash := self.boards.flashing.get(flash_id)):
                assert not flash.ended, flash
                self._changed.clear()
                await self._changed.wait()
        return flash

    async def flashed(self, board: MockBoard, image_id: str, **wish: object) -> Flash:
        """Write, and wait for the end."""
        return await self.until(await self.begin(board, image_id, **wish), lambda flash: flash.ended)

    def states(self, flash_id: str) -> list[FlashState]:
        """Those that were told, in their order."""
        states = [event.state for event in self.told if event.flash_id == flash_id]
        return [one for at, one in enumerate(states) if at == 0 or states[at - 1] is not one]

    async def close(self) -> None:
        await self.boards.flashing.close()
        assert await self.boards.close()
        await self.store.close()
        await self.worker.close()

    async def _approve(self, device_id: str, client_id: str) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.approved.append((device_id, client_id))

    def _hear(self, event: FlashChanged) -> None:
        self.told.append(event)
        self._changed.set()


@asynccontextmanager
async def a_bench(folder: Path, *boards: MockBoard) -> AsyncIterator[Bench]:
    bench = Bench(folder, boards)
    try:
        yield bench
    finally:
        await bench.close()
