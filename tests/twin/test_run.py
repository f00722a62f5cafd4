"""Whole questions and answers over real sockets, with a scripted hub."""

import asyncio
from typing import Any

import pytest

from hub.audio.opus import OpusDecoder
from hub.twin.errors import UsageError
from hub.twin.frames import Framing, pack, unpack
from hub.twin.run import TwinOptions
from hub.twin.state import Mode
from tests.twin.asking import ME, QUESTION, ask
from tests.twin.fake_hub import FakeHub, Line, answer, manual, nothing
from tests.twin.sounds import answer_packets, tone


async def test_a_whole_answer_is_heard_in_manual_mode() -> None:
    async with FakeHub() as hub:
        report = await ask(hub)
    assert (report.ok, report.reason) == (True, "")
    assert report.transcript == "what time is it"
    assert report.emotion == "happy"
    assert [sentence.text for sentence in report.sentences] == ["It is noon."]
    assert (report.drops, report.cleared, report.broken, report.faults) == (0, 0, 0, ())
    assert (report.packets.sent, report.packets.received, report.packets.played) == (2, 4, 4)
    assert report.timings.question == pytest.approx(0.12)
    assert report.timings.answer_s == pytest.approx(0.24, abs=0.05)
    assert report.timings.tts_start_to_first_packet is not None
    assert report.timings.tts_start_to_first_packet >= 0.06
    assert len(report.recording.pcm) == pytest.approx(0.24 * 24_000, rel=0.25)


async def test_the_hub_hears_what_a_device_says() -> None:
    async with FakeHub() as hub:
        await ask(hub)
    headers, body = hub.checks[0]
    assert headers["Device-Id"] == body["mac_address"] == ME.mac
    line = hub.lines[0]
    assert line.connection.request is not None
    shaken = line.connection.request.headers
    assert shaken["Authorization"] == "Bearer secret"
    assert (shaken["Protocol-Version"], shaken["Device-Id"], shaken["Client-Id"]) == ("1", ME.mac, ME.client_id)
    assert "Sec-WebSocket-Extensions" not in shaken
    hello, start, stop = line.texts
    assert hello["audio_params"] == {
        "format": "opus",
        "sample_rate": 16_000,
        "channels": 1,
        "frame_duration": 60,
    }
    assert (hello["version"], hello["transport"], hello["features"]["mcp"]) == (1, "websocket", False)
    assert start == {"session_id": "s-1", "type": "listen", "state": "start", "mode": "manual"}
    assert stop == {"session_id": "s-1", "type": "listen", "state": "stop"}
    assert line.connection.protocol.close_rcvd is None


async def test_24_khz_is_announced_and_sent() -> None:
    async with FakeHub() as hub:
        report = await ask(hub, pcm=tone(0.12, 24_000), rate=24_000)
    assert report.ok
    assert report.timings.question == pytest.approx(0.12)
    line = hub.lines[0]
    assert line.texts[0]["audio_params"]["sample_rate"] == 24_000
    decoder = OpusDecoder(24_000)
    assert [len(decoder.decode(packet)) for packet in line.packets] == [1440, 1440]


@pytest.mark.parametrize("token", ["", "Basic abc"])
async def test_the_token_is_sent_as_it_is_or_not_at_all(token: str) -> None:
    async with FakeHub(token=token) as hub:
        assert (await ask(hub)).ok
    request = hub.lines[0].connection.request
    assert request is not None
    assert request.headers.get("Authorization", "") == token


@pytest.mark.parametrize("framing", list(Framing))
async def test_each_framing_works_both_ways(framing: Framing) -> None:
    async def framed(line: Line) -> None:
        await line.until_text(type="listen", state="stop")
        packets = answer_packets(5)
        await answer(line, [pack(framing, packet, (n + 1) * 60) for n, packet in enumerate(packets)])
        await line.until_gone()

    async with FakeHub(framed, version=framing.value) as hub:
        report = await ask(hub)
    assert (report.ok, report.reason) == (True, "")
    assert (report.setup.frames, report.bad_timestamps) == (framing.value, 0)
    uplink = hub.lines[0].packets
    decoder = OpusDecoder(16_000)
    assert [len(decoder.decode(unpack(framing, message).packet)) for message in uplink] == [960, 960]


