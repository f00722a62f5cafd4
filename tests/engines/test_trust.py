"""How long a service that failed is left alone."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from hub.engines.trust import Trust
from hub.errors import EngineFailedError, SpeechDownError, SpeechSlowError
from tests.fakes.virtual_time import run_virtual

DOWN = SpeechDownError("down")


class Watched:
    """Trust, and what was told of it."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.trust = Trust(
            lambda error: self.told.append(error.code), lambda: self.told.append("working"), rest_s=30
        )

    def work(self, error: EngineFailedError | None = None) -> None:
        with self.trust.attempt():
            if error is not None:
                raise error

    def interrupt(self) -> None:
        with self.trust.attempt():
            raise asyncio.CancelledError

    def fail(self, error: EngineFailedError = DOWN) -> None:
        with pytest.raises(type(error)):
            self.work(error)


def played(scene: Callable[[Watched], Coroutine[Any, Any, None]]) -> list[str]:
    async def main() -> list[str]:
        watched = Watched()
        await scene(watched)
        return watched.told

    return run_virtual(main())


def test_one_failure_is_enough_and_after_a_rest_it_is_tried_again() -> None:
    async def scene(watched: Watched) -> None:
        trusted = []
        watched.work()
        watched.fail()
        for seconds in (0, 29.9, 0.2):
            await asyncio.sleep(seconds)
            trusted.append(watched.trust.deserved)
        assert trusted == [False, False, True]
        watched.work()
        assert watched.trust.deserved

    assert played(scene) == ["speech.down", "working"]


def test_only_changes_are_told() -> None:
    async def scene(watched: Watched) -> None:
        for error in (DOWN, DOWN, SpeechSlowError("slow"), SpeechSlowError("slow")):
            watched.fail(error)
            await asyncio.sleep(31)

    assert played(scene) == ["speech.down", "speech.slow"]


def test_while_one_tries_it_the_others_do_not_wait_for_it() -> None:
    async def scene(watched: Watched) -> None:
        watched.fail()
        await asyncio.sleep(31)
        with watched.trust.attempt():
            meanwhile = watched.trust.deserved
        after = watched.trust.deserved
        assert (meanwhile, after) == (False, True)

    assert played(scene) == ["speech.down", "working"]


def test_a_try_that_was_interrupted_says_nothing() -> None:
    async def scene(watched: Watched) -> None:
        watched.fail()
        await asyncio.sleep(31)
        with pytest.raises(asyncio.CancelledError):
            watched.interrupt()
        assert watched.trust.deserved

    assert played(scene) == ["speech.down"]
