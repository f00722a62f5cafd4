"""What answers at an address may be anything: slow, somebody else, or gone in the middle."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from hub.client import client as asking
from hub.client import stream as streaming
from hub.client.client import HubClient
from hub.client.door import ApiDoor
from hub.errors import AskingError, HubAwayError, HubUntrustedError, NoHubThereError, ToldNoError
from hub.web.api.devices import DeviceList
from tests.tls.making import authority, pair_files, signed, write

Answer = Callable[[asyncio.StreamWriter], Awaitable[bool | None]]
"""What a server does; True: then it is silent until the client leaves."""


@asynccontextmanager
async def answering(answer: Answer) -> AsyncIterator[HubClient]:
    """A client of a server that reads a request, and then does as ``answer`` does."""

    left = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        left.clear()
        try:
            await reader.readuntil(b"\r\n\r\n")
            if await answer(writer):
                await reader.read()
        except ConnectionError:
            pass
        finally:
            writer.close()
            left.set()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    client = HubClient(ApiDoor(f"http://127.0.0.1:{port}", "xzh_1"))
    yield client
    await client.close()
    server.close()
    async with asyncio.timeout(5):
        await left.wait()
        await asyncio.sleep(0)


def head(status: str = "200 OK", kind: str = "application/json", length: int | None = None) -> bytes:
    size = f"Content-Length: {length}\r\n" if length is not None else ""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{size}Connection: close\r\n\r\n".encode()


def saying(raw: bytes) -> Answer:
    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(raw)
        await writer.drain()

    return answer


async def silent(_writer: asyncio.StreamWriter) -> bool:
    return True


async def test_who_does_not_answer_in_time_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "ANSWER_S", 0.05)
    async with answering(silent) as client:
        with pytest.raises(HubAwayError, match="in time"):
            await client.get("/devices", DeviceList)


async def test_a_stream_that_falls_silent_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "SILENCE_S", 0.05)

    async def once(writer: asyncio.StreamWriter) -> bool:
        writer.write(head(kind="text/event-stream") + b"event: snapshot\ndata: {}\n\n")
        return True

    async with answering(once) as client:
        stream = aiter(client.follow())
        assert (await anext(stream)).name == "snapshot"
        with pytest.raises(HubAwayError):
            await anext(stream)


@pytest.mark.parametrize(
    "raw",
    [
        b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
        b"",
        head(length=100) + b'{"devices": [',
    ],
    ids=["another program", "nothing", "half an answer"],
)
async def test_what_breaks_off_is_away(raw: bytes) -> None:
    async with answering(saying(raw)) as client:
        with pytest.raises(HubAwayError):
            await client.get("/devices", DeviceList)


@pytest.mark.parametrize(
    "raw",
    [
        head() + b"<html>A printer</html>",
        head() + b'{"devices": 3}',
        head() + b"\xff\xfe",
        head() + b'{"devices": [], "at": 1e308}',
        head() + b"[" * 100_000,
        head("404 Not Found", "text/html") + b"no",
        head("500 Internal Server Error", "application/problem+json") + b'{"code": 7}',
        head("403 Forbidden", "application/problem+json") + b"[",
    ],
)
async def test_what_is_no_hub_is_told_so(raw: bytes) -> None:
    async with answering(saying(raw)) as client:
        with pytest.raises(NoHubThereError):
            await client.get("/devices", DeviceList)


async def test_a_redirection_is_not_followed_with_the_token() -> None:
    raw = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nConnection: close\r\n\r\n"
    async with answering(saying(raw)) as client:
        with pytest.raises(AskingError):
            await client.get("/devices", DeviceList)


@pytest.mark.parametrize("way", ["get", "whole", "problem"])
async def test_more_than_fits_is_not_kept(monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    monkeypatch.setattr(asking, "MAX_BYTES", 1_000)
    status = "500 Internal Server Error" if way == "problem" else "200 OK"
    raw = head(status, "application/problem+json") + b" " * 200_000
    async with answering(saying(raw)) as client:
        with pytest.raises(NoHubThereError):
            await (client.whole("/export") if way == "whole" else client.get("/devices", DeviceList))


async def test_a_message_that_never_ends_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "MAX_MESSAGE", 1_000)
    raw = head(kind="text/event-stream") + b"event: snapshot\ndata: " + b"x" * 100_000
    async with answering(saying(raw)) as client:
        with pytest.raises(NoHubThereError):
            await anext(aiter(client.follow()))


@pytest.mark.parametrize("block", [b"event: snapshot\ndata: {\n\n", b"event: snapshot\ndata: \n\n"])
async def test_a_message_that_is_no_json_is_told(block: bytes) -> None:
    async with answering(saying(head(kind="text/event-stream") + block)) as client:
        with pytest.raises(NoHubThereError):
            await anext(aiter(client.follow()))


async def test_a_stream_that_ends_in_the_middle_of_a_message_tells_what_was_whole() -> None:
    raw = head(kind="text/event-stream") + b": hello\n\nevent: a\ndata: 1\n\nevent: b\nda"
    async with answering(saying(raw)) as client:
        assert [(told.name, told.content) async for told in client.follow()] == [("a", 1)]


async def test_an_answer_of_many_packets_is_whole() -> None:
    async def slowly(writer: asyncio.StreamWriter) -> None:
        writer.write(head())
        for _ in range(100):
            writer.write(b" " * 5_000)
            await writer.drain()
            await asyncio.sleep(0)
        writer.write(b'{"devices":[]}')

    async with answering(slowly) as client:
        assert (await client.get("/devices", DeviceList)).devices == ()


async def test_a_problem_keeps_all_that_it_tells() -> None:
    body = (
        b'{"type": "/api/docs#x.y", "title": "t", "status": 409, "detail": "d", "code": "x.y", "action": "a", '
        b'"errors": [{"at": "name", "message": "too long"}]}'
    )
    async with answering(saying(head("409 Conflict", "application/problem+json") + body)) as client:
        with pytest.raises(ToldNoError) as told:
            await client.get("/devices", DeviceList)
    assert told.value.fields == (("name", "too long"),)
    assert (told.value.code, told.value.status, told.value.detail) == ("x.y", 409, "d")


async def test_an_address_that_is_none_is_told() -> None:
    client = HubClient(ApiDoor("http://[", "xzh_1"))
    with pytest.raises(AskingError):
        await client.get("/devices", DeviceList)
    await client.close()


@pytest.mark.logs("Error on transport creation")
@pytest.mark.parametrize(("trusts", "told"), [(False, HubUntrustedError), (True, NoHubThereError)])
async def test_a_certificate_that_nobody_here_vouches_for_is_told_apart(
    tmp_path: Path, trusts: bool, told: type[AskingError]
) -> None:
    ca, files = authority(), pair_files(tmp_path)
    write(files, signed(ca))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(files.certificate, files.key)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    trust = ssl.create_default_context(cadata=ca.certificate.decode()) if trusts else None
    client = HubClient(ApiDoor(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}", "xzh_1", trust))
    with pytest.raises(told):
        await client.get("/devices", DeviceList)
    await client.close()
    server.close()
    await server.wait_closed()
