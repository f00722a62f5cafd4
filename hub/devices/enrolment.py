"""Which devices are let in: the one door to who asks, who waits, what was decided, and what follows from it."""

import logging
import time
from collections.abc import Awaitable, Callable, Mapping

from hub.bus import Bus
from hub.caps.caps import Caps
from hub.devices.admission import Admitted, Entry, RefusedError, admit, still_admitted
from hub.devices.asking import Answer, Asking, Keys
from hub.devices.attempts import Attempts
from hub.devices.challenges import Challenges
from hub.devices.decisions import Decisions
from hub.devices.identity import Identity
from hub.devices.letting_in import LettingIn
from hub.devices.pending import Applicant, Pair, Pending, WaitingRoom, random_code
from hub.devices.proofs import Proof
from hub.devices.refusals import Refusals
from hub.devices.registry import Registry
from hub.devices.showing import shown
from hub.devices.tokens import Grant, Tokens, new_secret
from hub.devices.window import PairingWindow
from hub.errors import DataFolderError
from hub.events import Refusal, WaitingCleared
from hub.snapshot import DeviceView, WaitingDevice

log = logging.getLogger(__name__)


async def _at_once() -> None:
    """For who keeps nothing."""


async def _nothing(_device_id: str) -> None:
    """For who keeps nothing."""


