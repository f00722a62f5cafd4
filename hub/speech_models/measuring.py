"""Measures how fast this machine hears: a voice of its own says something, and it listens."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Final

import numpy as np

from hub.audio.resample import Resampler
from hub.bus import Bus
from hub.engines.base import HEARING_RATE, Pcm, SpeechToText, TextToSpeech
from hub.engines.worker import Worker
from hub.errors import EngineFailedError, HubError
from hub.events import MeasuringChanged, MeasuringState, ModelsChanged
from hub.speech_models.engines import Engines
from hub.speech_models.held import Held
from hub.speech_models.machine import cpu_name
from hub.speech_models.pace import QUESTION_S, Measured, Pace
from hub.speech_models.samples import sample

log = logging.getLogger(__name__)

RUNS: Final = 3
"""How often it listens. The shortest time counts: others may have wanted the processor meanwhile."""

STEPS: Final = RUNS + 1
"""To speak, and to listen so often."""


class Measuring:
    """One measurement at a time, which can be stopped.

    Attributes:
        state: How far it is, or how the last one ended; None before the first.
    """

    def __init__(
        self,
        bus: Bus,
        engines: Engines,
        pace: Pace,
        worker: Worker,
        held: Held,
        *,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """What is found goes to ``pace``, and is written in ``worker``; what it measures with is ``held``."""
        self.state: MeasuringChanged | None = None
        self._bus = bus
        self._engines = engines
        self._pace = pace
        self._worker = worker
        self._held = held
        self._clock = clock
        self._task: asyncio.Task[None] | None = None

    def start(self) -> MeasuringChanged:
        """Begin to measure how fast this machine hears, unless that goes on; how far it is."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name="measuring")
            return self._tell(MeasuringState.RUNNING)
        return self.state or self._tell(MeasuringState.RUNNING)

    async def stop(self) -> None:
        """End it without a result; nothing where it does not go on."""
        task, self._task = self._task, None
        if task is not None and not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            self._tell(MeasuringState.CANCELLED)

    async def _run(self) -> None:
        try:
            with self._held.hold(self._engines.hearing_model, *self._engines.voices_in_use().values()):
                await self._measure()
        except HubError as error:
            log.warning("the models could not be measured: %s", error)
            self._tell(MeasuringState.FAILED, error=error.code)
        except Exception:
            log.exception("the models could not be measured")
            self._tell(MeasuringState.FAILED, error=EngineFailedError.code)

    async def _measure(self) -> None:
        hearing = await self._engines.local_hearing()
        if not self._pace.compares(hearing.name):
            raise EngineFailedError(f"Nobody knows how {hearing.name} compares to other models.")
        took = await self._measured(hearing, await self._engines.local_voice())
        await self._worker.run(self._pace.keep, Measured(hearing.name, took, cpu_name(), time.time()))
        log.info("%s takes %.2f s over a question", hearing.name, took)
        self._tell(MeasuringState.DONE, STEPS)
        self._bus.publish(ModelsChanged())

    async def _measured(self, hearing: SpeechToText, voice: TextToSpeech) -> float:
        question = await self._question(voice)
        times: list[float] = []
        for number in range(RUNS):
            self._tell(MeasuringState.RUNNING, number + 1)
            began = self._clock()
            await hearing.transcribe(question, voice.language)
            times.append(self._clock() - began)
        return min(times)

    async def _question(self, voice: TextToSpeech) -> Pcm:
        pieces = [piece async for piece in voice.synthesize(sample(voice.language))]
        if not pieces:
            raise EngineFailedError(f"{voice.name} says nothing.")
        return await self._worker.run(_cut, np.concatenate(pieces), voice.sample_rate)

    def _tell(self, state: MeasuringState, done: int = 0, error: str = "") -> MeasuringChanged:
        self.state = MeasuringChanged(state=state, done=done, steps=STEPS, error=error)
        self._bus.publish(self.state)
        return self.state


def _cut(spoken: Pcm, rate: int) -> Pcm:
    """So much of it, over and over, as the question is long, at the rate of hearing."""
    resampler = Resampler(rate, HEARING_RATE)
    heard = np.concatenate((resampler.push(spoken), resampler.flush()))
    return np.resize(heard, round(QUESTION_S * HEARING_RATE))
