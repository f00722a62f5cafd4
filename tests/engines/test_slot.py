import asyncio

import pytest

from hub.bus import Bus
from hub.engines.slot import LOAD_PATIENCE_S, Slot
from hub.errors import EngineFailedError, KeyMissingError, ModelMissingError
from hub.events import EngineChanged, EngineKind, EngineState
from tests.fakes.virtual_time import run_virtual


class Scene:
    def __init__(self) -> None:
        self.bus = Bus()
        self.told: list[EngineChanged] = []
        self.bus.subscribe(EngineChanged, self.told.append)
        self.slot: Slot[str] = Slot(EngineKind.TTS, "voice", self.bus)

    async def load(self) -> str:
        await asyncio.sleep(2)
        return "engine"

    async def fail(self) -> str:
        raise ModelMissingError("not here")

    def states(self) -> list[EngineState]:
        return [event.state for event in self.told]


def test_who_asks_while_it_loads_waits_for_it() -> None:
    async def scene() -> None:
        here = Scene()
        asking = asyncio.create_task(here.slot.get())
        await here.slot.fill(here.load)
        assert await asking == "engine"
        assert here.states() == [EngineState.LOADING, EngineState.READY]
        assert here.told[-1].took == pytest.approx(2)
        assert here.slot.status == here.told[-1]

    run_virtual(scene())


@pytest.mark.logs("cannot be used")
def test_who_asks_for_one_that_failed_is_told_why_each_time() -> None:
    async def scene() -> None:
        here = Scene()
        await here.slot.fill(here.fail)
        for _ in range(2):
            with pytest.raises(ModelMissingError, match="not here"):
                await here.slot.get()
        assert (here.told[-1].state, here.told[-1].error) == (EngineState.FAILED, "engine.model_missing")

    run_virtual(scene())


def test_one_that_is_off_can_be_filled_later() -> None:
    async def scene() -> None:
        here = Scene()
        here.slot.fail(KeyMissingError("no key"), EngineState.OFF)
        with pytest.raises(KeyMissingError):
            await here.slot.get()
        await here.slot.fill(here.load)
        assert await here.slot.get() == "engine"
        assert here.states() == [EngineState.OFF, EngineState.LOADING, EngineState.READY]

    run_virtual(scene())


def test_one_that_never_comes_is_given_up() -> None:
    async def scene() -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        with pytest.raises(EngineFailedError, match="still loading"):
            await Scene().slot.get()
        assert loop.time() - began == pytest.approx(LOAD_PATIENCE_S)

    run_virtual(scene())


def test_who_asks_how_it_is_while_it_loads_is_told_how_it_is_then() -> None:
    async def scene() -> None:
        here = Scene()
        asking = asyncio.create_task(here.slot.settled())
        await here.slot.fill(here.load)
        await asking
        assert here.slot.status.state is EngineState.READY
        late: Slot[str] = Slot(EngineKind.TTS, "voice", here.bus, patience_s=3.0)
        await late.settled()
        assert late.status.state is EngineState.LOADING, "who asks does not wait forever"

    run_virtual(scene())
