"""A session with a device in memory, in virtual time."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

import numpy as np

from hub.audio.opus import OpusEncoder
from hub.caps.caps import Caps
from hub.config import LimitSettings, SessionSettings
from hub.devices.identity import Identity
from hub.devices.mcp.parts import Send, ToolParts
from hub.devices.mcp.toolbox import Toolbox
from hub.devices.parting import Parting
from hub.devices.restart_wishes import never
from hub.devices.session import Session
from hub.dialogue.history import History
from hub.dialogue.parts import TurnParts
from hub.events import Event, TurnFinished
from hub.protocol.frames import Frame, Framing, encode_frame
from tests.fakes.connection import MemoryConnection
from tests.fakes.detector import LoudIsSpeech
from tests.fakes.engines import ScriptedEngines, ScriptedHearing, turn_parts
from tests.fakes.virtual_time import run_virtual

PACKET_S = 0.06


class Scene:
    """A session with a device in memory."""

    def __init__(
        self,
        engines: ScriptedEngines | None = None,
        framing: Framing = Framing.V1,
        limits: LimitSettings | None = None,
        tools: ToolParts | None = None,
        change_parts: Callable[[TurnParts], TurnParts] = lambda parts: parts,
        *,
        device: MemoryConnection | None = None,
        language: str = "en",
        restart_for: Callable[[], str] = never,
        parting: Parting | None = None,
        **settings: object,
    ) -> None:
        self.framing = framing
        self.device = device or MemoryConnection()
        self.events: list[Event] = []
        self.engines = engines or ScriptedEngines()
        parts = change_parts(turn_parts(self.engines, session=SessionSettings.model_validate(settings)))
        parts.bus.subscribe(Event, self.events.append)
        identity = Identity("aa:bb:cc:dd:ee:01", "client", framing)
        self.caps = Caps(limits)
        self.session = Session(
            "s1",
            identity,
            self.device,
            parts,
            LoudIsSpeech,
            history=History(2_000),
            language=language,
            caps=self.caps,
            open_tools=partial(_toolbox, tools) if tools else None,
            restart_for=restart_for,
            parting=parting,
        )
        self._encoder = OpusEncoder(16_000, dtx=True)
        self._phase = 0

    def turns(self) -> list[TurnFinished]:
        return [event for event in self.events if isinstance(event, TurnFinished)]

    def moments(self, kind: str) -> list[float]:
        """When each text message of ``kind`` was sent."""
        texts = [at for at, message in self.device.sent if isinstance(message, str)]
        return [at for at, name in zip(texts, self.device.kinds(), strict=True) if name == kind]

    def texts_spoken(self) -> str:
        """All sentences shown."""
        return " ".join(m["text"] for m in self.device.texts() if m.get("state") == "sentence_start")

    def packet(self, *, loud: bool) -> bytes:
        """The next 60 ms of a voice, or of silence."""
        moment = (np.arange(960) + self._phase) / 16_000
        self._phase += 960
        voice = np.sin(moment * 2 * np.pi * 200) + np.sin(moment * 2 * np.pi * 1_730)
        sound = (voice * 8_000).astype(np.int16) if loud else np.zeros(960, np.int16)
        return encode_frame(self.framing, Frame(self._encoder.encode(sound)))

    async def talk(self, seconds: float, *, loud: bool = True) -> None:
        """Send sound in real time."""
        for _ in range(round(seconds / PACKET_S)):
            self.device.say_raw(self.packet(loud=loud))
            await asyncio.sleep(PACKET_S)

    async def ask(self) -> None:
        """A whole question in manual mode."""
        self.device.say(type="listen", state="start", mode="manual", session_id="s1")
        await self.talk(1.2)
        self.device.say(type="listen", state="stop", session_id="s1")


def _toolbox(tools: ToolParts, send: Send) -> Toolbox:
    return Toolbox("aa:bb:cc:dd:ee:01", "s1", send, tools)


@asynccontextmanager
async def session(scene: Scene, **features: bool) -> AsyncIterator[Scene]:
    running = asyncio.create_task(scene.session.run())
    scene.device.say(type="hello", version=1, transport="websocket", features=features)
    await scene.device.until("hello")
    yield scene
    scene.device.hang_up()
    await running


def perform(play: Callable[[Scene], Awaitable[None]], scene: Callable[[], Scene] = Scene) -> None:
    async def whole() -> None:
        async with session(scene()) as opened:
            await play(opened)

    run_virtual(whole())


def hearing_of(scene: Scene) -> ScriptedHearing:
    assert isinstance(scene.engines.hearing, ScriptedHearing)
    return scene.engines.hearing


async def nothing_yet(_: Scene) -> None:
    return


async def while_listening(scene: Scene) -> None:
    scene.device.say(type="listen", state="start", mode="manual")
    await scene.talk(0.3)


async def while_transcribing(scene: Scene) -> None:
    await scene.ask()
    await asyncio.sleep(0.1)


async def while_thinking(scene: Scene) -> None:
    await scene.ask()
    await scene.device.until("tts start")


async def while_speaking(scene: Scene) -> None:
    await scene.ask()
    await scene.device.until("tts sentence_start")
    await asyncio.sleep(0.3)


async def in_the_second_sentence(scene: Scene) -> None:
    await scene.ask()
    await scene.device.until("tts sentence_start", 2)
