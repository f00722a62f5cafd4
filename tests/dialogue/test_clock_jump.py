"""Turns over which the wall clock is set: nothing of them may go by it."""

import itertools
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hub.dialogue.history import History
from hub.dialogue.memory import Memory
from hub.dialogue.parts import TurnIds, TurnParts
from hub.dialogue.turn import Turn
from hub.events import Outcome, TurnFinished
from tests.fakes.clocks import DAY_S, EPOCH_S
from tests.fakes.engines import RecordingSink, ScriptedEngines, turn_parts
from tests.fakes.virtual_time import run_virtual

LONG_AGO = datetime(2026, 11, 22, tzinfo=UTC)


def asked(parts: TurnParts) -> tuple[list[float], TurnFinished]:
    """Moments of an answer's packets, and how the turn ended."""
    sink = RecordingSink()
    ends: list[TurnFinished] = []
    parts.bus.subscribe(TurnFinished, ends.append)

    async def scene() -> None:
        ids = TurnIds("aa:bb:cc:dd:ee:01", "s1", "s1-1")
        await Turn(parts, ids, sink, Memory(History(2_000))).run("What is the weather?")

    run_virtual(scene())
    return sink.packets, ends[0]


@pytest.mark.parametrize("by", [DAY_S, -DAY_S])
def test_a_turn_keeps_its_pace_its_timings_and_its_outcome(by: float, monkeypatch: pytest.MonkeyPatch) -> None:
    packets, finished = asked(turn_parts(ScriptedEngines()))

    readings = itertools.count()  # the clock is set again before each
    monkeypatch.setattr(time, "time", lambda: EPOCH_S + next(readings) * by)
    jumping = replace(
        turn_parts(ScriptedEngines()), local_time=lambda: LONG_AGO + next(readings) * timedelta(seconds=by)
    )
    packets_over_jumps, finished_over_jumps = asked(jumping)

    assert next(readings) > 0
    assert packets_over_jumps == packets
    assert finished_over_jumps.outcome is finished.outcome is Outcome.ANSWERED
    assert finished_over_jumps.spoken == finished.spoken
    assert finished_over_jumps.timings == finished.timings
    assert min(finished_over_jumps.timings.values()) >= 0
