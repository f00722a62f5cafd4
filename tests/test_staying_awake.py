"""Keeping the computer awake while there are reasons."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from hub.awake.base import AwakeError
from hub.bus import Bus
from hub.events import AwakeChanged
from hub.staying_awake import StayAwake


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0)


class Way:
    def __init__(self) -> None:
        self.done: list[str] = []
        self.refuses = False

    def hold(self) -> None:
        if self.refuses:
            raise AwakeError("No.")
        self.done.append("hold")

    def release(self) -> None:
        self.done.append("release")


class House:
    def __init__(self) -> None:
        self.way = Way()
        bus = Bus()
        self.told: list[tuple[bool, str]] = []
        bus.subscribe(AwakeChanged, lambda event: self.told.append((event.held, event.problem)))
        self.stay = StayAwake(bus, lambda: self.way)


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    task = asyncio.create_task(house.stay.run())
    yield house
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert await house.stay.close()


async def test_it_is_held_until_the_last_reason_is_gone(house: House) -> None:
    house.stay.hold("kitchen")
    await until(lambda: house.stay.held)
    house.stay.hold("hall")
    house.stay.release("kitchen")
    house.stay.release("kitchen")
    house.stay.release("hall")
    await until(lambda: not house.stay.held)
    assert house.way.done == ["hold", "release"]
    assert house.told == [(True, ""), (False, "")]


async def test_a_computer_that_refuses_is_told_of_once(house: House) -> None:
    house.way.refuses = True
    house.stay.hold("kitchen")
    await until(lambda: bool(house.told))
    house.stay.hold("hall")
    house.way.refuses = False
    house.stay.hold("porch")
    await until(lambda: house.stay.held)
    assert house.told == [(False, "awake"), (True, "")]
