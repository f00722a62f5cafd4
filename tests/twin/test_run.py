"""Whole questions and answers over real sockets, with a scripted hub."""

import asyncio
from typing import Any

import pytest

from hub.audio.opus import OpusDecoder
from hub.errors import HubError
from hub.twin import call
from hub.twin.channel import Farewell
from hub.twin.device import Twin
from hub.twin.errors import ChannelError, UsageError
from hub.twin.frames import Framing, pack, unpack
from hub.twin.identity import Identity, new_identity
from hub.twin.report import Report
from hub.twin.run import TwinOptions, run_twin, run_twins
from hub.twin.state import DeviceState, Mode
from tests.twin.fake_hub import FakeHub, Line, Script, answer, hang_up, manual, nothing
from tests.twin.sounds import answer_packets, tone

ME = Identity("02:00:00:00:00:01", "00010203-0405-4607-8809-0a0b0c0d0e0f")
QUESTION = tone(0.12)


async def ask(hub: FakeHub, **options: Any) -> Report:
    """Ask ``hub`` a short question; ``options`` are those of TwinOptions."""
    question = {} if "text" in options else {"pcm": QUESTION}
    wanted: dict[str, Any] = {"identity": ME, "timeout_s": 5.0} | question | options
    return await run_twin(TwinOptions(hub.ota_url, **wanted))


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


async def test_an_abort_is_measured() -> None:
    async def obedient(line: Line) -> None:
        await line.until_text(type="listen", state="stop")
        await line.send(type="tts", state="start")
        await line.later(0.08)
        for packet in answer_packets(8):
            await line.connection.send(packet)
        await line.until_text(type="abort")
        await line.send(type="tts", state="stop")
        await line.until_gone()

    async with FakeHub(obedient) as hub:
        report = await ask(hub, abort_after_s=0.1)
    assert (report.ok, report.reason) == (True, "")
    assert hub.lines[0].texts[-1] == {"session_id": "s-1", "type": "abort"}
    assert report.timings.abort_to_last_packet == 0.0
    assert report.timings.abort_to_stop is not None
    assert report.timings.abort_to_stop < 0.2
    assert report.timings.silent_after_abort == pytest.approx(0.38, abs=0.05)


async def test_a_hub_that_talks_on_after_an_abort_fails() -> None:
    async def deaf(line: Line) -> None:
        await line.until_text(type="listen", state="stop")
        await answer(line, answer_packets(16))
        await line.until_gone()

    async with FakeHub(deaf) as hub:
        report = await ask(hub, abort_after_s=0.02)
    assert not report.ok
    assert "after the abort" in report.reason


async def test_an_answer_over_before_the_abort_fails() -> None:
    async with FakeHub() as hub:
        report = await ask(hub, abort_after_s=4.0)
    assert "before it was to be aborted" in report.reason


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


@pytest.mark.parametrize("status", [302, 404, 500])
async def test_only_200_will_do_for_the_check(status: int) -> None:
    async with FakeHub(status=status) as hub:
        report = await ask(hub)
    assert f"answered {status}, not 200" in report.reason
    assert len(hub.checks) == 1


@pytest.mark.parametrize(
    ("body", "words"), [("{", "not JSON"), ('"' + "x" * 6142 + '"', "6 KB"), ("{}", "no websocket section")]
)
async def test_the_checks_answer_must_suit_a_device(body: str, words: str) -> None:
    async with FakeHub(body=body) as hub:
        report = await ask(hub)
    assert words in report.reason
    assert hub.lines == []


async def test_an_answer_just_below_the_limit_is_taken() -> None:
    async with FakeHub(filler="x" * 5900) as hub:
        assert (await ask(hub)).ok


async def test_a_firmware_offer_stands_in_the_report() -> None:
    async with FakeHub(nothing, firmware={"version": "9.0.0", "url": "http://x/"}) as hub:
        assert (await ask(hub, timeout_s=0.1)).firmware_offered == "9.0.0"


async def test_a_hello_without_transport_crashes_loudly() -> None:
    async with FakeHub(hello={"type": "hello", "session_id": "s"}) as hub:
        report = await ask(hub)
    assert "a real device crashes on it" in report.reason


async def test_no_hello_in_time_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(call, "HELLO_LIMIT_S", 0.1)
    async with FakeHub(nothing, hello={"type": "stt", "text": "no hello"}) as hub:
        report = await ask(hub)
    assert "No hello came" in report.reason


