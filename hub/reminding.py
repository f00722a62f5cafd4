"""Timers, alarms, reminders and lists, from the store to what rings, as the hub starts and stops them."""

import asyncio
from collections.abc import Mapping

from hub.bus import Bus
from hub.running import run_part
from hub.skills.alert_book import AlertBook
from hub.skills.alerts import Alerts
from hub.skills.alerts_by_voice import AlertsByVoice
from hub.skills.clocks import Clocks, system_clocks
from hub.skills.handling import Handler
from hub.skills.lists import Lists
from hub.skills.lists_by_voice import ListsByVoice
from hub.skills.requests import Intent
from hub.skills.ringing import Bell, ComputerBell, Ringer
from hub.storage.keeping import Keeping
from hub.storage.store import Store

FLUSH_S = 1.0
"""Longest wait for the disk when the hub stops, seconds: it is to end within five."""


class Reminding:
    """All of it.

    Attributes:
        alerts: Timers, alarms and reminders.
        ringer: Rings them.
        lists: The household's lists.
        by_voice: Carries out what people ask of the alerts.
    """

    def __init__(
        self,
        bus: Bus,
        store: Store,
        clocks: Clocks | None = None,
        bell: Bell | None = None,
        *,
        sounds: bool = False,
    ) -> None:
        """Prepare.

        Args:
            bus: Is told what rings and changes.
            store: Where all of it is kept.
            clocks: This computer's if there are none.
            bell: Rings on devices; without one, none is reached.
            sounds: This computer can be heard when something rings: a window plays a sound.
        """
        clocks = clocks or system_clocks()
        self._keeping_alerts = Keeping("timers", store.alerts)
        self._keeping_lists = Keeping("lists", store.lists)
        self._book = AlertBook(bus, self._keeping_alerts, clocks)
        self.alerts = Alerts(self._book)
        self.ringer = Ringer(bus, self._book, bell or ComputerBell())
        self.lists = Lists(bus, self._keeping_lists, clocks.wall)
        self.by_voice = AlertsByVoice(self.alerts, self.ringer.expected, sounds=sounds)

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which spoken request."""
        return {**self.by_voice.handlers(), **ListsByVoice(self.lists).handlers()}

    async def load(self) -> None:
        """Know what is kept; raises ``DataFolderError``."""
        await self._book.load()
        await self.lists.load()

    async def run(self) -> None:
        """Ring what is due, and keep what changes; each goes on when another fails."""
        async with asyncio.TaskGroup() as parts:
            for part in (self.ringer.run, self._keeping_alerts.run, self._keeping_lists.run):
                parts.create_task(run_part(part))

    async def finish(self) -> None:
        """Have what is not on the disk yet written, if it can be in time; ``run`` has ended."""
        await asyncio.gather(self._keeping_alerts.finish(FLUSH_S), self._keeping_lists.finish(FLUSH_S))

    async def forget(self, device_id: str) -> None:
        """Keep nothing that the device has set; raises ``DataFolderError``."""
        self.alerts.cancel_all(device_id=device_id)
        await self.alerts.kept()