class Enrolment:
    """Every way in leads through here. What was decided is in the registry, and lasts.

    What a person decides is carried out by ``Decisions``, which see for what they raise.
    """

    def __init__(
        self,
        bus: Bus,
        registry: Registry,
        *,
        now: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
        new_code: Callable[[], str] = random_code,
        lasting: Callable[[], Awaitable[None]] = _at_once,
        drop_files: Callable[[str], Awaitable[object]] = _nothing,
        caps: Caps | None = None,
    ) -> None:
        """Prepare; no token is good before ``open``.

        Args:
            bus: Is told what happens.
            registry: Has the devices.
            now: The wall clock, seconds: for what people are told, and to tell generations apart.
            steady: A clock that nobody sets, seconds, and that should go on while the computer sleeps: for all
                that ends by itself.
            new_code: Gives a code of six digits.
            lasting: Returns when what changed is on the disk; raises ``DataFolderError`` when it is not.
            drop_files: Keeps no longer what a device sent; raises ``DataFolderError``.
            caps: How many may wait; by default what the settings say by default.
        """
        self._bus = bus
        self._registry = registry
        self._lasting = lasting
        self._room = WaitingRoom(now, new_code, caps, steady=steady)
        self._window = PairingWindow(bus, now, steady)
        self._letting_in = LettingIn(bus, registry, self._room, now)
        self._asking = Asking(
            bus, registry, self._room, window=self._window, letting_in=self._letting_in, now=now, steady=steady
        )
        self._attempts = Attempts(steady)
        self._decisions = Decisions(
            bus,
            registry,
            self._room,
            letting_in=self._letting_in,
            attempts=self._attempts,
            lasting=lasting,
            drop_files=drop_files,
        )
        self._refusals = Refusals(bus, steady)
        self._tokens = Tokens(new_secret())

    def open(self, secret: str, keys: Keys | None = None) -> None:
        """Go on where the hub ended: ``secret`` is its own, by which it knows its tokens."""
        self._tokens = Tokens(secret)
        self._asking.challenges = Challenges(secret)
        self._asking.keys = keys or Keys()

    # --- for a person -------------------------------------------------------------------------------

    def waiting(self) -> tuple[WaitingDevice, ...]:
        """Who waits for a decision; who waits longest comes first."""
        return shown(self._room, self._registry)

    @property
    def sent_away(self) -> int:
        """How often a device found no room among those who wait, since the hub started."""
        return self._room.sent_away

    def clear_waiting(self) -> int:
        """Have nobody wait any longer, without deciding about anybody; how many there were."""
        count = self._room.clear()
        log.info("the list of devices that wait was cleared (%d)", count)
        self._bus.publish(WaitingCleared(count=count))
        return count

    def refusals(self) -> Mapping[Refusal, int]:
        """How many connections were refused at the handshake since the hub started."""
        return self._refusals.counts()

    def wrong(self) -> Mapping[str, int]:
        """How many wrong codes and wrong proofs there were since the hub started, by ``code`` and ``proof``."""
        return {"code": self._attempts.spent, "proof": self._asking.wrong_proofs}

    @property
    def window_ends(self) -> float | None:
        """Until when new devices are let in by themselves, wall-clock seconds; None when they are not."""
        return self._window.ends

    def open_window(self, seconds: float) -> None:
        """Let new devices in by themselves for so long."""
        self._window.open(seconds)

    def close_window(self) -> None:
        """Let new devices in by themselves no longer."""
        self._window.close()

    async def approve(self, code: str) -> DeviceView:
        """Let the device in that shows ``code``."""
        return await self._decisions.approve(code)

    async def approve_flashed(self, device_id: str, client_id: str) -> DeviceView:
        """Let in a device that a person has given that client id over USB, before it asks."""
        return await self._decisions.approve_flashed(device_id, client_id)

    async def reject(self, code: str) -> None:
        """Turn the device away that shows ``code``, with the client id it has."""
        await self._decisions.reject(code)

    async def block(self, device_id: str) -> None:
        """Turn the device away from now on, whatever it calls itself."""
        await self._decisions.block(device_id)

    async def unblock(self, device_id: str) -> None:
        """Let a device ask again that was blocked or rejected."""
        await self._decisions.unblock(device_id)

    async def forget(self, device_id: str) -> None:
        """Know nothing of the device any more, and keep nothing that it sent; meanwhile it does not come in.

        Raises:
            DataFolderError: What it sent cannot be deleted; the device is known as before.
        """
        await self._decisions.forget(device_id)

    async def renew(self, device_id: str) -> None:
        """Make the tokens outdated of a device that is let in; it is given a new one when it restarts."""
        await self._decisions.renew(device_id)

    # --- for a device -------------------------------------------------------------------------------

    def check(self, applicant: Applicant, *, from_page: bool = False) -> tuple[Answer, Pending | None]:
        """What a device with a name gets to hear at boot; who waits, with what it is to show.

        Nothing that comes from a page in a browser is let in by itself.
        """
        return self._asking.check(applicant, from_page=from_page)

    def activate(self, pair: Pair, proof: Proof | None, *, from_page: bool = False) -> Answer:
        """What a device gets to hear that waits and asks again."""
        return self._asking.activate(pair, proof, from_page=from_page)

    async def settle(self, device_id: str) -> None:
        """Return when it is on the disk that the device was let in: before that it is told nothing of it.

        A disk that does not take it keeps no device waiting: it is let in until the hub ends.
        """
        try:
            await self._letting_in.settle(device_id, self._lasting)
        except DataFolderError as error:
            log.warning("device %s is let in, but not for longer than the hub runs: %s", device_id, error)

    def token(self, device_id: str) -> str:
        """The token of a device that is let in."""
        record = self._decisions.known(device_id)
        return self._tokens.make(Grant(device_id, record.client_id, record.generation))

    def wants_timestamps(self, device_id: str) -> bool:
        """Whether the device is to be sent frames with timestamps, for it wants its echo cancelled."""
        record = self._registry.record(device_id)
        return record is not None and record.aec

    def knows(self, device_id: str) -> bool:
        """Whether what the device sends may be kept: it is known, and is not being forgotten."""
        return device_id not in self._decisions.leaving and self._registry.record(device_id) is not None

    def still_admitted(self, identity: Identity, admitted: Admitted) -> Admitted | None:
        """How far a connection gets whose handshake is done now; None: no longer at all."""
        if identity.device_id in self._decisions.leaving:
            return None
        return still_admitted(identity, admitted, self._registry)

    def admit(self, identity: Identity, credential: str, address: str) -> Admitted:
        """How far a connection gets; raises ``RefusedError``, which is counted, when it is not at all."""
        try:
            return admit(
                identity,
                credential,
                registry=self._registry,
                room=self._room,
                tokens=self._tokens,
                leaving=self._decisions.leaving,
            )
        except RefusedError as error:
            self._refusals.note(error.refusal, identity.device_id, address)
            raise

    def require_full(self, identity: Identity, credential: str, address: str) -> None:
        """See that who asks may talk; raises ``RefusedError``, which is counted, when it may not."""
        entry = self.admit(identity, credential, address).entry
        if entry is not Entry.FULL:
            refusal = Refusal.OUTDATED if entry is Entry.OUTDATED else Refusal.NOT_APPROVED
            self._refusals.note(refusal, identity.device_id, address)
            raise RefusedError(refusal)
