"""A device whose main task is held up by its tools, as the twin models it: nothing of an answer is lost."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from hub.devices.wire import Wire
from hub.dialogue.turn import Turn
from hub.protocol.frames import Framing as WireFraming
from hub.tools import Caller, Tool, ToolResult
from hub.twin.clock import LoopClock
from hub.twin.frames import Framing
from hub.twin.main_task import MainTask
from hub.twin.receiver import Receiver
from hub.twin.state import Happening, Mode
from tests.dialogue.stage import IDS, Stage
from tests.fakes.device_tools import PHOTO, STATUS, done
from tests.fakes.engines import Round, ScriptedEngines, ScriptedModel, calls
from tests.fakes.virtual_time import run_virtual

LOOK = calls("self_camera_take_photo", '{"question": "What is it?"}')
LOOK_AGAIN = calls("self_camera_take_photo", '{"question": "And beside it?"}')
GET = calls("self_get_device_status")
PHOTO_S = 30.0


class Device:
    """The twin's inside at the end of a ``Wire``, and its tools: each takes its time on the main task."""

    def __init__(self, takes: Mapping[str, float]) -> None:
        self.main = MainTask(LoopClock(), self._between, lambda: None)
        self.receiver = Receiver(Mode.AUTO, Framing.STAMPED, self.main.schedule)
        self.notes = self.receiver.begin()
        self.receiver.happen(asyncio.get_running_loop().time(), Happening.LISTEN)
        self.spoken_for: list[float] = []
        self._takes = takes

    async def send(self, message: str | bytes) -> None:
        self.receiver.take(asyncio.get_running_loop().time(), message)

    async def receive(self) -> str | bytes:
        raise NotImplementedError

    async def close(self, code: int, reason: str) -> None:
        raise NotImplementedError

    async def _between(self) -> None:
        """No microphone."""

    def known(self) -> Sequence[Tool]:
        return (STATUS, PHOTO)

    async def listed(self) -> Sequence[Tool]:
        return self.known()

    def told(self) -> bool:
        return True

    def busy(self) -> bool:
        return False

    def is_slow(self, name: str) -> bool:
        return name == PHOTO.name

    async def call(
        self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
    ) -> ToolResult:
        over = asyncio.Event()

        async def job() -> None:
            heard = [packet.at for packet in self.notes.packets]
            self.spoken_for.append(asyncio.get_running_loop().time() - heard[0] if heard else -1.0)
            await asyncio.sleep(self._takes.get(name, 0.01))
            over.set()

        self.main.work(job)
        await over.wait()
        return done('{"response":"A cup."}')


def answered(model: ScriptedModel, takes: Mapping[str, float]) -> tuple[Device, Stage]:
    """A turn on such a device."""
    stage = Stage.with_(ScriptedEngines(model=model))
    found: list[Device] = []

    async def scene() -> None:
        device = Device(takes)
        found.append(device)
        stage.memory.tools = device
        main = asyncio.create_task(device.main.run())
        wire = Wire(device, WireFraming.V2, "s1")
        await Turn(stage.parts, IDS, wire, stage.memory).run("What do you see?")
        main.cancel()
        await asyncio.wait({main})

    run_virtual(scene())
    return found[0], stage


def assert_nothing_was_lost(device: Device) -> None:
    notes = device.notes
    assert notes.received == len(notes.packets) > 20
    assert (notes.outside, notes.overflow, notes.cleared, notes.tools.lost) == (0, 0, 0, 0)
    assert (notes.broken, notes.malformed, notes.bad_stamps, notes.faults) == (0, 0, 0, [])
    assert notes.queued_at_stop == 0
    assert notes.stop_at is not None


def test_a_photo_of_thirty_seconds_loses_no_sound() -> None:
    model = ScriptedModel(rounds=[[LOOK], ["🙂 I see a red cup. ", "It is on the table."]])
    device, stage = answered(model, {PHOTO.name: PHOTO_S})
    assert_nothing_was_lost(device)
    assert stage.finished.answer == "I see a red cup. It is on the table."
    assert device.spoken_for[0] >= 0.1 - 1e-9, "the device spoke before its tool held it up"
    assert device.notes.start_at is not None
    assert device.notes.packets[0].arrival.slot.start < device.notes.start_at + 1.0


def test_photos_one_after_the_other_lose_none_either() -> None:
    rounds: list[Round] = [["Let me look.", LOOK, GET], [LOOK_AGAIN], ["It is a red cup. ", "Yes."]]
    device, _ = answered(ScriptedModel(rounds=rounds, verdict="yes"), {PHOTO.name: PHOTO_S})
    assert_nothing_was_lost(device)
    assert len(device.spoken_for) == 3


def test_without_a_word_before_it_sound_would_be_lost() -> None:
    """What the rule is for: the twin notices, so the tests above could fail."""

    async def scene() -> None:
        device = Device({PHOTO.name: PHOTO_S})
        main = asyncio.create_task(device.main.run())
        wire = Wire(device, WireFraming.V2, "s1")
        photo = asyncio.create_task(device.call(PHOTO.name, {}, caller=Caller.MODEL))
        await asyncio.sleep(1.0)
        await wire.start()
        await wire.packet(b"\xf8\xff\xfe")
        assert (device.notes.outside, device.notes.tools.lost) == (1, 1)
        await photo
        main.cancel()
        await asyncio.wait({main})

    run_virtual(scene())
