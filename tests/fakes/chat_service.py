"""An OpenAI-compatible chat service on loopback, with a real one's awkward sides.

``python -m tests.fakes.chat_service PORT [ANSWER]`` runs it by hand; ``{question}`` in the answer becomes
the question.
"""

import asyncio
import base64
import json
import sys
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

DETAILS = {"auto", "low", "high"}
"""How closely a picture may be looked at."""

MAX_PICTURE_BYTES = 10 * 2**20
MAX_REQUEST_BYTES = 16 * 2**20

DEFAULT_ANSWER = "🙂 Of course. The living room light is on now."


@dataclass(frozen=True)
class Reply:
    """How one request is answered."""

    text: str = DEFAULT_ANSWER  # ``{question}`` in it becomes the question
    pieces: tuple[str, ...] = ()  # instead of the words of ``text``
    status: int = 200
    first_after: asyncio.Event | None = None  # the first word waits for it
    first_s: float = 0.0
    piece_s: float = 0.0
    cut_after: int | None = None  # pieces after which the connection breaks
    finish: str | None = "stop"


@dataclass
class ChatService:
    """Answers with the scripted replies in turn, then with ``default``.

    With ``by_turn`` a conversation's first question gets its first reply and so on, whoever else asks.
    """

    default: Reply = field(default_factory=Reply)
    replies: deque[Reply] = field(default_factory=deque)
    by_turn: tuple[Reply, ...] = ()
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    peers: set[tuple[str, int]] = field(default_factory=set)  # the connections the requests came on
    blind: bool = False  # it takes no pictures
    pictures: list[bytes] = field(default_factory=list)  # what it was shown
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0
    _runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=MAX_REQUEST_BYTES)
        app.router.add_post("/v1/chat/completions", self._complete)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(await request.json())
        shown = _pictures(self.requests[-1]["messages"])
        self.pictures += shown or []
        self.keys.append(request.headers.get("Authorization", ""))
        self.asked.set()
        if request.transport is not None:
            self.peers.add(request.transport.get_extra_info("peername"))
        if shown is None or (shown and self.blind):
            return web.json_response({"error": {"message": "image input is not supported"}}, status=400)
        reply = self._choose(self.requests[-1]["messages"])
        if reply.status != 200:
            return web.json_response({"error": {"message": "no: sk-secret"}}, status=reply.status)
        try:
            return await self._stream(request, reply)
        except asyncio.CancelledError:
            self.hung_up.set()
            raise
        except ConnectionResetError:
            self.hung_up.set()
            return web.Response()  # nobody is left to take it

    def _choose(self, messages: list[dict[str, Any]]) -> Reply:
        questions = sum(str(message["role"]) == "user" for message in messages)
        if questions <= len(self.by_turn):
            return self.by_turn[questions - 1]
        return self.replies.popleft() if self.replies else self.default

    async def _stream(self, request: web.Request, reply: Reply) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        await response.write(_event({"role": "assistant", "content": ""}, None))
        if reply.first_after is not None:
            await reply.first_after.wait()
        await asyncio.sleep(reply.first_s)
        question = _text((await request.json())["messages"][-1]["content"])
        for number, piece in enumerate(reply.pieces or _pieces(reply.text.replace("{question}", question))):
            if number == reply.cut_after:
                transport = request.transport
                assert transport is not None
                transport.abort()
                return response
            await response.write(_event({"content": piece}, None))
            if reply.piece_s:
                await asyncio.sleep(reply.piece_s)
        if reply.finish is not None:
            await response.write(_event({}, reply.finish))
            await response.write(b"data: [DONE]\n\n")
        await response.write_eof()
        return response


def _text(content: str | list[dict[str, Any]]) -> str:
    """The words of a message."""
    if isinstance(content, str):
        return content
    return " ".join(part["text"] for part in content if part["type"] == "text")


def _pictures(messages: list[dict[str, Any]]) -> list[bytes] | None:
    """The JPEGs in the messages; None when a part is none that such services take."""
    parts = [part for one in messages if isinstance(one["content"], list) for part in one["content"]]
    found = []
    for part in parts:
        if part["type"] == "text":
            continue
        kind, _, packed = part.get("image_url", {}).get("url", "").partition(",")
        detail = part.get("image_url", {}).get("detail", "auto")
        if part["type"] != "image_url" or kind != "data:image/jpeg;base64" or detail not in DETAILS:
            return None
        picture = base64.b64decode(packed, validate=True)
        if not picture.startswith(b"\xff\xd8\xff") or len(picture) > MAX_PICTURE_BYTES:
            return None
        found.append(picture)
    return found


def _pieces(text: str) -> list[str]:
    """Word by word, as services stream."""
    words = text.split(" ")
    return [word if number == 0 else f" {word}" for number, word in enumerate(words)]


def _event(delta: dict[str, Any], finish: str | None) -> bytes:
    chunk = {
        "id": "chunk",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "test",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }
    return f"data: {json.dumps(chunk)}\n\n".encode()


async def _serve(port: int, answer: str) -> None:
    async with ChatService(default=Reply(answer, piece_s=0.03), port=port) as service:
        print(service.base_url, flush=True)  # noqa: T201 - run by hand
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else DEFAULT_ANSWER))
