"""A photo that takes half a minute, from the model's call to the last word: no sound is lost, none is rushed.

The session, the turn, the toolbox and the MCP client are the hub's, the camera and the loudspeaker the twin's;
only what hears, thinks and speaks is scripted, and time is virtual.
"""

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from hub.audio.packets import DOWNLINK_RATE
from hub.bus import Bus
from hub.devices.mcp.habits import SLOW_CALL_S
from hub.dialogue.seeing import describe
from hub.engines.base import Role
from hub.errors import EngineError
from hub.events import Outcome, ToolCalled
from hub.phrases import words
from hub.protocol.frames import Framing
from hub.tools import ToolOutcome
from hub.twin import web
from hub.twin.errors import NoAnswerError
from hub.twin.tool_kinds import Toolset
from hub.twin.tool_notes import Outcome as Ended
from hub.twin.toolset import ToolPlan
from tests.devices.mcp.twin_in_memory import TwinInMemory
from tests.devices.scene import PACKET_S, Scene, session
from tests.fakes.engines import Round, ScriptedEngines, ScriptedModel, calls
from tests.fakes.tools import tool_parts
from tests.fakes.virtual_time import run_virtual

LOOK = calls("self_camera_take_photo", '{"question": "What is on the table?"}')
VISION_S = 30.0
"""The hub explains a photo within so long (the device protocol, section 4)."""

SPOKEN_S = 0.1 - 1e-9
"""So long something is heard before a call that holds up the device (the same section)."""

LETTER_S = 0.06
"""The scripted voice speaks so long a letter."""

MOST_LEAD_S = 1.2
"""So far ahead of the loudspeaker may sound be sent (the numbers of the design)."""

BEFORE = "Let me have a good look at the table. "
SEEN = ("🙂 There is a red cup on the table. ", "Beside it is a book. ", "It is closed.")
ANSWER = "There is a red cup on the table. Beside it is a book. It is closed."


@dataclass(frozen=True)
class Photo:
    """How long its parts take, in seconds: until it is sent, and until it is explained."""

    sent_s: float
    explained_s: float

    async def post(self, _url: str, _headers: dict[str, str], pieces: Iterable[bytes]) -> web.Answer:
        """In the place of the network: the hub's question about a picture, and its limit, and the device's."""
        until = asyncio.get_running_loop().time() + VISION_S - 0.05
        model = ScriptedModel(("A red cup and a book.",), takes=self.explained_s)
        try:
            async with asyncio.timeout(web.ANSWER_LIMIT_S):
                said = await describe(model, b"".join(pieces), "", language="en", until=until)
        except EngineError as error:
            return _answer({"success": False, "message": str(error)})
        except TimeoutError as error:
            raise NoAnswerError("No answer came in time.") from error
        return _answer({"success": True, "response": said})


def _answer(told: dict[str, object]) -> web.Answer:
    body = json.dumps(told).encode()
    return web.Answer(200, len(body), body)


@dataclass(frozen=True)
class Told:
    """What came of one question."""

    device: TwinInMemory
    scene: Scene
    model: ScriptedModel
    called: list[ToolCalled]

    @property
    def result(self) -> dict[str, object]:
        """What the model was told of its call."""
        (one,) = (message for message in self.model.asked[-1] if message.role is Role.TOOL)
        return dict(json.loads(one.text))


def told(monkeypatch: pytest.MonkeyPatch, photo: Photo, *rounds: Round) -> Told:
    """What comes of a question for which the model makes these calls, then says what it sees."""
    monkeypatch.setattr(web, "post", photo.post)
    model = ScriptedModel(SEEN, rounds=rounds)
    made: list[Told] = []

    async def whole() -> None:
        bus, called = Bus(), list[ToolCalled]()
        bus.subscribe(ToolCalled, called.append)
        device = TwinInMemory(ToolPlan(Toolset.CAMERA, slow_s=photo.sent_s))
        scene = Scene(ScriptedEngines(model=model), Framing.V2, tools=tool_parts(bus), device=device)
        made.append(Told(device, scene, model, called))
        main = asyncio.create_task(device.run())
        async with session(scene, mcp=True):
            await device.until("mcp", 3)
            await asyncio.sleep(1)
            device.ask("What is on the table?")
            await device.until("tts stop")
            while device.held_up:
                await asyncio.sleep(0.1)
        main.cancel()
        await asyncio.wait({main})

    run_virtual(whole())
    return made[0]


