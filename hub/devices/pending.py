"""The devices that wait for a person, their codes and challenges, and how many there may be.

A device that asks is not authenticated: anybody can invent a thousand. Who waits already is never pushed
out by who comes later, and no address may fill the room.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from hub.caps.buckets import address_key
from hub.caps.caps import Cap, Caps
from hub.events import WaitReason
from hub.events.board import NO_FACTS, BoardFacts
from hub.snapshot import WaitingDevice

Pair = tuple[str, str]
"""A device's id and its client id: what a person approves, and what a token is bound to."""

CODE_S: Final = 600.0
"""A code is good for so long, seconds: time to walk to the hub. Then the device's next check brings another."""

SILENT_S: Final = 180.0
"""A device that was not heard of for so long no longer waits, seconds: one that does asks every 3 to 10 s,
and begins anew about every minute."""

MAX_OF_DEVICE: Final = 3
"""Client ids that may wait under one id: the device, what it was before a reset, and an impostor."""

MAX_KNOWN: Final = 50
"""Of devices that a person has decided about before, so many may wait beside all strangers: a room that is
full of invented ones keeps none of those out."""

SMALLEST_CODE: Final = 100_000
"""Codes have six digits and begin with none that a client could lose on the way through a number."""

WAIT_BYTES: Final = 8
"""Random bytes by which one wait of a device is told from another."""

MAX_IMAGES: Final = 4
"""Checksums of its firmware that a device may name while it waits: one names one, and no stranger who names
others can push it out."""


@dataclass(frozen=True, slots=True)
class Applicant:
    """A device that asks, as it describes itself. Nothing here is proven; missing texts are empty."""

    device_id: str
    client_id: str
    board: str = ""
    firmware: str = ""
    address: str = ""
    hub_url: str = ""  # how it reached the hub
    language: str = ""  # tag, as zh-CN
    serial_number: str = ""
    image_sha256: str = ""  # of its firmware; a client without firmware may put a key of its own there
    facts: BoardFacts = NO_FACTS

    @property
    def pair(self) -> Pair:
        """What would be approved."""
        return self.device_id, self.client_id


@dataclass(frozen=True, slots=True)
class Pending:
    """One that waits. ``since`` is for people, wall-clock seconds; the hub goes by the clock nobody sets."""

    applicant: Applicant
    reason: WaitReason
    code: str
    wait: str  # what this wait is called
    since: float
    entered_at: float
    heard_at: float
    images: tuple[str, ...] = ()  # the checksums that were named meanwhile, the first ones
    challenge: str = ""  # the newest of this wait; the earlier ones are as good
    failed_proofs: int = 0
    proven: str = ""  # the serial number for which it has the key that the household listed

    @property
    def expires(self) -> float:
        """When the code is no longer good, as far as the wall clock is not set meanwhile."""
        return self.since + CODE_S

    def view(self) -> WaitingDevice:
        """What can be shown of it."""
        applicant = self.applicant
        return WaitingDevice(
            code=self.code,
            device_id=applicant.device_id,
            client_id=applicant.client_id,
            board=applicant.board,
            firmware=applicant.firmware,
            address=applicant.address,
            since=self.since,
            expires=self.expires,
            reason=self.reason,
            failed_proofs=self.failed_proofs,
            proven=bool(self.proven),
        )


def random_code() -> str:
    """Six digits that nobody can foretell."""
    return str(SMALLEST_CODE + secrets.randbelow(9 * SMALLEST_CODE))


