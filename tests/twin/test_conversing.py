"""Conversations over real sockets: a wake word, several questions, and silence."""

from typing import Any

import pytest

from hub.twin.channel import Farewell
from hub.twin.errors import UsageError
from hub.twin.run import TwinOptions
from hub.twin.state import Mode
from tests.twin.asking import QUESTION, ask
from tests.twin.fake_hub import FakeHub, Line, Script, answer
from tests.twin.sounds import answer_packets, tone


async def woken(line: Line) -> None:
    """Up to ``listen start``."""
    await line.until_text(type="listen", state="detect", text="computer")
    await line.until_text(type="listen", state="start")


async def quiet(line: Line) -> None:
    await woken(line)
    await line.until_packets(len(line.packets) + 8)
    await answer(line)
    await line.until_gone()


async def greets(line: Line) -> None:
    await woken(line)
    await answer(line, answer_packets(2), text="Yes?")
    await line.until_text(type="listen", state="start")
    await line.until_packets(len(line.packets) + 3)
    await answer(line)
    await line.until_gone()


async def takes_leave(line: Line) -> None:
    await line.until_text(type="listen", state="start", mode="auto")
    await line.later(0.3)
    await answer(line, text="Goodbye.")
    await line.connection.close(1000, "nobody spoke")
    await line.until_gone()


async def answers_all(line: Line) -> None:
    while True:
        await line.until_text(type="listen", state="stop")
        await answer(line, answer_packets(2))


async def test_a_wake_word_comes_after_its_sound_and_before_listening() -> None:
    async with FakeHub(quiet) as hub:
        report = await ask(hub, text="hello", mode=Mode.AUTO, wake_word="computer")
    assert (report.ok, report.greeting) == (True, None)
    line = hub.lines[0]
    assert [text.get("state") for text in line.texts[:3]] == [None, "detect", "start"]
    assert line.texts[2]["mode"] == "auto"
    assert line.packets_before["detect"] == 20


async def test_a_greeting_is_heard_before_the_question_is_asked() -> None:
    async with FakeHub(greets) as hub:
        report = await ask(hub, mode=Mode.AUTO, wake_word="computer")
    assert (report.ok, report.reason) == (True, "")
    assert report.greeting is not None
    assert [sentence.text for sentence in report.greeting.sentences] == ["Yes?"]
    assert report.greeting.packets.played == 2
    assert report.greeting.timings.speech_end_to_first_packet is not None
    assert [sentence.text for sentence in report.sentences] == ["It is noon."]
    assert report.packets.played == 4
    assert report.timings.question == pytest.approx(0.12)
    assert not report.question_cut


async def test_trouble_in_the_greeting_is_the_reports() -> None:
    async def hasty(line: Line) -> None:
        await woken(line)
        await line.connection.send(answer_packets(1)[0])
        await answer(line, answer_packets(2))
        await line.until_text(type="listen", state="start")
        await line.until_packets(len(line.packets) + 3)
        await answer(line)
        await line.until_gone()

    async with FakeHub(hasty) as hub:
        report = await ask(hub, mode=Mode.AUTO, wake_word="computer")
    assert not report.ok
    assert report.reason.startswith("The greeting: 1 of 3 packets")
    assert report.to_json()["greeting"]["outside"] == 1


async def test_a_hub_that_closes_on_the_wake_word_is_told() -> None:
    async def closes(line: Line) -> None:
        await line.until_text(type="listen", state="detect")
        await line.connection.close(1008, "no")

    async with FakeHub(closes) as hub:
        report = await ask(hub, mode=Mode.AUTO, wake_word="computer")
    assert "1008 no" in report.reason


async def test_further_questions_are_asked_on_the_same_connection() -> None:
    async with FakeHub(answers_all) as hub:
        report = await ask(hub, then=(QUESTION, tone(0.3)))
    assert (report.ok, report.reason) == (True, "")
    assert len(hub.lines) == 1
    assert [later.timings.question for later in report.then] == pytest.approx([0.12, 0.3])
    assert [later.packets.sent for later in report.then] == [2, 5]
    assert [later["ok"] for later in report.to_json()["then"]] == [True, True]


async def test_trouble_with_a_further_question_is_the_reports() -> None:
    async def once(line: Line) -> None:
        await line.until_text(type="listen", state="stop")
        await answer(line, answer_packets(2))
        await line.until_text(type="listen", state="stop")
        await line.connection.close(1011, "tired")

    async with FakeHub(once) as hub:
        report = await ask(hub, then=(QUESTION,))
    assert not report.ok
    assert report.reason.startswith("Question 2: ")
    assert "1011 tired" in report.reason


async def test_a_silent_device_hears_the_farewell_and_is_left() -> None:
    async with FakeHub(takes_leave) as hub:
        report = await ask(hub, idle=True, mode=Mode.AUTO)
    assert (report.ok, report.reason) == (True, "")
    assert [sentence.text for sentence in report.sentences] == ["Goodbye."]
    assert report.close == Farewell(1000, "nobody spoke")
    assert report.timings.idle_to_close == pytest.approx(0.65, abs=0.15)
    assert report.packets.sent > 3


async def closes_at_once(line: Line) -> None:
    await line.until_text(type="listen", state="start")
    await line.connection.close(1000, "bye")


async def closes_with_another_code(line: Line) -> None:
    await line.until_text(type="listen", state="start")
    await answer(line, answer_packets(2))
    await line.connection.close(1011, "bye")


async def cuts_the_line(line: Line) -> None:
    await line.until_text(type="listen", state="start")
    line.connection.transport.abort()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (closes_at_once, "without a spoken farewell: 1000 bye"),
        (closes_with_another_code, "ends with 1000"),
        (cuts_the_line, "without a close frame"),
        (answers_all, "did not end the conversation within 0.8 s"),
    ],
)
async def test_a_hub_that_takes_no_leave_is_told(script: Script, words: str) -> None:
    async with FakeHub(script) as hub:
        report = await ask(hub, idle=True, mode=Mode.AUTO, timeout_s=0.8)
    assert not report.ok
    assert words in report.reason


async def test_an_idle_device_listens_again_after_what_the_hub_says() -> None:
    async def speaks_first(line: Line) -> None:
        await line.until_text(type="listen", state="start")
        await answer(line, answer_packets(2))
        await takes_leave(line)

    async with FakeHub(speaks_first) as hub:
        report = await ask(hub, idle=True, mode=Mode.AUTO)
    assert report.ok
    assert [sentence.text for sentence in report.sentences] == ["It is noon.", "Goodbye."]


@pytest.mark.parametrize(
    "wrong",
    [
        {"mode": Mode.MANUAL},
        {"mode": Mode.REALTIME},
        {"then": (QUESTION,)},
        {"abort_after_s": 1.0},
        {"text": "x"},
    ],
)
def test_an_idle_device_asks_nothing(wrong: dict[str, Any]) -> None:
    right: dict[str, Any] = {"idle": True, "mode": Mode.AUTO}
    TwinOptions("http://h/", **right)
    with pytest.raises(UsageError):
        TwinOptions("http://h/", **right | wrong)