def assert_nothing_was_lost(device: TwinInMemory) -> None:
    notes = device.notes
    assert notes.received == len(notes.packets) > 20
    assert (notes.outside, notes.overflow, notes.cleared, notes.tools.lost) == (0, 0, 0, 0)
    assert (notes.broken, notes.malformed, notes.bad_stamps, notes.faults) == (0, 0, 0, [])
    leads = [packet.arrival.lead for packet in notes.packets if packet.arrival.lead is not None]
    assert max(leads) <= MOST_LEAD_S, "no burst behind the wait"


def assert_spoken_whole(device: TwinInMemory, *texts: str) -> None:
    """All sentences were shown, and their sound is all there."""
    notes = device.notes
    assert [one.text for one in notes.sentences] == list(texts)
    samples = sum(len(packet.pcm) for packet in notes.packets)
    assert samples / DOWNLINK_RATE == pytest.approx(LETTER_S * sum(map(len, texts)), abs=2 * PACKET_S)


IN_THE_LAST_MOMENT = Photo(sent_s=SLOW_CALL_S - VISION_S - 0.5, explained_s=VISION_S - 0.1)
NEVER_EXPLAINED = Photo(sent_s=4.0, explained_s=90.0)
LATER_THAN_THE_CALL = Photo(sent_s=12.0, explained_s=VISION_S - 1)


@pytest.mark.parametrize("first", [(), (BEFORE,)], ids=["in silence", "behind words"])
@pytest.mark.parametrize(
    ("photo", "outcome", "result"),
    [
        (IN_THE_LAST_MOMENT, ToolOutcome.DONE, "A red cup and a book."),
        (NEVER_EXPLAINED, ToolOutcome.DONE, "success"),
        (LATER_THAN_THE_CALL, ToolOutcome.LATE, "did not answer in time"),
    ],
    ids=["in the last moment", "never explained", "later than the call"],
)
def test_a_photo_of_half_a_minute_loses_no_sound(
    monkeypatch: pytest.MonkeyPatch, photo: Photo, outcome: ToolOutcome, result: str, first: tuple[str, ...]
) -> None:
    one = told(monkeypatch, photo, [*first, LOOK])
    notes = one.device.notes
    assert_nothing_was_lost(one.device)
    said = [BEFORE.strip()] if first else [one.device.notes.sentences[0].text]
    assert_spoken_whole(one.device, *said, *(piece.strip("🙂 ") for piece in SEEN))
    assert first or said[0] in words("fillers", "en")
    (turn,) = one.scene.turns()
    assert turn.outcome is Outcome.ANSWERED
    assert turn.answer == f"{BEFORE if first else ''}{ANSWER}"
    assert one.result["outcome"] == outcome
    assert result in str(one.result["result"])
    (called,) = one.called
    whole_s = photo.sent_s + min(photo.explained_s, VISION_S)
    assert called.took == pytest.approx(min(whole_s, SLOW_CALL_S), abs=0.2)
    (held_up,) = notes.tools.calls
    assert held_up.outcome is Ended.RESULT
    assert held_up.began - notes.packets[0].at >= SPOKEN_S, "something is heard when the device is held up"


def test_the_device_hears_nothing_new_while_its_camera_holds_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """One ``tts start``, before the photo; behind it at most the rest of what was being said."""
    one = told(monkeypatch, IN_THE_LAST_MOMENT, [BEFORE, LOOK])
    (held_up,) = one.device.notes.tools.calls
    assert held_up.ended is not None
    (start,) = one.scene.moments("tts start")
    assert start < held_up.began
    sent = [at for at, _ in one.device.packets()]
    rest = held_up.began + LETTER_S * len(BEFORE)
    assert [at for at in sent if held_up.began < at < held_up.ended], "what was being said went on"
    assert not [at for at in sent if rest < at < held_up.ended]
    assert not [at for at in one.scene.moments("tts sentence_start") if held_up.began < at < held_up.ended]


def test_two_photos_of_half_a_minute_one_after_the_other_lose_none_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = calls("self_camera_take_photo", '{"question": "And beside it?"}')
    one = told(monkeypatch, Photo(4.0, 25.0), [LOOK, other])
    assert_nothing_was_lost(one.device)
    notes = one.device.notes
    for held_up in notes.tools.calls:
        before = [packet.at for packet in notes.packets if packet.at < held_up.began]
        assert held_up.began - before[0] >= SPOKEN_S
    assert len(notes.tools.calls) == 2
    assert one.scene.turns()[0].answer == ANSWER
