"""How exactly the twin knows when something came: a process that was kept from running reads it too late."""

from typing import Final, NoReturn

from hub.twin.clock import Clock

PERIOD_S: Final = 0.01
"""Between two beats, seconds: what comes is known to within two of them while the process runs freely."""


class Pulse:
    """Beats for as long as ``run`` does; while the process is kept from running, no beat comes."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: float | None = None
        self._before: float | None = None

    async def run(self) -> NoReturn:
        """Beat until cancelled."""
        while True:
            now = self._clock.now()
            self._before, self._last = self._last, now
            await self._clock.until(now + PERIOD_S)

    def since(self, now: float) -> float:
        """The earliest moment at which what is read ``now`` can have come: before that, it was looked for."""
        return now if self._before is None else self._before
