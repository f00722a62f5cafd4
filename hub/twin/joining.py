"""How the device gets to the hub: its start, its check, and waiting to be let in."""

import asyncio
import ssl

from hub.twin.activation import SerialKey, until_let_in
from hub.twin.board import Board
from hub.twin.boot import Boot
from hub.twin.boot_plan import BootPlan
from hub.twin.check import CheckAnswer, check
from hub.twin.clock import Clock
from hub.twin.memory import remember


class Joining:
    """Asks the hub as the device does. ``check_s``: how long the last check took; ``offered``: its firmware."""

    def __init__(
        self,
        board: Board,
        clock: Clock,
        plan: BootPlan,
        *,
        language: str,
        own: SerialKey | None,
        trust: ssl.SSLContext | None,
    ) -> None:
        self.check_s: float | None = None
        self.offered = ""
        self._board = board
        self._clock = clock
        self._plan = plan
        self._language = language
        self._own = own
        self._trust = trust

    async def check(self, ota_url: str) -> CheckAnswer:
        """Do the check once; raises ``TwinError``."""
        begun = self._clock.now()
        answer = await check(
            ota_url,
            self._board.identity,
            serial=self._own.serial if self._own else None,
            trust=self._trust,
            language=self._language,
            flash=self._board.flash,
        )
        self.check_s = self._clock.now() - begun
        self.offered = answer.offer.version if answer.offer else self.offered
        return answer

    async def start(self, ota_url: str) -> CheckAnswer:
        """Start; raises ``TwinError``."""
        return await self._boot(ota_url).start()

    async def come_back(self, ota_url: str) -> CheckAnswer | None:
        """Start again, or install what a tool named; None when that failed. Raises ``TwinError``."""
        url, self._board.firmware_url = self._board.firmware_url, ""
        boot = self._boot(ota_url)
        return await boot.upgrade(url) if url else await boot.start()

    async def until_let_in(self, ota_url: str, answer: CheckAnswer, limit_s: float) -> CheckAnswer:
        """Ask until the device is let in, and do what the check of then says; raises ``TwinError``."""
        let_in = await until_let_in(
            ota_url,
            self._board.identity,
            answer,
            self._clock,
            limit_s=limit_s,
            again=lambda: self.check(ota_url),
            own=self._own,
            trust=self._trust,
        )
        return await self._boot(ota_url).follow(let_in)

    def _boot(self, ota_url: str) -> Boot:
        return Boot(
            self._board,
            self._clock,
            lambda: self.check(ota_url),
            self._plan,
            keep=self._keep,
            trust=self._trust,
        )

    async def _keep(self) -> None:
        if self._plan.kept_in is not None:
            await asyncio.to_thread(remember, self._plan.kept_in, self._board.flash)
