"""What the device does with what arrives: every message, one after the other, at its moment.

Joins the state table, the loudspeaker and the notes. No I/O and no clock of its own: each call is
told the moment. What the device leaves to its main task is given to whoever minds that.
"""

from collections.abc import Callable
from typing import Any

from hub.audio.opus import OpusDecoder, SampleRate
from hub.errors import CodecError, FrameError, MessageError
from hub.twin.errors import RebootError
from hub.twin.frames import Frame, Framing, unpack
from hub.twin.messages import DOWNLINK_RATE, EMOTIONS, TTS_STATES, Hello, parse, read_alert, read_hello, text_of
from hub.twin.notes import Notes, Packet, Shown
from hub.twin.player import Player, Sink
from hub.twin.state import Effect, Happening, Mode, Moment, step

AT_ONCE = frozenset({"hello", "mcp", "alert"})
"""Messages that the device acts on as they come; all others wait for its main task."""

Schedule = Callable[[Callable[[float], None]], None]
"""Has something done in its turn, and tells it the moment."""


class Receiver:
    """The device's inside, from the wire to the loudspeaker.

    ``schedule`` is the main task; without one all is done at once. ``tools`` takes ``mcp`` messages; without
    it the device knows none. ``sink`` makes heard what is played; without one nobody hears it.
    """

    tools: Callable[[dict[str, Any]], None] | None = None

    def __init__(
        self, mode: Mode, framing: Framing, schedule: Schedule | None = None, sink: Sink | None = None
    ) -> None:
        self._sink = sink
        self.moment = Moment(mode)
        self.player = Player()
        self.notes = Notes()
        self.hello: Hello | None = None
        self.rate: SampleRate = DOWNLINK_RATE
        self._following: Notes | None = None
        self._cut_short = False
        self._framing = framing
        self._decoder = OpusDecoder(DOWNLINK_RATE)
        self._last_stamp = 0
        self._schedule = schedule
        self._starts_waiting = 0
        self.speaks_since = 0.0
        """When it last began to speak."""
        self._since = 0.0  # the earliest moment at which what is obeyed now can have come
        self._readers: dict[str, Callable[[float, dict[str, Any]], None]] = {
            "hello": self._hello,
            "stt": self._stt,
            "llm": self._llm,
            "tts": self._tts,
            "alert": self._alert,
            "system": self._system,
            "custom": self._ignore,
            "mcp": self._mcp,
        }

    @property
    def session_id(self) -> str:
        """The hub's name for this conversation; "" before its hello, and where that names none."""
        return "" if self.hello is None else self.hello.session_id

    def begin(self) -> Notes:
        """Start the notes of a new question."""
        self.notes = Notes()
        self._following = None
        return self.notes

    def begin_at_stop(self, notes: Notes) -> None:
        """Go on with ``notes``, of the next question, as soon as the present answer ends."""
        self._following = notes

    def happen(self, now: float, happening: Happening) -> tuple[Effect, ...]:
        """Let something happen to the device. Gives what is to be sent or dropped because of it."""
        after = step(self.moment, happening)
        self.moment = after.moment
        if Effect.CLEAR_QUEUE in after.effects:
            cleared = self.player.clear(now)
            if self._sink is not None:
                self._sink.clear()
            self.notes.cleared += 0 if self._cut_short else cleared  # nobody misses what was spoken over
            self._cut_short = False
            self.notes.unhear(now)
            self._decoder = self._new_decoder()
        return tuple(effect for effect in after.effects if effect is not Effect.CLEAR_QUEUE)

    def take(self, now: float, message: str | bytes, since: float | None = None) -> None:
        """Take one message from the hub.

        Args:
            now: The moment.
            message: What came.
            since: The earliest moment at which it can have come; ``now`` if None.

        Raises:
            CrashError: A real device would have crashed on it.
            RebootError: It made the device reboot.
        """
        if isinstance(message, bytes):
            self._binary(now, message)
            return
        self._since = now if since is None else since
        try:
            fields = parse(message)
        except MessageError as error:
            self.notes.fault(str(error))
            return
        if self._schedule is None or fields["type"] in AT_ONCE:
            self._obey(now, fields)
        else:
            self._obey_in_turn(now, fields, self._schedule)

    def speaking_for(self, now: float) -> float | None:
        """For how many seconds the device has been speaking; None when it is not."""
        return now - self.speaks_since if self.moment.plays else None

    def _obey(self, now: float, fields: dict[str, Any]) -> None:
        try:
            self._readers.get(fields["type"], self._unknown)(now, fields)
        except MessageError as error:
            self.notes.fault(str(error))

    def _obey_in_turn(self, came: float, fields: dict[str, Any], schedule: Schedule) -> None:
        starts, since = fields["type"] == "tts" and fields.get("state") == "start", self._since

        def turn(now: float) -> None:
            self._starts_waiting -= starts
            self.notes.tools.wait(now - came)
            self._since = since + now - came
            self._obey(now, fields)

        self._starts_waiting += starts
        schedule(turn)

    def _binary(self, now: float, message: bytes) -> None:
        notes = self.notes
        notes.received += 1
        notes.last_binary_at = now
        if not self.moment.plays:
            notes.outside += 1
            notes.tools.lost += self._starts_waiting > 0
        elif not self.player.has_room(now):
            notes.overflow += 1
        else:
            self._play(now, message)

    def _play(self, now: float, message: bytes) -> None:
        notes = self.notes
        try:
            frame = unpack(self._framing, message)
            pcm = self._decoder.decode(frame.packet)
        except FrameError:
            notes.malformed += 1
            return
        except CodecError:
            notes.broken += 1
            return
        self._check_stamp(frame)
        arrival = self.player.arrive(now, len(pcm) / self.rate, frame.timestamp)
        notes.keep(Packet(now, arrival, pcm))
        if self._sink is not None:
            self._sink.play(pcm, self.rate)

    def _check_stamp(self, frame: Frame) -> None:
        """Count timestamps that a server-side echo canceller could not use."""
        if self._framing is Framing.STAMPED:
            self.notes.bad_stamps += frame.timestamp <= self._last_stamp
            self._last_stamp = frame.timestamp

    def _new_decoder(self) -> OpusDecoder:
        return OpusDecoder(self.rate)

    def _hello(self, _now: float, fields: dict[str, Any]) -> None:
        self.hello = read_hello(fields)
        self.rate = self.hello.sample_rate
        self._decoder = self._new_decoder()

    def _stt(self, now: float, fields: dict[str, Any]) -> None:
        self.notes.transcript = text_of(fields)
        self.notes.stt_at = now

    def _llm(self, _now: float, fields: dict[str, Any]) -> None:
        emotion = fields.get("emotion")
        if not isinstance(emotion, str) or emotion not in EMOTIONS:
            raise MessageError(f"the device has no face for the emotion {emotion!r}")
        self.notes.emotion = emotion

    def _tts(self, now: float, fields: dict[str, Any]) -> None:
        match fields.get("state"):
            case "start":
                self._tts_start(now)
            case "stop":
                self._tts_stop(now)
            case "sentence_start":
                self.notes.show(Shown(text_of(fields), now, self.player.queued_s(now)))
            case state if state not in TTS_STATES:
                raise MessageError(f"tts has no state {state!r}")

    def _tts_start(self, now: float) -> None:
        if self.moment.plays:
            raise MessageError("tts start while speaking: a device does nothing on it")
        self.happen(now, Happening.TTS_START)
        self.speaks_since = now
        self.notes.stop_at = None
        if self.notes.start_at is None:
            self.notes.start_at = now
            self.notes.start_since = self._since

    def _tts_stop(self, now: float) -> None:
        if self.moment.plays:
            self.notes.queued_at_stop = self.player.queued_s(now)
        awaited = self.notes.start_at is not None and self.notes.stop_at is None
        if self.moment.plays or awaited:
            self.notes.stop_at = now
        self.happen(now, Happening.TTS_STOP)
        if self._following is not None and self.notes.stop_at is not None:
            self.notes, self._following = self._following, None
            self._cut_short = True

    def _alert(self, _now: float, fields: dict[str, Any]) -> None:
        self.notes.alarm(read_alert(fields))

    def _system(self, _now: float, fields: dict[str, Any]) -> None:
        if fields.get("command") != "reboot":
            raise MessageError(f"a device knows no system command {fields.get('command')!r}")
        raise RebootError("The hub told the device to reboot.")

    def _mcp(self, now: float, fields: dict[str, Any]) -> None:
        if self.tools is None:
            self._unknown(now, fields)
        else:
            self.tools(fields)

    def _ignore(self, _now: float, _fields: dict[str, Any]) -> None:
        """For what a device of this build takes without doing anything."""

    def _unknown(self, _now: float, fields: dict[str, Any]) -> None:
        raise MessageError(f"a message of type {fields['type'][:40]!r}, which this device does not know")
