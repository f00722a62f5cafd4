"""One question from boot to goodbye, for one device or many at once."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from hub.twin.clock import ANSWER_LIMIT_S, Clock
from hub.twin.device import Twin
from hub.twin.errors import TwinError, UsageError
from hub.twin.fleet import Fleet
from hub.twin.frames import FRAME_LENGTHS_MS, Framing
from hub.twin.identity import Identity, new_identity
from hub.twin.microphone import Uplink
from hub.twin.rates import MICROPHONE_RATE, UPLINK_RATES, UplinkRate
from hub.twin.report import Report
from hub.twin.sound import Pcm
from hub.twin.state import Mode


@dataclass(frozen=True, slots=True)
class TwinOptions:
    """What one device is to do: say ``pcm`` (mono, at ``rate`` Hz) or type ``text``, one of the two.

    ``framing`` None takes the check's; ``identity`` None makes a new device; ``gaps`` sends nothing in
    place of DTX packets; ``abort_after_s`` presses the button so long after the first sound;
    ``timeout_s`` runs from the end of the question to the end of the answer.

    Raises:
        UsageError: The options do not fit together.
    """

    ota_url: str
    pcm: Pcm | None = None
    text: str = ""
    mode: Mode = Mode.MANUAL
    framing: Framing | None = None
    rate: UplinkRate = MICROPHONE_RATE
    frame_ms: int = 60
    identity: Identity | None = None
    gaps: bool = False
    abort_after_s: float | None = None
    timeout_s: float = ANSWER_LIMIT_S

    def __post_init__(self) -> None:
        if (self.pcm is None) == (not self.text):
            raise UsageError("A twin either says something or types something: give a sound or a text.")
        if self.frame_ms not in FRAME_LENGTHS_MS:
            raise UsageError(f"Packets have 20, 40 or 60 ms, not {self.frame_ms}.")
        if self.rate not in UPLINK_RATES:
            raise UsageError(f"Devices send sound of {UPLINK_RATES} Hz, not of {self.rate}.")


async def run_twin(options: TwinOptions, clock: Clock | None = None) -> Report:
    """Check, connect, ask, hear the answer, drop the connection. Trouble stands in the report."""
    twin = Twin(
        options.identity or new_identity(),
        mode=options.mode,
        framing=options.framing,
        uplink=Uplink(options.rate, options.frame_ms, options.gaps),
        clock=clock,
    )
    async with twin:
        try:
            await twin.connect(await twin.check(options.ota_url))
        except TwinError as error:
            return twin.report(str(error))
        if options.pcm is None:
            return await twin.ask_text(
                options.text, abort_after_s=options.abort_after_s, limit_s=options.timeout_s
            )
        return await twin.ask(options.pcm, abort_after_s=options.abort_after_s, limit_s=options.timeout_s)


async def run_twins(devices: Sequence[TwinOptions]) -> Fleet:
    """Run several devices at once, each with its own identity."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run_twin(options)) for options in devices]
    return Fleet(tuple(task.result() for task in tasks))
