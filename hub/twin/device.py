"""The software device: checks, connects, asks, aborts, hangs up.

::

    async with Twin(identity) as twin:
        await twin.connect(await twin.check("http://hub.local:8003/xiaozhi/ota/"))
        report = await twin.ask(pcm)

It ends like the real one: leaving the block drops the connection without a close frame.
"""

import asyncio
import ssl
from contextlib import AsyncExitStack, suppress
from types import TracebackType
from typing import Self

from hub.twin import figures
from hub.twin.activation import SerialKey
from hub.twin.board import Board
from hub.twin.boot_plan import PLAIN_BOOT, BootPlan
from hub.twin.call import Call
from hub.twin.channel import Channel, Farewell, handshake_headers
from hub.twin.check import LANGUAGE, CheckAnswer
from hub.twin.clock import ANSWER_LIMIT_S, Clock, LoopClock
from hub.twin.errors import ChannelError, NotApprovedError, TwinError
from hub.twin.exchange import Exchange, already_begun, silent, spoken, spoken_from, spoken_over, typed, woken
from hub.twin.flash import Flash
from hub.twin.frames import Framing
from hub.twin.hearing import stay
from hub.twin.identity import Identity
from hub.twin.joining import Joining
from hub.twin.messages import DOWNLINK_RATE, Abort
from hub.twin.microphone import Source, Uplink
from hub.twin.notes import Notes
from hub.twin.outfit import Outfit
from hub.twin.pcm import Pcm
from hub.twin.player import Sink
from hub.twin.report import Report, Setup, make_report
from hub.twin.state import DeviceState, Happening, Mode
from hub.twin.tool_report import tool_report
from hub.twin.toolset import NO_TOOLS, ToolPlan

GOING_AWAY = 1001
"""The close code of a hub that is being stopped (RFC 6455, section 7.4.1)."""


