"""Another program on the network: finds a hub by mDNS, resolves its name, and checks there as a device does.

``python -m tests.e2e.browser INTERFACE SERVICE`` knows nothing but what it is told on the network; it writes
down what it saw, as JSON.
"""

import asyncio
import http.client
import json
import sys
from typing import Any

from zeroconf import (  # type: ignore[attr-defined]  # the resolver is public, but not in __all__
    AddressResolverIPv4,
    IPVersion,
    ServiceStateChange,
    Zeroconf,
)
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

SERVICE_TYPE = "_xiaozhi-hub._tcp.local."
PATIENCE_S = 20.0
DEVICE = {"Device-Id": "aa:bb:cc:dd:ee:05", "Client-Id": "f4b6a0a2-0000-4000-8000-000000000005"}


async def look(interface: str, wanted: str) -> dict[str, Any]:
    """Find the service called ``wanted``, and resolve its host name by a question of its own."""
    network = AsyncZeroconf(interfaces=[interface], ip_version=IPVersion.V4Only)
    found = asyncio.Event()

    def changed(zeroconf: Zeroconf, service_type: str, name: str, state_change: ServiceStateChange) -> None:
        if name == f"{wanted}.{service_type}" and state_change is not ServiceStateChange.Removed:
            found.set()

    browser = AsyncServiceBrowser(network.zeroconf, SERVICE_TYPE, handlers=[changed])
    try:
        async with asyncio.timeout(PATIENCE_S):
            await found.wait()
        service = AsyncServiceInfo(SERVICE_TYPE, f"{wanted}.{SERVICE_TYPE}")
        assert await service.async_request(network.zeroconf, 3_000)
        assert service.server is not None
        host = AddressResolverIPv4(service.server)
        assert await host.async_request(network.zeroconf, 3_000)
        return {
            "service": service.name,
            "host": service.server.rstrip("."),
            "port": service.port,
            "properties": service.decoded_properties,
            "resolved": host.parsed_addresses(),
        }
    finally:
        await browser.async_cancel()
        await network.async_close()


def check(found: dict[str, Any]) -> dict[str, Any]:
    """The check by the address that the name is, with the ``Host`` header that a device sends."""
    connection = http.client.HTTPConnection(found["resolved"][0], found["port"], timeout=PATIENCE_S)
    headers = DEVICE | {"Host": f"{found['host']}:{found['port']}", "Content-Type": "application/json"}
    connection.request("POST", found["properties"]["ota"], b"{}", headers)
    response = connection.getresponse()
    answer: dict[str, Any] = json.loads(response.read())
    connection.close()
    return {"status": response.status, "host": headers["Host"], "websocket_url": answer["websocket"]["url"]}


if __name__ == "__main__":
    seen = asyncio.run(look(sys.argv[1], sys.argv[2]))
    sys.stdout.write(json.dumps(seen | {"check": check(seen)}))
