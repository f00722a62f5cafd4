"""One flash from its beginning to its end: talks with the child process, and knows what the board is by now."""

import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from typing import Final

from hub.engines.worker import Worker
from hub.errors import DataFolderError, EnrolmentError, NotKeptError
from hub.events import BoardState, FlashState
from hub.firmware.usb.backups import Backups
from hub.firmware.usb.child import Child
from hub.firmware.usb.flash import Board, Flash, Pace
from hub.firmware.usb.orders import (
    BoardFacts,
    Done,
    Facts,
    Failed,
    Go,
    Job,
    Order,
    Phase,
    Progress,
    Told,
    Verified,
)
from hub.firmware.usb.own_files import PROBLEMS
from hub.firmware.usb.plan import UnfitError, Wanted, plan
from hub.firmware.usb.ports import Port
from hub.firmware.usb.problems import FlashProblem, problem_of

log = logging.getLogger(__name__)

BAUD: Final = 460_800
"""How fast a board is written on, bits a second: the fastest that cheap USB chips and long cables carry."""

StartChild = Callable[[], AbstractAsyncContextManager[Child]]
"""Starts a child."""

Approve = Callable[[str, str], Awaitable[object]]
"""Lets in a device with that id and client id; raises ``EnrolmentError``."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done.

    Attributes:
        port: Where the board is.
        wanted: What is written.
        erase: Erase all of it first.
        backup: Keep what was on it.
        approve: Let it in before it asks.
    """

    port: Port
    wanted: Wanted
    erase: bool
    backup: bool
    approve: bool


class FlashJob:
    """One of them. ``run`` never raises.

    Attributes:
        flash: How far it is.
    """

    def __init__(
        self,
        flash: Flash,
        task: Task,
        *,
        start: StartChild,
        worker: Worker,
        backups: Backups,
        approve: Approve,
        tell: Callable[["FlashJob"], None],
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Prepare.

        Args:
            flash: How it begins.
            task: What is to be done.
            start: Starts the child.
            worker: Does what blocks.
            backups: Keeps what was on the board.
            approve: Lets it in.
            tell: Is called whenever ``flash`` has changed.
            clock: Nobody sets it, seconds.
            now: The wall clock.
        """
        self.flash = flash
        self._task = task
        self._start = start
        self._worker = worker
        self._backups = backups
        self._approve = approve
        self._tell = tell
        self._now = now
        self._pace = Pace(clock)
        self._child: Child | None = None
        self._cancelled = False
        self._done = False

    def cancel(self) -> None:
        """End it now. What the board is then stays true: see ``BoardState``."""
        self._cancelled = True
        if self._child is not None:
            self._child.kill()

    async def run(self) -> None:
        """Do it, and know at the end what came of it."""
        problem: FlashProblem | None = self._task.port.problem
        if problem is None:
            try:
                problem = await self._with_child()
            except DataFolderError as error:
                log.warning("a flash could not go on: %s", error)
                problem = FlashProblem.BACKUP_FAILED
            except OSError as error:
                log.warning("a flash could not go on: %s", error)
                problem = FlashProblem.WORKER_DIED
            except Exception:
                log.exception("a flash failed")
                problem = FlashProblem.UNKNOWN
        await self._end(problem)

    async def _with_child(self) -> FlashProblem | None:
        if self._task.backup:
            await self._worker.run(self._backups.prepare)
        async with self._start() as child:
            self._child = child
            if self._cancelled:
                return None
            backup = str(self._backups.path(self.flash.flash_id)) if self._task.backup else ""
            await child.order(Order(port=self._task.port.path, baud=BAUD, backup=backup))
            problem: FlashProblem | None = FlashProblem.WORKER_DIED
            unfit: FlashProblem | None = None
            async for told in child.told():
                if isinstance(told, Facts):
                    try:
                        await self._give_job(child, told.board)
                    except UnfitError as error:
                        child.leave()
                        self._become(needs=error.needs, has=error.has)
                        unfit = error.problem
                elif isinstance(told, Failed):
                    log.warning("a flash failed while %s (%s: %s)", told.phase, told.kind, told.error)
                    problem = PROBLEMS.get(told.kind) or problem_of(told.error, told.phase)
                    if problem is FlashProblem.VERIFY_FAILED:
                        self._become(board_state=BoardState.INCOMPLETE)
                elif isinstance(told, Done):
                    self._done, problem = unfit is None, None
                else:
                    await self._hear(child, told)
            return unfit or problem

    async def _give_job(self, child: Child, board: BoardFacts) -> None:
        """Decide what is written where; raises ``UnfitError``."""
        self._become(board=shown(board))
        try:
            pieces = await self._worker.run(plan, self._task.wanted, board)
        except OSError as error:
            log.warning("an image could not be read: %s", error)
            raise UnfitError(FlashProblem.IMAGE_UNREADABLE) from error
        if self._task.backup:
            await self._foretell_backup()
        await child.order(Job(erase=self._task.erase, pieces=pieces))

    async def _hear(self, child: Child, told: Told) -> None:
        match told:
            case Progress():
                if self.flash.state is FlashState.BACKING_UP and told.phase is not Phase.BACKING_UP:
                    self._become(backup=True)
                self.flash = self._pace.after(self.flash, told)
                self._tell(self)
            case Verified():
                self._become(board_state=BoardState.VERIFIED)
                if not self._cancelled:
                    await self._let_in()
                    await child.order(Go())

    async def _foretell_backup(self) -> None:
        """Have a hub that is killed once the backup is whole know of it; raises ``DataFolderError``.

        It is told as half written, for that is the worst that the board may be then.
        """
        killed = replace(
            self.flash,
            backup=True,
            state=FlashState.FAILED,
            problem=FlashProblem.WORKER_DIED,
            board_state=BoardState.INCOMPLETE,
            ended_at=self._now(),
        )
        await self._worker.run(self._backups.keep, killed)

    async def _let_in(self) -> None:
        """Have the hub know the board before it starts for the first time."""
        provision, board = self._task.wanted.provision, self.flash.board
        if provision is None or board is None or not self._task.approve:
            return
        try:
            await self._approve(board.mac, provision.client_id)
        except NotKeptError as error:
            log.warning("%s", error)
        except EnrolmentError as error:
            log.warning("the board %s could not be let in: %s", board.mac, error)
            return
        self._become(approved=True)

    async def _end(self, problem: FlashProblem | None) -> None:
        if self._task.backup and not self.flash.backup:
            await self._drop_half_a_backup()
        if self._done:
            state = FlashState.DONE
        elif self._cancelled:
            state, problem = FlashState.CANCELLED, None
        else:
            state = FlashState.FAILED
        self._become(state=state, problem=problem, bytes_per_s=0.0, left_s=None, ended_at=self._now())
        log.info("a flash ended: %s, the board is %s", state, self.flash.board_state)

    async def _drop_half_a_backup(self) -> None:
        try:
            await self._worker.run(self._backups.remove, self.flash.flash_id)
        except DataFolderError as error:
            log.warning("%s", error)

    def _become(self, **changes: object) -> None:
        self.flash = replace(self.flash, **changes)  # type: ignore[arg-type]
        self._tell(self)


def shown(facts: BoardFacts) -> Board:
    """What people are told of it."""
    return Board(
        chip=facts.chip,
        revision=facts.revision,
        features=facts.features,
        mac=facts.mac,
        flash_size=facts.flash_size,
        usb_mode=facts.usb_mode,
    )
