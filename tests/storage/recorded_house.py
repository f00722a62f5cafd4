"""A recorder with devices that talk."""

import errno
import os
from collections.abc import Callable
from typing import Any

import numpy as np

from hub.bus import Bus
from hub.config import StoreSettings
from hub.events import (
    Departure,
    DeviceConnected,
    DeviceDisconnected,
    EngineKind,
    Outcome,
    Purpose,
    StoreChanged,
    TranscriptReady,
    TurnFinished,
    TurnStarted,
)
from hub.storage.base import SessionRecord, TurnRecord
from hub.storage.recorder import Recorder
from hub.storage.store import Store
from tests.storage.records import KITCHEN

LEFT = Departure("api.x.ai", Purpose.QUESTION, requests=1, bytes=800, outside=True)
PHOTO = Departure("api.x.ai", Purpose.PHOTO, requests=1, bytes=90_000, outside=True)
SOUND = np.arange(1_600, dtype=np.int16)


class House:
    """A recorder, and devices that talk."""

    def __init__(self, store: Store, now: Callable[[], float] = lambda: 0.0, **settings: Any) -> None:
        self.bus = Bus()
        self.store = store
        self.told: list[StoreChanged] = []
        self.recorder = Recorder(self.bus, store, StoreSettings(**settings), now)
        self.bus.subscribe(StoreChanged, self.told.append)

    def connect(self, session_id: str = "s1") -> None:
        self.bus.publish(DeviceConnected(device_id=KITCHEN, session_id=session_id, client_id="c1", at=1.0))

    def disconnect(self, session_id: str = "s1") -> None:
        self.bus.publish(DeviceDisconnected(device_id=KITCHEN, session_id=session_id, reason="goodbye", at=9.0))

    def ask(self, number: int = 1, question: str = "Why?") -> dict[str, Any]:
        ids: dict[str, Any] = {"device_id": KITCHEN, "session_id": "s1", "turn_id": f"s1-{number}"}
        self.bus.publish(TurnStarted(**ids, at=2.0))
        self.recorder.keep_sound(ids["turn_id"], SOUND)
        self.bus.publish(TranscriptReady(**ids, at=3.0, text=question, language="en"))
        return ids

    def talk(self, number: int = 1, question: str = "Why?", **more: Any) -> None:
        ids = self.ask(number, question)
        told: dict[str, Any] = {
            "outcome": Outcome.ANSWERED,
            "spoken": "Sorry. Because.",
            "answer": "Because.",
            **more,
        }
        engines = {EngineKind.STT: "whisper", EngineKind.TTS: "joe"}
        self.bus.publish(
            TurnFinished(**ids, **told, at=4.0, timings={"heard": 1.5}, language="en", engines=engines)
        )

    async def turns(self) -> list[TurnRecord]:
        return list(await (await self.store.conversations()).turns())

    async def sessions(self) -> list[SessionRecord]:
        return [kept async for kept in (await self.store.conversations()).sessions()]


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
