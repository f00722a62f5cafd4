"""An OpenAI-compatible service that hears and speaks, on loopback, with the real ones' awkward sides.

``python -m tests.fakes.speech_service PORT [WORDS]`` runs it by hand: it understands everything as WORDS and
speaks in tones.
"""

import asyncio
import email
import email.policy
import io
import sys
import wave
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from aiohttp import web

from hub.engines.base import Pcm
from tests.fakes.sounds import as_mp3, as_wav, tone

REFUSAL = {"error": {"message": "no: sk-secret; you said: the secret words"}}
LONGEST_INPUT = 4_096
LETTER_S = 0.05
PIECE = 4_000
TYPES = {"pcm": "audio/pcm", "wav": "audio/wav", "mp3": "audio/mpeg"}


@dataclass(frozen=True)
class Heard:
    """How one transcription is answered."""

    text: str = "What time is it?"
    language: str | None = "english"
    status: int = 200
    body: bytes | None = None  # instead of an answer
    after: asyncio.Event | None = None  # the answer waits for it


@dataclass(frozen=True)
class Spoken:
    """How one text is spoken."""

    status: int = 200
    form: str | None = None  # instead of the one that was asked for
    content_type: str | None = None  # instead of the true one
    rate: int = 24_000
    channels: int = 1
    length: int | None = None  # what a WAV stream says of its sound
    body: bytes | None = None  # instead of sound
    after: asyncio.Event | None = None  # the first byte waits for it
    stall_at: int | None = None  # bytes after which nothing more comes until ``after`` is set
    cut_at: int | None = None  # bytes after which the connection breaks
    endless: bool = False


@dataclass
class SpeechStub:
    """Answers with the scripted replies in turn, then with the default.

    Attributes:
        hear: Understands what it is sent, if there is no script.
        speak: Gives a text's sound and its rate; None: tones.
        forms: The forms of sound that it has; others are refused.
        plain: It refuses ``verbose_json``, as some models do.
    """

    heard: Heard = field(default_factory=Heard)
    spoken: Spoken = field(default_factory=Spoken)
    next_heard: deque[Heard] = field(default_factory=deque)
    next_spoken: deque[Spoken] = field(default_factory=deque)
    hear: Callable[[Pcm], Awaitable[str]] | None = None
    speak: Callable[[str], Awaitable[tuple[Pcm, int]]] | None = None
    forms: tuple[str, ...] = ("pcm", "wav", "mp3")
    plain: bool = False
    uploads: list[dict[str, str]] = field(default_factory=list)
    sounds: list[Pcm] = field(default_factory=list)
    texts: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    peers: set[tuple[str, int]] = field(default_factory=set)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0
    _runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_post("/v1/audio/transcriptions", self._transcribe)
        app.router.add_post("/v1/audio/speech", self._say)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.end()

    async def end(self) -> None:
        """Be gone, in the middle of whatever there is."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _transcribe(self, request: web.Request) -> web.StreamResponse:
        form, sound = _read_form(request.headers["Content-Type"], await request.read())
        self.uploads.append(form)
        self.sounds.append(_read_wav(sound))
        self._note(request)
        if self.plain and form["response_format"] != "json":
            return web.json_response(REFUSAL, status=400)
        reply = self.next_heard.popleft() if self.next_heard else self.heard
        try:
            if reply.after is not None:
                await reply.after.wait()
        except asyncio.CancelledError:
            self.hung_up.set()
            raise
        if reply.status != 200:
            return web.json_response(REFUSAL, status=reply.status)
        if reply.body is not None:
            return web.Response(body=reply.body, content_type="application/json")
        text = await self.hear(self.sounds[-1]) if self.hear else reply.text
        told = {} if self.plain or reply.language is None else {"language": reply.language, "duration": 1.0}
        return web.json_response({"text": text, **told})

    async def _say(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        self.texts.append(asked)
        self._note(request)
        form = asked["response_format"]
        if form not in self.forms or len(asked["input"]) > LONGEST_INPUT:
            return web.json_response(REFUSAL, status=400)
        reply = self.next_spoken.popleft() if self.next_spoken else self.spoken
        if reply.status != 200:
            return web.json_response(REFUSAL, status=reply.status)
        try:
            return await self._stream(request, reply, await self._sound(asked["input"], reply, form), form)
        except asyncio.CancelledError:
            self.hung_up.set()
            raise
        except ConnectionResetError:
            self.hung_up.set()
            return web.Response()  # nobody is left to take it

    async def _sound(self, text: str, reply: Spoken, form: str) -> bytes:
        if reply.body is not None:
            return reply.body
        if self.speak is not None:
            sound, rate = await self.speak(text)
        else:
            rate = reply.rate
            sound = tone(LETTER_S * len(text), rate)
        match reply.form or form:
            case "wav":
                return as_wav(sound, rate, channels=reply.channels, length=reply.length)
            case "mp3":
                return as_mp3(sound, rate, channels=reply.channels)
            case _:
                return _at_24k(sound, rate).astype("<i2").tobytes()

    async def _stream(self, request: web.Request, reply: Spoken, sound: bytes, form: str) -> web.StreamResponse:
        kind = reply.content_type or TYPES[reply.form or form]
        response = web.StreamResponse(headers={"Content-Type": kind})
        await response.prepare(request)
        if reply.after is not None and reply.stall_at is None:
            await reply.after.wait()
        at = 0
        while at < len(sound) or reply.endless:
            if reply.cut_at is not None and at >= reply.cut_at:
                assert request.transport is not None
                request.transport.abort()
                return response
            if reply.stall_at is not None and at >= reply.stall_at and reply.after is not None:
                await reply.after.wait()
            start = at % max(1, len(sound) - PIECE) if reply.endless else at
            await response.write(sound[start : start + PIECE])
            at += PIECE
        await response.write_eof()
        return response

    def _note(self, request: web.Request) -> None:
        self.keys.append(request.headers.get("Authorization", ""))
        if request.transport is not None:
            self.peers.add(request.transport.get_extra_info("peername"))
        self.asked.set()


def _read_form(kind: str, body: bytes) -> tuple[dict[str, str], bytes]:
    """The fields of an upload, and its file."""
    whole = email.message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + body, policy=email.policy.HTTP)
    fields, file = {}, b""
    for part in whole.iter_parts():
        raw = part.get_payload(decode=True)
        assert isinstance(raw, bytes)
        if part.get_filename():
            file = raw
        else:
            fields[str(part.get_param("name", header="content-disposition"))] = raw.decode().strip()
    return fields, file


def _read_wav(raw: bytes) -> Pcm:
    with wave.open(io.BytesIO(raw)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 16_000)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2")


def _at_24k(sound: Pcm, rate: int) -> Pcm:
    import soxr

    return sound if rate == 24_000 else np.asarray(soxr.resample(sound, rate, 24_000))


async def _serve(port: int, words: str) -> None:
    async with SpeechStub(heard=Heard(words), port=port) as service:
        print(service.base_url, flush=True)  # noqa: T201 - run by hand
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else Heard().text))
