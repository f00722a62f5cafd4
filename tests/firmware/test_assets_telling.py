"""Devices are told where their assets are, in the quiet moments of their conversations."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from hub.bus import Bus
from hub.errors import NotInConversationError, UnknownAssetsError
from hub.events import AssetOfferReason, AssetOfferState, DeviceChecked, DeviceGreeted, DeviceState
from hub.firmware.assets.container import Assets
from hub.firmware.assets.offer import AssetOffer
from hub.firmware.assets.offers import AssetOffers
from hub.firmware.assets.records import KeptAssets
from hub.firmware.assets.telling import RENEWED_S, RESTART, TELL, Reach, Telling
from hub.firmware.assets.vigil import Vigil
from hub.storage.base import DeviceRecord
from hub.storage.keeping import Keeping
from hub.tools import NOTHING, InTurn, ToolOutcome, ToolResult
from tests.fakes.virtual_time import run_virtual

MAC, FILE = "aa:bb:cc:dd:ee:01", "f1"
HOME, MONTH_S = "http://hub:8003/", 30 * 86_400.0
STATE, REASON = AssetOfferState, AssetOfferReason
DONE = ToolResult(ToolOutcome.DONE, "true")
KEPT = KeptAssets(
    asset_id="a" * 64,
    file_id=FILE,
    name="assets.bin",
    board="",
    notes="",
    added_at=1.0,
    assets=Assets(size=4_096, sha256="a" * 64, files=()),
)


class Nothing:
    """A repository that keeps nothing."""

    async def all(self) -> list[AssetOffer]:
        return []

    async def put(self, _records: object) -> None: ...

    async def remove(self, _ids: object) -> None: ...


class Stay:
    def __init__(self) -> None:
        self.reasons: set[str] = set()

    def hold(self, reason: str) -> None:
        self.reasons.add(reason)

    def release(self, reason: str) -> None:
        self.reasons.discard(reason)


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


@lived
async def test_a_device_is_told_in_its_next_conversation_once_it_is_quiet(house: House) -> None:
    house.offer()
    await house.passes()
    assert (house.calls, house.is_so) == ([], (STATE.WAITING, REASON.NONE, 0))
    talk = house.talks(settled=False)
    await house.passes()
    assert house.calls == []
    talk.settled = True
    await house.passes()
    assert house.device.asked == [(TELL, {"url": f"{HOME}xiaozhi/files/token-1000"})]
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)
    assert not house.stay.reasons


@lived
async def test_a_device_that_is_in_one_is_told_at_once(house: House) -> None:
    house.talks()
    await house.passes()
    house.offer()
    await house.passes(1.0)
    assert house.calls == [TELL]


@lived
async def test_a_restart_comes_at_the_end_of_the_next_conversation(house: House) -> None:
    house.offer(reboots=True)
    assert not house.telling.hurry(MAC)
    house.talks()
    await house.passes()
    assert house.calls == [TELL]
    await house.telling.part(MAC)
    assert house.telling.restart_for(MAC) == "firmware.fetching"
    assert house.calls == [TELL]
    assert house.stay.reasons == {f"assets for {MAC}"}


@lived
async def test_a_restart_is_wished_until_the_device_has_checked_in(house: House) -> None:
    house.offer(reboots=True)
    house.talks()
    await house.passes()
    assert house.telling.restart_for(MAC) == "firmware.fetching"
    assert house.telling.restart_for(MAC) == "firmware.fetching"  # the device may not have heard of it
    assert house.calls == [TELL]
    house.bus.publish(
        DeviceChecked(
            device_id=MAC, board="box", firmware="2.4.2", address="", client_id=house.record.client_id
        )
    )
    assert house.telling.restart_for(MAC) == ""
    assert not house.stay.reasons


@lived
async def test_a_restart_that_is_asked_for_in_a_conversation_comes_when_it_is_quiet(house: House) -> None:
    talk = house.talks(settled=False)
    house.offer(reboots=True)
    assert house.telling.hurry(MAC)
    await house.passes()
    assert house.calls == []
    talk.settled = True
    await house.passes()
    assert house.calls == [TELL, RESTART]


@lived
async def test_who_says_goodbye_before_a_quiet_moment_is_told_at_the_end(house: House) -> None:
    house.offer()
    house.talks(settled=False)
    await house.passes()
    await house.telling.part(MAC)
    assert house.calls == [TELL]
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)
    assert house.telling.restart_for(MAC) == ""


@lived
async def test_who_was_not_told_does_not_restart(house: House) -> None:
    house.device.answers[TELL] = ToolResult(ToolOutcome.LATE, "")
    house.offer(reboots=True)
    house.talks()
    await house.telling.part(MAC)
    assert house.calls == [TELL]
    assert house.telling.restart_for(MAC) == ""


@lived
async def test_the_end_of_a_conversation_is_no_reason_without_an_offer(house: House) -> None:
    house.talks()
    await house.telling.part(MAC)
    house.offer()
    house.offers.cancel(MAC)
    await house.telling.part(MAC)
    assert house.calls == []


@lived
async def test_it_is_told_once_though_its_conversation_ends_meanwhile(house: House) -> None:
    house.device.held_up = asyncio.Event()
    house.offer()
    house.talks()
    await house.passes(1.0)
    parting = asyncio.create_task(house.telling.part(MAC))
    await house.passes(1.0)
    house.device.held_up.set()
    await parting
    assert house.calls == [TELL]
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)


@lived
async def test_a_device_without_the_tool_has_failed(house: House) -> None:
    del house.device.answers[TELL]
    house.offer()
    house.talks()
    await house.passes()
    assert house.is_so == (STATE.FAILED, REASON.NO_TOOL, 0)


@lived
async def test_a_device_that_takes_its_time_to_say_what_it_can_is_told_then(house: House) -> None:
    house.device.listed = False
    house.offer()
    house.talks()
    await house.passes()
    await house.telling.part(MAC)
    assert (house.calls, house.is_so) == ([], (STATE.WAITING, REASON.NONE, 0))
    house.device.listed = True
    await house.passes(1.0)
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)


@pytest.mark.parametrize("outcome", [ToolOutcome.REFUSED, ToolOutcome.INVALID])
def test_a_device_that_says_no_has_failed(outcome: ToolOutcome) -> None:
    @lived
    async def story(house: House) -> None:
        house.device.answers[TELL] = ToolResult(outcome, "No.")
        house.offer()
        house.talks()
        await house.passes()
        assert house.is_so == (STATE.FAILED, REASON.REFUSED, 0)

    story()


@pytest.mark.parametrize("outcome", [ToolOutcome.LATE, ToolOutcome.GONE, ToolOutcome.CANCELLED])
def test_a_device_that_says_nothing_is_told_in_its_next_conversation(outcome: ToolOutcome) -> None:
    @lived
    async def story(house: House) -> None:
        house.device.answers[TELL] = ToolResult(outcome, "")
        house.offer()
        house.talks()
        await house.passes()
        assert house.calls == [TELL]
        assert house.is_so == (STATE.WAITING, REASON.NONE, 0)
        house.talks()
        await house.passes()
        assert house.calls == [TELL, TELL]

    story()


@lived
async def test_a_device_that_hangs_up_meanwhile_is_told_in_its_next_conversation(house: House) -> None:
    house.device.hangs_up = True
    house.offer()
    house.talks()
    await house.passes()
    assert house.is_so == (STATE.WAITING, REASON.NONE, 0)
    house.device.hangs_up = False
    house.talks()
    await house.passes()
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)


@lived
async def test_a_file_that_is_gone_tells_nobody_anything(house: House) -> None:
    house.there = False
    house.offer()
    house.talks()
    await house.passes()
    assert (house.calls, house.is_so) == ([], (STATE.WAITING, REASON.NONE, 0))


@lived
async def test_what_is_taken_back_while_it_is_told_stays_so(house: House) -> None:
    house.device.held_up = asyncio.Event()
    house.offer(reboots=True)
    house.talks()
    house.telling.hurry(MAC)
    await house.passes(1.0)
    house.offers.cancel(MAC)
    house.device.held_up.set()
    await house.passes()
    assert house.calls == [TELL]
    assert house.is_so == (STATE.CANCELLED, REASON.NONE, 0)


@lived
async def test_an_address_that_will_not_last_is_told_anew(house: House) -> None:
    house.offer()
    house.talks()
    await house.passes()
    house.now += MONTH_S - RENEWED_S - 1
    house.talks()
    await house.passes()
    assert house.calls == [TELL]
    house.now += 2
    house.talks()
    await house.passes()
    assert house.calls == [TELL, TELL]
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)


@lived
async def test_an_address_by_which_the_hub_is_not_reached_any_more_is_told_anew(house: House) -> None:
    house.offer()
    house.talks()
    await house.passes()
    house.home = HOME + "behind-a-proxy/"
    house.talks()
    await house.passes()
    assert [arguments["url"] for _, arguments in house.device.asked] == [
        f"{HOME}xiaozhi/files/token-1000",
        f"{HOME}behind-a-proxy/xiaozhi/files/token-1000",
    ]


@lived
async def test_a_device_that_does_not_restart_does_so_when_it_likes(house: House) -> None:
    house.device.answers[RESTART] = ToolResult(ToolOutcome.LATE, "It is still connected.")
    house.offer(reboots=True)
    house.talks()
    house.telling.hurry(MAC)
    await house.passes()
    assert house.calls == [TELL, RESTART]
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)
    assert not house.stay.reasons


@lived
async def test_nothing_is_looked_at_while_nobody_is_to_be_told(house: House) -> None:
    house.talks()
    await house.passes(1_000.0)
    house.offer()
    await house.passes()
    looks = house.looks
    await house.passes(1_000.0)
    assert house.looks == looks
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)
