"""The report on one question and its answer: what goes out as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from typing import Any, Self

from hub.twin import figures
from hub.twin.boot_notes import BootNote
from hub.twin.channel import Farewell
from hub.twin.figures import BargeIn, Lead, Spacing, Timings
from hub.twin.identity import Identity
from hub.twin.messages import Alert
from hub.twin.notes import Notes
from hub.twin.onsets import onsets, to_nearest
from hub.twin.pcm import Pcm
from hub.twin.tool_report import ToolReport

_DIGITS = 4
"""Decimal places of seconds and milliseconds in the JSON: finer than any clock here."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence on the screen; all in seconds.

    ``at``: how long the answer had been playing (negative: not yet). ``queued``: sound still unheard
    then. ``to_sound``: until the nearest beginning of sound after a pause; about 0 when text and voice
    go together, None when there is none near.
    """

    text: str
    at: float | None
    queued: float
    to_sound: float | None


@dataclass(frozen=True, slots=True)
class Counts:
    """Packets: ``sent`` up, of those made ``silent`` by DTX; ``received`` down, ``played`` of those."""

    sent: int = 0
    silent: int = 0
    received: int = 0
    played: int = 0


@dataclass(frozen=True, slots=True)
class Recording:
    """The answer as heard, gaps included."""

    pcm: Pcm
    rate: int


@dataclass(frozen=True, slots=True)
class Setup:
    """How the device talked; ``rate`` of the sound it sent, in Hz."""

    device: Identity
    mode: str
    frames: int
    frame_ms: int
    rate: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything worth knowing about one question and its answer. ``reason`` is "" when ``ok``.

    ``greeting``: what the hub said to the wake word, before the question. ``then``: the questions after
    this one. ``ok`` and ``reason`` speak for them too.
    """

    ok: bool
    reason: str
    setup: Setup
    transcript: str | None
    emotion: str | None
    sentences: tuple[Sentence, ...]
    question_cut: bool
    timings: Timings
    packets: Counts
    drops: int
    overflow: int
    outside: int
    cleared: int
    broken: int
    malformed: int
    bad_timestamps: int
    late: int
    underruns: int
    gaps_ms: tuple[float, ...]
    lead: Lead | None
    spacing: Spacing | None
    alerts: tuple[Alert, ...]
    faults: tuple[str, ...]
    close: Farewell | None
    firmware_offered: str
    recording: Recording
    barge_in: BargeIn | None = None
    greeting: "Report | None" = None
    then: "tuple[Report, ...]" = ()
    code: str = ""  # what the device shows while a person has not let it in
    tools: ToolReport | None = None  # None for a device without tools
    boots: tuple[BootNote, ...] = ()  # what it did while it started

    def after(self, greeting: "Report") -> Self:
        """This report, with the greeting before it."""
        reason = self.reason if greeting.ok else f"The greeting: {greeting.reason}"
        return replace(self, ok=self.ok and greeting.ok, reason=reason, greeting=greeting)

    def followed_by(self, reports: "Sequence[Report]") -> Self:
        """This report, with those about the next questions of the conversation."""
        then = (*self.then, *reports)
        numbered = enumerate(then, start=2)
        troubles = (f"Question {number}: {report.reason}" for number, report in numbered if report.reason)
        reason = self.reason or next(troubles, "")
        return replace(self, ok=not reason, reason=reason, then=then)

    def to_json(self) -> dict[str, Any]:
        """The report without its recording, as plain values that JSON knows."""
        return {
            field.name: _plain(getattr(self, field.name)) for field in fields(self) if field.name != "recording"
        }


def make_report(
    notes: Notes,
    reason: str,
    setup: Setup,
    *,
    rate: int,
    timings: Timings,
    sent: int = 0,
    silent: int = 0,
    close: Farewell | None = None,
    firmware: str = "",
    code: str = "",
    tools: ToolReport | None = None,
    boots: tuple[BootNote, ...] = (),
) -> Report:
    """Put the report together from the notes; ``rate`` is the answer's, in Hz."""
    tape = notes.recording(rate)
    gaps = tuple(figures.gaps_ms(notes))
    return Report(
        ok=not reason,
        reason=reason,
        setup=setup,
        transcript=notes.transcript,
        emotion=notes.emotion,
        sentences=_sentences(notes, onsets(tape, rate)),
        question_cut=notes.cut,
        timings=timings,
        packets=Counts(sent, silent, notes.received, len(notes.packets)),
        drops=notes.overflow + notes.outside,
        overflow=notes.overflow,
        outside=notes.outside,
        cleared=notes.cleared,
        broken=notes.broken,
        malformed=notes.malformed,
        bad_timestamps=notes.bad_stamps,
        late=figures.late(notes),
        underruns=len(gaps),
        gaps_ms=gaps,
        lead=figures.lead(notes),
        spacing=figures.spacing(notes),
        alerts=tuple(notes.alerts),
        faults=tuple(notes.faults),
        close=close,
        firmware_offered=firmware,
        recording=Recording(tape, rate),
        barge_in=figures.barge_in(notes),
        code=code,
        tools=tools,
        boots=boots,
    )


def _sentences(notes: Notes, starts: list[float]) -> tuple[Sentence, ...]:
    sentences = []
    for shown in notes.sentences:
        at = figures.between(notes.first_heard, shown.at)
        near = None if at is None else to_nearest(at, starts)
        sentences.append(Sentence(shown.text, at, shown.queued, near))
    return tuple(sentences)


def _plain(value: Any) -> Any:
    if isinstance(value, Report):
        return value.to_json()
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return round(value, _DIGITS) if isinstance(value, float) else value
