"""What a person decides about devices: who is let in, turned away, blocked, forgotten, given a new token."""

import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace
from typing import Final

from hub.bus import Bus
from hub.device_id import normal_client_id, normal_device_id
from hub.devices.attempts import Attempts
from hub.devices.letting_in import LettingIn
from hub.devices.pending import Applicant, Pending, WaitingRoom
from hub.devices.registry import Registry
from hub.errors import (
    DataFolderError,
    NothingToChangeError,
    NotKeptError,
    UnknownCodeError,
    UnknownDeviceError,
)
from hub.events import (
    ApprovedBy,
    DeviceBlocked,
    DeviceForgotten,
    DeviceRejected,
    DeviceRenewed,
    DeviceState,
    DeviceUnblocked,
    Event,
)
from hub.snapshot import DeviceView
from hub.storage.base import DeviceRecord

log = logging.getLogger(__name__)

MAX_TURNED_AWAY: Final = 8
"""Client ids of a device that stay rejected, the newest; who tries more than that is better blocked."""

MAX_SHOWN: Final = 64
"""Characters of an unknown id that are repeated in an error."""


class Decisions:
    """Carries them out.

    Each raises ``UnknownCodeError``, ``UnknownDeviceError``, ``NothingToChangeError`` or
    ``TooManyAttemptsError`` when it cannot, and then nothing has changed. It returns when what was decided
    is on the disk. When the disk does not take it, it raises ``NotKeptError``: it is decided all the same, and
    is kept as soon as the disk takes it, but would end with the hub.
    """

    def __init__(
        self,
        bus: Bus,
        registry: Registry,
        room: WaitingRoom,
        *,
        letting_in: LettingIn,
        attempts: Attempts,
        lasting: Callable[[], Awaitable[None]],
        drop_files: Callable[[str], Awaitable[object]],
    ) -> None:
        """Prepare.

        Args:
            bus: Is told what was decided.
            registry: Has the devices.
            room: Has those who wait.
            letting_in: Lets them in.
            attempts: Counts wrong codes.
            lasting: Returns when what changed is on the disk; raises ``DataFolderError`` when it is not.
            drop_files: Keeps no longer what a device sent; raises ``DataFolderError``.
        """
        self._bus = bus
        self._registry = registry
        self._room = room
        self._letting_in = letting_in
        self._attempts = attempts
        self._lasting = lasting
        self._drop_files = drop_files
        self._leaving: set[str] = set()

    @property
    def leaving(self) -> Collection[str]:
        """The ids of those that are being forgotten."""
        return self._leaving

    async def approve(self, code: str) -> DeviceView:
        """Let the device in that shows ``code``."""
        pending = self._with_code(code)
        device_id = pending.applicant.device_id
        self._letting_in.approve(pending, ApprovedBy.PERSON)
        await self._settle(device_id, "let in")
        return self._registry.view(device_id)

    async def approve_flashed(self, device_id: str, client_id: str) -> DeviceView:
        """Let in a device that a person has given that client id over USB, before it asks.

        Whatever was decided about it before: who has it on a cable has it in the hand.
        """
        applicant = Applicant(normal_device_id(device_id), normal_client_id(client_id))
        if not all(applicant.pair):
            raise UnknownDeviceError("That is no device's id, or no client id.")
        self._letting_in.approve_unseen(applicant, ApprovedBy.USB)
        await self._settle(applicant.device_id, "let in")
        return self._registry.view(applicant.device_id)

    async def reject(self, code: str) -> None:
        """Turn the device away that shows ``code``, with the client id it has."""
        device_id, client_id = pair = self._with_code(code).applicant.pair
        known = self._registry.record(device_id) or DeviceRecord(device_id=device_id)
        others = tuple(one for one in known.turned_away if one != client_id)
        turned_away = (*others, client_id)[-MAX_TURNED_AWAY:]
        state = known.state if known.state is DeviceState.APPROVED else DeviceState.REJECTED
        self._room.leave(pair)
        await self._decide(
            replace(known, state=state, turned_away=turned_away),
            DeviceRejected(device_id=device_id, client_id=client_id),
            "rejected",
        )

    async def block(self, device_id: str) -> None:
        """Turn the device away from now on, whatever it calls itself."""
        known = self.known(device_id)
        self._room.empty_of(known.device_id)
        generation = self._letting_in.next_generation(known)
        await self._decide(
            replace(known, state=DeviceState.BLOCKED, generation=generation),
            DeviceBlocked(device_id=known.device_id),
            "blocked",
        )

    async def unblock(self, device_id: str) -> None:
        """Let a device ask again that was blocked or rejected."""
        known = self.known(device_id)
        if known.state is not DeviceState.BLOCKED and not known.turned_away:
            raise NothingToChangeError(
                f"Device {known.device_id} is neither blocked nor rejected, and stays as it is. "
                "See the list of devices for its state."
            )
        state = DeviceState.APPROVED if known.state is DeviceState.APPROVED else DeviceState.SEEN
        await self._decide(
            replace(known, state=state, turned_away=()),
            DeviceUnblocked(device_id=known.device_id),
            "allowed to ask again",
        )

    async def forget(self, device_id: str) -> None:
        """Know nothing of the device any more, and keep nothing that it sent; meanwhile it does not come in.

        Raises:
            DataFolderError: What it sent cannot be deleted; the device is known as before.
        """
        leaving = self.known(device_id).device_id
        self._leaving.add(leaving)
        try:
            await self._drop_files(leaving)
            known = self.known(leaving)
            self._letting_in.next_generation(known)  # a later one is higher, and its tokens are others
            self._room.empty_of(leaving)
            self._registry.forget(leaving)
        finally:
            self._leaving.discard(leaving)
        log.info("device %s was forgotten", leaving)
        self._bus.publish(DeviceForgotten(device_id=leaving))
        await self._settle(leaving, "forgotten")

    async def renew(self, device_id: str) -> None:
        """Make the tokens outdated of a device that is let in; it is given a new one when it restarts."""
        known = self.known(device_id)
        if known.state is not DeviceState.APPROVED:
            raise NothingToChangeError(
                f"Device {known.device_id} is not let in, so it has no token to renew. "
                "Approve it with the code that it shows."
            )
        await self._decide(
            replace(known, generation=self._letting_in.next_generation(known)),
            DeviceRenewed(device_id=known.device_id),
            "given a new token",
        )

    def known(self, device_id: str) -> DeviceRecord:
        """What is known of a device."""
        record = self._registry.record(normal_device_id(device_id))
        if record is None:
            raise UnknownDeviceError(
                f"No device {device_id[:MAX_SHOWN]!a} is known. See the list of devices for the ids there are."
            )
        return record

    async def _decide(self, device: DeviceRecord, event: Event, what: str) -> None:
        self._registry.put(device)
        log.info("device %s was %s", device.device_id, what)
        self._bus.publish(event)
        await self._settle(device.device_id, what)

    async def _settle(self, device_id: str, what: str) -> None:
        """See that what was decided outlives the hub; raises ``NotKeptError``."""
        try:
            await self._lasting()
        except DataFolderError as error:
            raise NotKeptError(
                f"Device {device_id} was {what}. That is in force, but could not be kept, and ends with the "
                f"hub unless the disk takes it before: {error}"
            ) from error

    def _with_code(self, code: str) -> Pending:
        self._attempts.require_some_left()
        pending = self._room.with_code(code.strip())
        if pending is None:
            self._attempts.spend()
            raise UnknownCodeError(
                "No device waits with that code. A code is good for ten minutes: "
                "restart the device to hear a new one."
            )
        return pending
