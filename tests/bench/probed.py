"""A hub whose event loop is watched: every few milliseconds it is noted how late a timer fired.

Run as ``python -m hub serve`` is, with the notes' file in ``BENCH_DELAYS``: lines of the moment (monotonic
clock, seconds) and of the delay (seconds). Beside it, in a file with ``SENT`` behind its name, are lines of
the answer and of the moment at which one of its packets was sent.
"""

import asyncio
import os
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

from hub.__main__ import main
from hub.dialogue.speech import Speech

EVERY_S = 0.005
"""A timer's length: what is late by more has been held by somebody."""

VARIABLE = "BENCH_DELAYS"
SENT = ".sent"


class Watched(asyncio.DefaultEventLoopPolicy):
    """Makes loops that note their delays."""

    def __init__(self, notes: TextIO) -> None:
        super().__init__()
        self._notes = notes

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """A loop that is watched from its first step on."""
        loop = super().new_event_loop()
        loop.call_soon(self._look, loop, None)
        return loop

    def _look(self, loop: asyncio.AbstractEventLoop, due: float | None) -> None:
        now = time.monotonic()
        if due is not None:
            self._notes.write(f"{now:.6f} {now - due:.6f}\n")
        loop.call_at(now + EVERY_S, self._look, loop, now + EVERY_S)


def delays(notes: Path, since: float, until: float) -> list[float]:
    """Every delay noted between two moments (monotonic clock), seconds."""
    pairs = (line.split() for line in notes.read_text().splitlines())
    return [float(delay) for moment, delay in pairs if since <= float(moment) <= until]


def sent(notes: Path, since: float, until: float) -> Mapping[str, Sequence[float]]:
    """By answer, when its packets were sent, of all that were sent between two moments (monotonic clock)."""
    found: dict[str, list[float]] = defaultdict(list)
    for line in notes.with_name(notes.name + SENT).read_text().splitlines():
        answer, moment = line.split()
        if since <= float(moment) <= until:
            found[answer].append(float(moment))
    return found


def note_sends(notes: TextIO) -> None:
    """Note each packet of an answer as it is handed to the connection."""
    send = Speech.packet

    async def packet(self: Speech, packet: bytes) -> None:
        notes.write(f"{id(self)} {time.monotonic():.6f}\n")
        await send(self, packet)

    Speech.packet = packet  # type: ignore[method-assign]


if __name__ == "__main__":
    place = Path(os.environ[VARIABLE])
    with (
        place.open("w", buffering=1) as file,
        place.with_name(place.name + SENT).open("w", buffering=1) as sends,
    ):
        note_sends(sends)
        asyncio.set_event_loop_policy(Watched(file))
        sys.exit(main(["serve", *sys.argv[1:]]))
