"""The real clock."""

from hub.twin.clock import LoopClock


async def test_it_never_returns_too_early() -> None:
    clock = LoopClock()
    for wait in (-1.0, 0.0, 0.001, 0.0123):
        moment = clock.now() + wait
        await clock.until(moment)
        assert clock.now() >= moment
