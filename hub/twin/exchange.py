"""What a device and a hub say to each other, one question and its answer at a time.

Each function gives an ``Exchange``: what is done to ask, what to hear the answer, and how it is judged.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from hub.twin.call import Call
from hub.twin.clock import Clock
from hub.twin.hearing import hear, hear_greeting, hear_over, silence, stay
from hub.twin.microphone import Source
from hub.twin.notes import Notes
from hub.twin.pcm import Pcm
from hub.twin.state import Happening
from hub.twin.verdict import Interruption, verdict, verdict_on_farewell, verdict_on_interjection


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer.

    ``judge`` gives the reason why it is not ok, "" when it is; ``missing`` the same when the time (in
    seconds) is over.
    """

    ask: Callable[[], Awaitable[None]]
    hear: Callable[[], Awaitable[None]]
    judge: Callable[[Notes], str]
    missing: Callable[[Notes, float], str] = silence


def spoken(call: Call, clock: Clock, pcm: Pcm, abort_after_s: float | None) -> Exchange:
    """Say ``pcm``; abort the answer ``abort_after_s`` after its first sound, unless that is None."""
    return _answered(call, clock, lambda: _speak(call, pcm), abort_after_s)


def spoken_from(call: Call, clock: Clock, source: Source) -> Exchange:
    """Say what ``source`` gives, until it is over."""
    return _answered(call, clock, lambda: _speak_by(call, lambda: call.say_from(source)), None)


def typed(call: Call, clock: Clock, text: str, abort_after_s: float | None) -> Exchange:
    """Type ``text``; abort as ``spoken`` does."""
    return _answered(call, clock, lambda: call.detect(text), abort_after_s)


def spoken_over(call: Call, clock: Clock, pcm: Pcm, over: Pcm, *, after_s: float, following: Notes) -> Exchange:
    """Say ``pcm``, and ``over`` when the answer has sounded for ``after_s``; ends with that answer."""
    return Exchange(
        lambda: _speak(call, pcm),
        lambda: hear_over(call, clock, over, after_s, following),
        partial(verdict, interruption=Interruption.SPEECH),
    )


def already_begun(call: Call, clock: Clock, notes: Notes) -> Exchange:
    """Finish saying what was said over an answer; ``notes`` are its own."""
    return Exchange(lambda: _until_said(call, notes), lambda: hear(call, clock), verdict_on_interjection)


def woken(call: Call, clock: Clock, word: str, recorded: Pcm) -> Exchange:
    """Hear the wake word, ``recorded`` with it; the answer is a greeting, or none."""
    return Exchange(
        lambda: call.wake(word, recorded),
        lambda: hear_greeting(call, clock),
        lambda notes: "" if notes.start_at is None else verdict(notes),
    )


def silent(call: Call, clock: Clock) -> Exchange:
    """Listen and say nothing; the answer is a farewell."""
    return Exchange(
        lambda: _listen(call, clock),
        lambda: stay(call, clock),
        lambda notes: verdict_on_farewell(notes, call.farewell),
        lambda _, limit_s: f"The hub did not end the conversation within {limit_s:g} s.",
    )


def _answered(
    call: Call, clock: Clock, ask: Callable[[], Awaitable[None]], abort_after_s: float | None
) -> Exchange:
    interruption = Interruption.NONE if abort_after_s is None else Interruption.ABORT
    judge = partial(verdict, interruption=interruption)
    return Exchange(ask, lambda: hear(call, clock, abort_after_s), judge)


async def _speak(call: Call, pcm: Pcm) -> None:
    await _speak_by(call, lambda: call.say(pcm))


async def _speak_by(call: Call, say: Callable[[], None]) -> None:
    """Open the microphone if it is not on, speak, and wait until all is said or it is cut off."""
    await call.happen(Happening.PLAYED_OUT)
    say()
    await call.happen(Happening.LISTEN)
    await _until_said(call, call.notes)
    await call.happen(Happening.KEY_RELEASED)


async def _until_said(call: Call, notes: Notes) -> None:
    await call.until(lambda: notes.question_end is not None)


async def _listen(call: Call, clock: Clock) -> None:
    """Open the microphone if it is not on."""
    await call.happen(Happening.PLAYED_OUT)
    await call.happen(Happening.LISTEN)
    call.notes.idle_since = clock.now()
