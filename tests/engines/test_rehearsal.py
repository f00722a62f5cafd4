"""What the chat SDK loads and builds at its first use is there before anybody asks."""

import json
import logging
import subprocess
import sys

import pytest

from hub.engines import rehearsal
from tests.e2e.processes import ROOT, environment

FIRST_QUESTION = """
import asyncio, json, sys
from hub.engines.base import ChatMessage, Role, TextDelta
from hub.engines.grok import Grok
from tests.fakes.chat_service import ChatService, Reply

def connect(base_url):
    return Grok.connect(base_url=base_url, api_key="k", model="m", first_token_s=60.0, max_tokens=9)

async def asked():
    async with ChatService() as service:
        service.replies.append(Reply("A lamp."))
        grok = await asyncio.to_thread(connect, service.base_url)
        before = set(sys.modules)
        heard = [item async for item in grok.reply([ChatMessage(Role.USER, "What is it?")])]
        after = set(sys.modules)
        await grok.close()
    words = "".join(item.text for item in heard if isinstance(item, TextDelta))
    return {"words": words, "loaded": sorted(after - before)}

print(json.dumps(asyncio.run(asked())))
"""


def test_the_first_question_loads_nothing_of_the_sdk() -> None:
    """It would on the event loop, where no device is served meanwhile."""
    ended = subprocess.run(  # noqa: S603 - this very program
        [sys.executable, "-c", FIRST_QUESTION],
        cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=100, check=True,
    )  # fmt: skip
    told = json.loads(ended.stdout)
    assert told["words"] == "A lamp."
    assert [name for name in told["loaded"] if name.startswith(("openai", "pydantic", "httpx2"))] == []


def test_a_rehearsal_that_fails_takes_no_assistant_away(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails() -> None:
        raise RuntimeError("another SDK")

    monkeypatch.setattr(rehearsal, "_ask", fails)
    rehearsal.rehearse.cache_clear()
    with caplog.at_level(logging.INFO):
        rehearsal.rehearse()
    rehearsal.rehearse.cache_clear()
    assert "could not be rehearsed" in caplog.text
