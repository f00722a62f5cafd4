"""A conversation from boot to goodbye, for one device or many at once."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from hub.errors import HubError
from hub.twin.activation import SerialKey
from hub.twin.boot_plan import PLAIN_BOOT, BootPlan
from hub.twin.check import CheckAnswer
from hub.twin.clock import ANSWER_LIMIT_S, Clock, LoopClock
from hub.twin.device import Twin
from hub.twin.errors import NotApprovedError, TwinError, UsageError
from hub.twin.faults import Trouble
from hub.twin.fleet import Fleet
from hub.twin.frames import FRAME_LENGTHS_MS, Framing
from hub.twin.identity import Identity, new_identity
from hub.twin.microphone import Uplink
from hub.twin.pcm import Pcm
from hub.twin.rates import MICROPHONE_RATE, UPLINK_RATES, UplinkRate
from hub.twin.report import Report
from hub.twin.state import Mode
from hub.twin.toolset import NO_TOOLS, ToolPlan

RECORDED_S = 1.2
"""Sound that a device has kept when it has recognised its wake word, seconds."""

RESTLESS_S = 60.0
"""Between two starts of a device that finds no rest, seconds."""

OnCode = Callable[[str], Awaitable[None]]
"""Is given the code of a device that waits: to show it to a person, or to approve it. Raises ``HubError`` if
that cannot be done."""


async def ignore_code(_code: str) -> None:
    """For who approves the device in another way."""


@dataclass(frozen=True, slots=True)
class TwinOptions:
    """What one device does: say ``pcm`` (mono, at ``rate`` Hz), type ``text``, stay ``idle``, or ``only_boot``.

    ``then``: further questions, spoken one after the other. ``wake_word``: begin with it.
    ``barge_in``: say this ``barge_in_after_s`` after the first sound of the answer. ``framing`` None takes
    the check's; ``identity`` None makes a new device; ``gaps`` sends nothing in place of DTX packets;
    ``abort_after_s`` presses the button so long after the first sound; ``timeout_s`` runs from the end
    of a question to the end of its answer, or to the farewell. ``own`` is the device's serial number and
    key. ``trust`` knows whom to believe over TLS, in place of the system. ``wait_approval_s``: how long it
    waits for a person to let it in; ``on_code`` is given its code then. ``tools``: those it offers the hub.
    ``boot``: what it starts with. ``stay_s``: how long it stays after all that, and comes back if it has to.

    Raises:
        UsageError: The options do not fit together.
    """

    ota_url: str
    pcm: Pcm | None = None
    text: str = ""
    idle: bool = False
    only_boot: bool = False
    then: tuple[Pcm, ...] = ()
    wake_word: str = ""
    mode: Mode = Mode.MANUAL
    framing: Framing | None = None
    rate: UplinkRate = MICROPHONE_RATE
    frame_ms: int = 60
    identity: Identity | None = None
    gaps: bool = False
    abort_after_s: float | None = None
    barge_in: Pcm | None = None
    barge_in_after_s: float | None = None
    timeout_s: float = ANSWER_LIMIT_S
    own: SerialKey | None = None
    wait_approval_s: float = 0.0
    on_code: OnCode = ignore_code
    trust: ssl.SSLContext | None = None
    tools: ToolPlan = NO_TOOLS
    boot: BootPlan = PLAIN_BOOT
    stay_s: float = 0.0

    def __post_init__(self) -> None:
        if [self.pcm is not None, bool(self.text), self.idle, self.only_boot].count(True) != 1:
            raise UsageError("A twin says or types something, stays idle or only starts: give one of the four.")
        if self.frame_ms not in FRAME_LENGTHS_MS:
            raise UsageError(f"Packets have 20, 40 or 60 ms, not {self.frame_ms}.")
        if self.rate not in UPLINK_RATES:
            raise UsageError(f"Devices send sound of {UPLINK_RATES} Hz, not of {self.rate}.")
        self._check_idle()
        self._check_barge_in()

    def _check_idle(self) -> None:
        if not self.idle:
            return
        if self.mode is not Mode.AUTO:
            raise UsageError("A device that says nothing stays on the line in auto mode: give --mode auto.")
        if self.then or self.abort_after_s is not None:
            raise UsageError("An idle device asks nothing and aborts nothing.")

    def _check_barge_in(self) -> None:
        if (self.barge_in is None) != (self.barge_in_after_s is None):
            raise UsageError("To barge in, give both what is said and after how many seconds.")
        if self.barge_in is None:
            return
        if self.mode is not Mode.REALTIME:
            raise UsageError("Only a microphone that is always on hears a barge-in: give --mode realtime.")
        if self.pcm is None or self.abort_after_s is not None:
            raise UsageError("Barging in needs a spoken question, and does without an abort.")


async def run_twin(options: TwinOptions, clock: Clock | None = None) -> Report:
    """Start, connect, ask, hear the answer, drop the connection. Trouble stands in the report."""
    clock = clock or LoopClock()
    twin = Twin(
        options.identity or new_identity(),
        mode=options.mode,
        framing=options.framing,
        uplink=Uplink(options.rate, options.frame_ms, options.gaps),
        clock=clock,
        own=options.own,
        trust=options.trust,
        tools=options.tools,
        boot=options.boot,
    )
    async with twin:
        try:
            await _join(twin, options)
        except NotApprovedError as error:
            return twin.report(str(error), code=error.shown)
        except TwinError as error:
            return twin.report(str(error))
        report = twin.report("") if options.only_boot else await _converse(twin, options)
        return await _stay(twin, options, clock, report) if options.stay_s else report


async def _join(twin: Twin, options: TwinOptions) -> None:
    """Be let in, and on the line if that is wanted."""
    answer = await _boot(twin, options)
    if not options.only_boot:
        await twin.connect(answer)
    elif answer.demand is not None:
        raise NotApprovedError(answer.demand.code)


async def _boot(twin: Twin, options: TwinOptions) -> CheckAnswer:
    """Start, and wait to be let in if that is wanted."""
    answer = await twin.boot(options.ota_url)
    if answer.demand is None or not options.wait_approval_s:
        return answer
    try:
        await options.on_code(answer.demand.code)
    except HubError as error:
        raise NotApprovedError(answer.demand.code, str(error)) from error
    return await twin.until_let_in(options.ota_url, answer, options.wait_approval_s)


async def _converse(twin: Twin, options: TwinOptions) -> Report:
    greeting = None
    if options.wake_word:
        greeting = await twin.wake(options.wake_word, _recorded(options), limit_s=options.timeout_s)
    report = await _first(twin, options)
    if options.then:
        report = report.followed_by([await twin.ask(pcm, limit_s=options.timeout_s) for pcm in options.then])
    return report if greeting is None else report.after(greeting)


async def _stay(twin: Twin, options: TwinOptions, clock: Clock, report: Report) -> Report:
    """Stay on the line until the hub ends the conversation, and come back if it has the device restart."""
    ends = clock.now() + options.stay_s
    try:
        if twin.connected:
            await twin.listen_on()
            with suppress(TimeoutError):
                async with asyncio.timeout(options.stay_s):
                    await twin.until_closed()
        if twin.restarts:
            await twin.come_back(options.ota_url)
        while _is_restless(twin, options) and clock.now() + RESTLESS_S <= ends:
            await clock.until(clock.now() + RESTLESS_S)
            await twin.boot(options.ota_url)
    except TwinError as error:
        reason = report.reason or str(error)
        report = replace(report, ok=False, reason=reason)
    return replace(report, boots=tuple(twin.board.boots))


def _is_restless(twin: Twin, options: TwinOptions) -> bool:
    return options.boot.fault.hits(Trouble.RESTLESS, twin.board.flash.app.version)


async def _first(twin: Twin, options: TwinOptions) -> Report:
    """Ask the first question, or none."""
    limit_s, abort_after_s = options.timeout_s, options.abort_after_s
    if options.pcm is None:
        if options.idle:
            return await twin.stay_silent(limit_s=limit_s)
        return await twin.ask_text(options.text, abort_after_s=abort_after_s, limit_s=limit_s)
    if options.barge_in is not None and options.barge_in_after_s is not None:
        return await twin.ask_over(options.pcm, options.barge_in, options.barge_in_after_s, limit_s=limit_s)
    return await twin.ask(options.pcm, abort_after_s=abort_after_s, limit_s=limit_s)


def _recorded(options: TwinOptions) -> Pcm:
    """What stands for the wake word's sound: the question's beginning, else a tone.

    The question's, because a hub that mistakes it for part of the question then writes it down twice.
    """
    samples = round(RECORDED_S * options.rate)
    if options.pcm is not None:
        return options.pcm[:samples]
    tone: Pcm = (8000 * np.sin(2 * np.pi * 440 / options.rate * np.arange(samples))).astype(np.int16)
    return tone


async def run_twins(devices: Sequence[TwinOptions], clock_of: Callable[[], Clock] = LoopClock) -> Fleet:
    """Run several devices at once, each with its own identity, and its own clock by ``clock_of``."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run_twin(options, clock_of())) for options in devices]
    return Fleet(tuple(task.result() for task in tasks))
