import logging

import pytest

from hub.caps.caps import Cap, Caps
from hub.caps.seldom_told import TELL_S


class Clock:
    at = 0.0

    def __call__(self) -> float:
        return self.at


def test_all_are_counted_and_few_are_told_of(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "hub.caps.caps")
    clock = Clock()
    caps = Caps(now=clock)
    for number in range(1_000):
        caps.refused(Cap.REQUESTS, f"10.0.0.{number % 256}")
    caps.refused(Cap.PENDING, "10.0.0.9")
    assert caps.counts()["requests"] == 1_000
    assert len(caplog.messages) == 2
    clock.at += TELL_S
    caps.refused(Cap.REQUESTS, "10.0.0.1")
    assert caplog.messages[-1] == "beyond the limit of requests: 1000 refused, the last of 10.0.0.1"


def test_every_cap_is_counted_from_the_beginning() -> None:
    assert Caps().counts() == dict.fromkeys(Cap, 0)
