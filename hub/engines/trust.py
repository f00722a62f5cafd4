"""Whether a service is to be asked, or whether an engine of this machine does its work for a while."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum

from hub.errors import EngineError


class _State(Enum):
    WORKING = "working"
    RESTING = "resting"  # it failed; nobody asks it until the rest is over
    PROBED = "probed"  # one piece of work tries it; the others do not wait for what may fail again


class Trust:
    """How far one service is trusted. It is lost with one failure, and found again with one success."""

    def __init__(
        self, failing: Callable[[EngineError], None], working: Callable[[], None], *, rest_s: float
    ) -> None:
        """Trust at first.

        Args:
            failing: Is told when the service fails, and did not before, or not so.
            working: Is told when it works again.
            rest_s: How long nobody asks the service after it failed, seconds.
        """
        self._tell_failing = failing
        self._tell_working = working
        self._rest_s = rest_s
        self._now = asyncio.get_running_loop().time
        self._state = _State.WORKING
        self._rests_until = 0.0
        self._last = ""

    @property
    def deserved(self) -> bool:
        """Whether the service would be asked now."""
        if self._state is _State.RESTING:
            return self._now() >= self._rests_until
        return self._state is _State.WORKING

    @contextmanager
    def attempt(self, *, innocent: tuple[type[EngineError], ...] = ()) -> Iterator[bool]:
        """Around one piece of work that is given to the service: what becomes of it is noted.

        It is told whether it is the one that tries a service which may be back. ``innocent`` are failures that
        say nothing against the service.
        """
        probes = self._state is _State.RESTING
        if probes:
            self._state = _State.PROBED
        try:
            yield probes
        except BaseException as error:
            if isinstance(error, EngineError) and not isinstance(error, innocent):
                self._lose(error)
            elif probes and self._state is _State.PROBED:  # nothing was learnt of the service
                self._state = _State.RESTING
            raise
        else:
            self._find()

    def _lose(self, error: EngineError) -> None:
        changed = self._state is _State.WORKING or error.code != self._last
        self._state = _State.RESTING
        self._rests_until = self._now() + self._rest_s
        self._last = error.code
        if changed:
            self._tell_failing(error)

    def _find(self) -> None:
        if self._state is not _State.WORKING:
            self._state = _State.WORKING
            self._tell_working()
