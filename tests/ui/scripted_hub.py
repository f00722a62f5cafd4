"""A hub that does nothing by itself: a script says what happens, and it keeps what it was told to do."""

from dataclasses import replace
from typing import Any

from hub.bus import Bus
from hub.client.door import ApiDoor
from hub.events import (
    ApprovedBy,
    DeviceApproved,
    DeviceChecked,
    DeviceConnected,
    EmotionShown,
    EngineChanged,
    EngineKind,
    EngineState,
    Event,
    HubState,
    HubStateChanged,
    Outcome,
    SentenceSpoken,
    TranscriptReady,
    TurnFinished,
    TurnStarted,
)
from hub.snapshot import HubSnapshot
from tests.ui import scripted_enrolment
from tests.ui.scripted_enrolment import ScriptedEnrolment
from tests.ui.scripted_reminding import ScriptedReminding
from ui.live import Live

OTA_URL = "http://192.168.1.20:8003/xiaozhi/ota/"
LOCAL_URL = "http://xiaozhi-hub.local:8003/xiaozhi/ota/"
KITCHEN = "f4:12:fa:5c:08:1e"
HALL = "d8:3b:da:91:44:a0"
NINE = scripted_enrolment.NINE


class ScriptedHub:
    """Has the shape of ``hub.app.Hub``. ``fails`` is raised by every command."""

    def __init__(self, fails: Exception | None = None) -> None:
        self.threads_ended = True
        self.bus = Bus()
        self.fails = fails
        self.told: list[tuple[str, object]] = []
        self.key_is_kept = ""
        self.door: ApiDoor | None = None
        self.enrolment = ScriptedEnrolment(self)
        self.reminding = ScriptedReminding(self)
        self.picture = HubSnapshot(HubState.STARTING, "xiaozhi-hub.local", "", "", False, (), ())

    def snapshot(self) -> HubSnapshot:
        enrolment = self.enrolment
        return replace(
            self.picture,
            waiting=enrolment.waiting,
            window_ends=enrolment.window_ends,
            ringing=self.reminding.ringing,
        )

    def key_place(self) -> str:
        return self.key_is_kept

    def api(self) -> ApiDoor | None:
        return self.door

    async def start(self) -> None:
        await self.do("start", None)
        self.happen(ready())

    async def stop(self) -> None:
        self.told.append(("stop", None))

    async def interrupt(self, session_id: str | None = None, reason: str = "stopped by the user") -> None:
        await self.do("interrupt", session_id)

    async def set_llm_key(self, key: str) -> None:
        await self.do("key", key)
        self.key_is_kept = "file" if key else ""

    def happen(self, *events: Event) -> None:
        """Publish ``events``; the snapshot follows them, as the real one does."""
        for event in events:
            live = Live().pictured(self.picture).after(event)
            self.picture = replace(
                self.picture,
                state=live.state,
                ota_url=live.ota_url,
                mdns=bool(live.ota_url),
                engines=tuple(live.engines.values()),
                devices=tuple(live.devices.values()),
            )
            self.bus.publish(event)

    async def do(self, command: str, value: object) -> None:
        self.told.append((command, value))
        if self.fails is not None:
            raise self.fails


def ready() -> HubStateChanged:
    return HubStateChanged(state=HubState.READY, ota_url=OTA_URL, ws_url="ws://192.168.1.20:8000/xiaozhi/v1/")


def engine(kind: EngineKind, state: EngineState = EngineState.READY, error: str = "") -> EngineChanged:
    names = {
        EngineKind.STT: "whisper-base",
        EngineKind.LLM: "grok-4-1-fast-non-reasoning",
        EngineKind.TTS: "en_US-joe-medium",
        EngineKind.VAD: "silero",
    }
    return EngineChanged(kind=kind, state=state, name=names[kind], error=error)


def all_engines(state: EngineState = EngineState.READY) -> list[EngineChanged]:
    return [engine(kind, state) for kind in (EngineKind.STT, EngineKind.LLM, EngineKind.TTS)]


def no_key() -> EngineChanged:
    return engine(EngineKind.LLM, EngineState.OFF, "llm.no_key")


def device(device_id: str = KITCHEN, board: str = "esp32-s3-box-3") -> list[Event]:
    checked = DeviceChecked(device_id=device_id, board=board, firmware="2.0.3", address="192.168.1.41", at=NINE)
    let_in = DeviceApproved(device_id=device_id, client_id=f"c-{device_id}", by=ApprovedBy.PERSON, at=NINE)
    return [checked, let_in, DeviceConnected(device_id=device_id, session_id=f"s-{device_id}", at=NINE)]


class Turn:
    """Makes the events of one turn."""

    def __init__(self, turn_id: str, device_id: str = KITCHEN, at: float = NINE) -> None:
        self._ids: dict[str, Any] = {"device_id": device_id, "session_id": f"s-{device_id}", "turn_id": turn_id}
        self._at = at

    def start(self) -> TurnStarted:
        return TurnStarted(**self._ids, at=self._at)

    def heard(self, text: str) -> TranscriptReady:
        return TranscriptReady(**self._ids, at=self._at, text=text, language="en")

    def face(self, emotion: str) -> EmotionShown:
        return EmotionShown(**self._ids, at=self._at, emotion=emotion)

    def said(self, text: str) -> SentenceSpoken:
        return SentenceSpoken(**self._ids, at=self._at, text=text)

    def over(self, outcome: Outcome = Outcome.ANSWERED, error: str = "") -> TurnFinished:
        return TurnFinished(**self._ids, at=self._at, outcome=outcome, spoken="", timings={}, error=error)
