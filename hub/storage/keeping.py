"""Keeps a small collection on the disk: what changed is written a moment later, and again if that failed."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from typing import Final, Generic, NoReturn, Protocol, TypeVar

from hub.errors import DataFolderError

log = logging.getLogger(__name__)

GATHER_S: Final = 0.3
"""What changes within so long is written in one go, seconds: a kill loses no more than that and one writing."""

RETRY_S: Final = 5.0
"""Between two attempts while the disk does not take it, seconds."""

MAX_FAULTS: Final = 3
"""Attempts in a row that end in a fault of ours; then what was to be written is given up for what comes."""

R = TypeVar("R")


class Repository(Protocol[R]):
    """Where records are kept. All methods raise ``DataFolderError``."""

    async def all(self) -> Sequence[R]:
        """Every record."""
        ...

    async def put(self, records: Iterable[R]) -> None:
        """Keep these, each in place of what was kept under its id."""
        ...

    async def remove(self, ids: Collection[str]) -> None:
        """Keep these no longer."""
        ...


class Keeping(Generic[R]):
    """Has what is not on the disk yet. ``run`` is one task's work."""

    def __init__(self, what: str, repository: Callable[[], Awaitable[Repository[R]]]) -> None:
        """``what`` is kept, for the log; ``repository`` opens where."""
        self._what = what
        self._repository = repository
        self._waiting: dict[str, R | None] = {}
        self._something = asyncio.Event()
        self._writing = asyncio.Lock()
        self._failure = ""
        self._faults = 0

    async def load(self) -> Sequence[R]:
        """What is kept; raises ``DataFolderError``."""
        return await (await self._repository()).all()

    def put(self, key: str, record: R | None) -> None:
        """Keep ``record`` under ``key``, soon; None: keep nothing under it."""
        self._waiting[key] = record
        self._something.set()

    async def kept(self) -> None:
        """Return once everything that was put so far is on the disk.

        Raises:
            DataFolderError: It cannot be written now, and waits to be; after ``MAX_FAULTS`` of ours in a row
                it is given up.
        """
        async with self._writing:
            batch, self._waiting = self._waiting, {}
            try:
                await self._write(batch)
            except Exception as error:
                if not self._given_up(error, len(batch)):
                    self._put_back(batch)
                if isinstance(error, DataFolderError):
                    raise
                raise DataFolderError(f"A fault of the hub ({error!r}); see its log.") from error
            except BaseException:
                self._put_back(batch)
                raise
            self._faults = 0

    async def run(self) -> NoReturn:
        """Write what changes."""
        while True:
            await self._something.wait()
            self._something.clear()
            await asyncio.sleep(GATHER_S)
            if not await self._kept_or_told():
                await asyncio.sleep(RETRY_S)
                self._something.set()

    async def finish(self, within_s: float) -> None:
        """Write what is left, if that can be done in time; ``run`` has ended."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                await self._kept_or_told()
        if self._waiting:
            log.warning("%d changes of %s are lost", len(self._waiting), self._what)

    async def _kept_or_told(self) -> bool:
        try:
            await self.kept()
        except DataFolderError as error:
            if self._failure != error.code:
                log.warning("%s cannot be kept for now: %s", self._what, error)
            self._failure = error.code
            return False
        if self._failure:
            log.info("%s are kept again", self._what)
        self._failure = ""
        return True

    def _put_back(self, batch: dict[str, R | None]) -> None:
        self._waiting = {**batch, **self._waiting}  # what came meanwhile is newer

    def _given_up(self, error: Exception, changes: int) -> bool:
        """Whether it is a fault of ours that has come too often."""
        if isinstance(error, DataFolderError):
            self._faults = 0
            return False
        self._faults += 1
        log.error("%s could not be kept", self._what, exc_info=error)
        if self._faults < MAX_FAULTS:
            return False
        log.warning("%d changes of %s are given up after %d attempts", changes, self._what, self._faults)
        self._faults = 0
        return True

    async def _write(self, batch: dict[str, R | None]) -> None:
        if not batch:
            return
        repository = await self._repository()
        gone = [key for key, record in batch.items() if record is None]
        there = [record for record in batch.values() if record is not None]
        if there:
            await repository.put(there)
        if gone:
            await repository.remove(gone)
