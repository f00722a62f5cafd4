"""A scripted hub on the loopback address: a check over HTTP and a WebSocket that follows a script.

It shares nothing with the real hub. A script is a coroutine that is handed the ``Line``.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from hub.twin.clock import LoopClock
from tests.twin.sounds import answer_packets

HELLO = {
    "type": "hello",
    "transport": "websocket",
    "session_id": "s-1",
    "audio_params": {"format": "opus", "sample_rate": 24_000, "channels": 1, "frame_duration": 60},
}
TOKEN = "secret"
CODE = "407105"
ANSWER_PACKETS = 4
FRAME_S = 0.06
LEAD_S = 0.3

LAST_TURNS = 10
"""Of the event loop before the servers close: a connection that was just made is taken by then."""


class Line:
    """One device on the line, as a script sees it."""

    def __init__(self, connection: ServerConnection) -> None:
        self.connection = connection
        self.clock = LoopClock()
        self.texts: list[dict[str, Any]] = []
        self.packets: list[bytes] = []
        self.packets_before: dict[str, int] = {}  # the last message of a state

    async def send(self, **message: Any) -> None:
        await self.connection.send(json.dumps(message))

    async def play(self, packets: list[bytes]) -> None:
        """Send packets about 300 ms ahead of playback, then wait until the last has been heard."""
        start = self.clock.now()
        for index, packet in enumerate(packets):
            await self.clock.until(start + index * FRAME_S - LEAD_S)
            await self.connection.send(packet)
        await self.clock.until(start + len(packets) * FRAME_S)

    async def later(self, seconds: float) -> None:
        await self.clock.until(self.clock.now() + seconds)

    async def until_text(self, **wanted: Any) -> dict[str, Any]:
        """Read on until a text message with these fields comes."""
        while True:
            message = await self.connection.recv()
            if isinstance(message, bytes):
                self.packets.append(message)
                continue
            fields = json.loads(message)
            self.texts.append(fields)
            self.packets_before[fields.get("state", fields["type"])] = len(self.packets)
            if wanted.items() <= fields.items():
                return dict(fields)

    async def until_packets(self, count: int) -> None:
        while len(self.packets) < count:
            message = await self.connection.recv()
            if isinstance(message, bytes):
                self.packets.append(message)
            else:
                self.texts.append(json.loads(message))

    async def until_gone(self) -> None:
        """Read on until the device has dropped the connection."""
        try:
            await self.until_text(type="never")
        except ConnectionClosed:
            return


Script = Callable[[Line], Awaitable[None]]

Firmware = Callable[[Any], dict[str, Any] | None]


async def answer(line: Line, packets: list[bytes] | None = None, text: str = "It is noon.") -> None:
    """A good answer: text, tts start, a wait, sound in step with its sentence, tts stop."""
    await line.send(type="stt", text="what time is it", session_id="s-1")
    await line.send(type="llm", emotion="happy", text=":)")
    await line.send(type="tts", state="start", session_id="s-1")
    await line.later(0.08)
    await line.send(type="tts", state="sentence_start", text=text)
    await line.play(answer_packets(ANSWER_PACKETS) if packets is None else packets)
    await line.send(type="tts", state="stop")


async def manual(line: Line) -> None:
    await line.until_text(type="listen", state="stop")
    await answer(line)
    await line.until_gone()


class FakeHub:
    """The hub. ``lines`` are the devices that came; ``checks`` the headers and bodies of their checks.

    ``firmware`` gives the section of that name to a check's body, or None. ``files`` are to be had at
    ``url_of`` their names; ``fetched`` are the names and headers of who came for one. A file in ``chunked``
    comes without its length. With ``statuses`` it answers requests to be activated, ``asked`` of them; a
    device is let in once all of these statuses were given.
    """

    def __init__(
        self,
        script: Script = manual,
        *,
        status: int = 200,
        body: str | None = None,
        hello: dict[str, Any] | None = None,
        version: int = 1,
        token: str = TOKEN,
        statuses: tuple[int, ...] = (),
        firmware: Firmware = lambda _: None,
        **sections: Any,
    ) -> None:
        self.script = script
        self.status = status
        self.body = body
        self.hello = HELLO if hello is None else hello
        self.version = version
        self.token = token
        self.sections = sections
        self.statuses = list(statuses)
        self.firmware = firmware
        self.files: dict[str, bytes] = {}
        self.chunked: set[str] = set()
        self.fetched: list[tuple[str, dict[str, str]]] = []
        self.asked: list[tuple[dict[str, str], Any]] = []
        self.checks: list[tuple[dict[str, str], Any]] = []
        self.lines: list[Line] = []
        self.http_port = 0
        self.ws_port = 0
        self._runner: web.AppRunner | None = None
        self._server: Server | None = None

    @property
    def ota_url(self) -> str:
        return f"http://127.0.0.1:{self.http_port}/xiaozhi/ota/"

    def url_of(self, name: str) -> str:
        return f"http://127.0.0.1:{self.http_port}/files/{name}"

    async def __aenter__(self) -> Self:
        self._server = await serve(self._talk, "127.0.0.1", 0, close_timeout=0.2, ping_interval=None)
        self.ws_port = next(iter(self._server.sockets)).getsockname()[1]
        app = web.Application()
        app.router.add_post("/xiaozhi/ota/", self._check)
        app.router.add_post("/xiaozhi/ota/activate", self._activate)
        app.router.add_get("/files/{name}", self._fetch)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.http_port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._runner is not None
        assert self._server is not None
        for _ in range(LAST_TURNS):
            await asyncio.sleep(0)
        await self._runner.cleanup()
        self._server.close()
        await self._server.wait_closed()

    async def _check(self, request: web.Request) -> web.Response:
        self.checks.append((dict(request.headers), await request.json()))
        body = self.body
        if body is None:
            url = f"ws://127.0.0.1:{self.ws_port}/xiaozhi/v1/"
            section = {"url": url, "token": "" if self.statuses else self.token, "version": self.version}
            demand = {"message": "m", "code": CODE, "challenge": f"challenge {len(self.checks)}"}
            waits = {"activation": demand} if self.statuses else {}
            named = self.firmware(self.checks[-1][1])
            offers = {} if named is None else {"firmware": named}
            body = json.dumps({"websocket": section} | waits | self.sections | offers)
        headers = {"Location": "/elsewhere"} if self.status in {301, 302} else {}
        return web.Response(status=self.status, text=body, headers=headers, content_type="application/json")

    async def _activate(self, request: web.Request) -> web.Response:
        self.asked.append((dict(request.headers), await request.json()))
        return web.Response(status=self.statuses.pop(0))

    async def _fetch(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        self.fetched.append((name, dict(request.headers)))
        content = self.files.get(name)
        if content is None:
            return web.Response(status=404)
        if name not in self.chunked:
            return web.Response(body=content)
        response = web.StreamResponse()
        response.enable_chunked_encoding()
        await response.prepare(request)
        await response.write(content)
        return response

    async def _talk(self, connection: ServerConnection) -> None:
        line = Line(connection)
        self.lines.append(line)
        try:
            await line.until_text(type="hello")
            if self.hello:
                await connection.send(json.dumps(self.hello))
            await self.script(line)
        except ConnectionClosed:
            return


async def nothing(line: Line) -> None:
    """A hub that listens and never says a word."""
    await line.until_gone()


async def hang_up(line: Line) -> None:
    """A hub that closes as soon as the question has been asked."""
    await line.until_text(type="listen", state="stop")
    await line.connection.close(1011, "out of order")
