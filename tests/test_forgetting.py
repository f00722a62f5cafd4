"""A device is forgotten in the middle of a conversation: what is left of it in the data folder."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from websockets.protocol import State

from hub.app import Hub
from hub.bus import Bus
from hub.config import Settings, load_settings
from hub.events import (
    Departure,
    DeviceConnected,
    DeviceDisconnected,
    DeviceForgotten,
    EngineChanged,
    EngineState,
    Event,
    PhotoSent,
    Purpose,
    TokensUsed,
    ToolCalled,
    TurnFinished,
)
from hub.records import Records
from hub.storage.archive import Archive
from hub.storage.base import Selection
from tests.bench.instant import Instant
from tests.fakes.chat_service import ChatService, Reply
from tests.fakes.letting_in import let_in
from tests.fakes.talking import QUESTION, greeted
from tests.storage.records import HALL, KITCHEN, sent, tool_call, usage

pytestmark = pytest.mark.loads_engines

SAID = {"sessions", "turns"}
"""Tables with what was said: that is kept until it is deleted itself."""

PHOTO = Departure("api.x.ai", Purpose.PHOTO, requests=1, bytes=90_000, outside=True)


def hub_in(folder: Path, chat: ChatService, speech_url: str) -> Hub:
    served = {"provider": "openai", "base_url": speech_url}
    return Hub(
        load_settings(
            overrides={
                "data_dir": folder,
                "server": {"host": "127.0.0.1", "http_port": 0, "ws_port": 0},
                "discovery": {"mdns": False},
                "stt": {**served, "fallback_model": ""},
                "tts": {**served, "fallback_voice": ""},
                "llm": {"base_url": chat.base_url, "api_key": "k", "model": "m"},
            }
        )
    )


async def ready(hub: Hub) -> None:
    """Wait until every engine is."""
    changed = asyncio.Event()
    stop = hub.bus.subscribe(EngineChanged, lambda _: changed.set())
    async with asyncio.timeout(30):
        while any(one.state is not EngineState.READY for one in hub.snapshot().engines):
            changed.clear()
            await changed.wait()
    stop()


def tables_naming(secret: str, folder: Path) -> set[str]:
    """Tables of the database in which some row has ``secret``."""
    with closing(sqlite3.connect(folder / "hub.db")) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name for name in names if secret in str(connection.execute(f"SELECT * FROM {name}").fetchall())}  # noqa: S608


def files_naming(secret: str, folder: Path) -> set[str]:
    return {one.name for one in folder.rglob("*") if one.is_file() and secret.encode() in one.read_bytes()}


def tell_late(hub: Hub) -> None:
    """What is under way beside the conversation, and ends after the device was forgotten."""
    tokens: dict[str, Any] = {"prompt": 7, "cached": 0, "answer": 3, "cost": 0.5, "estimated": False}
    hub.bus.publish(TokensUsed(device_id=KITCHEN, turn_id="s9-1", model="seer", **tokens))
    hub.bus.publish(PhotoSent(device_id=KITCHEN, turn_id="s9-1", sent=(PHOTO,)))
    ids: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s9", "turn_id": ""}
    hub.bus.publish(ToolCalled(**ids, tool="self.reboot", caller="person", outcome="gone", took=0.1))


async def test_of_a_device_that_is_forgotten_while_it_is_answered_only_what_was_said_is_left(
    tmp_path: Path,
) -> None:
    speech, events = Instant(), list[Event]()
    async with ChatService(default=Reply("Once upon a time. " * 50, piece_s=0.2)) as chat:
        hub = hub_in(tmp_path, chat, await speech.start())
        await hub.start()
        await ready(hub)
        hub.bus.subscribe(Event, events.append)
        records = hub._records
        ledger = await records.store.ledger()
        await ledger.put([usage()], [sent()], [tool_call(1)])
        headers = await let_in(hub.enrolment, KITCHEN)
        others, url = await let_in(hub.enrolment, HALL), hub.snapshot().ws_url
        async with asyncio.timeout(20), greeted(url, headers) as socket, greeted(url, others) as other:
            await socket.send(QUESTION)
            await chat.asked.wait()
            await hub.enrolment.forget(KITCHEN)
            await socket.wait_closed()
            assert other.state is State.OPEN
        kinds = [type(event) for event in events]
        order = [kinds.index(kind) for kind in (TurnFinished, DeviceDisconnected, DeviceForgotten)]
        assert order == sorted(order)
        tell_late(hub)
        await records.recorder.flush()
        assert tables_naming(KITCHEN, tmp_path) == SAID
        assert files_naming(KITCHEN, tmp_path) <= {"hub.db", "hub.db-wal"}
        assert {one.model for one in await ledger.usage("", "9")} == {"grok", "m", "seer"}
        assert {one.purpose for one in await ledger.sent("", "9")} >= {"question", "photo"}
        archive = Archive(records.store, records.recorder, lambda *_: None)
        await archive.delete(Selection(device_id=KITCHEN))
        tell_late(hub)
        await hub.stop()
    await speech.stop()
    assert files_naming(KITCHEN, tmp_path) == set()


async def test_a_device_that_was_forgotten_and_comes_again_is_named_again(tmp_path: Path) -> None:
    bus = Bus()
    records = Records(bus, Settings(data_dir=tmp_path))
    await records.devices()
    await records.drop_traces(KITCHEN)
    ids: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s2", "turn_id": ""}
    bus.publish(DeviceConnected(device_id=KITCHEN, session_id="s2", client_id="c1"))
    bus.publish(ToolCalled(**ids, tool="self.reboot", caller="person", outcome="gone", took=0.1))
    await records.recorder.flush()
    assert [one.device_id for one in await (await records.store.ledger()).tool_calls()] == [KITCHEN]
    await records.close()
