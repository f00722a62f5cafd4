"""A house with an enrolment: who lives in it decides which devices are let in, as a person would."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hub.bus import Bus
from hub.devices.asking import Answer, Keys
from hub.devices.enrolment import Enrolment
from hub.devices.pending import Applicant, Pending
from hub.devices.registry import Registry
from hub.events import Event
from hub.storage.base import DeviceRecord
from tests.fakes.letting_in import CLIENT, handshake

SECRET = "a secret of at least thirty-two bytes"
BEGAN = 1_800_000_000.0
MAC = "aa:bb:cc:dd:ee:01"


E = TypeVar("E", bound=Event)


@dataclass
class WallClock:
    """A clock that is set by hand, seconds: ``at`` passes, ``set_by`` is how far it was set wrong."""

    at: float = BEGAN
    set_by: float = 0.0

    def __call__(self) -> float:
        return self.at + self.set_by

    def steady(self) -> float:
        """The clock that nobody sets."""
        return self.at - BEGAN


async def at_once() -> None:
    """A disk that takes everything."""


@dataclass
class Household:
    """A registry and its enrolment; what is to be kept is in ``kept``, as on a disk, behind ``lasting``."""

    bus: Bus = field(default_factory=Bus)
    clock: WallClock = field(default_factory=WallClock)
    kept: dict[str, DeviceRecord] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    lasting: Callable[[], Awaitable[None]] = at_once

    def __post_init__(self) -> None:
        self.bus.subscribe(Event, self.events.append)
        self.restart()

    def restart(self, secret: str = SECRET, keys: Keys | None = None) -> None:
        """Begin anew with what was kept."""
        self.registry = Registry(self.bus, self._keep, self._forget)
        self.registry.recall(self.kept.values())
        self.enrolment = Enrolment(
            self.bus,
            self.registry,
            now=self.clock,
            steady=self.clock.steady,
            lasting=self._settle,
        )
        self.enrolment.open(secret, keys)

    async def _settle(self) -> None:
        await self.lasting()

    def _keep(self, device: DeviceRecord) -> None:
        self.kept[device.device_id] = device

    def _forget(self, device_id: str) -> None:
        del self.kept[device_id]

    def ask(self, device_id: str = MAC, client_id: str = CLIENT, **more: Any) -> Pending:
        """Have a device check that is to wait."""
        told = {"board": "box", "firmware": "2.4.2", "address": "10.0.0.2", "language": "en-US", **more}
        outcome, pending = self.enrolment.check(Applicant(device_id, client_id, **told))
        assert outcome is Answer.WAITS
        assert pending is not None
        return pending

    async def let_in(self, device_id: str = MAC, client_id: str = CLIENT, **more: Any) -> dict[str, str]:
        """Have a device check and a person approve it; the headers of its handshake."""
        await self.enrolment.approve(self.ask(device_id, client_id, **more).code)
        return self.headers(device_id, client_id)

    def headers(self, device_id: str = MAC, client_id: str = CLIENT) -> dict[str, str]:
        """Those of the handshake of a device that is let in."""
        return handshake(device_id, client_id, self.enrolment.token(device_id))

    def happened(self, kind: type[E]) -> list[E]:
        """The events of a kind."""
        return [event for event in self.events if isinstance(event, kind)]
