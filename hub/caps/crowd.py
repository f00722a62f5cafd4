"""Connections that are open, and who makes room when there are too many.

Who holds a connection without asking for anything makes room for who comes, the one that has waited
longest first: an honest peer asks within milliseconds, so it is served however many only hold the door.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Guest:
    """One connection. ``leave`` cuts it; ``busy`` while it is served, and makes room for nobody.

    Served is whose request has come whole: it waits for the hub, and the hub no longer for it.
    """

    address: str
    leave: Callable[[], None]
    busy: bool = False


class Crowd:
    """Who is connected, by address; oldest first."""

    def __init__(self, most: int, most_of_one: int) -> None:
        """``most`` connections at once, ``most_of_one`` of them from one address."""
        self._most = most
        self._most_of_one = most_of_one
        self._guests: dict[str, dict[Guest, None]] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def busy(self) -> int:
        """How many are being served."""
        return sum(guest.busy for there in self._guests.values() for guest in there)

    def enter(self, guest: Guest) -> Guest | None:
        """Let ``guest`` in, with who has to leave for it, and is gone from here already.

        Raises:
            CrowdedError: There is no room, and all are busy.
        """
        outgoing = self._outgoing(guest.address)
        if outgoing is not None:
            self.left(outgoing)
        self._guests.setdefault(guest.address, {})[guest] = None
        self._count += 1
        return outgoing

    def left(self, guest: Guest) -> None:
        """A connection has ended; once is enough, and twice does no harm."""
        there = self._guests.get(guest.address, {})
        if guest not in there:
            return
        del there[guest]
        self._count -= 1
        if not there:
            del self._guests[guest.address]

    def _outgoing(self, address: str) -> Guest | None:
        """Who has to make room for one more from ``address``; nobody when there is room."""
        if len(self._guests.get(address, ())) >= self._most_of_one:
            return _first_idle(self._guests[address])
        if self._count < self._most:
            return None
        # From where most come, somebody holds the door; everybody else has done nothing wrong.
        for there in sorted(self._guests.values(), key=len, reverse=True):
            if any(not guest.busy for guest in there):
                return _first_idle(there)
        raise CrowdedError


class CrowdedError(Exception):
    """There is no room for another connection."""


def _first_idle(there: dict[Guest, None]) -> Guest:
    idle = next((guest for guest in there if not guest.busy), None)
    if idle is None:
        raise CrowdedError
    return idle
