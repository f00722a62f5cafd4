"""Timers, alarms, reminders and lists, from the store to what rings, as the hub starts and stops them."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping

from hub.bus import Bus
from hub.errors import AlertStateError, UnknownAlertError
from hub.running import run_part
from hub.skills.alert_book import AlertBook
from hub.skills.alerts import Alerts
from hub.skills.alerts_by_voice import AlertsByVoice
from hub.skills.clocks import Clocks, system_clocks
from hub.skills.handling import Handler
from hub.skills.list_tools import ListTools
from hub.skills.lists import Lists
from hub.skills.lists_by_voice import ListsByVoice
from hub.skills.own_tools import OwnTools
from hub.skills.requests import Intent
from hub.skills.ringing import Bell, ComputerBell, Ringer
from hub.skills.timer_tools import TimerTools
from hub.snapshot import Ringing
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
        self._bus = bus
        self._sounds = sounds
        self._keeping_alerts = Keeping("timers", store.alerts)
        self._keeping_lists = Keeping("lists", store.lists)
        self._book = AlertBook(bus, self._keeping_alerts, clocks)
        self.alerts = Alerts(self._book)
        self.ringer = Ringer(bus, self._book, bell or ComputerBell(), sounds=sounds)
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

    def tools(self, device_id: str, session_id: str, language: Callable[[], str]) -> OwnTools:
        """What a language model may do with all this in a conversation with the device.

        ``language`` tells the tag of what the person speaks, whenever something is done.
        """
        timers = TimerTools(
            self.alerts, self.ringer, device_id=device_id, language=language, sounds=self._sounds
        )
        own = (*timers.tools(), *ListTools(self.lists, language).tools())
        return OwnTools(self._bus, own, device_id=device_id, session_id=session_id)

    def ringing(self) -> tuple[Ringing, ...]:
        """What rings, and what nobody was told of; the longest due comes first."""
        found = (
            Ringing(
                alert_id=alert.alert_id,
                kind=alert.kind,
                device_id=alert.device_id,
                name=alert.name,
                text=alert.text,
                due_at=alert.ring.due_at,
                over=alert.ring.over,
            )
            for alert in self.alerts.all()
            if alert.ring is not None
        )
        return tuple(sorted(found, key=lambda one: one.due_at))

    async def dismiss(self, alert_id: str) -> None:
        """Have what rings be silent, for good; one that is gone already is. Raises ``DataFolderError``."""
        with contextlib.suppress(UnknownAlertError, AlertStateError):
            self.alerts.dismiss(alert_id)
        await self.alerts.kept()

    async def snooze(self, alert_id: str) -> None:
        """Have what rings be silent, and ring again in a while; raises ``HubError``."""
        self.alerts.snooze(alert_id)
        await self.alerts.kept()

    async def forget(self, device_id: str) -> None:
        """Keep nothing that the device has set; raises ``DataFolderError``."""
        self.alerts.cancel_all(device_id=device_id)
        self.alerts.lately.forget(device_id)
        self.alerts.bygone.forget_device(device_id)
        await self.alerts.kept()
