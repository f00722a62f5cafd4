"""What the device does with each message, at moments given by the test."""

import json
from typing import Any

import numpy as np
import pytest

from hub.twin.errors import CrashError, RebootError
from hub.twin.figures import gaps_ms, late, lead, spacing, timings
from hub.twin.frames import Framing, pack
from hub.twin.pcm import Pcm
from hub.twin.receiver import Receiver
from hub.twin.state import DeviceState, Happening, Mode
from tests.twin.sounds import answer_packets, packets, tone

FRAME = 0.06


def send(receiver: Receiver, now: float, **message: Any) -> None:
    receiver.take(now, json.dumps(message))


def speaking(mode: Mode = Mode.MANUAL, framing: Framing = Framing.RAW) -> Receiver:
    """A receiver to which tts start came at 0.9 s."""
    receiver = Receiver(mode, framing)
    send(receiver, 0.9, type="tts", state="start")
    return receiver


def test_packets_before_tts_start_are_dropped() -> None:
    receiver = Receiver(Mode.MANUAL, Framing.RAW)
    receiver.take(1.0, answer_packets(1)[0])
    assert receiver.notes.outside == 1
    assert receiver.notes.packets == []


def test_packets_after_tts_stop_are_dropped_and_what_is_queued_plays_out() -> None:
    receiver = speaking()
    for packet in answer_packets(3):
        receiver.take(1.0, packet)
    send(receiver, 1.05, type="tts", state="stop")
    receiver.take(1.06, answer_packets(1)[0])
    assert receiver.notes.outside == 1
    assert receiver.notes.queued_at_stop == pytest.approx(0.13)
    assert receiver.notes.last_heard == pytest.approx(1.18)


def test_the_41st_packet_of_a_burst_is_dropped() -> None:
    receiver = speaking()
    for packet in answer_packets(43):
        receiver.take(1.0, packet)
    assert receiver.notes.overflow == 3
    assert len(receiver.notes.packets) == 40


def test_tts_start_clears_what_was_queued() -> None:
    receiver = speaking()
    for packet in answer_packets(5):
        receiver.take(1.0, packet)
    send(receiver, 1.01, type="tts", state="stop")
    send(receiver, 1.02, type="tts", state="start")
    assert receiver.notes.cleared == 4
    assert len(receiver.notes.packets) == 1


def test_a_second_tts_start_is_noted_and_the_queue_kept() -> None:
    receiver = speaking()
    for packet in answer_packets(5):
        receiver.take(1.0, packet)
    send(receiver, 1.02, type="tts", state="start")
    assert receiver.notes.cleared == 0
    assert receiver.notes.faults == ["tts start while speaking: a device does nothing on it"]


def test_gaps_count_as_underruns_beyond_the_tolerance() -> None:
    receiver = speaking()
    moments = [1.0, 1.07, 1.23, 1.24]  # 10 ms late, 100 ms late, in time
    for moment, packet in zip(moments, answer_packets(4), strict=True):
        receiver.take(moment, packet)
    assert gaps_ms(receiver.notes) == pytest.approx([100.0])
    assert late(receiver.notes) == 2


def test_the_recording_holds_the_gaps_as_silence() -> None:
    receiver = speaking()
    first, second = answer_packets(2)
    receiver.take(1.0, first)
    receiver.take(1.16, second)
    tape = receiver.notes.recording(24_000)
    assert len(tape) == round(0.22 * 24_000)
    assert not tape[1440:3840].any()
    assert np.abs(tape[3840:]).max() > 1000


def test_lead_and_spacing_are_measured_without_the_build_up() -> None:
    receiver = speaking()
    burst, steady = answer_packets(25)[:5], answer_packets(25)[5:]
    for packet in burst:
        receiver.take(1.0, packet)
    for index, packet in enumerate(steady, start=1):
        receiver.take(1.0 + index * FRAME, packet)
    measured = lead(receiver.notes)
    assert measured is not None
    assert measured.p50_ms == pytest.approx(240)
    assert (measured.min_ms, measured.max_ms) == pytest.approx((60, 240))
    paced = spacing(receiver.notes)
    assert paced is not None
    assert (paced.p50_ms, paced.max_ms, paced.within_5ms) == pytest.approx((60, 60, 1.0))


