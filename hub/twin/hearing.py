"""Listening to one answer, from the end of the question until the last sound has been heard."""

import asyncio
from contextlib import suppress

from hub.twin.call import Call
from hub.twin.clock import Clock
from hub.twin.errors import ChannelError, TwinError
from hub.twin.messages import Abort
from hub.twin.notes import Notes
from hub.twin.onsets import first_onset
from hub.twin.pcm import Pcm
from hub.twin.state import Happening

TAIL_S = 0.25
"""After the last sound the twin stays on for so long, to see packets that come too late."""

AFTER_TOOL_S = 3.0
"""The same when a tool was used meanwhile: a language model thinks about the result before it speaks on."""

GREETING_S = 1.5
"""A hub that greets has begun to by so long after the wake word; then the question is asked."""


async def hear(call: Call, clock: Clock, abort_after_s: float | None = None) -> None:
    """Return when the answer has been heard; several in a row are heard as one.

    ``abort_after_s``: press the button so many seconds after the first sound.

    Raises:
        TwinError: The connection ended before the answer did.
    """
    if abort_after_s is not None and await _sounds_for(call, clock, abort_after_s):
        await call.abort(Abort.BUTTON)
    while True:
        await call.until(lambda: _over(call))
        if not await _goes_on(call, clock):
            return


async def hear_greeting(call: Call, clock: Clock) -> None:
    """Return when a greeting has been heard, or when the hub has not begun one in time.

    Raises:
        TwinError: The connection ended.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(GREETING_S):
            await call.until(lambda: call.moment.plays)
    if call.notes.start_at is not None:
        await hear(call, clock)


async def hear_over(call: Call, clock: Clock, speech: Pcm, after_s: float, following: Notes) -> None:
    """Speak over the answer once it has sounded for ``after_s``, and return when it has ended.

    ``following`` are the notes of what is said; they begin at the answer's end.

    Raises:
        TwinError: The connection ended before the answer did.
    """
    notes, microphone = call.notes, call.microphone
    if not await _sounds_for(call, clock, after_s):
        return
    call.say_over(speech, following)
    try:
        await call.until(lambda: call.notes is following)
    finally:
        if microphone.began_at is not None:
            notes.spoken_over_at = microphone.began_at + first_onset(speech, microphone.rate)


async def stay(call: Call, clock: Clock) -> None:
    """Stay on the line, silent, and listen again after whatever the hub says; until it closes.

    Raises:
        TwinError: The connection ended without a close frame.
    """
    try:
        while True:
            await call.until(lambda: call.moment.opens_microphone)
            await clock.until(call.receiver.player.ends_at)
            await call.happen(Happening.PLAYED_OUT)
    except ChannelError:
        end = await call.over()
        if call.farewell is None or not isinstance(end, ChannelError):
            raise end from None


def silence(notes: Notes, limit_s: float) -> str:
    """What was still missing when the time was over, in words."""
    if notes.start_at is None:
        heard = "it understood the question" if notes.transcript is not None else "not even a transcript came"
        return f"The hub did not begin to answer within {limit_s:g} s ({heard})."
    if not notes.packets:
        return f"The hub sent tts start, but no sound within {limit_s:g} s."
    return f"The answer did not end within {limit_s:g} s: no tts stop came."


def _over(call: Call) -> bool:
    return call.notes.stop_at is not None and not call.moment.plays


async def _sounds_for(call: Call, clock: Clock, after_s: float) -> bool:
    """Wait until the answer has sounded for so many seconds; False when it ends before."""
    await call.until(lambda: bool(call.notes.packets) or _over(call))
    first = call.notes.first_heard
    if first is None:
        return False
    try:
        async with asyncio.timeout(max(0.0, first + after_s - clock.now())):
            await call.until(lambda: _over(call))
    except TimeoutError:
        return True
    return False


async def _goes_on(call: Call, clock: Clock) -> bool:
    """Whether another answer starts before the tail after this one is over.

    A tool that ended after this one was called for an answer that is still to come, however long it takes.
    """
    try:
        await call.until(lambda: not call.main.busy or call.moment.plays)
        tail_s = TAIL_S
        if (used := call.notes.tools.last_for_answer) is not None and used.ended is not None:
            if used.ended > (call.notes.stop_at or used.ended):
                await call.until(lambda: call.moment.plays)
            tail_s = AFTER_TOOL_S if used.ended > call.receiver.speaks_since else TAIL_S
        quiet_at = max(call.receiver.player.ends_at, clock.now()) + tail_s
        async with asyncio.timeout(quiet_at - clock.now()):
            await call.until(lambda: call.moment.plays)
    except TimeoutError:
        return False
    except TwinError:  # the hub hung up after a whole answer, as it does after a farewell
        return False
    return True
