"""What can be measured on an answer: its delays, its lead, its spacing, its gaps.

Functions from notes to frozen values; delays in seconds, lead, spacing and gaps in milliseconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hub.twin.notes import Notes

GAP_TOLERANCE_S = 0.02
"""A packet this late is no underrun: the loudspeaker's own buffer still sounds."""

STEADY_S = 0.005
"""Spacing within 5 ms of the packet's length counts as steady."""


@dataclass(frozen=True, slots=True)
class Timings:
    """Delays in seconds; None when one of the two ends did not happen.

    ``stop_before_end``: sound still queued when ``tts stop`` came; other clients would cut it off.
    """

    check: float | None = None
    hello: float | None = None
    question: float | None = None
    speech_end_to_stt: float | None = None
    speech_end_to_tts_start: float | None = None
    speech_end_to_first_packet: float | None = None
    speech_end_to_heard: float | None = None
    tts_start_to_first_packet: float | None = None
    answer_s: float | None = None
    stop_before_end: float | None = None
    abort_to_last_packet: float | None = None
    abort_to_stop: float | None = None
    silent_after_abort: float | None = None
    idle_to_close: float | None = None


@dataclass(frozen=True, slots=True)
class BargeIn:
    """What became of speech over an answer, in seconds from its onset; None when it never happened."""

    speech_to_stop_s: float | None
    speech_to_silence_s: float | None


@dataclass(frozen=True, slots=True)
class Lead:
    """How much sound was still unheard when a packet came, in ms; the first packet is not counted."""

    p50_ms: float
    max_ms: float
    min_ms: float


@dataclass(frozen=True, slots=True)
class Spacing:
    """Time between packets in ms, without the quick ones at the start that build up the lead.

    ``within_5ms``: the share (0…1) that is no more than 5 ms off the packet's own length.
    """

    p50_ms: float
    p99_ms: float
    max_ms: float
    within_5ms: float


def between(start: float | None, end: float | None) -> float | None:
    """Seconds from one moment to another; negative when it was the other way round."""
    return None if start is None or end is None else end - start


def since_abort(notes: Notes, moment: float | None) -> float | None:
    """Seconds from the abort to ``moment``, 0 when that was before; None without an abort."""
    gone = between(notes.abort_at, moment)
    return None if gone is None else max(0.0, gone)


def timings(notes: Notes, *, check: float | None, hello: float | None) -> Timings:
    """Every delay that the notes hold."""
    end = notes.question_end
    first = notes.packets[0].at if notes.packets else None
    return Timings(
        check=check,
        hello=hello,
        question=notes.spoken_s,
        speech_end_to_stt=between(end, notes.stt_at),
        speech_end_to_tts_start=between(end, notes.start_at),
        speech_end_to_first_packet=between(end, first),
        speech_end_to_heard=between(end, notes.first_heard),
        tts_start_to_first_packet=between(notes.start_at, first),
        answer_s=between(notes.first_heard, notes.last_heard),
        stop_before_end=None if notes.stop_at is None else notes.queued_at_stop,
        abort_to_last_packet=since_abort(notes, notes.last_binary_at),
        abort_to_stop=since_abort(notes, notes.stop_at),
        silent_after_abort=since_abort(notes, notes.last_heard),
        idle_to_close=between(notes.idle_since, notes.closed_at),
    )


def barge_in(notes: Notes) -> BargeIn | None:
    """How long the answer went on when it was spoken over; None when it was not."""
    if notes.spoken_over_at is None:
        return None
    stop = between(notes.spoken_over_at, notes.stop_at)
    return BargeIn(stop, None if stop is None else between(notes.spoken_over_at, notes.last_heard))


def leads(notes: Notes) -> list[float]:
    """The lead of every packet but the first, in seconds."""
    return [packet.arrival.lead for packet in notes.packets if packet.arrival.lead is not None]


def lead(notes: Notes) -> Lead | None:
    """How far ahead of the loudspeaker the hub ran; None for fewer than two packets."""
    values = np.array(leads(notes)) * 1000
    if not len(values):
        return None
    return Lead(float(np.median(values)), float(values.max()), float(values.min()))


def gaps_ms(notes: Notes) -> list[float]:
    """The length of every gap heard within an answer (underrun), in ms."""
    return [-value * 1000 for value in leads(notes) if value < -GAP_TOLERANCE_S]


def late(notes: Notes) -> int:
    """Packets that came after the loudspeaker had run dry, heard as a gap or not."""
    return sum(value < 0 for value in leads(notes))


def spacing(notes: Notes) -> Spacing | None:
    """How steadily packets came; None when there are too few to say."""
    slots = [packet.arrival.slot for packet in notes.packets]
    return spaced([packet.at for packet in notes.packets], [slot.end - slot.start for slot in slots])


def spaced(moments: Sequence[float], lengths_s: Sequence[float]) -> Spacing | None:
    """The same of packets that came, or were sent, at these ``moments`` (seconds), each so long."""
    steps, lengths = np.diff(moments), np.array(lengths_s[:-1])
    slow = steps > lengths / 2
    if not slow.any():
        return None
    built_up = int(np.argmax(slow)) + 1  # the first slow step is partly build-up still
    steps, lengths = steps[built_up:], lengths[built_up:]
    if not len(steps):
        return None
    steady = float(np.mean(np.abs(steps - lengths) <= STEADY_S))
    p50, p99 = np.percentile(steps * 1000, [50, 99])
    return Spacing(float(p50), float(p99), float(steps.max() * 1000), steady)