class WaitingRoom:
    """Everybody who waits, oldest first. Who waited for too long, or is silent, is no longer found.

    Attributes:
        sent_away: How often somebody found no room.
    """

    def __init__(
        self,
        now: Callable[[], float],
        new_code: Callable[[], str] = random_code,
        caps: Caps | None = None,
        *,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nobody waits yet.

        Args:
            now: The wall clock, seconds, for people.
            new_code: Gives a code of six digits.
            caps: Bounds who waits, in all and from one address: who runs many must leave room for others.
            steady: A clock that nobody sets, seconds.
        """
        self.sent_away = 0
        self._caps = caps or Caps()
        self._now = now
        self._steady = steady
        self._new_code = new_code
        self._pending: dict[Pair, Pending] = {}

    def enter(self, applicant: Applicant, reason: WaitReason) -> Pending | None:
        """Wait, or go on waiting with the same code; None when there is no room.

        Who names something else than before while it waits takes nothing back: it may be somebody else.
        """
        self._leave_behind()
        known = self._pending.get(applicant.pair)
        now = self._steady()
        if known is not None:
            images = _with_image(known.images, applicant.image_sha256)
            return self.put(replace(known, applicant=applicant, reason=reason, heard_at=now, images=images))
        if not self._room_for(applicant, reason):
            self.sent_away += 1
            self._caps.refused(Cap.PENDING, applicant.address)
            return None
        images, wait = _with_image((), applicant.image_sha256), secrets.token_hex(WAIT_BYTES)
        return self.put(Pending(applicant, reason, self._unused_code(), wait, self._now(), now, now, images))

    def put(self, pending: Pending) -> Pending:
        """Keep what became of one that waits."""
        self._pending[pending.applicant.pair] = pending
        return pending

    def of(self, pair: Pair) -> Pending | None:
        """Who waits under ``pair``."""
        self._leave_behind()
        return self._pending.get(pair)

    def heard(self, pair: Pair) -> Pending | None:
        """The same, which was heard of just now."""
        known = self.of(pair)
        return known and self.put(replace(known, heard_at=self._steady()))

    def is_contested(self, device_id: str) -> bool:
        """Whether several wait under that device's id."""
        return sum(pair[0] == device_id for pair in self._pending) > 1

    def with_code(self, code: str) -> Pending | None:
        """Who waits with ``code``."""
        return next((one for one in self.waiting() if one.code == code), None)

    def leave(self, pair: Pair) -> None:
        """Wait no longer."""
        self._pending.pop(pair, None)

    def empty_of(self, device_id: str) -> None:
        """Nobody waits any longer under that device's id."""
        for pair in [pair for pair in self._pending if pair[0] == device_id]:
            self.leave(pair)

    def clear(self) -> int:
        """Nobody waits any longer; how many there were. Whoever is really there asks again, and waits anew."""
        self._leave_behind()
        count = len(self._pending)
        self._pending.clear()
        return count

    def waiting(self) -> tuple[Pending, ...]:
        """Who waits for a decision."""
        self._leave_behind()
        return tuple(self._pending.values())

    def _leave_behind(self) -> None:
        now = self._steady()
        for pair, one in tuple(self._pending.items()):
            if now >= one.entered_at + CODE_S or now >= one.heard_at + SILENT_S:
                self.leave(pair)

    def _room_for(self, applicant: Applicant, reason: WaitReason) -> bool:
        if sum(pair[0] == applicant.device_id for pair in self._pending) >= MAX_OF_DEVICE:
            return False
        limits, key = self._caps.limits, address_key(applicant.address)
        strangers = [one for one in self._pending.values() if one.reason is WaitReason.NEW]
        if reason is not WaitReason.NEW:
            return len(self._pending) - len(strangers) < MAX_KNOWN
        from_there = sum(address_key(one.applicant.address) == key for one in strangers)
        return len(strangers) < limits.pending and from_there < limits.pending_per_address

    def _unused_code(self) -> str:
        used = {one.code for one in self._pending.values()}
        while (code := self._new_code()) in used:
            pass
        return code


def _with_image(named: tuple[str, ...], image_sha256: str) -> tuple[str, ...]:
    if not image_sha256 or image_sha256 in named:
        return named
    return (*named, image_sha256)[: MAX_IMAGES + 1]
