"""What a list of devices says of each, without Qt: how it is now, what is looked for, and in what order."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final

from hub.events import DeviceState
from hub.snapshot import DeviceView
from ui.live import Live


class Presence(StrEnum):
    """How a device is now."""

    WAITING = "waiting"  # for a person, who lets it in or not
    TALKING = "talking"  # something is being heard, thought about or said
    ONLINE = "online"  # in a conversation, and silent
    AWAY = "away"  # let in; it comes when somebody speaks to it
    UNDECIDED = "undecided"  # known from before, and nothing is decided about it
    REJECTED = "rejected"
    BLOCKED = "blocked"


class Order(StrEnum):
    """What the list is sorted by. What is the same is in the order of the names."""

    STATE = "state"  # in the order of ``Presence``
    NAME = "name"
    ROOM = "room"  # those without a room last
    BOARD = "board"
    FIRMWARE = "firmware"
    SEEN = "seen"  # the last one heard of first


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One device in the list."""

    device: DeviceView
    presence: Presence
    sought: str  # everything in which is searched, in small letters
    name_key: tuple[str, str]  # by which it is sorted among its like
    mistakable: bool = False  # another one is called the same

    @property
    def device_id(self) -> str:
        """Its id."""
        return self.device.device_id

    @property
    def title(self) -> str:
        """What people call it: its name, else its board, else its id."""
        return self.device.name or self.device.board or self.device.device_id


NO_ROWS: Final[Mapping[str, DeviceRow]] = {}

_AS_DECIDED = {
    DeviceState.WAITING: Presence.UNDECIDED,
    DeviceState.SEEN: Presence.UNDECIDED,
    DeviceState.REJECTED: Presence.REJECTED,
    DeviceState.BLOCKED: Presence.BLOCKED,
}


def rows_of(live: Live, before: Mapping[str, DeviceRow] = NO_ROWS) -> list[DeviceRow]:
    """Every device the hub knows, in no particular order; ``before`` are those of before, by their ids."""
    waiting = {one.device_id for one in live.waiting}
    talking = set(live.talkers.values())
    rows = []
    for device in live.devices.values():
        presence, known = _presence(device, waiting, talking), before.get(device.device_id)
        same = known is not None and known.presence is presence and known.device == device
        rows.append(known if known is not None and same else _row(device, presence))
    count = Counter(row.title for row in rows)
    return [_told_apart(row, mistakable=count[row.title] > 1) for row in rows]


def chosen(rows: Iterable[DeviceRow], text: str, presence: Presence | None, order: Order) -> list[DeviceRow]:
    """Those with every word of ``text`` that are in that state (None: in any), in order."""
    words = text.casefold().split()
    found = [row for row in rows if presence is None or row.presence is presence]
    if words:
        found = [row for row in found if all(word in row.sought for word in words)]
    found.sort(key=attrgetter("name_key"))
    if order in _PLACES:
        found.sort(key=_PLACES[order])
    return found


def rooms_of(live: Live) -> Sequence[str]:
    """The rooms that devices are in, in order."""
    return sorted({device.room for device in live.devices.values() if device.room}, key=str.casefold)


_STATES: Final = {presence: place for place, presence in enumerate(Presence)}


def _empty_last(text: str) -> tuple[bool, str]:
    return not text, text.casefold()


_PLACES: Final[Mapping[Order, Callable[[DeviceRow], Any]]] = {
    Order.STATE: lambda row: _STATES[row.presence],
    Order.ROOM: lambda row: _empty_last(row.device.room),
    Order.BOARD: lambda row: _empty_last(row.device.board),
    Order.FIRMWARE: lambda row: _empty_last(row.device.firmware),
    Order.SEEN: lambda row: -row.device.last_seen,
}
"""What comes first in each order, of devices that are in the order of their names."""


def _row(device: DeviceView, presence: Presence) -> DeviceRow:
    told = (device.name, device.room, device.board, device.firmware, device.address, device.device_id)
    title = device.name or device.board or device.device_id
    return DeviceRow(device, presence, "\n".join(told).casefold(), (title.casefold(), device.device_id))


def _told_apart(row: DeviceRow, *, mistakable: bool) -> DeviceRow:
    return row if row.mistakable is mistakable else replace(row, mistakable=mistakable)


def _presence(device: DeviceView, waiting: set[str], talking: set[str]) -> Presence:
    if device.session_id:
        return Presence.TALKING if device.device_id in talking else Presence.ONLINE
    if device.device_id in waiting:
        return Presence.WAITING
    return _AS_DECIDED.get(device.state, Presence.AWAY)
