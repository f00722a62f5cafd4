"""What is counted is what was given to the network: over real sockets, compared with what came out of them."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field

import pytest

from hub.bus import Bus
from hub.engines import grok as chat
from hub.engines.account import Account, on_account
from hub.engines.base import ChatMessage, Role
from hub.engines.budget import Budget, Prices
from hub.engines.counted_client import PIECE
from hub.engines.grok import Grok
from hub.engines.metering import Meter
from hub.errors import EngineError, ServiceDownError, TooSlowError
from hub.events import Purpose, TokensUsed
from tests.fakes.chat_service import ChatService

pytestmark = pytest.mark.loads_engines

PHOTO = b"\xff\xd8\xff" + bytes(20 * PIECE)
HEAD_END = b"\r\n\r\n"


@dataclass
class Ledger:
    """What was put down about one question."""

    account: Account = field(default_factory=Account)
    used: list[TokensUsed] = field(default_factory=list)
    error: EngineError | TimeoutError | None = None


async def ask(port: int, *pictures: bytes, first_token_s: float = 5.0, within_s: float = 60.0) -> Ledger:
    """Ask what listens at ``port``, as the hub does: metered, on an account; give up after ``within_s``."""
    bus, ledger = Bus(), Ledger()
    bus.subscribe(TokensUsed, ledger.used.append)
    model = await asyncio.to_thread(
        Grok.connect,
        base_url=f"http://127.0.0.1:{port}/v1",
        api_key="k",
        model="m",
        first_token_s=first_token_s,
        max_tokens=100,
    )
    meter, question = Meter(bus, Budget(bus)), [ChatMessage(Role.USER, "Hello?", pictures)]
    try:
        async with asyncio.timeout(within_s):
            with on_account(ledger.account):
                async for _ in meter.counted(model, Prices(1.0, 1.0, 1.0), question):
                    pass
    except (EngineError, TimeoutError) as error:
        ledger.error = error
    finally:
        await model.close()
    return ledger


@dataclass
class Peer:
    """A bare service: reads a request up to ``most`` bytes of its body, and hangs up or says nothing."""

    most: int | None = None
    silent: bool = False
    port: int = 0
    bodies: list[int] = field(default_factory=list)  # bytes that came, of each request

    async def receive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(HEAD_END)).lower()
        length = int(head.partition(b"content-length:")[2].split(b"\r\n")[0])
        self.bodies.append(len(await reader.readexactly(length if self.most is None else self.most)))
        if self.silent:
            await reader.read()  # until the other side has had enough
        writer.transport.abort()


@asynccontextmanager
async def listening(peer: Peer) -> AsyncIterator[Peer]:
    server = await asyncio.start_server(peer.receive, "127.0.0.1", 0)
    peer.port = server.sockets[0].getsockname()[1]
    async with server:
        yield peer


@contextmanager
def full() -> Iterator[int]:
    """The port of a listener that never accepts, and whose queue is full: connecting to it takes for ever."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(listener.getsockname())
        try:
            yield listener.getsockname()[1]
        finally:
            for one in waiting:
                one.close()


async def test_of_a_port_that_refuses_nothing_is_counted() -> None:
    with closing(socket.socket()) as unused:
        unused.bind(("127.0.0.1", 0))
        ledger = await ask(unused.getsockname()[1])
    assert isinstance(ledger.error, ServiceDownError)
    assert (ledger.account.sent, ledger.used) == ((), [])


async def test_of_a_service_that_lets_nobody_in_nothing_is_counted_however_long_it_took() -> None:
    with full() as port:
        ledger = await ask(port, first_token_s=0.3)
    assert isinstance(ledger.error, ServiceDownError)
    assert (ledger.account.sent, ledger.used) == ((), [])


async def test_a_connection_that_does_not_come_about_is_a_service_that_is_down(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chat, "CONNECT_S", 0.1)
    with full() as port:
        ledger = await ask(port)
    assert isinstance(ledger.error, ServiceDownError)
    assert (ledger.account.sent, ledger.used) == ((), [])


async def test_who_gives_up_while_it_connects_has_sent_and_spent_nothing() -> None:
    with full() as port:
        ledger = await ask(port, within_s=0.2)
    assert isinstance(ledger.error, TimeoutError)
    assert (ledger.account.sent, ledger.used) == ((), [])


async def test_a_service_that_hangs_up_behind_the_request_has_been_sent_all_of_it_each_time() -> None:
    async with listening(Peer()) as peer:
        ledger = await ask(peer.port, PHOTO)
    assert isinstance(ledger.error, ServiceDownError)
    (sent,) = ledger.account.sent
    assert len(peer.bodies) == 2, "it is tried once more"
    assert (sent.purpose, sent.requests, sent.bytes) == (Purpose.PHOTO, 2, sum(peer.bodies))


async def test_a_service_that_hangs_up_in_the_middle_was_sent_what_it_got_and_perhaps_some_more() -> None:
    async with listening(Peer(most=3 * PIECE)) as peer:
        ledger = await ask(peer.port, PHOTO * 20)
    (sent,) = ledger.account.sent
    assert sent.requests == len(peer.bodies) == 2
    assert sum(peer.bodies) <= sent.bytes <= 2 * 20 * len(PHOTO) * 4 // 3 + 1_000


async def test_a_service_that_says_nothing_was_sent_the_question_and_may_have_worked_on_it() -> None:
    async with listening(Peer(silent=True)) as peer:
        ledger = await ask(peer.port, first_token_s=0.3)
    assert isinstance(ledger.error, TooSlowError)
    (sent,) = ledger.account.sent
    assert (sent.requests, [sent.bytes]) == (1, peer.bodies)
    assert [one.estimated for one in ledger.used] == [True]


@pytest.fixture
async def service() -> AsyncIterator[ChatService]:
    async with ChatService() as running:
        yield running


async def test_of_a_whole_answer_the_body_is_counted_to_the_byte(service: ChatService) -> None:
    ledger = await ask(service.port, PHOTO)
    assert ledger.error is None
    (sent,) = ledger.account.sent
    assert [sent.bytes] == service.sizes
    assert [one.estimated for one in ledger.used] == [False]