async def test_a_framing_asked_for_wins_over_the_checks() -> None:
    async with FakeHub(nothing, version=1) as hub:
        report = await ask(hub, framing=Framing.SHORT, timeout_s=0.1)
    assert report.setup.frames == 3
    request = hub.lines[0].connection.request
    assert request is not None
    assert request.headers["Protocol-Version"] == "3"


async def test_auto_streams_silence_until_the_answer_and_then_leaves() -> None:
    async def auto(line: Line) -> None:
        await line.until_packets(8)
        await answer(line)
        await line.until_gone()

    async with FakeHub(auto) as hub:
        report = await ask(hub, mode=Mode.AUTO)
    line = hub.lines[0]
    assert report.ok
    assert [text["state"] for text in line.texts if text["type"] == "listen"] == ["start"]
    assert line.texts[1]["mode"] == "auto"
    assert 8 <= len(line.packets) <= 10
    assert report.packets.silent > 0


async def test_realtime_keeps_the_microphone_on_during_the_answer() -> None:
    async def realtime(line: Line) -> None:
        await line.until_packets(4)
        await answer(line)
        await line.until_gone()

    async with FakeHub(realtime) as hub:
        report = await ask(hub, mode=Mode.REALTIME)
    assert report.ok
    assert len(hub.lines[0].packets) >= 8


async def test_the_microphones_stamps_name_the_packet_being_heard() -> None:
    async def realtime(line: Line) -> None:
        await line.until_packets(3)
        await answer(line, [pack(Framing.STAMPED, packet, 1000) for packet in answer_packets(5)])
        await line.until_gone()

    async with FakeHub(realtime, version=2) as hub:
        report = await ask(hub, mode=Mode.REALTIME)
    stamps = [unpack(Framing.STAMPED, message).timestamp for message in hub.lines[0].packets]
    assert stamps[:3] == [0, 0, 0]
    assert 1000 in stamps
    assert report.bad_timestamps == 4


async def test_an_answer_that_comes_too_soon_cuts_the_question() -> None:
    async def hasty(line: Line) -> None:
        await line.until_packets(3)
        await answer(line)
        await line.until_gone()

    async with FakeHub(hasty) as hub:
        report = await ask(hub, pcm=tone(3.0), mode=Mode.AUTO)
    assert report.ok
    assert report.question_cut
    assert report.timings.question is not None
    assert report.timings.question < 0.5


async def test_typed_text_is_sent_without_sound() -> None:
    async def typed(line: Line) -> None:
        await line.until_text(type="listen", state="detect")
        await answer(line)
        await line.until_gone()

    async with FakeHub(typed) as hub:
        report = await ask(hub, text="what time is it")
    assert report.ok
    detect = hub.lines[0].texts[-1]
    assert detect == {"session_id": "s-1", "type": "listen", "state": "detect", "text": "what time is it"}
    assert hub.lines[0].packets == []


async def test_no_task_is_left_after_a_run() -> None:
    before = asyncio.all_tasks()
    async with FakeHub(nothing) as hub:
        await ask(hub, timeout_s=0.1)
    assert {task for task in asyncio.all_tasks() if task.get_name().startswith("twin")} <= before


@pytest.mark.parametrize(
    "wrong",
    [{}, {"pcm": QUESTION, "text": "x"}, {"text": "x", "frame_ms": 30}, {"text": "x", "rate": 8000}],
)
def test_options_that_do_not_fit_together_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        TwinOptions("http://h/", **wrong)


async def test_the_script_of_the_tests_is_itself_well_behaved() -> None:
    async with FakeHub(manual) as hub:
        report = await ask(hub, frame_ms=20)
    assert report.ok
    assert report.packets.sent == 6
