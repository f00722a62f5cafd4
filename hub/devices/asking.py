"""A device asks to be let in: what it is told at its check, and when it asks again."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from hub.bus import Bus
from hub.devices.admission import is_let_in
from hub.devices.challenges import Challenges
from hub.devices.letting_in import LettingIn
from hub.devices.pending import Applicant, Pair, Pending, WaitingRoom
from hub.devices.proofs import Finding, Proof, examine, must_prove
from hub.devices.registry import Registry
from hub.devices.seldom import Seldom
from hub.devices.tokens import new_secret
from hub.devices.window import PairingWindow
from hub.events import ApprovedBy, DeviceChecked, DeviceState, DeviceWaiting, ProofRefused, WaitReason
from hub.storage.base import DeviceRecord

log = logging.getLogger(__name__)

TELL_EVERY: Final = 10
"""Of the wrong proofs of one device, the first is told, and then one of so many."""


class Answer(StrEnum):
    """What comes of asking."""

    LET_IN = "let_in"
    WAITS = "waits"
    TURNED_AWAY = "turned_away"  # by a person, or its proof is wrong
    NAMELESS = "nameless"  # it has no client id, so that it could be anybody who knows its MAC
    NO_ROOM = "no_room"  # too many wait; it may ask again later


@dataclass(frozen=True, slots=True)
class Keys:
    """The household's keys of devices, by serial number.

    ``trusted``: who proves to have one is let in by itself.
    """

    by_serial: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    trusted: bool = False


class Asking:
    """Answers devices. What is decided by itself here is what a person has allowed beforehand.

    Attributes:
        keys: The household's.
        wrong_proofs: How many there were in all; of each device, few are told.
    """

    def __init__(
        self,
        bus: Bus,
        registry: Registry,
        room: WaitingRoom,
        *,
        window: PairingWindow,
        letting_in: LettingIn,
        now: Callable[[], float],
        steady: Callable[[], float],
    ) -> None:
        self.keys = Keys()
        self.wrong_proofs = 0
        self.challenges = Challenges(new_secret())
        self._bus = bus
        self._registry = registry
        self._room = room
        self._window = window
        self._letting_in = letting_in
        self._now = now
        self._seldom = Seldom(steady)

    def check(self, applicant: Applicant, *, from_page: bool = False) -> tuple[Answer, Pending | None]:
        """What a device with a name gets to hear at boot; who waits, with what it is to show."""
        if not applicant.client_id:
            return Answer.NAMELESS, None
        record = self._registry.record(applicant.device_id)
        if is_let_in(record, applicant.client_id):
            self._room.leave(applicant.pair)
            self._registry.describe(applicant.device_id, applicant.facts, applicant.firmware)
            self._tell_check(applicant)
            return Answer.LET_IN, None
        if _is_turned_away(record, applicant.client_id):
            self._tell_check(applicant)
            return Answer.TURNED_AWAY, None
        reason = _reason(record)
        waited = self._room.of(applicant.pair)
        pending = self._room.enter(applicant, reason)
        if pending is None:
            return Answer.NO_ROOM, None
        self._tell_check(applicant)
        if by := self._let_in_by_itself(pending, from_page=from_page):
            self._letting_in.approve(pending, by)
            return Answer.LET_IN, None
        if waited is None:
            self._tell_waiting(pending)
        challenge = self.challenges.make(pending.wait, applicant.pair, applicant.serial_number)
        return Answer.WAITS, self._room.put(replace(pending, challenge=challenge))

    def activate(self, pair: Pair, proof: Proof | None, *, from_page: bool = False) -> Answer:
        """What a device gets to hear that waits and asks again."""
        if not all(pair):
            return Answer.NAMELESS
        pending = self._room.heard(pair)
        finding = examine(proof, pair, pending, keys=self.keys.by_serial, challenges=self.challenges)
        if proof is not None and finding is Finding.WRONG:
            pending = self._note_wrong(pair, proof, pending)
        record = self._registry.record(pair[0])
        if is_let_in(record, pair[1]):  # the check says so, too, whatever else was tried
            return Answer.LET_IN
        if finding is Finding.WRONG or _is_turned_away(record, pair[1]):
            return Answer.TURNED_AWAY
        if pending is None:
            return Answer.WAITS
        if proof is not None and finding is Finding.OWNER:
            pending = self._room.put(replace(pending, proven=proof.serial_number))
        if by := self._let_in_by_itself(pending, from_page=from_page):
            self._letting_in.approve(pending, by)
            return Answer.LET_IN
        return Answer.WAITS

    def _let_in_by_itself(self, pending: Pending, *, from_page: bool) -> ApprovedBy | None:
        """What lets it in without a person; None: nothing does.

        Never one that has shown a wrong proof, nor a second one with the key of one that was decided about; and
        the window lets in neither of two who say that they are the same device. Any page in a browser can ask
        for a device it invents: those are for a person.
        """
        if from_page or pending.failed_proofs or pending.reason is WaitReason.NEW_IDENTITY:
            return None
        if pending.proven and self._registry.holder(pending.proven, pending.applicant.device_id):
            return None
        if pending.proven and self.keys.trusted:
            return ApprovedBy.PROOF
        owes_proof = must_prove(pending.applicant, self.keys.by_serial) and not pending.proven
        if owes_proof or self._room.is_contested(pending.applicant.device_id):
            return None
        return ApprovedBy.WINDOW if self._window.lets_in() else None

    def _note_wrong(self, pair: Pair, proof: Proof, pending: Pending | None) -> Pending | None:
        """Count a wrong proof, and tell of the first and of few others; what is known then of who waits."""
        self.wrong_proofs += 1
        failed = 1
        if pending is not None:
            failed = pending.failed_proofs + 1
            pending = self._room.put(replace(pending, failed_proofs=failed, proven=""))
        if failed % TELL_EVERY == 1 and (pending is not None or self._seldom.due(pair)):
            log.info("device %s does not have the key of its serial number (%d times)", pair[0], failed)
            self._bus.publish(
                ProofRefused(
                    device_id=pair[0], client_id=pair[1], serial_number=proof.serial_number, failed=failed
                )
            )
        return pending

    def _tell_waiting(self, pending: Pending) -> None:
        applicant = pending.applicant
        self._bus.publish(
            DeviceWaiting(
                device_id=applicant.device_id,
                client_id=applicant.client_id,
                board=applicant.board,
                reason=pending.reason,
                code=pending.code,
                expires=pending.expires,
                contested=self._room.is_contested(applicant.device_id),
            )
        )

    def _tell_check(self, applicant: Applicant) -> None:
        self._bus.publish(
            DeviceChecked(
                device_id=applicant.device_id,
                board=applicant.board,
                firmware=applicant.firmware,
                address=applicant.address,
                language=applicant.language,
                client_id=applicant.client_id,
                hub_url=applicant.hub_url,
                at=self._now(),
            )
        )


def _is_turned_away(record: DeviceRecord | None, client_id: str) -> bool:
    return record is not None and (record.state is DeviceState.BLOCKED or client_id in record.turned_away)


def _reason(record: DeviceRecord | None) -> WaitReason:
    """Why a device waits that is not let in."""
    if record is None or record.state is DeviceState.WAITING:
        return WaitReason.NEW
    return WaitReason.RESET if record.state is DeviceState.SEEN else WaitReason.NEW_IDENTITY
