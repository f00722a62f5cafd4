"""What it means that a device is let in: its record, its generation, its place among those who wait."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace

from hub.bus import Bus
from hub.devices.pending import Applicant, Pending, WaitingRoom
from hub.devices.registry import Registry
from hub.events import ApprovedBy, DeviceApproved, DeviceState
from hub.events.board import NO_FACTS
from hub.storage.base import DeviceRecord

log = logging.getLogger(__name__)


class LettingIn:
    """Writes into the registry what was decided, whoever decided it."""

    def __init__(self, bus: Bus, registry: Registry, room: WaitingRoom, now: Callable[[], float]) -> None:
        self._bus = bus
        self._registry = registry
        self._room = room
        self._now = now
        self._newest = 0
        self._unsettled: dict[str, int] = {}  # the generations that may not be on the disk yet

    def approve(self, pending: Pending, by: ApprovedBy) -> None:
        """Let ``pending`` in, and no other with its device id; it hears of it when it asks again."""
        self._let_in(pending.applicant, by, pending.proven)

    def approve_unseen(self, applicant: Applicant, by: ApprovedBy) -> None:
        """Let in a device that has not asked yet, and no other with its device id."""
        known = self._registry.record(applicant.device_id)
        self._let_in(applicant, by, known.serial_number if known else "")

    def _let_in(self, applicant: Applicant, by: ApprovedBy, serial_number: str) -> None:
        device_id, client_id = applicant.pair
        known = self._registry.record(device_id) or DeviceRecord(device_id=device_id)
        self._unsettled[device_id] = generation = self.next_generation(known)
        self._registry.put(
            replace(
                known,
                client_id=client_id,
                state=DeviceState.APPROVED,
                generation=generation,
                let_in_as=generation,
                turned_away=tuple(one for one in known.turned_away if one != client_id),
                serial_number=serial_number,
                board=applicant.board or known.board,
                language=applicant.language or known.language,
                facts=known.facts if applicant.facts == NO_FACTS else applicant.facts,
            )
        )
        self._room.empty_of(device_id)
        log.info("device %s is let in (by %s)", device_id, by)
        self._bus.publish(DeviceApproved(device_id=device_id, client_id=client_id, by=by))

    async def settle(self, device_id: str, lasting: Callable[[], Awaitable[object]]) -> None:
        """Return when it is on the disk that the device was let in; ``lasting`` sees to it if it is not yet."""
        generation = self._unsettled.get(device_id)
        if generation is None:
            return
        await lasting()
        if self._unsettled.get(device_id) == generation:
            del self._unsettled[device_id]

    def next_generation(self, known: DeviceRecord) -> int:
        """Higher than any the device had, also before it was forgotten: milliseconds since 1970, or more."""
        self._newest = max(self._newest, known.generation, int(self._now() * 1000)) + 1
        return self._newest
