"""What is said of alerts besides: where they ring, whose they are, whether a restart keeps them."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from hub.errors import DataFolderError
from hub.events import AlertKind
from hub.joining import joined
from hub.phrases import phrase
from hub.skills.alerts import Alerts
from hub.skills.asked import Asked
from hub.skills.ringing import Where
from hub.storage.alerts import Alert

SOUNDING: Final = {Where.NEXT_CONTACT: "alert.next_contact", Where.COMPUTER: "alert.computer"}
"""What is said where it does not ring on the device it was set on, but this computer has a sound for it."""

SILENT: Final = {
    Where.NEXT_CONTACT: "alert.told_later",
    Where.COMPUTER: "alert.nowhere",
    Where.NOWHERE: "alert.nowhere",
}
"""The same where it has none: a hub without a window."""

UNRUNG: Final = frozenset(
    {"alarm.set", "alarm.changed", "alarm.changed_once", "snooze.until", "snooze.named_until"}
)
"""Phrases that say that it rings. For what does not ring, each has another, with ``_silent`` behind its key."""

IN_MIND_S: Final = 600.0
"""Who was told where things ring knows it for so long, seconds, and is told in a few words."""

MAX_TOLD: Final = 1_000
"""Devices of which it is remembered when that was said on them."""


class Confirming:
    """Confirms once it is on the disk."""

    def __init__(self, alerts: Alerts, expected: Callable[[Alert], Where], *, sounds: bool) -> None:
        """``expected`` tells where an alert will ring; ``sounds``: this computer can be heard then."""
        self.expected = expected
        self._sounds = sounds
        self._alerts = alerts
        self._told: dict[str, float] = {}  # by device, when (event loop's clock)

    async def done(self, said: str, asked: Asked) -> str:
        """``said``, and the truth about the disk."""
        try:
            await self._alerts.kept()
        except DataFolderError:
            return joined([said, phrase("alert.unkept", asked.answer_in)])
        return said

    async def rings(self, said: str, alert: Alert, asked: Asked, *, before: Where = Where.HERE) -> str:
        """The same, and where it rings unless that is here, or as it was ``before``."""
        where = self.expected(alert)
        key = "" if where is before else self._where(where, alert.kind, asked.device_id)
        said = joined([said, phrase(key, asked.answer_in)]) if key else said
        return await self.done(said, asked)

    def key(self, key: str, alert: Alert) -> str:
        """The key of what is said of it: another where the phrase of ``key`` has it ring, and nothing does."""
        silent = not self._sounds and self.expected(alert) in SILENT
        return f"{key}_silent" if silent and key in UNRUNG else key

    def whose(self, alerts: Sequence[Alert], asked: Asked) -> list[str]:
        """A sentence when they are not of the device that asks."""
        if not alerts or alerts[0].device_id == asked.device_id:
            return []
        key = "alert.elsewhere" if alerts[0].device_id else "alert.by_program"
        return [phrase(key, asked.answer_in)]

    def _where(self, where: Where, kind: AlertKind, device_id: str) -> str:
        """The key of what is said of the place; empty for nothing. That nobody is woken is said in full."""
        keys = SOUNDING if self._sounds else SILENT
        if where not in keys:
            return ""
        brief = "alert.computer_rings" if self._sounds else "alert.soundless"
        may_be_brief = self._sounds or kind is AlertKind.TIMER
        return brief if self._knows(device_id) and may_be_brief else keys[where]

    def _knows(self, device_id: str) -> bool:
        """Whether it was told lately where things ring; it is told now."""
        now = asyncio.get_running_loop().time()
        before = self._told.pop(device_id, None)
        self._told[device_id] = now
        while len(self._told) > MAX_TOLD:
            del self._told[next(iter(self._told))]
        return before is not None and now - before < IN_MIND_S
