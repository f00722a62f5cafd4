import asyncio
import math

from hub.engines.turnstile import Turnstile
from tests.fakes.virtual_time import run_virtual


def test_the_most_urgent_goes_first_and_equals_in_the_order_they_came() -> None:
    order: list[str] = []

    async def scene() -> None:
        turnstile = Turnstile()

        async def work(name: str, due: float) -> None:
            async with turnstile.passing(due):
                order.append(name)
                await asyncio.sleep(1)

        async with asyncio.TaskGroup() as tasks:
            for name, due in (
                ("first", math.inf),
                ("new", math.inf),
                ("newer", math.inf),
                ("late", 8.0),
                ("now", 3.0),
            ):
                tasks.create_task(work(name, due))

    run_virtual(scene())
    assert order == ["first", "now", "late", "new", "newer"]


def test_who_is_cancelled_holds_up_nobody() -> None:
    async def scene() -> None:
        turnstile = Turnstile()
        passed: list[int] = []

        async def work(number: int) -> None:
            async with turnstile.passing(math.inf):
                await asyncio.sleep(1)
                passed.append(number)

        tasks = [asyncio.create_task(work(number)) for number in range(5)]
        await asyncio.sleep(0.5)
        tasks[0].cancel()  # in the middle of its work
        tasks[1].cancel()  # called in the same step
        tasks[3].cancel()  # waiting
        await asyncio.wait(tasks)
        assert passed == [2, 4]
        async with turnstile.passing(math.inf):
            pass

    run_virtual(scene())
