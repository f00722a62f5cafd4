"""A web server with limits, to be flooded, and who asks it."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import aiohttp
from aiohttp import web

from hub.caps.caps import Caps
from hub.config import LimitSettings
from hub.web.checks import Checks
from hub.web.directions import Directions
from hub.web.server import WebServer
from tests.devices.household import Household
from tests.fakes.sockets import HONEST

Mount = Callable[[web.Application], None]


def good_token(header: str) -> str:
    return header if header.startswith("Bearer good-") else ""


class Floods:
    """A web server with limits."""

    def __init__(self, limits: LimitSettings, household: Household, mounts: Sequence[Mount]) -> None:
        self.caps = Caps(limits)
        checks = Checks(
            household.bus,
            household.enrolment,
            lambda: datetime.now(UTC),
            Directions("/"),
            max_depth=limits.json_depth,
        )
        self.server = WebServer(checks, mounts, caps=self.caps, token_of=good_token, now=lambda: self.now_s)
        self.now_s = 0.0  # as requests are counted: nobody may ask more often for being slow to ask
        self.port = 0

    @property
    def refused(self) -> dict[str, int]:
        """What was refused, without what was not."""
        return {cap: count for cap, count in self.caps.counts().items() if count}

    async def ask(self, address: str = HONEST, **headers: str) -> aiohttp.ClientResponse:
        connector = aiohttp.TCPConnector(local_addr=(address, 0))
        async with (
            aiohttp.ClientSession(connector=connector, headers=headers) as client,
            client.get(f"http://127.0.0.1:{self.port}/ota/") as response,
        ):
            await response.read()
            return response

    async def is_served(self, address: str = HONEST) -> bool:
        return (await self.ask(address)).status == 200


@asynccontextmanager
async def flooded(
    household: Household | None = None, mounts: Sequence[Mount] = (), **limits: float
) -> AsyncIterator[Floods]:
    floods = Floods(LimitSettings.model_validate(limits), household or Household(), mounts)
    floods.port = await floods.server.start("127.0.0.1", 0, ws_port=1)
    yield floods
    await floods.server.stop()
    assert len(floods.server.guard) == 0
    assert len(floods.server.guard.crowd) == len(floods.server.guard.kept) == 0
