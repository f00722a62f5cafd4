"""A short question for the scripted hub."""

from typing import Any

from hub.twin.identity import Identity
from hub.twin.report import Report
from hub.twin.run import TwinOptions, run_twin
from tests.twin.fake_hub import FakeHub
from tests.twin.sounds import tone

ME = Identity("02:00:00:00:00:01", "00010203-0405-4607-8809-0a0b0c0d0e0f")
QUESTION = tone(0.12)


async def ask(hub: FakeHub, **options: Any) -> Report:
    """Ask ``hub`` a short question; ``options`` are those of TwinOptions."""
    question = {} if {"text", "idle"} & options.keys() else {"pcm": QUESTION}
    wanted: dict[str, Any] = {"identity": ME, "timeout_s": 5.0} | question | options
    return await run_twin(TwinOptions(hub.ota_url, **wanted))
