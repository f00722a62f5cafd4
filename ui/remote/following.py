"""Follows a hub's events over the network, and goes on following whatever becomes of the connection."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final, Protocol, TypeVar

from pydantic import ValidationError

from hub.client.client import HubClient
from hub.client.stream import Told
from hub.errors import AskingError, HubUntrustedError, NoHubThereError, ToldNoError
from hub.snapshot import Reach
from hub.web.api.events import Ended
from hub.web.api.live import End

log = logging.getLogger(__name__)

PAUSES_S: Final = (1.0, 2.0, 4.0, 8.0, 15.0)
"""Between two attempts, seconds; the last one goes on: a hub that was restarted is found soon, and one that is
off costs nothing."""

UNAUTHORIZED: Final = 401
"""HTTP's status for a token that is not good."""

T = TypeVar("T")


_WHY: Final = {HubUntrustedError: Reach.UNTRUSTED, NoHubThereError: Reach.NO_HUB}
"""Why a hub cannot be asked, by the error; all others: it is away."""


class Ear(Protocol):
    """Is told what comes."""

    def hear(self, told: Told) -> None:
        """A message of the stream, ``snapshot`` first; raises ``NoHubThereError``."""
        ...

    def reach(self, reach: Reach) -> None:
        """The hub cannot be asked any longer, and why."""
        ...


class Following:
    """One task's work: ``run``. It goes on at once when ``hurry`` is called."""

    def __init__(self, ear: Ear, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """``pause`` waits for so many seconds."""
        self._ear = ear
        self._pause = pause
        self._hurry = asyncio.Event()
        self._failures = 0

    def hurry(self) -> None:
        """Connect anew at once: there is another token, the computer woke, or a person wants it."""
        self._failures = 0
        self._hurry.set()

    async def run(self, client: Callable[[], HubClient | None]) -> None:
        """Follow for ever. ``client`` gives the one to use; None: no token was given."""
        while True:
            self._hurry.clear()
            reach = await self._unless_hurried(self._follow(client()))
            if reach is None:
                continue
            self._ear.reach(reach)
            await self._unless_hurried(self._rest(reach))

    async def _follow(self, client: HubClient | None) -> Reach:
        """Follow until it ends; why it did."""
        if client is None:
            return Reach.REFUSED
        try:
            async for told in client.follow(levels=True):
                self._failures = 0
                if told.name == "ended":
                    return self._ended(told)
                self._ear.hear(told)
        except ToldNoError as error:
            log.info("the hub does not let this window follow: %s", error.code)
            return Reach.REFUSED if error.status == UNAUTHORIZED else Reach.AWAY
        except AskingError as error:
            return _WHY.get(type(error), Reach.AWAY)
        return Reach.AWAY

    def _ended(self, told: Told) -> Reach:
        try:
            reason = Ended.model_validate(told.content).reason
        except ValidationError as error:
            raise NoHubThereError("The hub ends the stream for a reason that is not known.") from error
        if reason is End.TOO_SLOW:  # nothing is wrong: begin with the snapshot again
            self.hurry()
        return Reach.REFUSED if reason is End.REVOKED else Reach.AWAY

    async def _rest(self, reach: Reach) -> None:
        if reach is Reach.REFUSED:  # only another token helps; wrong ones are counted
            await asyncio.Event().wait()
        pause = PAUSES_S[min(self._failures, len(PAUSES_S) - 1)]
        self._failures += 1
        await self._pause(pause)

    async def _unless_hurried(self, work: Coroutine[Any, Any, T]) -> T | None:
        """What ``work`` comes to; None when there was no time to wait for it."""
        working, hurried = asyncio.ensure_future(work), asyncio.ensure_future(self._hurry.wait())
        try:
            await asyncio.wait((working, hurried), return_when=asyncio.FIRST_COMPLETED)
            return None if self._hurry.is_set() else working.result()
        finally:
            for task in (working, hurried):
                task.cancel()
            await asyncio.gather(working, hurried, return_exceptions=True)
