"""A device that a person talks through: it goes to the hub by itself, and again when it has to."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hub.errors import HubAwayError, HubError
from hub.twin.clock import ANSWER_LIMIT_S
from hub.twin.device import Twin
from hub.twin.errors import NotApprovedError, TwinError
from hub.twin.identity import Identity
from hub.twin.microphone import Source
from hub.twin.player import Sink
from hub.twin.report import Report
from hub.twin.state import DeviceState

QUIET_S: Final = 2.0
"""Longest wait for the hub to be silent after the button was pressed, seconds."""


class Standing(StrEnum):
    """How it stands with the hub."""

    JOINING = "joining"  # it goes there, or waits to be let in
    READY = "ready"  # a question can be asked
    BUSY = "busy"  # a question is asked or answered
    AWAY = "away"  # the hub cannot be reached, or went away in the middle
    SHUT_OUT = "shut_out"  # the hub does not let it in


LetIn = Callable[[str], Awaitable[None]]
"""Has the device let in that shows this code; raises ``HubError`` when that cannot be done."""

Question = str | Source
"""Typed, or said."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where the hub is, and how one is let in there. ``trust`` knows whom to believe over TLS."""

    ota_url: str
    let_in: LetIn
    trust: ssl.SSLContext | None = None


class Handset:
    """Asks one question after the other; a new one cuts off the answer to the last.

    ``run`` is one task's work; everything else returns at once.
    """

    def __init__(
        self, identity: Identity, home: Home, sink: Sink, told: Callable[[Standing], object], language: str
    ) -> None:
        """``told`` hears how it stands; ``language`` is the one it is set to."""
        self._home = home
        self._sink = sink
        self._told = told
        self._twin = Twin(identity, sink=sink, trust=home.trust, language=language)
        self._wanted = asyncio.Event()
        self._question: Question | None = None  # the next one; a newer one takes its place

    def ask(self, question: Question) -> None:
        """Ask this next."""
        self._question = question
        self._wanted.set()

    def stop(self) -> None:
        """Be silent, and wait for no answer."""
        self._question = None
        self._wanted.set()

    def join(self) -> None:
        """Go to the hub again, if it could not be reached."""
        self._wanted.set()

    async def run(self) -> None:
        """Go to the hub, and ask what is wanted, until cancelled."""
        async with self._twin:
            at_home = await self._join()
            while True:
                await self._wanted.wait()
                self._wanted.clear()
                question, self._question = self._question, None
                if question is None:
                    at_home = at_home or await self._join()
                else:
                    at_home = await self._connect() and await self._have(question)

    async def _join(self) -> bool:
        """Be known to the hub, and let in; whether that came true."""
        self._told(Standing.JOINING)
        return await self._reach(connect=False)

    async def _connect(self) -> bool:
        """Be on the line; whether that came true."""
        if self._twin.connected:
            return True
        return await self._reach(connect=True)

    async def _reach(self, *, connect: bool) -> bool:
        try:
            answer = await self._twin.check(self._home.ota_url)
            if answer.demand is not None:
                await self._home.let_in(answer.demand.code)
                answer = await self._twin.check(self._home.ota_url)
            if connect and not answer.notice:
                await self._twin.connect(answer)
        except NotApprovedError:
            standing = Standing.SHUT_OUT
        except (TwinError, HubAwayError):
            standing = Standing.AWAY
        except HubError:  # whoever was asked to let it in did not
            standing = Standing.SHUT_OUT
        else:
            wanted = answer.demand is None and not answer.notice
            standing = Standing.READY if wanted else Standing.SHUT_OUT
        self._told(standing)
        return standing is Standing.READY

    async def _have(self, question: Question) -> bool:
        """Ask, and hear the answer unless something else is wanted first; whether the hub is still there."""
        self._told(Standing.BUSY)
        asking = asyncio.create_task(self._ask(question))
        newer = asyncio.create_task(self._wanted.wait())
        try:
            await asyncio.wait({asking, newer}, return_when=asyncio.FIRST_COMPLETED)
            if not asking.done():
                await self._cut()
        finally:
            for task in (asking, newer):
                task.cancel()
            await asyncio.gather(asking, newer, return_exceptions=True)
        whole = asking.cancelled() or asking.result().ok
        there = whole or self._twin.connected
        self._told(Standing.READY if there else Standing.AWAY)
        return there

    async def _ask(self, question: Question) -> Report:
        if isinstance(question, str):
            return await self._twin.ask_text(question, limit_s=ANSWER_LIMIT_S)
        return await self._twin.ask_from(question, limit_s=ANSWER_LIMIT_S)

    async def _cut(self) -> None:
        """Press the button if it speaks, and wait until the hub has taken note."""
        self._sink.clear()
        if self._twin.state is not DeviceState.SPEAKING:
            return
        with suppress(TwinError, TimeoutError):
            await self._twin.abort()
            await self._twin.until_quiet(QUIET_S)
        self._sink.clear()
