"""On whose account a request to a service is: of the turn, or the photo, in whose task it is sent.

A context variable holds the account. A task that a turn starts has the turn's, whatever runs beside it for
other devices, and a task that was there before has none. So engines are told nothing of devices. What is sent
is counted by the HTTP client itself (``counted_client``) as it is written, with every second try and wherever
it is sent on: of a request for which there was no connection, nothing.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from hub.config import is_outside
from hub.events import Departure, Purpose, summed


class Account:
    """What one turn, or one photo, was sent for, and who thought for it.

    Attributes:
        device_id: Whose it is; empty when nobody says.
        turn_id: Of the turn; empty when there is none.
        language: Of the turn's answer (ISO 639-1); empty until that is known.
        models: The language models that have answered, in their order.
        sent: What services were sent, one for each of them and purpose.
    """

    def __init__(self, device_id: str = "", turn_id: str = "") -> None:
        self.device_id = device_id
        self.turn_id = turn_id
        self.language = ""
        self.models: list[str] = []
        self.sent: tuple[Departure, ...] = ()

    def add(self, departures: Iterable[Departure]) -> None:
        """Count these, too."""
        self.sent = summed((*self.sent, *departures))

    def note_model(self, name: str) -> None:
        """A language model has begun to answer."""
        if name not in self.models:
            self.models.append(name)


_current: ContextVar[Account | None] = ContextVar("account", default=None)
_sending: ContextVar["Sending | None"] = ContextVar("sending", default=None)


class Accounts:
    """Those of turns that go on, for who has something to do with a device's turn from outside its task."""

    def __init__(self) -> None:
        self._running: dict[str, Account] = {}

    @contextmanager
    def of_turn(self, account: Account) -> Iterator[None]:
        """Around a turn: what this task, and those it starts, send is on ``account``."""
        if account.device_id:
            self._running[account.device_id] = account
        try:
            with on_account(account):
                yield
        finally:
            if self._running.get(account.device_id) is account:
                del self._running[account.device_id]

    def running(self, device_id: str) -> Account | None:
        """The account of the device's turn; None when none goes on."""
        return self._running.get(device_id)


@contextmanager
def on_account(account: Account) -> Iterator[None]:
    """Around what is done on ``account``. Not to be used around a ``yield`` of an asynchronous generator."""
    before = _current.set(account)
    try:
        yield
    finally:
        _current.reset(before)


def current_account() -> Account | None:
    """Of the task that asks; None when it works for nobody in particular."""
    return _current.get()


class Sending:
    """One request, with every second try of it.

    Attributes:
        purpose: What it is for.
        begun: Whether any of its body has left: a service cannot have worked on what did not.
    """

    def __init__(self, purpose: Purpose) -> None:
        self.purpose = purpose
        self.begun = False


class Leaving:
    """One try of a request, to one host: what has left is added up as it does, on somebody's account."""

    def __init__(self, host: str, sending: Sending, account: Account | None) -> None:
        self._sending = sending
        self._account = account
        self._next = Departure(host, sending.purpose, requests=1, bytes=0, outside=is_outside(host))

    def count(self, size: int) -> None:
        """So many bytes of the body are written now; with the first ones it is a request that was sent."""
        self._sending.begun = True
        if self._account is not None:
            self._account.add([replace(self._next, bytes=size)])
        self._next = replace(self._next, requests=0)


def sending(purpose: Purpose) -> Sending:
    """Say what the next request of this task is for; each says so anew."""
    request = Sending(purpose)
    _sending.set(request)
    return request


def last_sending() -> Sending | None:
    """The request that was spoken of last in this task; None: there was none yet."""
    return _sending.get()


def leaving(host: str) -> Leaving | None:
    """What counts a request that this task is about to send; None when nobody said what it is for."""
    request = _sending.get()
    return None if request is None else Leaving(host, request, _current.get())
