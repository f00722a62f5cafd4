"""Questions to the hub's API of which one of a kind is on its way at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from hub.client.client import HubClient
from hub.errors import HubError

T = TypeVar("T")


class Asks(Protocol):
    """Asks the hub's API, as ``Presenter.ask`` does."""

    def __call__(
        self,
        question: Callable[[HubClient], Awaitable[T]],
        then: Callable[[T], object],
        label: str,
        failed: Callable[[HubError], object] | None = None,
    ) -> asyncio.Task[None]:
        """Ask, and hand on what is answered."""


class Questions:
    """A newer question takes the place of one of its kind: an answer that is late is no answer."""

    def __init__(self, ask: Asks) -> None:
        self._ask = ask
        self._asked: dict[str, asyncio.Task[None]] = {}

    def ask(
        self,
        kind: str,
        question: Callable[[HubClient], Awaitable[T]],
        then: Callable[[T], object],
        label: str,
        failed: Callable[[HubError], object] | None = None,
    ) -> None:
        """Ask as ``Presenter.ask`` does, in place of what was asked of this kind before."""
        self.drop(kind)
        self._asked = {name: task for name, task in self._asked.items() if not task.done()}
        self._asked[kind] = self._ask(question, then, label, failed)

    def drop(self, kind: str) -> None:
        """Wait no more for an answer of this kind."""
        asked = self._asked.get(kind)
        if asked is not None:
            asked.cancel()

    def cancel(self, but: str = "") -> None:
        """Wait for no answer any more, except of this kind."""
        for kind in self._asked.keys() - {but}:
            self._asked.pop(kind).cancel()


def ignore(_error: HubError) -> None:
    """For what is asked by the way, and asked again."""
