"""An OpenAI-compatible service that hears, thinks and speaks at once: what is left of a turn is the hub's.

``python -m tests.bench.instant [ANSWER]`` prints its address, and serves until its standard input ends.
"""

import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import numpy as np
from aiohttp import web

from tests.e2e.processes import ROOT, environment

WORDS = "What is the weather in Paris?"
ANSWER = "It is sunny in Paris today. Tomorrow there will be some rain in the evening."
LETTER_S = 0.06
"""Sound of one letter: as long as a voice takes."""

RATE = 24_000
LONGEST_BYTES = 4_000_000
PIECE = 32_000
"""Bytes written at once."""

NOWHERE = "http://127.0.0.1:9/v1"
"""A service that is not there: a hub that relies on it loads no models."""


def _hum(seconds: float) -> bytes:
    at = np.arange(int(seconds * RATE)) / RATE
    return (6_000 * np.sin(2 * np.pi * 180 * at) * np.sin(2 * np.pi * 3 * at)).astype("<i2").tobytes()


class Instant:
    """The service; whatever it is asked, it says the same."""

    def __init__(self, answer: str = ANSWER) -> None:
        self._hum = _hum(LETTER_S * (len(answer) + 1))
        words = [word if number == 0 else f" {word}" for number, word in enumerate(answer.split(" "))]
        chunks = [_chunk({"content": word}, None) for word in words] + [_chunk({}, "stop")]
        self._chat = b"".join(chunks) + b"data: [DONE]\n\n"
        self._runner: web.AppRunner | None = None

    async def start(self) -> str:
        """Serve; returns the address."""
        app = web.Application(client_max_size=LONGEST_BYTES)
        app.router.add_post("/v1/audio/transcriptions", self._transcribe)
        app.router.add_post("/v1/audio/speech", self._say)
        app.router.add_post("/v1/chat/completions", self._think)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"

    async def stop(self) -> None:
        """Be gone."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _transcribe(self, request: web.Request) -> web.Response:
        await request.read()
        return web.json_response({"text": WORDS, "language": "english", "duration": 2.0})

    async def _think(self, request: web.Request) -> web.StreamResponse:
        await request.read()
        return web.Response(body=self._chat, content_type="text/event-stream")

    async def _say(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        size = int(LETTER_S * len(asked["input"]) * RATE) * 2
        response = web.StreamResponse(headers={"Content-Type": "audio/pcm"})
        await response.prepare(request)
        for start in range(0, size, PIECE):
            await response.write(self._hum[start : min(start + PIECE, size)])
        await response.write_eof()
        return response


def _chunk(delta: dict[str, str], finish: str | None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    chunk = {
        "id": "1",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "instant",
        "choices": [choice],
    }
    return f"data: {json.dumps(chunk)}\n\n".encode()


def thinking(base_url: str) -> dict[str, str]:
    """The settings of a hub that thinks by it."""
    return {"HUB_LLM__BASE_URL": base_url, "HUB_LLM__API_KEY": "stand-in"}


def all_three(base_url: str) -> dict[str, str]:
    """The settings of a hub that hears, thinks and speaks by it, and by nothing else."""
    return thinking(base_url) | hearing_and_speaking(base_url)


def hearing_and_speaking(base_url: str) -> dict[str, str]:
    """The settings of a hub that loads no models."""
    return {
        "HUB_STT__PROVIDER": "openai",
        "HUB_STT__BASE_URL": base_url,
        "HUB_STT__FALLBACK_MODEL": "",
        "HUB_TTS__PROVIDER": "openai",
        "HUB_TTS__BASE_URL": base_url,
        "HUB_TTS__FALLBACK_VOICE": "",
    }


@asynccontextmanager
async def instant_service(answer: str = ANSWER) -> AsyncIterator[str]:
    """The service in a process of its own; gives its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.instant", answer, cwd=ROOT, env=environment(),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.stdin.close()
        await process.wait()


async def _serve(answer: str) -> None:
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # who asked may leave in the middle
    service = Instant(answer)
    print(await service.start(), flush=True)  # noqa: T201 - told to who started it
    await asyncio.to_thread(sys.stdin.read)
    await service.stop()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1] if len(sys.argv) > 1 else ANSWER))
