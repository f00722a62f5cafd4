"""On whose account a request to a service is: of the turn, or the photo, in whose task it is sent.

A context variable holds the account. A task that a turn starts has the turn's, whatever runs beside it for
other devices, and a task that was there before has none. So engines are told nothing of devices. What is sent
is counted by the HTTP client itself (``counted_client``), with every second try and wherever it is sent on.
"""

import ipaddress
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final

from hub.events import Departure, Purpose

if TYPE_CHECKING:
    from openai import DefaultAsyncHttpxClient

HOME_SUFFIXES: Final = (".local", ".lan", ".home", ".internal", ".home.arpa", ".localhost")
"""How names end that only a household's own network knows (RFC 6762, 8375 and 6761, and routers' habits)."""


class Account:
    """What one turn, or one photo, was sent for, and who thought for it.

    Attributes:
        device_id: Whose it is; empty when nobody says.
        turn_id: Of the turn; empty when there is none.
        language: Of the turn's answer (ISO 639-1); empty until that is known.
        models: The language models that have answered, in their order.
    """

    def __init__(self, device_id: str = "", turn_id: str = "") -> None:
        self.device_id = device_id
        self.turn_id = turn_id
        self.language = ""
        self.models: list[str] = []
        self._sent: dict[tuple[str, Purpose], Departure] = {}

    @property
    def sent(self) -> tuple[Departure, ...]:
        """What services were sent, one for each of them and purpose."""
        return tuple(self._sent.values())

    def add(self, departures: Iterable[Departure]) -> None:
        """Count these, too."""
        for one in departures:
            key = (one.host, one.purpose)
            known = self._sent.get(key)
            self._sent[key] = one if known is None else known + one

    def note_model(self, name: str) -> None:
        """A language model has begun to answer."""
        if name not in self.models:
            self.models.append(name)


_current: ContextVar[Account | None] = ContextVar("account", default=None)
_purpose: ContextVar[Purpose | None] = ContextVar("purpose", default=None)


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


def sending(purpose: Purpose) -> None:
    """Say what the next request of this task is for; each says so anew."""
    _purpose.set(purpose)


def counted_client() -> "DefaultAsyncHttpxClient":
    """An HTTP client for the ``openai`` SDK that notes what is sent. Blocking if that is not imported yet."""
    from openai import DefaultAsyncHttpxClient

    return DefaultAsyncHttpxClient(event_hooks={"request": [_note]})


def is_outside(host: str) -> bool:
    """Whether ``host`` is neither this computer nor in the household's own network.

    It is judged by what it is called: nobody is asked for its address.
    """
    name = host.strip("[]").partition("%")[0].rstrip(".").lower()
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return "." in name and not name.endswith(HOME_SUFFIXES)
    mapped = getattr(address, "ipv4_mapped", None)
    return not (mapped or address).is_private and not (mapped or address).is_link_local


async def _note(request: Any) -> None:
    """The client's hook: called in the task that sends ``request``, each time it does."""
    account, purpose = _current.get(), _purpose.get()
    if account is None or purpose is None:
        return
    host, size = str(request.url.host), int(request.headers.get("content-length", 0))
    account.add([Departure(host, purpose, requests=1, bytes=size, outside=is_outside(host))])
