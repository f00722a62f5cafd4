"""An OpenAI-compatible chat service on loopback, with a real one's awkward sides.

``python -m tests.fakes.chat_service PORT [ANSWER]`` runs it by hand; ``{question}`` in the answer becomes
the question.
"""

import asyncio
import json
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from tests.fakes.chat_rules import RefusedError, check

MAX_REQUEST_BYTES = 16 * 2**20

DEFAULT_ANSWER = "🙂 Of course. The living room light is on now."


PIECE_LETTERS = 7
"""Letters of a call's arguments that come at a time."""

USAGE = {"prompt_tokens": 50, "completion_tokens": 10, "total_tokens": 60}
"""What each reply costs, where the request asks for it."""


@dataclass(frozen=True)
class Call:
    """What the model wants called: a function, with ``arguments`` as JSON."""

    name: str
    arguments: str = "{}"
    call_id: str = ""  # else one is made


@dataclass(frozen=True)
class Reply:
    """How one request is answered. ``calls`` come behind the words; without ``text`` there are none."""

    text: str = DEFAULT_ANSWER  # ``{question}`` in it becomes the question
    pieces: tuple[str, ...] = ()  # instead of the words of ``text``
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()  # of a failure
    refusal: str = "no: sk-secret"  # a failure's words
    first_after: asyncio.Event | None = None  # the first word waits for it
    first_s: float = 0.0
    piece_s: float = 0.0
    cut_after: int | None = None  # pieces after which the connection breaks
    finish: str | None = "stop"
    calls: tuple[Call, ...] = ()
    deltas: tuple[dict[str, Any], ...] = ()  # sent as they are, behind the words
    usage: dict[str, Any] = field(default_factory=lambda: dict(USAGE))


def calling(*calls: Call, text: str = "") -> Reply:
    """A reply that wants something called."""
    return Reply(text, calls=calls, finish="tool_calls")


@dataclass
class ChatService:
    """Answers with the scripted replies in turn, then with ``default``.

    With ``by_turn`` a conversation's first question gets its first reply and so on, whoever else asks. With
    ``by_round`` the request without results of tools gets the first, the one behind the first calls the second
    and so on. Before all of them comes ``by_words``: the reply beside the first words in the last message.

    It refuses what a real service refuses (``chat_rules``), and the fields named in ``refuses``.
    """

    default: Reply = field(default_factory=Reply)
    replies: deque[Reply] = field(default_factory=deque)
    by_turn: tuple[Reply, ...] = ()
    by_round: tuple[Reply, ...] = ()
    by_words: tuple[tuple[str, Reply], ...] = ()
    refuses: dict[str, int] = field(default_factory=dict)  # a field, and the status that it is answered
    requests: list[dict[str, Any]] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)  # of the requests' bodies, bytes
    keys: list[str] = field(default_factory=list)
    peers: set[tuple[str, int]] = field(default_factory=set)  # the connections the requests came on
    blind: bool = False  # it takes no pictures
    pictures: list[bytes] = field(default_factory=list)  # what it was shown
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    refusals: list[str] = field(default_factory=list)  # why requests were not taken
    models: bytes = b'{"object": "list", "data": [{"id": "grok-4"}, {"id": "grok-4-fast"}]}'
    models_status: int = 200
    port: int = 0
    _runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=MAX_REQUEST_BYTES)
        app.router.add_post("/v1/chat/completions", self._complete)
        app.router.add_get("/v1/models", self._list_models)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _list_models(self, request: web.Request) -> web.StreamResponse:
        self.keys.append(request.headers.get("Authorization", ""))
        if self.models_status != 200:
            return web.json_response({"error": {"message": "no: sk-secret"}}, status=self.models_status)
        return web.Response(body=self.models, content_type="application/json")

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        self.sizes.append(len(await request.read()))
        self.requests.append(asked)
        self.keys.append(request.headers.get("Authorization", ""))
        self.asked.set()
        if request.transport is not None:
            self.peers.add(request.transport.get_extra_info("peername"))
        if (refused := next((name for name in self.refuses if name in asked), "")) != "":
            return self._refuse(f"{refused} is not supported", self.refuses[refused])
        try:
            shown = check(asked)
        except RefusedError as error:
            return self._refuse(str(error))
        self.pictures += shown
        if shown and self.blind:
            return self._refuse("image input is not supported")
        reply = self._choose(asked["messages"])
        if reply.status != 200:
            told = {"error": {"message": reply.refusal}}
            return web.json_response(told, status=reply.status, headers=dict(reply.headers))
        try:
            return await self._stream(request, reply)
        except asyncio.CancelledError:
            self.hung_up.set()
            raise
        except ConnectionResetError:
            self.hung_up.set()
            return web.Response()  # nobody is left to take it

    def _refuse(self, why: str, status: int = 400) -> web.Response:
        self.refusals.append(why)
        return web.json_response({"error": {"message": why}}, status=status)

    def _choose(self, messages: list[dict[str, Any]]) -> Reply:
        last = _text(messages[-1]["content"])
        for words, reply in self.by_words:
            if words in last:
                return reply
        rounds = sum(bool(message.get("tool_calls")) for message in messages)
        if rounds < len(self.by_round):
            return self.by_round[rounds]
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
        asked = await request.json()
        question = _text(asked["messages"][-1]["content"])
        for number, delta in enumerate(_deltas(reply, question)):
            if number == reply.cut_after:
                transport = request.transport
                assert transport is not None
                transport.abort()
                return response
            await response.write(_event(delta, None))
            if reply.piece_s:
                await asyncio.sleep(reply.piece_s)
        if reply.finish is not None:
            await response.write(_event({}, reply.finish))
            if asked.get("stream_options", {}).get("include_usage"):
                await response.write(_event(None, None, reply.usage))
            await response.write(b"data: [DONE]\n\n")
        await response.write_eof()
        return response


def _text(content: str | list[dict[str, Any]]) -> str:
    """The words of a message."""
    if isinstance(content, str):
        return content
    return " ".join(part["text"] for part in content if part["type"] == "text")


def _deltas(reply: Reply, question: str) -> Iterator[dict[str, Any]]:
    for piece in reply.pieces or _pieces(reply.text.replace("{question}", question)):
        yield {"content": piece}
    for index, call in enumerate(reply.calls):
        call_id = call.call_id or f"call_{index}_{call.name}"
        function: dict[str, Any] = {"name": call.name, "arguments": ""}
        yield {"tool_calls": [{"index": index, "id": call_id, "type": "function", "function": function}]}
        for start in range(0, len(call.arguments), PIECE_LETTERS):
            part = {"arguments": call.arguments[start : start + PIECE_LETTERS]}
            yield {"tool_calls": [{"index": index, "function": part}]}
    yield from reply.deltas


def _pieces(text: str) -> list[str]:
    """Word by word, as services stream."""
    words = text.split(" ") if text else []
    return [word if number == 0 else f" {word}" for number, word in enumerate(words)]


def _event(delta: dict[str, Any] | None, finish: str | None, usage: dict[str, Any] | None = None) -> bytes:
    chunk: dict[str, Any] = {
        "id": "chunk",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "test",
        "choices": [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}],
    }
    if usage is not None:
        chunk["usage"] = usage
    return f"data: {json.dumps(chunk)}\n\n".encode()


async def _serve(port: int, answer: str) -> None:
    async with ChatService(default=Reply(answer, piece_s=0.03), port=port) as service:
        print(service.base_url, flush=True)  # noqa: T201 - run by hand
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else DEFAULT_ANSWER))
