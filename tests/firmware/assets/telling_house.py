"""A house with one device that is told of assets, in virtual time."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.bus import Bus
from hub.errors import NotInConversationError, UnknownAssetsError
from hub.events import AssetOfferReason, AssetOfferState, DeviceGreeted, DeviceState
from hub.firmware.assets.offer import AssetOffer
from hub.firmware.assets.offers import AssetOffers
from hub.firmware.assets.telling import RESTART, TELL, Reach, Telling
from hub.firmware.assets.vigil import Vigil
from hub.storage.base import DeviceRecord
from hub.storage.keeping import Keeping
from hub.tools import NOTHING, InTurn, ToolOutcome, ToolResult
from tests.fakes.virtual_time import run_virtual
from tests.firmware.assets.offered import FILE, HOME, KEPT, MAC, Stay

MONTH_S = 30 * 86_400.0
DONE = ToolResult(ToolOutcome.DONE, "true")


class Nothing:
    """A repository that keeps nothing."""

    async def all(self) -> list[AssetOffer]:
        return []

    async def put(self, _records: object) -> None: ...

    async def remove(self, _ids: object) -> None: ...


@dataclass(eq=False)
class Talk:
    """A conversation."""

    settled: bool = True


@dataclass
class Device:
    """Notes what it is called for; a tool that is not in ``answers`` it does not have."""

    answers: dict[str, ToolResult] = field(default_factory=lambda: {TELL: DONE, RESTART: DONE})
    asked: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    talk: Talk | None = None
    listed: bool = True
    held_up: asyncio.Event | None = None
    hangs_up: bool = False

    def has_told(self, _device_id: str) -> bool:
        return self.listed

    async def call(
        self, device_id: str, name: str, arguments: Mapping[str, Any], in_turn: InTurn = NOTHING
    ) -> ToolResult:
        assert device_id == MAC
        if self.hangs_up:
            raise NotInConversationError("It hung up.")
        if self.held_up is not None:
            await self.held_up.wait()
        if name not in self.answers:
            return ToolResult(ToolOutcome.UNKNOWN, "This device has no such tool.")
        assert str(arguments.get("url", HOME)).startswith(HOME)  # what is noted of a call has no address in it
        self.asked.append((name, {**arguments, **{key: make() for key, make in in_turn.items()}}))
        return self.answers[name]


class House:
    """One device, and what it is offered."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.home = HOME
        self.there = True
        self.looks = 0
        self.bus = Bus()
        self.stay = Stay()
        self.vigil = Vigil(self.stay)
        self.device = Device()
        self.record = DeviceRecord(device_id=MAC, client_id="c", state=DeviceState.APPROVED)
        keeping: Keeping[AssetOffer] = Keeping("offers", self._repository)
        self.offers = AssetOffers(self.bus, keeping, lambda _: self.record, self.vigil, lambda: self.now)
        reach = Reach(
            tools=self.device,
            talk=self._talk,
            home=lambda _: self.home,
            address=self._address,
        )
        self.telling = Telling(self.bus, self.offers, reach, lambda: self.now)

    def _talk(self, _device_id: str) -> Talk | None:
        self.looks += 1
        return self.device.talk

    async def _repository(self) -> Nothing:
        return Nothing()

    async def _address(self, device_id: str, file_id: str) -> tuple[str, float]:
        if not self.there:
            raise UnknownAssetsError("The file of assets is not there any more.")
        assert (device_id, file_id) == (MAC, FILE)
        return f"{self.home}xiaozhi/files/token-{self.now:g}", self.now + MONTH_S

    def offer(self, *, reboots: bool = False) -> None:
        self.offers.offer(self.record, KEPT, reboots=reboots)

    def talks(self, *, settled: bool = True) -> Talk:
        self.device.talk = Talk(settled)
        self.bus.publish(DeviceGreeted(device_id=MAC, session_id="s", aec=False))
        return self.device.talk

    @property
    def calls(self) -> list[str]:
        return [name for name, _ in self.device.asked]

    @property
    def is_so(self) -> tuple[AssetOfferState, AssetOfferReason, int]:
        offer = self.offers.get(MAC)
        assert offer is not None
        return offer.state, offer.reason, offer.tries

    async def passes(self, seconds: float = 10.0) -> None:
        await asyncio.sleep(seconds)


def lived(story: Callable[[House], Coroutine[Any, Any, None]]) -> Callable[[], None]:
    """Run the story in virtual time, with what tells devices running beside it."""

    def test() -> None:
        async def live() -> None:
            house = House()
            running = asyncio.create_task(house.telling.run())
            try:
                await story(house)
            finally:
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)
                house.vigil.close()

        run_virtual(live())

    test.__name__ = story.__name__
    return test
