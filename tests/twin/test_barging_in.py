"""Speaking over an answer, over real sockets: the hub is to notice."""

from typing import Any

import numpy as np
import pytest

from hub.twin.errors import UsageError
from hub.twin.report import Report
from hub.twin.run import TwinOptions
from hub.twin.state import Mode
from tests.twin.asking import QUESTION, ask
from tests.twin.fake_hub import FakeHub, Line, answer
from tests.twin.sounds import answer_packets, silence, tone

OVER = np.concatenate([silence(0.1), tone(0.2)])
SPEECH_BYTES = 30


async def begin_long_answer(line: Line) -> None:
    await line.until_packets(2)
    await line.send(type="stt", text="tell me a story")
    await line.send(type="tts", state="start")
    await line.later(0.08)
    for packet in answer_packets(20):
        await line.connection.send(packet)


async def until_speech(line: Line) -> None:
    """Read on until the microphone's packets hold sound again."""
    await line.until_packets(len(line.packets) + 3)
    while len(line.packets[-1]) < SPEECH_BYTES:
        await line.until_packets(len(line.packets) + 1)


async def attentive(line: Line) -> None:
    await begin_long_answer(line)
    await until_speech(line)
    await line.send(type="tts", state="stop")
    await line.until_packets(len(line.packets) + 4)
    await answer(line, answer_packets(2))
    await line.until_gone()


async def barge(hub: FakeHub, after_s: float = 0.3, **options: Any) -> Report:
    return await ask(hub, mode=Mode.REALTIME, barge_in=OVER, barge_in_after_s=after_s, **options)


async def test_speech_over_the_answer_ends_it_and_is_answered() -> None:
    async with FakeHub(attentive) as hub:
        report = await barge(hub)
    assert (report.ok, report.reason) == (True, "")
    assert report.transcript == "tell me a story"
    assert report.barge_in is not None
    assert report.barge_in.speech_to_stop_s == pytest.approx(0.06, abs=0.1)
    assert report.barge_in.speech_to_silence_s == pytest.approx(0.8, abs=0.15)
    (second,) = report.then
    assert second.transcript == "what time is it"
    assert [sentence.text for sentence in second.sentences] == ["It is noon."]
    assert second.packets.played == 2
    assert second.timings.question == pytest.approx(0.3)
    assert second.timings.speech_end_to_first_packet is not None
    assert second.barge_in is None
    texts = hub.lines[0].texts
    assert [text["type"] for text in texts] == ["hello", "listen"]


async def test_a_hub_that_talks_on_has_not_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def deaf(line: Line) -> None:
        await line.until_packets(2)
        await answer(line, answer_packets(24))
        await line.until_gone()

    monkeypatch.setattr("hub.twin.verdict.NOTICED_S", 0.5)
    async with FakeHub(deaf) as hub:
        report = await barge(hub, after_s=0.1, timeout_s=2.0)
    assert not report.ok
    assert "after somebody spoke" in report.reason
    assert report.barge_in is not None
    assert report.barge_in.speech_to_stop_s is not None
    assert report.barge_in.speech_to_stop_s > 1.0
    assert "did not begin to answer" in report.then[0].reason


async def test_a_farewell_is_no_answer_to_what_was_said_over_the_answer() -> None:
    async def takes_leave(line: Line) -> None:
        await begin_long_answer(line)
        await until_speech(line)
        await line.send(type="tts", state="stop")
        await line.later(0.3)
        await line.send(type="tts", state="start")
        await line.later(0.08)
        await line.play(answer_packets(2))
        await line.send(type="tts", state="stop")
        await line.until_gone()

    async with FakeHub(takes_leave) as hub:
        report = await barge(hub)
    assert report.reason.startswith("Question 2: What was said over the answer was not heard")
    assert report.barge_in is not None
    assert report.barge_in.speech_to_stop_s is not None


async def test_an_answer_over_before_the_barge_in_fails() -> None:
    async def short(line: Line) -> None:
        await line.until_packets(2)
        await answer(line)
        await line.until_gone()

    async with FakeHub(short) as hub:
        report = await barge(hub, after_s=5.0)
    assert "before it was to be spoken over" in report.reason
    assert report.then == ()
    assert report.barge_in is None


async def test_a_hub_that_dies_while_spoken_over_is_told() -> None:
    async def dies(line: Line) -> None:
        await begin_long_answer(line)
        await until_speech(line)
        line.connection.transport.abort()

    async with FakeHub(dies) as hub:
        report = await barge(hub)
    assert "without a close frame" in report.reason
    assert report.barge_in is not None
    assert report.barge_in.speech_to_stop_s is None
    assert report.then == ()


async def test_an_answer_that_never_ends_is_told() -> None:
    async def endless(line: Line) -> None:
        await begin_long_answer(line)
        await line.until_gone()

    async with FakeHub(endless) as hub:
        report = await barge(hub, timeout_s=1.0)
    assert "no tts stop came" in report.reason


@pytest.mark.parametrize(
    "wrong",
    [
        {"mode": Mode.AUTO},
        {"mode": Mode.MANUAL},
        {"barge_in_after_s": None},
        {"barge_in": None},
        {"pcm": None, "text": "typed"},
        {"abort_after_s": 1.0},
    ],
)
def test_barging_in_needs_a_microphone_that_is_always_on(wrong: dict[str, Any]) -> None:
    right: dict[str, Any] = {"pcm": QUESTION, "mode": Mode.REALTIME, "barge_in": OVER, "barge_in_after_s": 1.0}
    TwinOptions("http://h/", **right)
    with pytest.raises(UsageError):
        TwinOptions("http://h/", **right | wrong)
