"""Listening to one answer, from the end of the question until the last sound has been heard."""

import asyncio

from hub.twin.call import Call
from hub.twin.clock import Clock
from hub.twin.errors import TwinError
from hub.twin.messages import Abort
from hub.twin.notes import Notes

TAIL_S = 0.25
"""After the last sound the twin stays on for so long, to see packets that come too late."""


async def hear(call: Call, clock: Clock, abort_after_s: float | None) -> None:
    """Return when the answer has been heard; several in a row are heard as one.

    ``abort_after_s``: press the button so many seconds after the first sound.

    Raises:
        TwinError: The connection ended before the answer did.
    """
    if abort_after_s is not None:
        await _interrupt(call, clock, abort_after_s)
    while True:
        await call.until(lambda: _over(call))
        if not await _goes_on(call, clock):
            return


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


async def _interrupt(call: Call, clock: Clock, after_s: float) -> None:
    """Abort, unless the answer ends before."""
    await call.until(lambda: bool(call.notes.packets) or _over(call))
    first = call.notes.first_heard
    if first is None:
        return
    try:
        async with asyncio.timeout(max(0.0, first + after_s - clock.now())):
            await call.until(lambda: _over(call))
    except TimeoutError:
        await call.abort(Abort.BUTTON)


async def _goes_on(call: Call, clock: Clock) -> bool:
    """Whether another answer starts before the tail after this one is over."""
    quiet_at = max(call.receiver.player.ends_at, clock.now()) + TAIL_S
    try:
        async with asyncio.timeout(quiet_at - clock.now()):
            await call.until(lambda: call.moment.plays)
    except TimeoutError:
        return False
    except TwinError:  # the hub hung up after a whole answer, as it does after a farewell
        return False
    return True
