"""The whole way on real speech: Opus, Whisper, Piper; only the language model is a stand-in."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.phrases import phrase
from hub.twin.device import Twin
from hub.twin.frames import Framing
from hub.twin.identity import new_identity
from hub.twin.report import Report
from hub.twin.run import TwinOptions, run_twin, run_twins
from hub.twin.state import DeviceState
from tests.e2e.processes import ROOT, serving
from tests.e2e.speech_trial import SPOKEN, Recording, listen, read_folder, try_all
from tests.e2e.voice import speak
from tests.e2e.words import words, wrong_words

pytestmark = pytest.mark.loads_engines

SPEECH_FOLDER = Path(os.environ.get("HUB_TEST_SPEECH", ROOT.parent / "shared" / "speech"))
"""Recordings of people. The tests do without, on the bundled voice alone."""

QUESTIONS = ("What is the weather in Paris?", "Please turn on the light in the living room.")
WRONG_OF_10 = 1
LONGEST_S = 5
"""Longer recordings are for ``tests.e2e.speech_trial`` by hand: each is asked in real time."""


def recorded_questions() -> list[Recording]:
    """The short English recordings, where there are any."""
    recordings = read_folder(SPEECH_FOLDER) if SPEECH_FOLDER.is_dir() else []
    return [r for r in recordings if r.language == "en" and len(r.pcm) < LONGEST_S * 16_000]


def assert_heard_well(report: Report) -> None:
    """What a real device needs: nothing dropped, no gap, nothing outside of start and stop."""
    assert report.ok, report.reason
    assert (report.drops, report.underruns, report.outside, report.overflow) == (0, 0, 0, 0)
    assert report.faults == ()
    assert report.bad_timestamps == 0
    assert report.lead is not None
    assert report.lead.max_ms <= 1_200
    ready = report.timings.tts_start_to_first_packet
    assert ready is not None
    assert ready >= 0.06


async def test_spoken_questions_are_understood_and_their_answers_are_what_was_sent(tmp_path: Path) -> None:
    recordings = [
        Recording(text, "en", text, sound)
        for text, sound in zip(QUESTIONS, await speak(*QUESTIONS), strict=True)
    ]
    recordings += await asyncio.to_thread(recorded_questions)
    results = await try_all(recordings, tmp_path, at_once=3)
    for result in results:
        assert_heard_well(result.report)
        assert result.report.emotion == "happy"
        assert result.report.sentences[0].text == "Good morning."
    asked = sum(len(words(result.recording.said)) for result in results)
    wrong = sum(wrong_words(r.recording.said, r.report.transcript or "") for r in results)
    assert wrong * 10 <= asked * WRONG_OF_10
    wrong_in_answers = sum(wrong_words(SPOKEN, result.answer_heard) for result in results)
    assert wrong_in_answers * 10 <= len(words(SPOKEN)) * len(results) * WRONG_OF_10
    log = (tmp_path / "hub.log").read_text()
    assert "weather" not in log
    assert "coffee" not in log


@pytest.fixture(scope="module")
def keyless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a hub without a key, for all who do not end it."""
    hub = serving(tmp_path_factory.mktemp("keyless"))
    with asyncio.Runner() as runner:
        yield runner.run(hub.__aenter__()).ota_url
        runner.run(hub.__aexit__(None, None, None))


async def test_without_a_key_the_hub_tells_the_time_and_what_is_missing(keyless: str) -> None:
    time, weather = await speak("What time is it?", "What is the weather in Paris?")
    told, missed, typed = await asyncio.gather(
        run_twin(TwinOptions(ota_url=keyless, pcm=time)),
        run_twin(TwinOptions(ota_url=keyless, pcm=weather)),
        run_twin(TwinOptions(ota_url=keyless, text="现在几点了？")),
    )
    for report in (told, missed, typed):
        assert_heard_well(report)
    assert told.sentences[0].text.startswith("It's ")
    assert " ".join(s.text for s in missed.sentences) == phrase("llm.no_key", "en")
    assert typed.sentences[0].text.startswith("It's ")  # in the voice's language
    (heard,) = await listen([missed.recording.pcm], missed.recording.rate)
    missing = phrase("llm.no_key", "en")
    assert wrong_words(missing, heard) * 10 <= len(words(missing)) * WRONG_OF_10 * 2


async def test_an_abort_silences_the_hub_at_once(keyless: str) -> None:
    report = await run_twin(TwinOptions(ota_url=keyless, text="What can you do?", abort_after_s=0.5))
    assert report.ok, report.reason
    assert (report.timings.abort_to_last_packet or 0) <= 0.1
    assert report.timings.abort_to_stop is not None
    assert report.timings.abort_to_stop <= 0.1
    assert report.outside == 0


async def test_devices_talk_at_the_same_time_in_every_framing(keyless: str) -> None:
    fleet = await run_twins([TwinOptions(ota_url=keyless, text="What day is it?", framing=f) for f in Framing])
    for report in fleet.reports:
        assert_heard_well(report)


@pytest.mark.parametrize("stop", ["terminate", "kill"])
async def test_a_hub_that_ends_in_mid_answer_ends_and_leaves_the_device_with_a_reason(
    tmp_path: Path, stop: str
) -> None:
    async with serving(tmp_path) as hub, Twin(new_identity()) as twin:
        await twin.connect(await twin.check(hub.ota_url))
        asking = asyncio.create_task(twin.ask_text("What can you do?", limit_s=20))
        while twin.state is not DeviceState.SPEAKING:
            await asyncio.sleep(0.05)
        getattr(hub.process, stop)()
        async with asyncio.timeout(5):
            assert await hub.process.wait() == (0 if stop == "terminate" else -9)
        report = await asking
    assert not report.ok
    assert report.reason
