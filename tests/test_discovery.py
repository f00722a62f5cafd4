import asyncio
from collections.abc import AsyncIterator

import pytest
from zeroconf import IPVersion, ServiceStateChange, Zeroconf
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from hub.discovery import SERVICE_TYPE, Discovery


def is_announced(discovery: Discovery) -> bool:
    return discovery.announced


async def announce(discovery: Discovery) -> None:
    await discovery.announce(
        ["127.0.0.1"], http_port=8003, ws_port=8000, path="/xiaozhi/ota/", also={"https_port": "8443"}
    )


@pytest.fixture
async def network() -> AsyncIterator[AsyncZeroconf]:
    """Another machine's view, on loopback."""
    zeroconf = AsyncZeroconf(interfaces=["127.0.0.1"], ip_version=IPVersion.V4Only)
    yield zeroconf
    await zeroconf.async_close()


async def test_the_hub_is_found_by_service_and_by_name_until_it_is_withdrawn(network: AsyncZeroconf) -> None:
    gone = asyncio.Event()
    found = asyncio.Event()

    def changed(zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        if name.startswith("hub-test."):
            (gone if state_change is ServiceStateChange.Removed else found).set()

    browser = AsyncServiceBrowser(network.zeroconf, SERVICE_TYPE, handlers=[changed])
    discovery = Discovery("hub-test")
    await announce(discovery)
    async with asyncio.timeout(10):
        await found.wait()
    info = AsyncServiceInfo(SERVICE_TYPE, f"hub-test.{SERVICE_TYPE}")
    assert await info.async_request(network.zeroconf, 3_000)
    assert info.server == "hub-test.local."
    assert info.parsed_addresses() == ["127.0.0.1"]
    assert info.port == 8003
    assert info.decoded_properties == {"ota": "/xiaozhi/ota/", "ws_port": "8000", "https_port": "8443"}
    assert is_announced(discovery)

    await discovery.withdraw()
    assert not is_announced(discovery)
    async with asyncio.timeout(10):
        await gone.wait()
    await browser.async_cancel()


async def test_announcing_again_takes_the_place_of_the_first_announcement(network: AsyncZeroconf) -> None:
    discovery = Discovery("hub-test")
    for _ in range(2):
        await announce(discovery)
        info = AsyncServiceInfo(SERVICE_TYPE, f"hub-test.{SERVICE_TYPE}")
        assert await info.async_request(network.zeroconf, 3_000)
    await discovery.announce([], http_port=8003, ws_port=8000, path="/xiaozhi/ota/")
    assert not is_announced(discovery)


async def test_a_withdrawal_that_is_cancelled_can_be_finished() -> None:
    discovery = Discovery("hub-test")
    await announce(discovery)
    zeroconf = discovery._zeroconf
    assert zeroconf is not None
    again = asyncio.create_task(announce(discovery))
    await asyncio.sleep(0)
    again.cancel()
    await asyncio.wait({again})
    assert not zeroconf.zeroconf.done
    await discovery.withdraw()
    assert zeroconf.zeroconf.done


@pytest.mark.logs("not announced")
async def test_what_goes_on_failing_is_said_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_multicast(**_: object) -> AsyncZeroconf:
        raise OSError("No such device")

    monkeypatch.setattr("hub.discovery.AsyncZeroconf", no_multicast)
    discovery = Discovery("hub-test")
    for _ in range(3):
        await announce(discovery)
    assert [record.levelname for record in caplog.records].count("WARNING") == 1


@pytest.mark.logs("not announced")
async def test_without_a_usable_network_it_goes_on_unannounced(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_multicast(**_: object) -> AsyncZeroconf:
        raise OSError("No such device")

    monkeypatch.setattr("hub.discovery.AsyncZeroconf", no_multicast)
    discovery = Discovery("hub-test")
    await announce(discovery)
    assert not discovery.announced
    await discovery.withdraw()
