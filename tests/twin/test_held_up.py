"""What a slow tool keeps waiting on the main task: words, faces, the button, the microphone; what is lost."""

import pytest

from hub.twin import main_task, send_queue, verdict
from hub.twin.device import Twin
from hub.twin.state import Mode
from tests.twin.asking import ME, QUESTION
from tests.twin.fake_hub import FakeHub, Line, answer
from tests.twin.sounds import answer_packets, silence
from tests.twin.tool_talk import SLOW, SLOW_S, VOLUME, filler, question, reply, send, talk


async def test_a_filler_that_comes_during_a_slow_tool_is_lost_and_told() -> None:
    async def late_filler(line: Line) -> None:
        await question(line)
        await send(line, "tools/call", VOLUME)
        await line.later(0.05)
        await filler(line, 0.08)
        for packet in answer_packets(3):
            await line.connection.send(packet)
        await reply(line)
        await line.send(type="tts", state="stop")
        await answer(line)
        await line.until_gone()

    report, part, _ = await talk(late_filler, tools=SLOW)
    assert not report.ok
    assert "3 of 7 packets arrived while their tts start waited for a tool" in report.reason
    assert (part.lost, report.outside, report.drops) == (3, 3, 3)
    assert part.waited == 1
    assert part.longest_wait_s == pytest.approx(SLOW_S - 0.05, abs=0.2)
    assert report.packets.played == 4


async def test_sound_outside_of_an_answer_is_not_put_down_to_a_tool() -> None:
    async def early(line: Line) -> None:
        await question(line)
        await send(line, "tools/call", VOLUME)
        await line.connection.send(answer_packets(1)[0])
        await reply(line)
        await answer(line)
        await line.until_gone()

    report, part, _ = await talk(early, tools=SLOW)
    assert (part.lost, report.outside) == (0, 1)
    assert "outside tts start" in report.reason


async def test_a_filler_that_comes_before_a_slow_tool_is_heard_and_so_is_the_answer_after_it() -> None:
    async def good_filler(line: Line) -> None:
        await question(line)
        await filler(line)
        await send(line, "tools/call", VOLUME)
        await line.play(answer_packets(3))
        await line.send(type="tts", state="stop")
        await reply(line)
        await line.later(0.3)
        await answer(line)
        await line.until_gone()

    report, part, _ = await talk(good_filler, tools=SLOW)
    assert (report.ok, report.reason) == (True, "")
    assert (report.packets.played, report.drops, report.cleared) == (7, 0, 0)
    assert part.waited == 1
    (call,) = part.calls
    assert call.spoken_s == pytest.approx(0.15, abs=0.1)
    assert call.took_s == pytest.approx(SLOW_S, abs=0.2)


async def test_a_slow_tool_right_behind_tts_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict, "SLOW_TOOL_S", SLOW_S)

    async def hurries(line: Line) -> None:
        await question(line)
        await filler(line, 0.0)
        await send(line, "tools/call", VOLUME)
        await line.later(0.08)
        await line.play(answer_packets(3))
        await reply(line)
        await line.send(type="tts", state="stop")
        await line.until_gone()

    report, part, _ = await talk(hurries, tools=SLOW)
    assert not report.ok
    assert "self.audio_speaker.set_volume began" in report.reason
    assert part.lost == 0


async def test_an_answer_that_a_tool_was_called_for_is_awaited_however_late_it_comes() -> None:
    async def calls_after(line: Line) -> None:
        await question(line)
        await answer(line, answer_packets(2))
        await send(line, "tools/call", VOLUME)
        await reply(line)
        await line.later(0.8)
        await answer(line, answer_packets(2))
        await line.until_gone()

    report, _, _ = await talk(calls_after, tools=SLOW)
    assert (report.ok, report.reason, report.packets.played) == (True, "", 4)


async def test_words_and_faces_wait_too_but_an_alarm_does_not() -> None:
    async def chatty(line: Line) -> None:
        await question(line)
        await send(line, "tools/call", VOLUME)
        await line.later(0.05)
        await line.send(type="alert", status="!", message="Fire", emotion="shocked")
        await line.send(type="llm", emotion="happy")
        await line.later(0.05)
        seen.append((twin.notes.emotion, len(twin.notes.alerts)))
        await reply(line)
        await answer(line)
        await line.until_gone()

    seen: list[tuple[str | None, int]] = []
    async with FakeHub(chatty) as hub, Twin(ME, tools=SLOW) as twin:
        await twin.connect(await twin.check(hub.ota_url))
        report = await twin.ask(QUESTION, limit_s=5.0)
    assert seen == [(None, 1)]
    assert (report.ok, report.emotion) == (True, "happy")


async def test_the_button_works_when_the_tool_has_ended() -> None:
    async def talks(line: Line) -> None:
        await question(line)
        await filler(line)
        await line.connection.send(answer_packets(1)[0])
        await send(line, "tools/call", VOLUME)
        await line.until_text(type="abort")
        await line.send(type="tts", state="stop")
        await line.until_gone()

    report, _, line = await talk(talks, tools=SLOW, abort_after_s=0.05)
    assert (report.ok, report.reason) == (True, "")
    assert [text["type"] for text in line.texts][-2:] == ["mcp", "abort"]


async def test_the_microphone_waits_for_a_slow_tool_and_what_finds_no_room_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(send_queue, "QUEUED_PACKETS", 2)

    async def busy(line: Line) -> None:
        await line.until_packets(2)
        await send(line, "tools/call", VOLUME)
        await reply(line)
        await answer(line)
        await line.until_gone()

    report, part, line = await talk(busy, tools=SLOW, mode=Mode.AUTO, pcm=silence(0.06))
    assert report.ok
    assert part.unsent >= 1
    assert len(line.packets) == report.packets.sent - part.unsent


async def test_a_flood_during_a_slow_tool_crashes_a_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_task, "MOST_JOBS", 20)

    async def floods(line: Line) -> None:
        await question(line)
        await send(line, "tools/call", VOLUME)
        for _ in range(30):
            await line.send(type="llm", emotion="happy")
        await line.until_gone()

    report, _, _ = await talk(floods, tools=SLOW)
    assert "memory is full" in report.reason
