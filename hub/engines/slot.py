"""One engine's place: empty, loading, ready, failed or off, and waited for by turns."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import Generic, ParamSpec, TypeVar

from hub.bus import Bus
from hub.errors import EngineError, EngineFailedError
from hub.events import EngineChanged, EngineKind, EngineState

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

LOAD_PATIENCE_S = 30.0
"""Longest a turn waits for an engine that is still loading, seconds."""


class Slot(Generic[T]):
    """Holds an engine and tells the bus how it is."""

    def __init__(
        self,
        kind: EngineKind,
        name: str,
        bus: Bus | None = None,
        *,
        patience_s: float = LOAD_PATIENCE_S,
        service: str = "",
    ) -> None:
        """An empty place; whoever asks while it loads waits for ``patience_s`` at most.

        Without a bus nobody is told how it is: not every voice is one of the hub's three engines.
        ``service`` is as in ``EngineChanged``.
        """
        self.name = name
        self._patience_s = patience_s
        self._service = service
        self.status = EngineChanged(kind=kind, state=EngineState.LOADING, name=name, service=service)
        self._bus = bus
        self._engine: T | None = None
        self._error: EngineError | None = None
        self._settled = asyncio.Event()

    async def get(self) -> T:
        """The engine, once it is loaded.

        Raises:
            EngineError: It failed, is off, or takes too long.
        """
        try:
            async with asyncio.timeout(self._patience_s):
                await self._settled.wait()
        except TimeoutError as error:
            raise EngineFailedError(f"{self.name} is still loading.") from error
        if self._engine is None:
            raise self._error or EngineFailedError(f"{self.name} did not load.")
        return self._engine

    async def settled(self) -> None:
        """Return when it is known whether there is an engine, or after the patience."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._patience_s):
                await self._settled.wait()

    @property
    def engine(self) -> T | None:
        """The engine, if it is loaded."""
        return self._engine

    @property
    def failed(self) -> bool:
        """Whether there is no engine, and none is being loaded."""
        return self._settled.is_set() and self._engine is None

    async def fill(self, load: Callable[[], Awaitable[T]]) -> None:
        """Load the engine; what goes wrong is kept for those who ask, and told."""
        self._settled.clear()
        self._engine = self._error = None
        self._tell(EngineState.LOADING)
        now = asyncio.get_running_loop().time
        began = now()
        try:
            self._engine = await load()
        except EngineError as error:
            self.fail(error)
            return
        self._tell(EngineState.READY, took=now() - began)
        self._settled.set()

    def take(self, name: str, engine: T, *, took: float | None = None) -> None:
        """Hold ``engine`` from now on, which took so many seconds to load.

        Whoever was given the one before works on with it; then nobody holds it, and its memory is free.
        """
        self.name = name
        self._engine, self._error = engine, None
        self._tell(EngineState.READY, took=took)
        self._settled.set()

    def fail(self, error: EngineError, state: EngineState = EngineState.FAILED, *, stand_in: str = "") -> None:
        """Mark the engine as failed, off, or stood in for, with the reason."""
        self._engine = None
        self._error = error
        self._settled.set()
        level = logging.WARNING if state is EngineState.FAILED else logging.INFO
        log.log(level, "%s cannot be used: %s", self.name, error)
        self._tell(state, name=stand_in, error=error.code, detail=str(error))

    def failing(self, error: EngineError, stand_in: str = "") -> None:
        """Tell that the engine fails at its work, and what does it meanwhile; it stays in its place."""
        if stand_in:
            log.warning("%s fails, %s stands in: %s", self.name, stand_in, error)
        else:
            log.warning("%s fails: %s", self.name, error)
        state = EngineState.STANDING_IN if stand_in else EngineState.FAILED
        self._tell(state, name=stand_in, error=error.code, detail=str(error))

    def working(self) -> None:
        """Tell that the engine works again."""
        log.info("%s works again", self.name)
        self._tell(EngineState.READY)

    def _tell(
        self,
        state: EngineState,
        *,
        name: str = "",
        error: str = "",
        detail: str = "",
        took: float | None = None,
    ) -> None:
        self.status = EngineChanged(
            kind=self.status.kind,
            state=state,
            name=name or self.name,
            error=error,
            detail=detail,
            took=took,
            service="" if name else self._service,
        )
        if self._bus is not None:
            self._bus.publish(self.status)


def guarded(load: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """Turn a library's own failure, for example a missing shared library, into an ``EngineError``."""

    async def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return await load(*args, **kwargs)
        except EngineError:
            raise
        except Exception as error:
            raise EngineFailedError(f"An engine could not be loaded: {error}") from error

    return guarded
