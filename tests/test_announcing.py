"""How soon the hub can be found after an address has changed: the parts that do it, in virtual time."""

import asyncio
from collections.abc import Awaitable, Sequence

import ifaddr
import pytest

from hub.addresses import announced_addresses
from hub.config.network import ANY_IPV4
from hub.discovery import Discovery
from hub.following import Following
from tests.fakes.virtual_time import run_virtual

ANNOUNCED_WITHIN_S = 5.0

PROBING_S = 0.8
"""From the beginning of a registration to its first announcement: a pause of up to 0.25 s, and three probes
0.175 s apart."""


class Multicast:
    """Stands for ``AsyncZeroconf`` on a network that no longer takes anything: goodbyes hang."""

    announced: list[tuple[float, Sequence[str]]]

    def __init__(self, interfaces: Sequence[str], **_: object) -> None:
        self._interfaces = interfaces

    async def async_register_service(self, _info: object, *, allow_name_change: bool) -> Awaitable[None]:
        assert allow_name_change
        await asyncio.sleep(PROBING_S)
        self.announced.append((asyncio.get_running_loop().time(), self._interfaces))
        return asyncio.sleep(0)

    async def async_unregister_all_services(self) -> None:
        await asyncio.sleep(3600)

    async_close = async_unregister_all_services


@pytest.mark.logs("was not told in time")
@pytest.mark.parametrize("after_s", [0.0, 0.5, 1.0, 1.5, 1.999])
def test_another_address_is_announced_within_five_seconds(
    monkeypatch: pytest.MonkeyPatch, after_s: float
) -> None:
    """However long after a look it changed, and though the old network takes no goodbye."""
    here = ["192.0.2.10"]
    monkeypatch.setattr(
        "ifaddr.get_adapters", lambda: [ifaddr.Adapter("eth", "eth", [ifaddr.IP(here[0], 24, "eth")])]
    )
    monkeypatch.setattr("hub.discovery.AsyncZeroconf", Multicast)
    Multicast.announced = []

    async def scene() -> None:
        discovery = Discovery("hub-test")

        async def find() -> Sequence[str]:
            return announced_addresses((ANY_IPV4,))

        async def use(addresses: Sequence[str]) -> bool:
            await discovery.announce(addresses, http_port=8003, ws_port=8000, path="/xiaozhi/ota/")
            return discovery.announced

        following = asyncio.create_task(Following(find, use).keep())
        await asyncio.sleep(10 * 2 + PROBING_S + after_s)
        here[:] = ["198.51.100.7"]
        changed = asyncio.get_running_loop().time()
        await asyncio.sleep(10)
        (_, first), (at, second) = Multicast.announced
        assert (first, second) == (["192.0.2.10"], ["198.51.100.7"])
        assert at - changed < ANNOUNCED_WITHIN_S
        following.cancel()
        await asyncio.wait({following})
        await discovery.withdraw()

    run_virtual(scene())
