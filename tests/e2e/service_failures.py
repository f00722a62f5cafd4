"""What services that hear or speak do wrong, provoked in real hubs with and without a stand-in."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from hub.engines.base import Pcm
from tests.e2e.asked_house import House, Row, house
from tests.fakes.speech_service import Heard, SpeechStub, Spoken

TEXT = "Tell me a story."
QUESTION = "What is the weather like?"
PATIENCE_S = 1.0
NEVER = asyncio.Event()

HEARING: Mapping[str, Heard] = {
    "is well": Heard(QUESTION),
    "refuses the key (401)": Heard(status=401),
    "has reached its limit (429)": Heard(status=429),
    "has not the model (404)": Heard(status=404),
    "fails (500)": Heard(status=500),
    "is slow": Heard(after=NEVER),
    "sends half an answer": Heard(body=b'{"text": "What is'),
}
SPEAKING: Mapping[str, Spoken] = {
    "is well": Spoken(),
    "refuses the key (401)": Spoken(status=401),
    "has reached its limit (429)": Spoken(status=429),
    "has not the voice (404)": Spoken(status=404),
    "fails (500)": Spoken(status=500),
    "is slow": Spoken(after=NEVER),
    "sends no sound": Spoken(body=b"<html>dear visitor</html>", content_type="text/html"),
}
BREAKING: Mapping[str, Spoken] = {
    "is cut in mid-sound": Spoken(cut_at=16_000),
    "is silent in mid-sound": Spoken(stall_at=16_000, after=NEVER),
}


async def provoke_services(
    question: Pcm, there: Mapping[str, str], voices: Mapping[str, str], damaged_model: Path
) -> AsyncIterator[Row]:
    """Every failure of a service in turn.

    ``there`` are the settings of a language model, and ``voices`` those of this machine's voices for more
    languages; neither the service nor ``damaged_model`` hears.
    """
    stand_ins = {
        "": voices,
        ", no stand-in": {"HUB_STT__FALLBACK_MODEL": "", "HUB_TTS__FALLBACK_VOICE": ""},
        ", stand-in broken": {
            "HUB_STT__FALLBACK_MODEL": str(damaged_model),
            "HUB_TTS__FALLBACK_VOICE": "none",
        },
    }
    for which, settings in stand_ins.items():
        async with SpeechStub() as stub:
            anew = {"HUB_STT__RETRY_S": "0", "HUB_TTS__RETRY_S": "0"}
            async with house({**there, **_served_by(stub), **settings, **anew}) as hub:
                async for row in _provoke_steadily(hub, stub, question, which):
                    yield row
        for how, spoken in BREAKING.items():
            async with SpeechStub() as stub, house({**there, **_served_by(stub), **settings}) as hub:
                stub.next_spoken.append(spoken)
                yield await hub.ask(f"speaking {how}{which}", "en", text=TEXT)


async def _provoke_steadily(hub: House, stub: SpeechStub, question: Pcm, which: str) -> AsyncIterator[Row]:
    """What does not pass by itself, in a hub that asks the service with each question anew."""
    for how, heard in HEARING.items():
        stub.heard = heard
        yield await hub.ask(f"hearing {how}{which}", "en", pcm=question)
    stub.heard = HEARING["is well"]
    for how, spoken in SPEAKING.items():
        stub.spoken = spoken
        yield await hub.ask(f"speaking {how}{which}", "en", text=TEXT)
    await stub.end()
    yield await hub.ask(f"both are gone{which}", "en", pcm=question)
    yield await hub.ask(f"both are gone{which}", "ru", text="Расскажи мне сказку.")
    yield await hub.ask(f"both are gone{which}", "zh", text="给我讲个故事。")


def _served_by(stub: SpeechStub) -> dict[str, str]:
    """Settings of a hub that hears and speaks by ``stub``."""
    common = {"PROVIDER": "openai", "BASE_URL": stub.base_url, "API_KEY": "stand-in"}
    hearing = {**common, "MODEL": "hears-all", "PATIENCE_S": str(PATIENCE_S)}
    speaking = {**common, "VOICE": "nova", "FIRST_SOUND_S": str(PATIENCE_S)}
    return {f"HUB_STT__{name}": value for name, value in hearing.items()} | {
        f"HUB_TTS__{name}": value for name, value in speaking.items()
    }
