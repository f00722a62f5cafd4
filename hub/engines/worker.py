"""A named thread for blocking work, one job at a time."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)

PATIENCE_S = 1.5
"""Longest wait for a running call when the worker is closed, seconds: the hub is to end within five."""


class Worker:
    """Runs blocking calls off the event loop, in the order in which they were asked for.

    Cancelling a call returns at once. One that has not begun is dropped; one that is running ends in
    its thread, unseen.
    """

    def __init__(self, name: str, threads: int = 1) -> None:
        self.name = name
        self._executor = ThreadPoolExecutor(max_workers=threads, thread_name_prefix=name)
        self._calls: set[Future[Any]] = set()

    async def run(self, call: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run ``call`` in the worker's thread and return what it returns."""
        future = self._executor.submit(call, *args, **kwargs)
        self._calls.add(future)
        future.add_done_callback(self._calls.discard)
        return await asyncio.wrap_future(future)

    def begin(self, call: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Run ``call`` in the worker's thread, unawaited; should it fail, that is logged."""
        future = self._executor.submit(call, *args, **kwargs)
        self._calls.add(future)
        future.add_done_callback(self._ended)

    async def close(self) -> bool:
        """Drop what waits; whether the running call, if any, ended in time."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        running = [asyncio.wrap_future(call) for call in tuple(self._calls) if call.running()]
        if not running:
            return True
        _, late = await asyncio.wait(running, timeout=PATIENCE_S)
        for call in running:
            if call.done() and not call.cancelled():
                call.exception()  # nobody is left to be told
        if late:
            log.warning("%s is still at work; the hub ends without waiting for it", self.name)
        return not late

    def _ended(self, call: Future[Any]) -> None:
        self._calls.discard(call)
        if not call.cancelled() and (error := call.exception()) is not None:
            log.error("%s failed", self.name, exc_info=error)
