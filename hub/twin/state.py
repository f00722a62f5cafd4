"""The device's state table: what it becomes, and what it does, when something happens.

One row here for each row of the device protocol's "What the device does with what arrives"
(section 3). Pure: a moment and a happening go in, the next moment and the things to do come out.
"""

from dataclasses import dataclass
from enum import StrEnum


class DeviceState(StrEnum):
    """What the device shows on its screen."""

    IDLE = "idle"
    LISTENING = "listening"
    SPEAKING = "speaking"


class Mode(StrEnum):
    """How the device listens; its ``listen`` messages carry the name."""

    AUTO = "auto"  # the microphone is off while the device speaks, and on again after
    MANUAL = "manual"  # the microphone is on while a key is held
    REALTIME = "realtime"  # the microphone is always on


class Happening(StrEnum):
    """What can reach the device: from the hub, from its user, from its own loudspeaker."""

    LISTEN = "listen"  # the button or key is pressed while idle
    TTS_START = "tts_start"
    TTS_STOP = "tts_stop"
    BUTTON = "button"
    WAKE_WORD = "wake_word"
    KEY_RELEASED = "key_released"
    PLAYED_OUT = "played_out"  # the last queued packet has been heard
    HUB_CLOSED = "hub_closed"


class Effect(StrEnum):
    """What the device does about it, in order."""

    CLEAR_QUEUE = "clear_queue"  # and reset the decoder
    SEND_LISTEN_START = "send_listen_start"
    SEND_LISTEN_STOP = "send_listen_stop"
    SEND_ABORT = "send_abort"
    SEND_ABORT_WAKE_WORD = "send_abort_wake_word"
    DROP_CONNECTION = "drop_connection"  # without a close frame


@dataclass(frozen=True, slots=True)
class Moment:
    """The device at one moment.

    ``opens_microphone``: when the queue has played out, it sends ``listen start`` and listens.
    """

    mode: Mode
    state: DeviceState = DeviceState.IDLE
    microphone: bool = False
    opens_microphone: bool = False

    @property
    def plays(self) -> bool:
        """Whether a binary message is played; if not, it is dropped."""
        return self.state is DeviceState.SPEAKING


@dataclass(frozen=True, slots=True)
class Step:
    """What comes of one happening."""

    moment: Moment
    effects: tuple[Effect, ...] = ()


def step(moment: Moment, happening: Happening) -> Step:
    """The next moment and what to do; a happening that the table does not name changes nothing."""
    match happening:
        case Happening.TTS_START:
            return _tts_start(moment)
        case Happening.TTS_STOP:
            return _tts_stop(moment)
        case Happening.PLAYED_OUT:
            return _played_out(moment)
        case Happening.HUB_CLOSED:
            return Step(_quiet(moment))
        case _:
            return _user(moment, happening)


def _quiet(moment: Moment) -> Moment:
    return Moment(moment.mode)


def _listening(moment: Moment) -> Moment:
    return Moment(moment.mode, DeviceState.LISTENING, microphone=True)


def _listening_later(moment: Moment) -> Moment:
    """Listening in name; the microphone waits for the loudspeaker unless it was on all the time."""
    if moment.mode is Mode.REALTIME:
        return _listening(moment)
    return Moment(moment.mode, DeviceState.LISTENING, opens_microphone=True)


def _tts_start(moment: Moment) -> Step:
    if moment.state is DeviceState.SPEAKING:
        return Step(moment)
    microphone = moment.microphone and moment.mode is Mode.REALTIME
    return Step(Moment(moment.mode, DeviceState.SPEAKING, microphone=microphone), (Effect.CLEAR_QUEUE,))


def _tts_stop(moment: Moment) -> Step:
    if moment.state is not DeviceState.SPEAKING:
        return Step(moment)
    if moment.mode is Mode.MANUAL:
        return Step(_quiet(moment))
    return Step(_listening_later(moment))


def _played_out(moment: Moment) -> Step:
    if not moment.opens_microphone:
        return Step(moment)
    return Step(_listening(moment), (Effect.SEND_LISTEN_START,))


def _user(moment: Moment, happening: Happening) -> Step:
    """What the person at the device did."""
    match moment.state:
        case DeviceState.IDLE:
            return _user_while_idle(moment, happening)
        case DeviceState.SPEAKING:
            return _user_while_speaking(moment, happening)
        case DeviceState.LISTENING:
            return _user_while_listening(moment, happening)


def _user_while_idle(moment: Moment, happening: Happening) -> Step:
    if happening in {Happening.LISTEN, Happening.BUTTON, Happening.WAKE_WORD}:
        return Step(_listening(moment), (Effect.SEND_LISTEN_START,))
    return Step(moment)


def _user_while_speaking(moment: Moment, happening: Happening) -> Step:
    if happening is Happening.BUTTON:
        return Step(moment, (Effect.SEND_ABORT,))
    if happening is Happening.WAKE_WORD:
        return Step(_listening_later(moment), (Effect.SEND_ABORT_WAKE_WORD,))
    return Step(moment)


def _user_while_listening(moment: Moment, happening: Happening) -> Step:
    if happening is Happening.WAKE_WORD:
        return Step(_listening(moment), (Effect.SEND_ABORT, Effect.SEND_LISTEN_START))
    if happening is Happening.BUTTON:
        return Step(_quiet(moment), (Effect.DROP_CONNECTION,))
    if happening is Happening.KEY_RELEASED and moment.mode is Mode.MANUAL:
        return Step(_quiet(moment), (Effect.SEND_LISTEN_STOP,))
    return Step(moment)
