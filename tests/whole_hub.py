"""A whole hub on free ports of loopback, with engines of its own."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.app import Hub
from hub.config import Settings, load_settings
from hub.engines.registry import EngineRegistry
from hub.events import (
    EngineChanged,
    EngineKind,
    EngineState,
)

DEVICE = "aa:bb:cc:dd:ee:01"


def settings_for(folder: Path, **server: object) -> Settings:
    return load_settings(
        overrides={
            "data_dir": folder,
            "server": {"host": "127.0.0.1", "http_port": 0, "ws_port": 0, **server},
            "discovery": {"mdns": False},
        }
    )


@pytest.fixture
async def hub(tmp_path: Path) -> AsyncIterator[Hub]:
    running = Hub(settings_for(tmp_path))
    yield running
    await running.stop()


@pytest.fixture
def without_speech(monkeypatch: pytest.MonkeyPatch) -> None:
    """No hub of this test loads what hears and what speaks: nobody asks for it, and it takes seconds."""

    async def load_none(_registry: EngineRegistry) -> None:
        return

    monkeypatch.setattr(EngineRegistry, "load_speech", load_none)


async def engine_state(hub: Hub, kind: EngineKind, state: EngineState) -> EngineChanged:
    """Wait until the engine is in ``state``."""
    reached = asyncio.Event()
    stop = hub.bus.subscribe(EngineChanged, lambda _: reached.set())
    async with asyncio.timeout(30):
        while True:
            status = next(engine for engine in hub.snapshot().engines if engine.kind is kind)
            if status.state is state:
                stop()
                return status
            reached.clear()
            await reached.wait()