async def test_a_hub_that_is_not_there_is_one_clear_line() -> None:
    async with FakeHub() as hub:
        url = hub.ota_url
    report = await run_twin(TwinOptions(ota_url=url, pcm=QUESTION))
    assert report.reason.startswith(f"The hub at {url} cannot be reached")


async def test_a_websocket_that_is_not_there_is_one_clear_line() -> None:
    async with FakeHub() as closed:
        port = closed.ws_port
    body = f'{{"websocket":{{"url":"ws://127.0.0.1:{port}/","token":""}}}}'
    async with FakeHub(body=body) as hub:
        report = await ask(hub)
    assert "did not open" in report.reason


async def test_a_refused_handshake_names_its_status() -> None:
    async with FakeHub() as other:
        body = f'{{"websocket":{{"url":"ws://127.0.0.1:{other.http_port}/","token":""}}}}'
        async with FakeHub(body=body) as hub:
            report = await ask(hub)
    assert "refused the WebSocket: 404" in report.reason


async def test_many_devices_at_once_each_with_its_own_report() -> None:
    async with FakeHub() as hub:
        options = [TwinOptions(hub.ota_url, pcm=QUESTION, timeout_s=5.0) for _ in range(5)]
        fleet = await run_twins(options)
    assert (fleet.ok, fleet.reason) == (True, "")
    assert fleet.summary.succeeded == fleet.summary.devices == 5
    assert len({report.setup.device.mac for report in fleet.reports}) == 5
    assert fleet.summary.heard_p50 is not None


async def test_one_devices_trouble_is_the_fleets() -> None:
    async with FakeHub() as hub:
        good = TwinOptions(hub.ota_url, pcm=QUESTION, timeout_s=5.0)
        bad = TwinOptions(hub.ota_url, pcm=QUESTION, timeout_s=0.01)
        fleet = await run_twins([good, bad])
    assert not fleet.ok
    assert fleet.reason.startswith("1 of 2 devices")
    assert fleet.to_json()["summary"]["succeeded"] == 1


async def test_a_second_question_on_the_same_connection() -> None:
    async def twice(line: Line) -> None:
        for _ in range(2):
            await line.until_text(type="listen", state="start")
            await line.until_packets(len(line.packets) + 4)
            await answer(line)
        await line.until_gone()

    async with FakeHub(twice) as hub, Twin(ME, mode=Mode.AUTO) as twin:
        await twin.connect(await twin.check(hub.ota_url))
        first = await twin.ask(QUESTION, limit_s=5.0)
        assert twin.state is DeviceState.LISTENING
        second = await twin.ask(QUESTION, limit_s=5.0)
    assert (first.ok, second.ok) == (True, True)
    assert second.packets.received == 4


async def test_it_stays_on_until_the_hub_closes() -> None:
    async def closes(line: Line) -> None:
        await line.until_text(type="listen", state="stop")
        await answer(line)
        await line.later(0.4)
        await line.connection.close(1000, "bye")

    async with FakeHub(closes) as hub, Twin(ME) as twin:
        await twin.connect(await twin.check(hub.ota_url))
        assert (await twin.ask(QUESTION, limit_s=5.0)).ok
        await twin.listen_on()
        assert await twin.until_closed() == Farewell(1000, "bye")
    assert hub.lines[0].connection.protocol.close_rcvd is None


async def test_asking_without_a_connection_is_an_error() -> None:
    async with Twin(ME) as twin:
        with pytest.raises(ChannelError):
            await twin.ask(QUESTION)


async def test_no_task_is_left_after_a_run() -> None:
    before = asyncio.all_tasks()
    async with FakeHub(nothing) as hub:
        await ask(hub, timeout_s=0.1)
    assert {task for task in asyncio.all_tasks() if task.get_name().startswith("twin")} <= before


@pytest.mark.parametrize("wrong", [{}, {"pcm": QUESTION, "text": "x"}, {"text": "x", "frame_ms": 30}])
def test_options_that_do_not_fit_together_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        TwinOptions("http://h/", **wrong)


def test_every_error_of_the_twin_is_the_hubs() -> None:
    assert issubclass(ChannelError, HubError)
    assert new_identity() != new_identity()


async def test_the_script_of_the_tests_is_itself_well_behaved() -> None:
    async with FakeHub(manual) as hub:
        report = await ask(hub, frame_ms=20)
    assert report.ok
    assert report.packets.sent == 6
