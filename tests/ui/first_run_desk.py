"""The first run over a scripted hub, and what a hub answers to it."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import web
from PySide6.QtCore import QSettings

from hub.client.door import ApiDoor
from tests.ui import scripted_hub as script
from tests.ui.conftest import Desk
from tests.ui.reading import button, the
from ui.first_run import open_first_run
from ui.widgets.first_run.device_step import DeviceStep


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.005)


class TrialService:
    """What a hub answers that is asked to try a key: ``error`` is what came of it."""

    def __init__(self) -> None:
        self.error = ""
        self.told: list[object] = []

    async def start(self) -> ApiDoor:
        app = web.Application()
        app.router.add_post("/api/v1/llm/test", self._try)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return ApiDoor(f"http://127.0.0.1:{self._runner.addresses[0][1]}", "t")

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _try(self, request: web.Request) -> web.Response:
        self.told.append(await request.json())
        return web.json_response({"first_word_s": None if self.error else 0.4, "error": self.error})


@pytest.fixture
async def trials() -> AsyncIterator[TrialService]:
    service = TrialService()
    yield service
    await service.stop()


class Run:
    """A window over a scripted hub, and the dialog over both."""

    def __init__(self, desk: Desk, memory: QSettings) -> None:
        self.hub, self.bridge, self.window, self.memory = desk.hub, desk.bridge, desk.window, memory
        self.hub.happen(script.ready(), *script.all_engines(), script.no_key())
        self.dialog = open_first_run(self.window, self.bridge, memory, self.window.go)

    def press(self, text: str) -> None:
        button(self.dialog, text).click()

    def go_to_device(self) -> DeviceStep:
        self.press("Next")
        self.press("Later, offline skills only")
        return the(self.dialog, DeviceStep)


@pytest.fixture
async def run(desk: Desk, memory: QSettings) -> AsyncIterator[Run]:
    made = Run(desk, memory)
    yield made
    await made.bridge.close()


class SettingsService:
    """What a hub answers that lets its settings be changed, and what it was told."""

    def __init__(self, **facts: object) -> None:
        self.facts = {"name": "discovery.name", "value": "xiaozhi-hub", "wanted": "xiaozhi-hub", **facts}
        self.told: list[object] = []

    async def start(self) -> ApiDoor:
        app = web.Application()
        app.router.add_get("/api/v1/settings", self._get)
        app.router.add_patch("/api/v1/settings", self._patch)
        app.router.add_patch("/api/v1/devices/{device_id}", self._patch)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return ApiDoor(f"http://127.0.0.1:{self._runner.addresses[0][1]}", "t")

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _get(self, _request: web.Request) -> web.Response:
        return web.json_response({"settings": [self.facts]})

    async def _patch(self, request: web.Request) -> web.Response:
        self.told.append(await request.json())
        return web.json_response({})