class Twin:
    """One device and at most one connection at a time. ``framing`` None takes the one the check names.

    ``tools``: those it offers the hub, none unless said. ``sink``: where the answers are heard, if anywhere.
    ``language``: the one it is set to, as it tells the hub. ``boot``: what it starts with, and how.
    """

    def __init__(
        self,
        identity: Identity,
        *,
        mode: Mode = Mode.MANUAL,
        framing: Framing | None = None,
        uplink: Uplink | None = None,
        clock: Clock | None = None,
        own: SerialKey | None = None,
        trust: ssl.SSLContext | None = None,
        tools: ToolPlan = NO_TOOLS,
        sink: Sink | None = None,
        language: str = LANGUAGE,
        boot: BootPlan = PLAIN_BOOT,
    ) -> None:
        self.identity = identity
        self._sink = sink
        self._trust = trust
        self._plan = tools
        self.board = Board(identity, camera=self._plan.camera, flash=boot.flash or Flash())
        self._mode = mode
        self._framing = framing
        self._uplink = uplink or Uplink()
        self._clock = clock or LoopClock()
        self._joining = Joining(self.board, self._clock, boot, language=language, own=own, trust=trust)
        self._call: Call | None = None
        self._stack = AsyncExitStack()
        self._hello_s: float | None = None

    async def __aenter__(self) -> Self:
        """Nothing happens yet."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up."""
        await self.hang_up()

    @property
    def state(self) -> DeviceState:
        """What the device shows."""
        return self._call.moment.state if self._call else DeviceState.IDLE

    @property
    def connected(self) -> bool:
        """Whether it is on the line."""
        return self._call is not None and not self._call.ended

    @property
    def restarts(self) -> bool:
        """Whether the hub has had it restart or install firmware, and it has not come back yet."""
        return self._call is not None and self._call.restarts

    @property
    def notes(self) -> Notes:
        """The facts about the present question."""
        return self._call.notes if self._call else Notes()

    @property
    def farewell(self) -> Farewell | None:
        """The hub's close frame, if it sent one."""
        return self._call.farewell if self._call else None

    async def check(self, ota_url: str) -> CheckAnswer:
        """Do the check once, and install nothing.

        Raises:
            TwinError: The hub cannot be reached, or a device could not work with its answer.
        """
        return await self._joining.check(ota_url)

    async def boot(self, ota_url: str) -> CheckAnswer:
        """Start: check, install the firmware that the hub names, start again with it; the last check's answer.

        Raises:
            TwinError: The check failed, the device starts again and again, or it does not come back.
        """
        return await self._joining.start(ota_url)

    async def come_back(self, ota_url: str) -> CheckAnswer | None:
        """Start again because the hub wanted it; None when it was to install firmware and that failed.

        Raises:
            TwinError: As ``boot`` does.
        """
        await self.hang_up()
        return await self._joining.come_back(ota_url)

    async def until_let_in(self, ota_url: str, answer: CheckAnswer, limit_s: float) -> CheckAnswer:
        """Show the code, and ask until a person has let the device in; the check's answer of then.

        Raises:
            NotApprovedError: Nobody did within ``limit_s``.
            TwinError: The hub cannot be reached, or a device could not work with its answer.
        """
        return await self._joining.until_let_in(ota_url, answer, limit_s)

    async def connect(self, answer: CheckAnswer) -> None:
        """Open the WebSocket that the check named, and exchange hellos.

        Raises:
            NotApprovedError: The device is not let in: it never opens the WebSocket then.
            TwinError: Refused, no hello in time, or one that crashes a device.
        """
        if answer.demand is not None:
            raise NotApprovedError(answer.demand.code)
        await self.hang_up()
        begun = self._clock.now()
        self._framing = self._framing or answer.framing
        headers = handshake_headers(self.identity, answer.token, self._framing)
        channel = Channel(answer.url, headers, self._trust)
        outfit = Outfit(self._mode, self._framing, self._uplink, self.board, self._plan, self._sink)
        call = Call(channel, self._clock, outfit)
        self._call = await self._stack.enter_async_context(call)
        self._hello_s = self._clock.now() - begun

    async def hang_up(self) -> None:
        """Drop the connection without a close frame. The notes stay."""
        await self._stack.aclose()

    async def ask(
        self, pcm: Pcm, *, abort_after_s: float | None = None, limit_s: float = ANSWER_LIMIT_S
    ) -> Report:
        """Say ``pcm`` (at the uplink's rate) and listen to the answer, until it has been heard.

        ``abort_after_s``: press the button so long after the first sound. ``limit_s``: longest wait
        from the end of the question to the end of the answer. What goes wrong stands in the report.
        """
        return await self._have(spoken(self._connected(), self._clock, pcm, abort_after_s), limit_s)

    async def ask_from(self, source: Source, *, limit_s: float = ANSWER_LIMIT_S) -> Report:
        """Say what ``source`` gives until it is over, and listen to the answer as ``ask`` does."""
        return await self._have(spoken_from(self._connected(), self._clock, source), limit_s)

    async def ask_text(
        self, text: str, *, abort_after_s: float | None = None, limit_s: float = ANSWER_LIMIT_S
    ) -> Report:
        """Send ``text`` as if it were typed, and listen to the answer as ``ask`` does."""
        return await self._have(typed(self._connected(), self._clock, text, abort_after_s), limit_s)

    async def ask_over(self, pcm: Pcm, over: Pcm, after_s: float, *, limit_s: float = ANSWER_LIMIT_S) -> Report:
        """Ask ``pcm``, and say ``over`` into the answer when it has sounded for ``after_s`` (realtime).

        No ``abort`` is sent: the hub is to notice. The report on what was said then follows the first.
        """
        call, second = self._connected(), Notes()
        first = await self._have(
            spoken_over(call, self._clock, pcm, over, after_s=after_s, following=second), limit_s
        )
        if call.notes is not second:
            return first
        answer = await self._have(already_begun(call, self._clock, second), limit_s, second)
        return first.followed_by([answer])

    async def wake(self, word: str, recorded: Pcm, *, limit_s: float = ANSWER_LIMIT_S) -> Report | None:
        """Hear the wake word, and what the hub says to it; None when it says nothing."""
        report = await self._have(woken(self._connected(), self._clock, word, recorded), limit_s)
        return report if self.notes.start_at is not None or not report.ok else None

    async def stay_silent(self, *, limit_s: float = ANSWER_LIMIT_S) -> Report:
        """Listen, say nothing, and stay until the hub has taken leave, ``limit_s`` at most."""
        return await self._have(silent(self._connected(), self._clock), limit_s)

    async def abort(self, why: Abort = Abort.BUTTON) -> None:
        """Press the button, or say the wake word, while it speaks.

        Raises:
            ChannelError: The hub is gone.
        """
        await self._connected().abort(why)

    async def until_quiet(self, limit_s: float) -> None:
        """Return when it speaks no longer: after an abort, when the hub has taken note of it.

        Raises:
            TimeoutError: It still does after ``limit_s``.
            TwinError: The connection ended first.
        """
        call = self._connected()
        async with asyncio.timeout(limit_s):
            await call.until(lambda: not call.moment.plays)

    async def listen_on(self) -> None:
        """Go on after an answer has been heard: in auto, listen again; else nothing.

        Raises:
            ChannelError: The hub is gone.
        """
        await self._connected().happen(Happening.PLAYED_OUT)

    async def until_closed(self) -> Farewell | None:
        """Stay on, microphone and all, until the connection ends. Gives the hub's close frame."""
        with suppress(TwinError):
            await stay(self._connected(), self._clock)
        return self.farewell

    def report(self, reason: str, notes: Notes | None = None, *, code: str = "") -> Report:
        """What is known so far, with ``reason`` why it is not ok ("" for ok), and the ``code`` it shows."""
        call = self._call
        notes = notes or self.notes
        framing = self._framing or Framing.RAW
        uplink = self._uplink
        sent, silent = call.sent if call else (0, 0)
        return make_report(
            notes,
            reason,
            Setup(self.identity, self._mode.value, framing.value, uplink.frame_ms, uplink.rate),
            rate=call.receiver.rate if call else DOWNLINK_RATE,
            timings=figures.timings(notes, check=self._joining.check_s, hello=self._hello_s),
            sent=sent,
            silent=silent,
            close=self.farewell,
            firmware=self._joining.offered,
            code=code,
            tools=tool_report(notes, self.board) if self._plan.any else None,
            boots=tuple(self.board.boots),
        )

    def _connected(self) -> Call:
        if self._call is None:
            raise ChannelError("The device is not connected.")
        return self._call

    async def _have(self, exchange: Exchange, limit_s: float, notes: Notes | None = None) -> Report:
        """Ask, listen for ``limit_s`` at most, judge; ``notes`` are new unless handed in."""
        notes = self._connected().begin(notes)
        try:
            await exchange.ask()
            async with asyncio.timeout(limit_s):
                await exchange.hear()
        except TimeoutError:
            return self.report(exchange.missing(notes, limit_s), notes)
        except TwinError as error:
            return self.report(str(error), notes)
        if self.farewell is not None and self.farewell.code == GOING_AWAY:
            return self.report("The hub went away: its tts stop may have cut the answer short.", notes)
        return self.report(exchange.judge(notes), notes)