def test_a_burst_alone_has_no_spacing() -> None:
    receiver = speaking()
    for packet in answer_packets(5):
        receiver.take(1.0, packet)
    assert spacing(receiver.notes) is None


def test_timings_count_from_the_end_of_the_question() -> None:
    receiver = Receiver(Mode.MANUAL, Framing.RAW)
    receiver.notes.question_end = 0.5
    send(receiver, 0.75, type="stt", text="hello")
    send(receiver, 0.9, type="tts", state="start")
    receiver.take(1.0, answer_packets(1)[0])
    send(receiver, 1.06, type="tts", state="stop")
    measured = timings(receiver.notes, check=None, hello=None)
    assert measured.speech_end_to_stt == pytest.approx(0.25)
    assert measured.speech_end_to_tts_start == pytest.approx(0.4)
    assert measured.speech_end_to_first_packet == pytest.approx(0.5)
    assert measured.speech_end_to_heard == pytest.approx(0.5)
    assert measured.tts_start_to_first_packet == pytest.approx(0.1)
    assert measured.answer_s == pytest.approx(0.06)
    assert measured.abort_to_stop is None


def test_abort_figures_never_fall_below_zero() -> None:
    receiver = speaking()
    receiver.take(1.0, answer_packets(1)[0])
    receiver.notes.abort_at = 1.03
    assert receiver.happen(1.03, Happening.BUTTON)
    send(receiver, 1.04, type="tts", state="stop")
    measured = timings(receiver.notes, check=None, hello=None)
    assert measured.abort_to_last_packet == 0.0
    assert measured.abort_to_stop == pytest.approx(0.01)
    assert measured.silent_after_abort == pytest.approx(0.03)


def test_after_a_wake_word_the_awaited_tts_stop_is_noted() -> None:
    receiver = speaking(Mode.AUTO)
    receiver.happen(1.0, Happening.WAKE_WORD)
    receiver.take(1.01, answer_packets(1)[0])
    send(receiver, 1.02, type="tts", state="stop")
    assert receiver.notes.outside == 1
    assert receiver.notes.stop_at == 1.02


def test_tts_stop_without_an_answer_is_no_end() -> None:
    receiver = Receiver(Mode.MANUAL, Framing.RAW)
    send(receiver, 1.0, type="tts", state="stop")
    assert receiver.notes.stop_at is None


def test_broken_packets_and_frames_are_counted() -> None:
    receiver = speaking(framing=Framing.SHORT)
    receiver.take(1.0, b"\x00")
    receiver.take(1.0, pack(Framing.SHORT, b""))
    assert (receiver.notes.malformed, receiver.notes.broken) == (1, 1)


def test_v2_timestamps_must_be_positive_and_rise() -> None:
    receiver = speaking(framing=Framing.STAMPED)
    for stamp, packet in zip((0, 60, 60, 120), answer_packets(4), strict=True):
        receiver.take(1.0, pack(Framing.STAMPED, packet, stamp))
    assert receiver.notes.bad_stamps == 2
    assert receiver.player.playing_timestamp(1.07) == 60


def test_the_answer_is_decoded_at_the_rate_of_the_hubs_hello() -> None:
    receiver = Receiver(Mode.MANUAL, Framing.RAW)
    send(
        receiver, 0.1, type="hello", transport="websocket", session_id="s", audio_params={"sample_rate": 16000}
    )
    send(receiver, 0.9, type="tts", state="start")
    receiver.take(1.0, packets(tone(0.06), 16_000)[0])
    assert receiver.rate == 16_000
    assert receiver.notes.last_heard == pytest.approx(1.06)


