import asyncio
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from hub.config import ServerSettings
from hub.errors import AddressUnavailableError, PortInUseError
from hub.listening import open_sockets


@contextmanager
def closing(sockets: Sequence[socket.socket]) -> Iterator[None]:
    try:
        yield
    finally:
        for each in sockets:
            each.close()


async def test_every_address_has_the_same_port() -> None:
    sockets, port = await open_sockets(("127.0.0.1", "::1", "127.0.0.2"), 0)
    with closing(sockets):
        assert [each.getsockname()[:2] for each in sockets] == [
            ("127.0.0.1", port), ("::1", port), ("127.0.0.2", port),
        ]  # fmt: skip


async def test_ipv6_and_ipv4_everywhere_are_two_sockets_and_peers_keep_their_addresses() -> None:
    sockets, port = await open_sockets(ServerSettings(host="::").hosts, 0)
    with closing(sockets):
        for host in ("::1", "127.0.0.1"):
            with socket.create_connection((host, port)) as client:
                taken = next(s for s in sockets if s.family == client.family)
                taken.setblocking(True)
                peer, address = taken.accept()
                peer.close()
                assert address[0] == host


async def test_a_name_is_all_its_addresses() -> None:
    sockets, port = await open_sockets(("localhost",), 0)
    with closing(sockets):
        assert {each.getsockname()[0] for each in sockets} <= {"127.0.0.1", "::1"}
        assert {each.getsockname()[1] for each in sockets} == {port}


async def test_a_port_that_is_taken_at_one_address_is_told_and_the_others_are_let_go() -> None:
    taken, port = await open_sockets(("::1",), 0)
    with closing(taken):
        with pytest.raises(PortInUseError, match=str(port)):
            await open_sockets(("127.0.0.1", "::1"), port)
        again, _ = await open_sockets(("127.0.0.1",), port)
        with closing(again):
            pass


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "no.such.name.invalid"])
async def test_an_address_of_another_machine_is_told(host: str) -> None:
    with pytest.raises(AddressUnavailableError, match=host):
        await open_sockets((host,), 0)


async def test_who_comes_when_no_more_files_can_be_opened_is_turned_away_and_the_next_comes_in() -> None:
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    told: list[str] = []
    sockets, port = await open_sockets(("127.0.0.1",), 0, told.append)
    with closing(sockets), socket.socket() as client, socket.socket() as late:
        sockets[0].setblocking(True)
        client.connect(("127.0.0.1", port))
        limits = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (_next_file(), limits[1]))
        try:
            with pytest.raises(BlockingIOError):
                sockets[0].accept()
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, limits)
        assert told == ["127.0.0.1"]
        assert client.recv(1) == b""
        late.connect(("127.0.0.1", port))
        sockets[0].accept()[0].close()


def _next_file() -> int:
    """The number that the next file would get, which is as many as may be open, then."""
    with socket.socket() as probe:
        return probe.fileno()


async def test_what_is_sent_to_a_device_never_waits_for_what_was_sent_before() -> None:
    at_once: asyncio.Queue[int] = asyncio.Queue()

    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        taken = writer.get_extra_info("socket")
        at_once.put_nowait(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    (listening,), port = await open_sockets(("127.0.0.1",), 0)
    async with await asyncio.start_server(greet, sock=listening):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        assert await at_once.get()
        writer.close()
        await writer.wait_closed()
