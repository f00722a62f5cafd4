"""A hub that hears and speaks by a service, in a process of its own, and goes on without it."""

import asyncio
from pathlib import Path

import numpy as np
import pytest

from hub.engines.base import Pcm
from hub.engines.worker import Worker
from hub.twin.run import TwinOptions, run_twin
from tests.e2e.processes import serving
from tests.e2e.speech_trial import listen
from tests.e2e.test_voice_turn import assert_heard_well
from tests.e2e.voice import speak
from tests.e2e.words import wrong_words
from tests.fakes.chat_service import ChatService, Reply
from tests.fakes.speech_service import Heard, SpeechStub
from tests.local_engines import VOICE, piper_in

pytestmark = pytest.mark.loads_engines

QUESTION = "What is on the table?"
ANSWER = "🙂 Good morning. The coffee is ready now."
SPOKEN = ANSWER[2:]
MOST_WRONG = 2
"""Of three answers of seven words."""


async def test_it_answers_by_the_service_and_on_this_machine_when_that_is_gone(tmp_path: Path) -> None:
    worker = Worker("stub-voice")
    piper = await piper_in(worker)

    async def say(text: str) -> tuple[Pcm, int]:
        return np.concatenate([sound async for sound in piper.synthesize(text)]), piper.sample_rate

    (question,) = await speak(QUESTION)
    async with (
        ChatService(default=Reply(ANSWER, piece_s=0.02)) as chat,
        SpeechStub(heard=Heard("What is under the table?"), speak=say) as stub,
    ):
        extra = {
            "HUB_LLM__BASE_URL": chat.base_url,
            "HUB_LLM__API_KEY": "stand-in",
            "HUB_STT__PROVIDER": "openai",
            "HUB_STT__BASE_URL": stub.base_url,
            "HUB_STT__API_KEY": "sk-stt",
            "HUB_STT__MODEL": "hears-all",
            "HUB_TTS__PROVIDER": "openai",
            "HUB_TTS__BASE_URL": stub.base_url,
            "HUB_TTS__API_KEY": "sk-tts",
            "HUB_TTS__MODEL": "says-all",
            "HUB_TTS__VOICE": "nova",
        }
        async with serving(tmp_path, extra=extra) as hub:
            served = await run_twin(TwinOptions(ota_url=hub.ota_url, pcm=question))
            assert stub.uploads[0]["model"] == "hears-all"
            assert {asked["voice"] for asked in stub.texts} == {"nova"}
            assert set(stub.keys) == {"Bearer sk-stt", "Bearer sk-tts"}
            stub.next_heard.append(Heard(after=asyncio.Event()))
            stub.asked.clear()
            asking = asyncio.create_task(run_twin(TwinOptions(ota_url=hub.ota_url, pcm=question)))
            await stub.asked.wait()  # it listens, and then it is gone
            await stub.end()
            alone = await run_twin(TwinOptions(ota_url=hub.ota_url, pcm=question))
            bridged = await asking
    await worker.close()
    for report in (served, bridged, alone):
        assert_heard_well(report)
    assert served.transcript == "What is under the table?"
    for report in (bridged, alone):
        assert wrong_words(QUESTION, report.transcript or "") <= 1
    answers = await listen([r.recording.pcm for r in (served, bridged, alone)], served.recording.rate)
    assert sum(wrong_words(SPOKEN, answer) for answer in answers) <= MOST_WRONG
    log = (tmp_path / "hub.log").read_text()
    assert log.count("hears-all fails, whisper-base stands in: ") == 1
    assert log.count(f"nova fails, {VOICE} stands in: ") == 1
    for secret in ("sk-stt", "sk-tts", "table", "coffee"):
        assert secret not in log