@pytest.mark.parametrize(
    "hello",
    [
        {"type": "hello", "session_id": "s"},
        {"type": "hello", "transport": "udp"},
        {"type": "hello", "transport": "websocket", "audio_params": {"sample_rate": 22050}},
        {"type": "hello", "transport": "websocket", "audio_params": {"sample_rate": "24000"}},
    ],
)
def test_a_hello_that_crashes_a_device_fails_loudly(hello: dict[str, Any]) -> None:
    with pytest.raises(CrashError):
        Receiver(Mode.MANUAL, Framing.RAW).take(0.0, json.dumps(hello))


def test_a_short_hello_gets_the_firmwares_defaults() -> None:
    receiver = Receiver(Mode.MANUAL, Framing.RAW)
    send(receiver, 0.0, type="hello", transport="websocket")
    assert receiver.hello is not None
    assert (receiver.hello.session_id, receiver.rate) == ("", 24_000)


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[1]",
        "{}",
        '{"type":7}',
        '{"type":"stt"}',
        '{"type":"llm","emotion":"hungry"}',
        '{"type":"llm","emotion":["happy"]}',
        '{"type":"tts","state":"pause"}',
        '{"type":"tts","state":{}}',
        '{"type":"tts","state":"sentence_start"}',
        '{"type":"alert","status":"a","message":"b"}',
        '{"type":"system","command":"dance"}',
        '{"type":"mcp","payload":{}}',
        '{"type":"surprise"}',
    ],
)
def test_what_a_device_ignores_is_noted_as_a_fault(text: str) -> None:
    receiver = Receiver(Mode.MANUAL, Framing.RAW)
    receiver.take(0.0, text)
    assert len(receiver.notes.faults) == 1
    assert receiver.moment.state is DeviceState.IDLE


def test_faults_are_bounded() -> None:
    receiver = Receiver(Mode.MANUAL, Framing.RAW)
    for _ in range(1000):
        receiver.take(0.0, "x")
    assert len(receiver.notes.faults) == 100


def test_what_is_shown_is_noted() -> None:
    receiver = speaking()
    for packet in answer_packets(5):
        receiver.take(1.0, packet)
    send(receiver, 1.06, type="tts", state="sentence_start", text="Hello.")
    send(receiver, 1.06, type="tts", state="sentence_end")
    send(receiver, 1.06, type="llm", emotion="happy", text="x")
    send(receiver, 1.06, type="alert", status="Oh", message="no", emotion="sad")
    send(receiver, 1.06, type="custom", payload={})
    notes = receiver.notes
    assert [(shown.text, shown.at) for shown in notes.sentences] == [("Hello.", 1.06)]
    assert notes.sentences[0].queued == pytest.approx(0.24)
    assert notes.emotion == "happy"
    assert [alert.status for alert in notes.alerts] == ["Oh"]
    assert notes.faults == []


def test_a_reboot_ends_the_call() -> None:
    with pytest.raises(RebootError):
        send(Receiver(Mode.MANUAL, Framing.RAW), 0.0, type="system", command="reboot")


def test_what_is_played_can_be_heard_and_the_next_answer_silences_the_rest() -> None:
    class Sink:
        def __init__(self) -> None:
            self.told: list[object] = []

        def play(self, pcm: Pcm, rate: int) -> None:
            self.told.append((len(pcm), rate))

        def clear(self) -> None:
            self.told.append("clear")

    sink = Sink()
    receiver = Receiver(Mode.MANUAL, Framing.RAW, sink=sink)
    (packet,) = answer_packets(1)
    receiver.take(0.5, packet)
    for state in ("start", "stop", "start"):
        send(receiver, 1.0, type="tts", state=state)
        receiver.take(1.0, packet)
    assert sink.told == ["clear", (1_440, 24_000), "clear", (1_440, 24_000)]
