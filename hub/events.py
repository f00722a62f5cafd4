"""Facts about what happened, frozen. They carry no audio and no secrets.

Times named ``at`` are wall-clock seconds since 1970 (UTC); durations are seconds.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class EngineKind(StrEnum):
    """What an engine does."""

    STT = "stt"  # hears: speech to text
    LLM = "llm"  # thinks: the language model
    TTS = "tts"  # speaks: text to speech
    VAD = "vad"  # tells speech from other sound


class EngineState(StrEnum):
    """How far an engine is."""

    LOADING = "loading"
    READY = "ready"
    STANDING_IN = "standing_in"  # the one on this machine does the work of a service that fails
    FAILED = "failed"
    OFF = "off"  # not set up, for example no key


class HubState(StrEnum):
    """How far the hub is."""

    STARTING = "starting"
    READY = "ready"  # it accepts devices; engines may still be loading
    STOPPING = "stopping"
    STOPPED = "stopped"


class StoreState(StrEnum):
    """Whether what happens is kept."""

    KEEPING = "keeping"
    FAILING = "failing"  # it waits in memory until the disk takes it again


class Outcome(StrEnum):
    """How a turn ended."""

    ANSWERED = "answered"
    INTERRUPTED = "interrupted"
    NOTHING_HEARD = "nothing_heard"  # no speech, or none that could be understood
    APOLOGISED = "apologised"  # something failed, and the person was told
    FAILED = "failed"  # something failed, and the person could not be told by voice


class DeviceState(StrEnum):
    """What a person has decided about a device."""

    WAITING = "waiting"  # nothing yet
    SEEN = "seen"  # nothing: it is from before devices were asked who they are, or a decision was taken back
    APPROVED = "approved"  # it is let in, with one client id
    REJECTED = "rejected"  # it was turned away with the client ids it came with; with others it may ask again
    BLOCKED = "blocked"  # it is turned away whatever it calls itself


class WaitReason(StrEnum):
    """Why a device waits for a person."""

    NEW = "new"  # nobody knows it
    NEW_IDENTITY = "new_identity"  # the device is known, with another client id
    RESET = "reset"  # it is known, and nothing is decided about it


class ApprovedBy(StrEnum):
    """Who let a device in."""

    PERSON = "person"
    WINDOW = "window"  # it came while the pairing window was open
    PROOF = "proof"  # it has the key that the household listed for its serial number


class Refusal(StrEnum):
    """Why a connection was refused at the handshake."""

    NAMELESS = "nameless"  # it does not say which device it is
    MISSING = "missing"  # no token
    FORGED = "forged"  # no token of any hub, or one of this hub that was changed
    UNSIGNED = "unsigned"  # a token without signature, or with another kind than this hub makes
    FOREIGN = "foreign"  # a token of another hub, or from before this one lost its secret
    OTHERS = "others"  # a genuine token, but another device's
    NOT_APPROVED = "not_approved"  # a genuine token of a device that is no longer let in
    BLOCKED = "blocked"  # a person has blocked the device
    OUTDATED = "outdated"  # a token from before it was renewed, where none but the present one will do


class AlertKind(StrEnum):
    """What is to ring."""

    TIMER = "timer"  # after a while
    ALARM = "alarm"  # at a time of day
    REMINDER = "reminder"  # after a while or at a time of day, to say something


class AlertChange(StrEnum):
    """What became of a timer, an alarm or a reminder."""

    SET = "set"
    CHANGED = "changed"
    PAUSED = "paused"
    RESUMED = "resumed"
    RINGING = "ringing"
    SNOOZED = "snoozed"  # it will ring again in a while
    DISMISSED = "dismissed"  # a person ended its ringing, or has seen that it was missed
    MISSED = "missed"  # nobody was reached, or the hub was off: it is told at the device's next contact
    TOLD = "told"  # it was said on the device that set it
    ENDED = "ended"  # it rings no more, and somebody was told
    CANCELLED = "cancelled"


class Purpose(StrEnum):
    """What something was sent to a service for."""

    QUESTION = "question"  # to a language model: what was said so far
    SOUND = "sound"  # to a service that hears: the sound of a question
    SPEECH = "speech"  # to a service that speaks: a sentence of an answer
    PHOTO = "photo"  # to a language model that sees: a picture, and what is asked about it


class BudgetState(StrEnum):
    """How much of the month's budget for language models is used up."""

    OPEN = "open"  # less than most of it, or there is no cap
    NEARLY = "nearly"  # most of it
    USED_UP = "used_up"  # all of it: nothing that costs is asked until the month is over


