"""How fast this machine is: measured with what hears, reckoned for the rest, kept with the processor's name."""

import asyncio
from collections.abc import AsyncIterator
from itertools import cycle
from pathlib import Path

import pytest

from hub.bus import Bus
from hub.engines.base import HEARING_RATE
from hub.engines.worker import Worker
from hub.errors import EngineFailedError
from hub.events import Event, MeasuringChanged, MeasuringState, ModelsChanged
from hub.speech_models import machine
from hub.speech_models.held import Held
from hub.speech_models.machine import cpu_name
from hub.speech_models.measuring import RUNS, STEPS, Measuring
from hub.speech_models.pace import PATIENT_S, QUESTION_S, Fit, Measured, Pace, fit
from models.catalog import load_catalog
from tests.fakes.speech_models import BASE, CATALOG, ENGLISH, ScriptedSpeech

SMALL_MODEL = CATALOG.models[1]
VOICE_MODEL = CATALOG.models[2]


class House:
    """A measurement with a clock that moves by itself."""

    def __init__(self, folder: Path) -> None:
        self.told: list[Event] = []
        self.bus = Bus()
        self.bus.subscribe(Event, self.told.append)
        self.speech = ScriptedSpeech()
        self.pace = Pace(folder, CATALOG)
        self.worker = Worker("measuring")
        self.held = Held()
        self._clock = cycle([0.0, 0.9, 1.0, 1.6, 2.0, 2.8])  # 0.9, 0.6 and 0.8 s
        self.measuring = Measuring(
            self.bus, self.speech, self.pace, self.worker, self.held, clock=lambda: next(self._clock)
        )
        self.ended = asyncio.Event()
        self.bus.subscribe(MeasuringChanged, self._look)

    def _look(self, event: MeasuringChanged) -> None:
        if event.state is not MeasuringState.RUNNING:
            self.ended.set()

    async def end(self) -> MeasuringChanged:
        async with asyncio.timeout(10):
            await self.ended.wait()
        assert self.measuring.state
        return self.measuring.state


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    made = House(tmp_path)
    yield made
    await made.measuring.stop()
    await made.worker.close()


async def test_nobody_removes_what_is_measured_with_until_it_ended(house: House) -> None:
    held_while: list[set[str]] = []
    house.bus.subscribe(MeasuringChanged, lambda _: held_while.append(set(house.held)))
    house.measuring.start()
    await house.end()
    assert held_while == [set(), *[{BASE, ENGLISH}] * (RUNS + 1)]
    await house.measuring.stop()
    async with asyncio.timeout(10):
        while set(house.held):
            await asyncio.sleep(0)


async def test_the_shortest_time_counts_and_is_kept_for_this_processor(house: House, tmp_path: Path) -> None:
    house.measuring.start()
    assert (await house.end()).state is MeasuringState.DONE
    steps = [one.done for one in house.told if isinstance(one, MeasuringChanged)]
    assert steps == [0, *range(1, RUNS + 1), STEPS]
    assert any(isinstance(one, ModelsChanged) for one in house.told)
    heard = house.speech.hearing.heard
    assert [len(one) for one in heard] == [QUESTION_S * HEARING_RATE] * RUNS
    assert abs(heard[0]).max() > 0
    again = Pace(tmp_path, CATALOG)
    again.load(cpu_name())
    assert again.seconds(SMALL_MODEL) == pytest.approx(0.6 * 4)
    assert again.seconds(VOICE_MODEL) is None
    measured = again.nearest(SMALL_MODEL)
    assert measured is not None
    assert (measured.model_id, measured.cpu) == (BASE, cpu_name())
    other = Pace(tmp_path, CATALOG)
    other.load("another processor")
    assert other.seconds(SMALL_MODEL) is None


async def test_it_can_be_stopped_and_begun_again(house: House) -> None:
    house.speech.hearing.takes = 60.0
    house.measuring.start()
    house.measuring.start()  # the same one
    while not house.speech.hearing.heard:
        await asyncio.sleep(0)
    await house.measuring.stop()
    assert (await house.end()).state is MeasuringState.CANCELLED
    assert len(house.speech.hearing.heard) == 1
    house.speech.hearing.takes = 0.0
    house.ended.clear()
    assert house.measuring.start().state is MeasuringState.RUNNING
    assert (await house.end()).state is MeasuringState.DONE


@pytest.mark.logs("could not be measured")
@pytest.mark.parametrize("why", ["nothing hears", "nobody speaks", "silence", "unknown model"])
async def test_what_cannot_be_measured_is_told(house: House, why: str) -> None:
    if why == "nothing hears":
        house.speech.broken = {BASE}
    elif why == "nobody speaks":
        house.speech.broken = {""}
    elif why == "silence":
        house.speech.voice.error = EngineFailedError("no")
    else:
        house.speech.hearing.name = "/a/folder"
    house.measuring.start()
    ended = await house.end()
    assert ended.state is MeasuringState.FAILED
    assert ended.error.startswith("engine.")
    assert house.pace.seconds(SMALL_MODEL) is None


def test_the_model_most_like_it_tells_most(tmp_path: Path) -> None:
    catalog = load_catalog()
    tiny, small, turbo = (catalog.get(f"whisper-{one}") for one in ("tiny", "small", "large-v3-turbo"))
    assert tiny
    assert small
    assert turbo
    pace = Pace(tmp_path, catalog)
    for model_id, took_s in (("whisper-base", 0.6), ("whisper-medium", 12.0)):
        pace.keep(Measured(model_id, took_s, "cpu", 0.0))
    named = {model.id: pace.nearest(model) for model in (tiny, small, turbo)}
    assert [one.model_id for one in named.values() if one] == [
        "whisper-base", "whisper-medium", "whisper-medium",
    ]  # fmt: skip


@pytest.mark.logs("cannot be read")
def test_a_damaged_file_is_as_if_nothing_was_measured(tmp_path: Path) -> None:
    (tmp_path / "pace.json").write_text("[{}]")
    pace = Pace(tmp_path, CATALOG)
    pace.load(cpu_name())
    assert pace.seconds(SMALL_MODEL) is None


def test_whether_a_model_is_any_good() -> None:
    assert fit(1.0, 500, 1_000) is Fit.GOOD
    assert fit(1.0, 500, None) is Fit.GOOD
    assert fit(1.0, 500, 400) is Fit.MEMORY
    assert fit(PATIENT_S + 1, 500, 1_000) is Fit.SLOW
    assert fit(None, 500, 1_000) is Fit.UNKNOWN


def test_the_machine_is_known() -> None:
    free = machine.free_memory()
    assert free is None or free > 1_000_000
    assert "cores" in cpu_name()
    base, turbo = (load_catalog().get(f"whisper-{one}") for one in ("base", "large-v3-turbo"))
    assert base
    assert turbo
    assert machine.memory_of(base) < machine.memory_to_load(base) < machine.memory_of(turbo)
