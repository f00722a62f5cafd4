"""What a hub does wrong is told by the reason in the report."""

import pytest

from tests.twin.asking import ask
from tests.twin.fake_hub import FakeHub, Line, Script, answer, hang_up, nothing
from tests.twin.sounds import answer_packets


async def test_a_burst_beyond_the_queue_is_dropped_and_told() -> None:
    async def burst(line: Line) -> None:
        await line.until_text(type="listen", state="stop")
        await line.send(type="tts", state="start")
        await line.later(0.08)
        packet = answer_packets(1)[0]
        for _ in range(60):
            await line.connection.send(packet)
        await line.send(type="tts", state="stop")
        await line.until_gone()

    async with FakeHub(burst) as hub:
        report = await ask(hub)
    assert not report.ok
    assert report.overflow == report.drops >= 18
    assert report.packets.played + report.overflow == 60
    assert "queue was full" in report.reason


async def sound_without_start(line: Line) -> None:
    await line.until_text(type="listen", state="stop")
    for packet in answer_packets(3):
        await line.connection.send(packet)
    await answer(line)
    await line.until_gone()


async def sound_after_stop(line: Line) -> None:
    await line.until_text(type="listen", state="stop")
    await answer(line)
    await line.connection.send(answer_packets(1)[0])
    await line.until_gone()


async def hasty_sound(line: Line) -> None:
    await line.until_text(type="listen", state="stop")
    await line.send(type="tts", state="start")
    await line.play(answer_packets(2))
    await line.send(type="tts", state="stop")
    await line.until_gone()


async def no_sound(line: Line) -> None:
    await line.until_text(type="listen", state="stop")
    await line.send(type="tts", state="start")
    await line.send(type="tts", state="stop")
    await line.until_gone()


async def start_only(line: Line) -> None:
    await line.until_text(type="listen", state="stop")
    await line.send(type="tts", state="start")
    await line.until_gone()


async def no_stop(line: Line) -> None:
    await start_only_with_sound(line)
    await line.until_gone()


async def start_only_with_sound(line: Line) -> None:
    await line.until_text(type="listen", state="stop")
    await line.send(type="tts", state="start")
    await line.later(0.08)
    await line.play(answer_packets(2))


async def transcript_only(line: Line) -> None:
    await line.until_text(type="listen", state="stop")
    await line.send(type="stt", text="hello")
    await line.until_gone()


async def dies_in_the_middle(line: Line) -> None:
    await start_only_with_sound(line)
    line.connection.transport.abort()


async def dies_in_the_second_answer(line: Line) -> None:
    await line.until_text(type="listen", state="stop")
    await answer(line, answer_packets(2))
    await line.send(type="tts", state="start")
    await line.later(0.1)
    line.connection.transport.abort()


async def reboots(line: Line) -> None:
    await line.until_text(type="listen", state="stop")
    await line.send(type="system", command="reboot")
    await line.until_gone()


async def second_hello_crashes(line: Line) -> None:
    await line.until_text(type="listen", state="stop")
    await line.send(type="hello", session_id="s-1")
    await line.until_gone()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (sound_without_start, "outside tts start"),
        (sound_after_stop, "outside tts start"),
        (hasty_sound, "after tts start"),
        (no_sound, "No sound"),
        (start_only, "no sound within"),
        (no_stop, "no tts stop came"),
        (transcript_only, "it understood the question"),
        (nothing, "not even a transcript came"),
        (hang_up, "closed the connection: 1011 out of order"),
        (dies_in_the_middle, "without a close frame"),
        (dies_in_the_second_answer, "without a close frame"),
        (reboots, "told the device to reboot"),
        (second_hello_crashes, "crashes on it"),
    ],
)
async def test_a_bad_hub_is_told_by_its_reason(script: Script, words: str) -> None:
    async with FakeHub(script) as hub:
        report = await ask(hub, timeout_s=0.8)
    assert not report.ok
    assert words in report.reason


async def test_a_gap_in_the_answer_is_an_underrun_and_is_recorded() -> None:
    async def halting(line: Line) -> None:
        await line.until_text(type="listen", state="stop")
        await line.send(type="tts", state="start")
        await line.later(0.08)
        await line.play(answer_packets(2))
        await line.later(0.15)
        await line.play(answer_packets(2))
        await line.send(type="tts", state="stop")
        await line.until_gone()

    async with FakeHub(halting) as hub:
        report = await ask(hub)
    assert report.ok
    assert report.underruns == len(report.gaps_ms) >= 1
    assert max(report.gaps_ms) > 100
    assert len(report.recording.pcm) > 0.35 * 24_000


async def test_two_answers_in_a_row_are_heard_as_one() -> None:
    async def filler(line: Line) -> None:
        await line.until_text(type="listen", state="stop")
        await answer(line, answer_packets(2))
        await answer(line, answer_packets(3))
        await line.until_gone()

    async with FakeHub(filler) as hub:
        report = await ask(hub)
    assert (report.ok, report.packets.played, report.underruns) == (True, 5, 0)
