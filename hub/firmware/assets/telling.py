"""Tells devices where their assets are: in a conversation, since there is no other way to reach one.

In a quiet moment of it, for a device that writes its flash may stutter. A restart that goes with it ends the
conversation, so it comes at the conversation's own end; at once only in one during which a person asked for it.
"""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn, Protocol
from weakref import WeakSet

from hub.bus import Bus
from hub.errors import HubError
from hub.events import AssetOfferChanged, AssetOfferReason, AssetOfferState, DeviceGreeted
from hub.firmware.assets.offer import AssetOffer
from hub.firmware.assets.offers import AssetOffers
from hub.tools import NOTHING, InTurn, ToolOutcome, ToolResult

log = logging.getLogger(__name__)

TELL: Final = "self.assets.set_download_url"
RESTART: Final = "self.reboot"
"""What the firmware calls the tools for it."""

FETCHING: Final = "firmware.fetching"
"""The phrase of a device that restarts to fetch its assets."""

LOOK_S: Final = 0.5
"""Between two looks whether a device is quiet, seconds: only while one that is to be told talks."""

RENEWED_S: Final = 86_400.0
"""A device that was told, and has not started since, is told anew so long before its address ends, seconds."""


class Talk(Protocol):
    """A conversation with a device."""

    @property
    def settled(self) -> bool:
        """Whether nobody speaks or is answered in it, and was not a moment ago."""
        ...


class Toolline(Protocol):
    """Calls tools of devices that are in a conversation."""

    def has_told(self, device_id: str) -> bool:
        """Whether the device has said what it can do."""
        ...

    async def call(
        self, device_id: str, name: str, arguments: Mapping[str, Any], in_turn: InTurn = NOTHING
    ) -> ToolResult:
        """Call one for a person; raises ``NotInConversationError``."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How devices are reached, and what they are told.

    Attributes:
        tools: Calls their tools.
        talk: Gives the conversation with a device, if any.
        home: Gives what addresses on the hub begin with, for a device.
        address: Gives the address at which a device may fetch a file from now on, and until when.
    """

    tools: Toolline
    talk: Callable[[str], Talk | None]
    home: Callable[[str], str]
    address: Callable[[str, str], Awaitable[tuple[str, float]]]


class Telling:
    """Tells them. ``run`` is one task's work."""

    def __init__(
        self, bus: Bus, offers: AssetOffers, reach: Reach, now: Callable[[], float] = time.time
    ) -> None:
        """``offers`` say who is to be told what; ``now`` is the wall clock."""
        self._offers = offers
        self._reach = reach
        self._now = now
        self._something = asyncio.Event()
        self._in_vain: WeakSet[Talk] = WeakSet()  # conversations in which a device could not be told
        self._at_once: WeakSet[Talk] = WeakSet()  # conversations that a person wants to end with a restart
        self._one_at_a_time: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        bus.subscribe(DeviceGreeted, lambda _: self._something.set())
        bus.subscribe(AssetOfferChanged, lambda _: self._something.set())

    def hurry(self, device_id: str) -> bool:
        """Have the device restart as soon as it is told and quiet; False: it is in no conversation now."""
        talk = self._reach.talk(device_id)
        if talk is None:
            return False
        self._in_vain.discard(talk)
        self._at_once.add(talk)
        self._something.set()
        return True

    async def run(self) -> NoReturn:
        """Tell devices in the quiet moments of their conversations."""
        while True:
            await self._something.wait()
            self._something.clear()
            while talking := self._talking():
                ready = (one for one, talk in talking.items() if talk.settled and self._can(one, talk))
                await asyncio.gather(*(self._attend(one, talking[one]) for one in ready))
                await asyncio.sleep(LOOK_S)

    async def part(self, device_id: str) -> None:
        """Tell a device what there is: its conversation ends now."""
        talk = self._reach.talk(device_id)
        if talk is not None and self._can(device_id, talk):
            await self._attend(device_id, talk)

    def restart_for(self, device_id: str) -> str:
        """The phrase for a device that is restarted now, for it is told and is to; empty: it is not.

        The computer stays awake for its start. Until it has checked in, each asking gives the phrase once more:
        what tells it to restart may have been lost.
        """
        offer = self._offers.get(device_id)
        if offer is None or not _restarts(offer):
            return ""
        self._offers.restarting(device_id)
        return FETCHING

    def _talking(self) -> dict[str, Talk]:
        """The conversations in which something can be told, or done, before their end."""
        due = (one for one in self._offers.all() if self._is_due(one))
        found = ((one, self._reach.talk(one.device_id)) for one in due)
        return {
            one.device_id: talk
            for one, talk in found
            if talk is not None
            and talk not in self._in_vain
            and (self._is_to_be_told(one) or talk in self._at_once)
        }

    async def _attend(self, device_id: str, talk: Talk) -> None:
        async with self._one_at_a_time[device_id]:
            offer = self._offers.get(device_id)
            if offer is None or not self._is_due(offer):
                return
            try:
                if self._is_to_be_told(offer):
                    await self._tell(offer, talk)
                offer = self._offers.get(device_id)
                if offer is not None and _restarts(offer) and talk in self._at_once:
                    await self._restart(device_id)
            except HubError as error:
                log.info("device %s could not be told where its assets are: %s", device_id, error)
                self._in_vain.add(talk)

    async def _tell(self, offer: AssetOffer, talk: Talk) -> None:
        """Tell it; raises ``HubError``."""
        device_id, home = offer.device_id, self._reach.home(offer.device_id)
        url, good_until = await self._reach.address(device_id, offer.file_id)
        result = await self._reach.tools.call(device_id, TELL, {"url": home}, {"url": lambda: url})
        now = self._offers.get(device_id)
        if now is None or now.file_id != offer.file_id or not now.is_open:
            return  # a person took it back meanwhile; what was told leads nowhere
        match result.outcome:
            case ToolOutcome.DONE:
                log.info("device %s was told where its assets are", device_id)
                self._offers.told(device_id, home, good_until)
            case ToolOutcome.UNKNOWN:
                self._offers.fail(device_id, AssetOfferReason.NO_TOOL)
            case ToolOutcome.REFUSED | ToolOutcome.INVALID:
                self._offers.fail(device_id, AssetOfferReason.REFUSED)
            case _:  # it was not asked, or may have been: it is told again in its next conversation
                self._in_vain.add(talk)

    async def _restart(self, device_id: str) -> None:
        """Have it restart; raises ``HubError``."""
        result = await self._reach.tools.call(device_id, RESTART, {})
        if self._offers.get(device_id) is not None:
            self._offers.asked_to_restart(device_id, does=result.done)
        log.info("device %s was told to restart for its assets: %s", device_id, result.outcome)

    def _can(self, device_id: str, talk: Talk) -> bool:
        """Whether the device is to be asked in this conversation: it has said what it can do."""
        return talk not in self._in_vain and self._reach.tools.has_told(device_id)

    def _is_due(self, offer: AssetOffer) -> bool:
        return self._is_to_be_told(offer) or _restarts(offer)

    def _is_to_be_told(self, offer: AssetOffer) -> bool:
        if offer.state is not AssetOfferState.TOLD:
            return offer.state is AssetOfferState.WAITING
        ends = offer.good_until - self._now() < RENEWED_S
        return ends or offer.hub_url != self._reach.home(offer.device_id)


def _restarts(offer: AssetOffer) -> bool:
    return offer.state is AssetOfferState.TOLD and offer.reboots
