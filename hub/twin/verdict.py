"""Whether a whole answer was heard, and if not, the one reason that matters most."""

from enum import StrEnum

from hub.twin.channel import Farewell, gone
from hub.twin.figures import barge_in, between, since_abort
from hub.twin.notes import Notes

CLEARED_S = 0.06
"""The device may still be clearing its queue for so long after ``tts start`` (device protocol, 3)."""

JITTER_S = 0.02
"""What a measured moment may be off by: it is taken when this process gets to read the message."""

LAST_PACKET_S = 0.1
"""After an abort no packet comes later than this (device protocol, section 3)."""

STOP_S = 0.5
"""After an abort ``tts stop`` comes within this. The protocol says "then"; a person waits no longer."""

SILENT_S = 0.6
"""After an abort the device is silent within this: the hub's lead of 0.3 s and some room."""

NOTICED_S = 1.0
"""Speech over the answer is noticed, and ``tts stop`` sent, within this: people stop speaking by then."""

YIELDED_S = NOTICED_S + SILENT_S
"""The device is silent within this after the onset of speech over the answer."""

BEFORE_TOOL_S = 0.1
"""``tts start`` comes at least so long before a slow tool (device protocol, section 4)."""

SLOW_TOOL_S = 1.0
"""A tool that takes longer is a slow one: for others a spoken filler may come after (same section)."""

NORMAL = 1000
"""The close code of a conversation that is over (RFC 6455, section 7.4.1)."""


class Interruption(StrEnum):
    """How an answer was to be ended early."""

    NONE = "none"
    ABORT = "abort"
    SPEECH = "speech"  # somebody speaks over it; the hub is to notice


def verdict(notes: Notes, interruption: Interruption = Interruption.NONE) -> str:
    """Why the answer was not heard as it should be; "" when it was.

    Underruns do not count: a gap is heard, but no word is lost. They stand in the report.
    """
    ended = {Interruption.ABORT: _abort, Interruption.SPEECH: _spoken_over}.get(interruption)
    return _incomplete(notes) or _lost(notes) or _rushed(notes) or (ended(notes) if ended else "")


def verdict_on_farewell(notes: Notes, close: Farewell | None) -> str:
    """Why the hub did not take leave of a silent device as it should; "" when it did."""
    if close is None:
        return gone(close)
    if notes.start_at is None:
        return f"The hub closed without a spoken farewell: {close.code} {close.reason}".rstrip()
    if close.code != NORMAL:
        return f"{gone(close)}; a conversation that is over ends with {NORMAL}."
    return verdict(notes)


def verdict_on_interjection(notes: Notes) -> str:
    """Why what was said over an answer was not answered; a hub that did not hear it may say goodbye instead."""
    unheard = (
        "" if notes.transcript is not None else "What was said over the answer was not heard: no stt came."
    )
    return _incomplete(notes) or unheard or verdict(notes)


def _incomplete(notes: Notes) -> str:
    if notes.start_at is None:
        return "No answer: no tts start came."
    if not notes.packets:
        return "No sound: no packet was played between tts start and tts stop."
    if notes.stop_at is None:
        return "The answer did not end: no tts stop came."
    return ""


def _lost(notes: Notes) -> str:
    if notes.tools.lost:
        lost = f"{notes.tools.lost} of {notes.received} packets"
        return f"{lost} arrived while their tts start waited for a tool to end, and were dropped."
    losses = {
        "arrived outside tts start…stop and were dropped": notes.outside,
        "arrived when the queue was full and were dropped": notes.overflow,
        "were thrown away by the next tts start": notes.cleared,
        "were no Opus": notes.broken,
        "were no frames of the agreed framing": notes.malformed,
    }
    for what, count in losses.items():
        if count:
            return f"{count} of {notes.received} packets {what}."
    first = notes.packets[0].at
    at_most = between(notes.start_at if notes.start_since is None else notes.start_since, first)
    if at_most is not None and at_most < CLEARED_S:
        return f"The first packet came {at_most * 1000:.0f} ms after tts start: a device may still be clearing."
    return ""


def _rushed(notes: Notes) -> str:
    """A slow tool right behind ``tts start`` keeps a device from speaking, though the twin already was."""
    for call in notes.tools.calls:
        slow = (call.took_s or 0.0) >= SLOW_TOOL_S
        if slow and call.spoken_s is not None and call.spoken_s < BEFORE_TOOL_S - JITTER_S:
            ago = call.spoken_s * 1000
            return f"{call.tool} began {ago:.0f} ms after tts start: a device may not have begun to speak."
    return ""


def _abort(notes: Notes) -> str:
    if notes.abort_at is None:
        return "The answer had ended before it was to be aborted."
    limits = (
        ("The last packet came", notes.last_binary_at, LAST_PACKET_S),
        ("tts stop came", notes.stop_at, STOP_S),
        ("Silence came", notes.last_heard, SILENT_S),
    )
    for what, moment, limit in limits:
        took = since_abort(notes, moment)
        if took is not None and took > limit + JITTER_S:
            return f"{what} {took * 1000:.0f} ms after the abort, not within {limit * 1000:.0f} ms."
    return ""


def _spoken_over(notes: Notes) -> str:
    interrupted = barge_in(notes)
    if interrupted is None:
        return "The answer had ended before it was to be spoken over."
    limits = (
        ("tts stop came", interrupted.speech_to_stop_s, NOTICED_S),
        ("Silence came", interrupted.speech_to_silence_s, YIELDED_S),
    )
    for what, took, limit in limits:
        if took is not None and took > limit + JITTER_S:
            return f"{what} {took * 1000:.0f} ms after somebody spoke, not within {limit * 1000:.0f} ms."
    return ""
