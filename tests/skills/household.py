"""Timers, alarms and reminders in virtual time: scripted clocks, a disk in memory, a bell that takes notes."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from hub.bus import Bus
from hub.errors import DataFolderError
from hub.events import AlertChange, AlertChanged, AlertRang
from hub.running import run_part
from hub.skills.alert_book import AlertBook
from hub.skills.alerts import Alerts
from hub.skills.clocks import Clocks
from hub.skills.ringing import Ringer, Told, Where
from hub.storage.alerts import Alert
from hub.storage.keeping import Keeping
from tests.fakes.clocks import Clocks as ScriptedClocks

KITCHEN = "aa:bb:cc:dd:ee:01"
HALL = "aa:bb:cc:dd:ee:02"

R = TypeVar("R")


class Disk(Generic[R]):
    """Keeps records in memory, or does not take them."""

    def __init__(self, id_of: Callable[[R], str]) -> None:
        self.records: dict[str, R] = {}
        self.full = False
        self.writings = 0
        self._id_of = id_of

    async def opened(self) -> "Disk[R]":
        return self

    async def all(self) -> Sequence[R]:
        return list(self.records.values())

    async def put(self, records: Iterable[R]) -> None:
        self._write()
        self.records.update({self._id_of(record): record for record in records})

    async def remove(self, ids: Collection[str]) -> None:
        self._write()
        for key in ids:
            self.records.pop(key, None)

    def _write(self) -> None:
        if self.full:
            raise DataFolderError("The disk is full. Free some space.")
        self.writings += 1


@dataclass
class NotingBell:
    """Reaches the devices that are ``open``; an announcement takes ``takes_s``."""

    open: set[str] = field(default_factory=set)
    takes_s: float = 1.0
    rung: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    broken: bool = False

    def expected(self, device_id: str, in_s: float) -> Where:
        assert in_s >= 0
        if not device_id:
            return Where.COMPUTER
        return Where.HERE if device_id in self.open else Where.NEXT_CONTACT

    async def ring(self, alert: Alert, said: Callable[[], None]) -> Told:
        self.rung.append(alert.name)
        if self.broken:
            raise RuntimeError("the bell broke")
        try:
            await asyncio.sleep(self.takes_s)
        except asyncio.CancelledError:
            self.cut.append(alert.name)
            raise
        return Told.SOMEBODY if alert.device_id in self.open else Told.NOBODY


class Home:
    """One computer, on which hubs run one after the other."""

    def __init__(self, zone: str = "Europe/Berlin", begins: str = "2026-03-27T12:00:00+00:00") -> None:
        self.zone = zone
        loop = asyncio.get_running_loop()
        self.scripted = ScriptedClocks(counts=loop.time)
        self.scripted.set_wall(datetime.fromisoformat(begins).timestamp() - self.scripted.wall())
        self.disk = Disk[Alert](lambda alert: alert.alert_id)
        self.clocks = Clocks(self.scripted.wall, self.scripted.counting, self._offset_at)

    def _offset_at(self, moment: float) -> float:
        offset = datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo(self.zone)).utcoffset()
        assert offset is not None
        return offset.total_seconds()

    @asynccontextmanager
    async def hub(self, bell: NotingBell | None = None) -> AsyncIterator["RunningHub"]:
        """A hub that runs for so long, and is killed."""
        hub = RunningHub(self, bell or NotingBell())
        await hub.book.load()
        parts = [asyncio.create_task(run_part(part)) for part in (hub.ringer.run, hub.keeping.run)]
        try:
            yield hub
        finally:
            for part in parts:
                part.cancel()
            await asyncio.gather(*parts, return_exceptions=True)


class RunningHub:
    """What of a hub looks after timers."""

    def __init__(self, home: Home, bell: NotingBell) -> None:
        self.bus = Bus()
        self.bell = bell
        self.keeping = Keeping("timers", home.disk.opened)
        self.book = AlertBook(self.bus, self.keeping, home.clocks)
        self.alerts = Alerts(self.book)
        self.ringer = Ringer(self.bus, self.book, bell)
        self.rang: list[tuple[str, str]] = []
        self.changes: list[AlertChange] = []
        self._zone = home
        self.bus.subscribe(AlertRang, self._note)
        self.bus.subscribe(AlertChanged, lambda event: self.changes.append(event.change))

    def _note(self, event: AlertRang) -> None:
        shown = datetime.fromtimestamp(self._zone.clocks.wall(), ZoneInfo(self._zone.zone))
        self.rang.append((event.name, shown.strftime("%a %H:%M:%S")))
