"""What the hub does when the computer wakes, its clock is set, or local time changes."""

import asyncio
import logging
from typing import Final, NoReturn

from hub.bus import Bus
from hub.devices.gateway import Gateway
from hub.events import ClockJumped, HubWoke
from hub.mind import Mind
from hub.presence import Presence
from hub.running import side_by_side
from hub.wakefulness import Noticed, Wakefulness

log = logging.getLogger(__name__)

ASLEEP: Final = "the hub was asleep"
"""Why conversations end after a sleep: their connections are mostly dead, and a device opens a new one."""


class Waking:
    """Three tasks' work: ``watch``, ``recover``, ``recall_costs``."""

    def __init__(
        self, wakefulness: Wakefulness, bus: Bus, *, presence: Presence, gateway: Gateway, mind: Mind
    ) -> None:
        """``bus`` is told what ``wakefulness`` notices."""
        self._wakefulness = wakefulness
        self._bus = bus
        self._presence = presence
        self._gateway = gateway
        self._mind = mind
        self._woken = asyncio.Event()
        self._month_doubted = asyncio.Event()

    async def watch(self) -> None:
        """Notice it."""
        await self._wakefulness.watch(self._notice)

    async def recover(self) -> NoReturn:
        """Make connections anew after each sleep."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            await side_by_side(lambda: self._gateway.end_all(ASLEEP), self._mind.engines.reconnect)

    async def recall_costs(self) -> NoReturn:
        """Know this month's costs anew when the clock or local time changed: it may be another month."""
        while True:
            await self._month_doubted.wait()
            self._month_doubted.clear()
            await self._mind.recall_again()

    def _notice(self, event: Noticed) -> None:
        if isinstance(event, HubWoke):
            log.info("the computer slept for about %.0f s; connections are made anew", event.slept_s)
            self._woken.set()
            self._presence.renew()
        elif isinstance(event, ClockJumped):
            log.info("the computer's clock was set by %+.0f s", event.by_s)
            self._month_doubted.set()
        else:
            log.info("local time is %+.0f s from UTC now", event.offset_s)
            self._month_doubted.set()
        self._bus.publish(event)