@dataclass(frozen=True, slots=True)
class Departure:
    """What one service was sent for one purpose."""

    host: str
    purpose: Purpose
    requests: int
    bytes: int  # of the requests' bodies
    outside: bool  # the host is neither this computer nor in the household's own network

    def __add__(self, other: "Departure") -> "Departure":
        """Both, of the same service and purpose."""
        return replace(self, requests=self.requests + other.requests, bytes=self.bytes + other.bytes)


class PersonaChange(StrEnum):
    """What became of a persona."""

    MADE = "made"
    CHANGED = "changed"
    DELETED = "deleted"  # the devices on which it spoke have the one for all again
    CHOSEN = "chosen"  # it speaks on a device now, or on all that have none of their own
    RELEASED = "released"  # a device has no persona of its own any longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The base of all events."""

    at: float = field(default_factory=time.time)


@dataclass(frozen=True, slots=True, kw_only=True)
class HubStateChanged(Event):
    """The hub started, is ready, or stops."""

    state: HubState
    ota_url: str = ""
    ws_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementChanged(Event):
    """The hub can, or can no longer, be found on the network as ``name``."""

    name: str
    announced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HubWoke(Event):
    """The computer slept, or the program was stopped, for about ``slept_s`` seconds."""

    slept_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockJumped(Event):
    """The wall clock was set, by ``by_s`` seconds: forwards, or backwards when negative."""

    by_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneChanged(Event):
    """Local time is another now: daylight saving began or ended, or the computer's time zone was set.

    ``offset_s`` is how far it is ahead of UTC, seconds.
    """

    offset_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineChanged(Event):
    """An engine is loading, ready, standing in, failed or off.

    ``error`` is an error's code, ``detail`` an English sentence for logs; of one that stands in, they are
    those of the service, and ``name`` is its own.
    """

    kind: EngineKind
    state: EngineState
    name: str
    error: str = ""
    detail: str = ""
    took: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreChanged(Event):
    """The disk no longer takes what is to be kept, or takes it again.

    ``error`` is an error's code, ``detail`` an English sentence for logs.
    """

    state: StoreState
    error: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceChecked(Event):
    """A device asked over HTTP what to do (the check at boot)."""

    device_id: str
    board: str
    firmware: str
    address: str
    language: str = ""  # tag, as zh-CN
    client_id: str = ""
    hub_url: str = ""  # how it reached the hub: scheme, host and port; empty when that is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceNamed(Event):
    """A person gave a device a name or a room."""

    device_id: str
    name: str
    room: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceWaiting(Event):
    """A device asks to be let in. ``code`` is what it shows and speaks, for a person; it goes into no log."""

    device_id: str
    client_id: str
    board: str
    reason: WaitReason
    code: str = field(repr=False)
    expires: float
    contested: bool = False  # another waits under the same id


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceApproved(Event):
    """A device is let in from now on, under this client id and no other."""

    device_id: str
    client_id: str
    by: ApprovedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRejected(Event):
    """A device that asked to be let in was turned away."""

    device_id: str
    client_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCleared(Event):
    """Nobody waits to be let in any longer, for a person has cleared the list."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceBlocked(Event):
    """A device is turned away whatever it calls itself."""

    device_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceUnblocked(Event):
    """A device may ask to be let in again."""

    device_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceForgotten(Event):
    """A device is no longer known; it may ask to be let in as any other."""

    device_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRenewed(Event):
    """The tokens that a device was given so far are outdated."""

    device_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingWindowChanged(Event):
    """New devices are let in by themselves until ``ends``; None: no longer."""

    ends: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRefused(Event):
    """A device that waits does not have the key of the serial number it names; ``failed`` times so far."""

    device_id: str
    client_id: str
    serial_number: str
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRefused(Event):
    """Connections were refused at the handshake: the newest, and how many since the last that was told."""

    device_id: str
    address: str
    reason: Refusal
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceGreeted(Event):
    """A device that was let in said hello. ``aec``: it wants the hub to cancel the echo of its loudspeaker."""

    device_id: str
    session_id: str
    aec: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceConnected(Event):
    """A device opened a conversation."""

    device_id: str
    session_id: str
    client_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceDisconnected(Event):
    """A device's conversation is over. ``refused`` counts what of its messages was of no use, by kind."""

    device_id: str
    session_id: str
    reason: str
    refused: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEvent(Event):
    """Something in one turn."""

    device_id: str
    session_id: str
    turn_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnStarted(TurnEvent):
    """The hub began to listen, or took typed text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptReady(TurnEvent):
    """The question is known."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmotionShown(TurnEvent):
    """The device was told which face to make."""

    emotion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceSpoken(TurnEvent):
    """A sentence begins to be heard. One ``aside`` does not answer the question: a notice, an apology."""

    text: str
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnFinished(TurnEvent):
    """A turn is over; published exactly once for each turn.

    ``spoken`` is what was heard; ``answer`` is what of it answers the question, without the hub's own
    notices and apologies. ``timings`` maps a stage to the seconds from the end
    of the question (``docs/performance.md`` lists the stages). ``error`` is an error's code. ``language``
    is the answer's (ISO 639-1; empty when there was none), ``engines`` names those that were used.
    ``sent`` is what services were sent.
    """

    outcome: Outcome
    spoken: str
    timings: Mapping[str, float]
    error: str = ""
    answer: str = ""
    language: str = ""
    engines: Mapping[EngineKind, str] = field(default_factory=dict)
    sent: tuple[Departure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolCalled(Event):
    """A tool of a device was called, and what came of it: for people to look up later.

    ``caller`` and ``outcome`` are of ``hub.tools``. ``arguments`` is their JSON, shortened: it goes into no
    log. ``took`` is in seconds. ``turn_id`` is empty when a person called it.
    """

    device_id: str
    session_id: str
    turn_id: str
    tool: str
    caller: str
    outcome: str
    arguments: str = field(default="", repr=False)
    took: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensUsed(Event):
    """A language model was asked, and has answered as far as it was let.

    ``prompt`` counts the ``cached`` ones, too. ``cost`` is in the currency of the settings. ``estimated``: the
    service did not say how many tokens it was. ``device_id`` and ``turn_id`` are empty when it was for none.
    """

    device_id: str
    turn_id: str
    model: str
    prompt: int
    cached: int
    answer: int
    cost: float
    estimated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoSent(Event):
    """A device's photo was looked at while it had no turn: what services were sent for it."""

    device_id: str
    sent: tuple[Departure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetChanged(Event):
    """More of the month's budget is used up, or another month has begun. ``month`` is as 2026-11."""

    state: BudgetState
    month: str
    spent: float
    cap: float
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRang(Event):
    """A timer, an alarm or a reminder rings now, at once on this computer.

    ``name`` and ``text`` are what a person called it and wants to be told. ``due_at`` is when it was to ring;
    it is late by ``late_by_s`` when the computer slept or the hub was off.
    """

    alert_id: str
    kind: AlertKind
    device_id: str  # that set it; empty: a program did
    name: str
    text: str = field(repr=False)
    due_at: float
    late_by_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertChanged(Event):
    """A timer, an alarm or a reminder is another than it was. ``due_at``: when it rings next; None: not."""

    alert_id: str
    kind: AlertKind
    device_id: str
    change: AlertChange
    due_at: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChanged(Event):
    """A list was made, renamed or deleted, or has other things on it: ``items`` of them now."""

    list_id: str
    items: int
    deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaChanged(Event):
    """A persona is another than it was, or speaks elsewhere.

    ``device_id`` is the device on which it was chosen or from which it was released; empty: all that have none
    of their own.
    """

    persona_id: str
    change: PersonaChange
    device_id: str = ""
