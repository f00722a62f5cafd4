import asyncio

import pytest

from tests.own_time import LongestStep, waits_for_a_core


class Machine:
    """A loop's steps on a machine that has other things to do. All in seconds."""

    def __init__(self) -> None:
        self.waited = 7.0
        self.limit = LongestStep(0.5, lambda: self.waited)

    def is_told(self, took: float, *, of_it_waited: float = 0.0) -> bool:
        self.waited += of_it_waited
        return took >= self.limit


def test_a_step_is_as_long_as_it_ran_or_waited_for_itself() -> None:
    machine = Machine()
    assert not machine.is_told(0.4)
    assert machine.is_told(0.5)
    assert not machine.is_told(3.0, of_it_waited=2.6)
    assert machine.is_told(3.0, of_it_waited=2.4)


def test_what_was_waited_in_one_step_is_not_counted_for_the_next() -> None:
    machine = Machine()
    assert not machine.is_told(2.1, of_it_waited=2.0)
    assert machine.is_told(0.6)


def test_a_thread_s_waits_only_grow() -> None:
    with waits_for_a_core() as waited:
        first = waited()
        assert 0.0 <= first <= waited()


@pytest.mark.logs("Executing")
async def test_the_loop_asks_it_after_each_step(caplog: pytest.LogCaptureFixture) -> None:
    loop, waited = asyncio.get_running_loop(), [0.0]
    loop.slow_callback_duration = LongestStep(-1.0, lambda: waited[0])  # every step is longer
    await asyncio.sleep(0)
    assert caplog.records
    caplog.clear()
    waited[0] = 1000.0
    await asyncio.sleep(0)
    assert not caplog.records
