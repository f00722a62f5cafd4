"""How the hub is found on the LAN: a service record and a ``<name>.local`` address, by mDNS."""

import asyncio
import logging
import socket
from collections.abc import Mapping, Sequence

from zeroconf import Error as ZeroconfError
from zeroconf import IPVersion
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

log = logging.getLogger(__name__)

SERVICE_TYPE = "_xiaozhi-hub._tcp.local."

WITHDRAW_S = 1.0
"""Longest time taken for each step of saying goodbye, seconds: packets may be lost, the hub must end."""


class Discovery:
    """Announces one hub.

    Attributes:
        host_name: What the hub is called on the network.
        announced: Whether it can be found now.
    """

    def __init__(self, name: str) -> None:
        """Prepare to announce the hub as ``<name>.local``."""
        self.host_name = f"{name}.local"
        self._name = name
        self.announced = False
        self._zeroconf: AsyncZeroconf | None = None
        self._complaint = ""

    async def announce(
        self,
        addresses: Sequence[str],
        *,
        http_port: int,
        ws_port: int,
        path: str,
        also: Mapping[str, str] | None = None,
    ) -> None:
        """Announce the hub, in place of an older announcement.

        Without a usable network it stays unannounced, and the log says so, once for each reason.

        Args:
            addresses: IPv4 addresses under which it is reached.
            http_port: Where the check is answered.
            ws_port: Where devices talk.
            path: Of the check.
            also: Told with the service, besides these.
        """
        info = AsyncServiceInfo(
            SERVICE_TYPE,
            f"{self._name}.{SERVICE_TYPE}",
            addresses=[socket.inet_aton(address) for address in addresses],
            port=http_port,
            properties={"ota": path, "ws_port": str(ws_port), **(also or {})},
            server=f"{self.host_name}.",
        )
        await self.withdraw()
        if not addresses:
            log.info("the hub is not announced on the network: there is no IPv4 address to find it under")
            return
        try:
            self._zeroconf = AsyncZeroconf(interfaces=list(addresses), ip_version=IPVersion.V4Only)
        except OSError as error:
            self._complain(str(error))
            return
        try:
            await (await self._zeroconf.async_register_service(info, allow_name_change=True))
        except (OSError, ZeroconfError) as error:
            self._complain(str(error))
            await self.withdraw()
            return
        self.announced = True
        self._complaint = ""

    async def withdraw(self) -> None:
        """Say goodbye on the network, also in the middle of an announcement."""
        self.announced = False
        if self._zeroconf is None:
            return
        for step in (self._zeroconf.async_unregister_all_services, self._zeroconf.async_close):
            try:
                async with asyncio.timeout(WITHDRAW_S):
                    await step()
            except TimeoutError:
                log.warning("the network was not told in time that the hub is no longer there")
        self._zeroconf = None  # not before: who is cancelled meanwhile comes again

    def _complain(self, reason: str) -> None:
        level = logging.DEBUG if reason == self._complaint else logging.WARNING
        self._complaint = reason
        log.log(level, "the hub is not announced on the network: %s", reason)
