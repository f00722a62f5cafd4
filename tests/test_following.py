import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from hub.following import BEAT_S, RETRY_S, Following
from tests.fakes.virtual_time import run_virtual

HOME, OFFICE = ("192.0.2.10",), ("198.51.100.7",)


@dataclass
class Network:
    """A machine's addresses, and what was made known under them."""

    addresses: Sequence[str] | OSError = HOME
    works: bool = True
    used: list[Sequence[str]] = field(default_factory=list)

    async def find(self) -> Sequence[str]:
        if isinstance(self.addresses, OSError):
            raise self.addresses
        return self.addresses

    async def use(self, addresses: Sequence[str]) -> bool:
        self.used.append(addresses)
        return self.works

    @asynccontextmanager
    async def followed(self) -> AsyncIterator[Following]:
        following = Following(self.find, self.use)
        keeping = asyncio.create_task(following.keep())
        await beats(3)
        yield following
        keeping.cancel()
        await asyncio.wait({keeping})


async def beats(count: int) -> None:
    await asyncio.sleep(count * BEAT_S)


def test_what_stays_is_made_known_once() -> None:
    async def scene() -> None:
        network = Network()
        async with network.followed():
            await beats(100)
            assert network.used == [HOME]

    run_virtual(scene())


def test_another_network_is_followed_within_a_beat() -> None:
    async def scene() -> None:
        network = Network()
        async with network.followed():
            network.addresses = OFFICE
            await beats(1)
            assert network.used == [HOME, OFFICE]

    run_virtual(scene())


@pytest.mark.logs("no longer has the address 192.0.2.10")
def test_without_a_network_it_is_known_nowhere_until_there_is_one_again() -> None:
    async def scene() -> None:
        network = Network()
        async with network.followed():
            network.addresses = ()
            await beats(100)
            network.addresses = HOME
            await beats(2)
            assert network.used == [HOME, (), HOME]

    run_virtual(scene())


def test_a_renewal_does_not_wait_for_the_beat() -> None:
    async def scene() -> None:
        network = Network()
        async with network.followed() as following:
            following.renew()
            await asyncio.sleep(0.001)
            assert network.used == [HOME, HOME]
            await beats(5)
            assert network.used == [HOME, HOME]

    run_virtual(scene())


def test_what_failed_is_tried_again_now_and_then() -> None:
    async def scene() -> None:
        network = Network(works=False)
        async with network.followed():
            await asyncio.sleep(2 * (RETRY_S + BEAT_S))
            assert network.used == [HOME] * 3
            network.works = True
            await asyncio.sleep(10 * RETRY_S)
            assert network.used == [HOME] * 4

    run_virtual(scene())


def test_addresses_that_cannot_be_looked_up_are_taken_for_unchanged() -> None:
    async def scene() -> None:
        network = Network()
        async with network.followed():
            network.addresses = OSError("out of memory")
            await beats(3)
            network.addresses = OFFICE
            await beats(1)
            assert network.used == [HOME, OFFICE]

    run_virtual(scene())
