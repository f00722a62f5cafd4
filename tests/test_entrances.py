"""The whole hub over TLS and over IPv6: check, conversation and API, by clients that trust only its CA."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from websockets.asyncio.client import ClientConnection, connect

from hub.app import Hub
from hub.commands.control import ask
from hub.config import load_settings
from hub.control_file import read_control
from hub.entrances import Ports
from hub.errors import CertificateError, PortInUseError
from hub.tls.facts import read_facts
from hub.tls.files import PairFiles, own_files
from hub.tls.pairs import Pair
from hub.twin.command import run
from tests.fakes.chat_service import ChatService, Reply
from tests.fakes.engines import ScriptedHearing, ScriptedVoice
from tests.fakes.letting_in import CLIENT, handshake, let_in
from tests.fakes.talking import answered, greeted
from tests.tls.making import authority, signed, write
from tests.twin.test_command import parse

pytestmark = pytest.mark.loads_engines

DEVICE = "aa:bb:cc:dd:ee:01"


@pytest.fixture(autouse=True)
def scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XAI_API_KEY", raising=False)
    monkeypatch.setattr("hub.engines.whisper.Whisper.load", lambda *_, **__: ScriptedHearing())
    monkeypatch.setattr("hub.engines.piper.Piper.load", lambda *_, **__: ScriptedVoice(takes=0))


@pytest.fixture(scope="module")
def ca() -> Pair:
    return authority()


@pytest.fixture
def files(tmp_path: Path, ca: Pair) -> PairFiles:
    """What `tls create` makes, by this CA."""
    made = own_files(tmp_path)
    made.key.parent.mkdir()
    write(made, signed(ca))
    return made


@pytest.fixture
def trust(ca: Pair) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=ca.certificate.decode())


@pytest.fixture
async def client(trust: ssl.SSLContext) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trust)) as session:
        yield session


@asynccontextmanager
async def running(
    folder: Path, server: Mapping[str, Any] | None = None, tls: Mapping[str, Any] | None = None
) -> AsyncIterator[Hub]:
    """A hub on free ports of loopback."""
    async with ChatService(default=Reply("It is the air.")) as service:
        settings = load_settings(
            overrides={
                "data_dir": folder,
                "server": {"host": "127.0.0.1", "http_port": 0, "ws_port": 0, **(server or {})},
                "tls": {"https_port": 0, "wss_port": 0, **(tls or {})},
                "discovery": {"mdns": False},
                "llm": {"base_url": service.base_url},
            }
        )
        hub = Hub(settings)
        try:
            await hub.start()
            yield hub
        finally:
            await hub.stop()


def ports(hub: Hub) -> Ports:
    return hub._entrances.ports


async def check(client: aiohttp.ClientSession, place: str, host: str | None = None) -> str:
    """Where a device that is let in is sent by the hub at ``place``."""
    headers = {"Device-Id": DEVICE, "Client-Id": CLIENT} | ({"Host": host} if host else {})
    async with client.post(f"{place}/xiaozhi/ota/", headers=headers) as response:
        assert response.status == 200
        url: str = (await response.json())["websocket"]["url"]
        return url


def conversation(
    hub: Hub, url: str, trust: ssl.SSLContext | None = None
) -> AbstractAsyncContextManager[ClientConnection]:
    return greeted(url, handshake(DEVICE, CLIENT, hub.enrolment.token(DEVICE)), trust)


async def version_at(client: aiohttp.ClientSession, folder: Path, place: str) -> int:
    """Status of the API."""
    control = read_control(folder)
    assert control is not None
    headers = {"Authorization": f"Bearer {control.token}"}
    async with client.get(f"{place}/api/v1/status", headers=headers) as response:
        return response.status


def shown(socket: ClientConnection) -> str:
    """The SHA-256 of the certificate a connection was made with."""
    der = socket.transport.get_extra_info("ssl_object").getpeercert(binary_form=True)
    return read_facts(ssl.DER_cert_to_PEM_cert(der).encode()).sha256


async def test_over_ipv6_other_clients_check_talk_and_use_the_api(
    tmp_path: Path, client: aiohttp.ClientSession
) -> None:
    async with running(tmp_path, {"host": "127.0.0.1, ::1"}) as hub:
        await let_in(hub.enrolment, DEVICE)
        six, four = (f"http://{host}:{ports(hub).http}" for host in ("[::1]", "127.0.0.1"))
        url = await check(client, six)
        assert url == f"ws://[::1]:{ports(hub).ws}/xiaozhi/v1/"
        assert await check(client, four) == f"ws://127.0.0.1:{ports(hub).ws}/xiaozhi/v1/"
        async with conversation(hub, url) as socket:
            assert await answered(socket) > 5
        assert await version_at(client, tmp_path, six) == 200
        (device,) = hub.snapshot().devices
        assert device.address == "127.0.0.1"  # an IPv4 one as itself


@pytest.mark.logs("Error on transport creation")  # asyncio in debug mode, for who breaks off a handshake
async def test_devices_come_as_before_and_with_tls_who_trusts_the_ca(
    tmp_path: Path, files: PairFiles, client: aiohttp.ClientSession, trust: ssl.SSLContext
) -> None:
    async with running(tmp_path, {"host": "127.0.0.1,::1", "names": ["hub.example"]}) as hub:
        await let_in(hub.enrolment, DEVICE)
        plain, secure = f"http://127.0.0.1:{ports(hub).http}", f"https://localhost:{ports(hub).https}"
        assert await check(client, plain) == f"ws://127.0.0.1:{ports(hub).ws}/xiaozhi/v1/"
        assert await check(client, secure, "hub.example") == f"wss://hub.example:{ports(hub).wss}/xiaozhi/v1/"
        url = ""
        for host in ("127.0.0.1", "[::1]"):
            url = await check(client, f"https://{host}:{ports(hub).https}")
            assert url == f"wss://{host}:{ports(hub).wss}/xiaozhi/v1/"
            async with conversation(hub, url, trust) as socket:
                assert shown(socket) == read_facts(files.certificate.read_bytes()).sha256
                assert await answered(socket) > 5
        assert await version_at(client, tmp_path, secure) == 200
        assert hub.snapshot().ota_url.startswith("http://")
        told = {"https_port": str(ports(hub).https), "wss_port": str(ports(hub).wss)}
        assert hub._entrances.announced() == (ports(hub).http, ports(hub).ws, told)
        with pytest.raises(ssl.SSLCertVerificationError):
            await connect(url)
        async with aiohttp.ClientSession() as stranger:
            with pytest.raises(aiohttp.ClientConnectorCertificateError):
                await stranger.get(secure)


@pytest.mark.logs("Error on transport creation")  # asyncio in debug mode, for who breaks off a handshake
async def test_the_software_device_comes_over_tls_if_it_is_given_the_ca(
    tmp_path: Path, files: PairFiles, ca: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "ca.pem"
    given.write_bytes(ca.certificate)
    async with running(tmp_path) as hub:
        hub.enrolment.open_window(600)
        words = [
            "--ota",
            f"https://localhost:{ports(hub).https}/xiaozhi/ota/",
            "--text",
            "Why?",
            "--ca",
            str(given),
        ]
        await run(parse(*words))  # how evenly it sounds is judged where no engines are loaded beside it
        assert json.loads(capsys.readouterr().out)["sentences"][0]["text"] == "It is the air."
        assert await run(parse(*words[:-2])) == 1  # the system knows no such CA
        assert "certificate verify failed" in capsys.readouterr().err
    given.write_text("no certificate")
    assert await run(parse(*words)) == 2
    assert "no certificate of a CA" in capsys.readouterr().err


async def test_a_renewed_certificate_is_shown_while_a_conversation_goes_on(
    tmp_path: Path, files: PairFiles, ca: Pair, trust: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.tls.certificate.BEAT_S", 0.02)
    async with running(tmp_path) as hub:
        await let_in(hub.enrolment, DEVICE)
        url = f"wss://127.0.0.1:{ports(hub).wss}/xiaozhi/v1/"
        async with conversation(hub, url, trust) as before:
            assert await answered(before) > 5
            write(files, signed(ca))
            new = read_facts(files.certificate.read_bytes()).sha256
            assert shown(before) != new
            async with asyncio.timeout(10):
                while await shown_to_a_newcomer(ports(hub).https, trust) != new:
                    pass
            assert await answered(before) > 5


async def shown_to_a_newcomer(port: int, trust: ssl.SSLContext) -> str:
    _, writer = await asyncio.open_connection("127.0.0.1", port, ssl=trust)
    der = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    writer.close()
    await writer.wait_closed()
    return read_facts(ssl.DER_cert_to_PEM_cert(der).encode()).sha256


async def test_with_tls_only_what_is_not_encrypted_is_for_this_machine_and_the_commands_find_it(
    tmp_path: Path, files: PairFiles, client: aiohttp.ClientSession
) -> None:
    async with running(tmp_path, {"host": "127.0.0.2"}, {"only": True}) as hub:
        now = hub.snapshot()
        assert now.ota_url == f"https://127.0.0.2:{ports(hub).https}/xiaozhi/ota/"
        assert now.ws_url == f"wss://127.0.0.2:{ports(hub).wss}/xiaozhi/v1/"
        assert hub._entrances.announced() == (ports(hub).https, ports(hub).wss, {"tls": "only"})
        for port in (ports(hub).http, ports(hub).ws):
            with pytest.raises(ConnectionRefusedError):
                await asyncio.open_connection("127.0.0.2", port)
        found = await asyncio.to_thread(ask, tmp_path, "GET", "/status")
        assert urlsplit(found["ota_url"]).scheme == "https"
        assert await check(client, f"http://127.0.0.1:{ports(hub).http}")


async def test_through_a_trusted_proxy_each_client_has_its_own_address_and_streams_flow(
    tmp_path: Path, client: aiohttp.ClientSession
) -> None:
    async with running(tmp_path, {"trusted_proxies": ["127.0.0.0/8"], "names": ["hub.example"]}) as hub:
        place = f"http://127.0.0.1:{ports(hub).http}/api/v1"
        proxied = {"Host": "hub.example", "X-Forwarded-Proto": "https"}

        async def wrong_token(address: str) -> int:
            headers = proxied | {"X-Forwarded-For": address, "Authorization": "Bearer nonsense"}
            async with client.get(f"{place}/status", headers=headers) as response:
                return response.status

        assert [await wrong_token("203.0.113.7") for _ in range(11)] == [401] * 10 + [429]
        assert await wrong_token("203.0.113.8") == 401
        control = read_control(tmp_path)
        assert control is not None
        headers = proxied | {"X-Forwarded-For": "203.0.113.7", "Authorization": f"Bearer {control.token}"}
        async with client.get(f"{place}/events", headers=headers) as stream:
            assert stream.status == 200
            assert b"snapshot" in await stream.content.readline() + await stream.content.readline()


async def test_behind_a_proxy_people_are_told_what_the_settings_say(tmp_path: Path) -> None:
    told = {"ota_url": "https://hub.example/xiaozhi/ota/", "ws_url": "wss://hub.example:443/xiaozhi/v1/"}
    async with running(tmp_path, told) as hub:
        assert (hub.snapshot().ota_url, hub.snapshot().ws_url) == (told["ota_url"], told["ws_url"])


@pytest.mark.parametrize("fault", ["none", "over", "another's"])
async def test_a_certificate_that_cannot_be_used_is_told_at_the_start_and_nothing_listens(
    tmp_path: Path, files: PairFiles, ca: Pair, fault: str
) -> None:
    if fault == "none":
        files.certificate.unlink()
    elif fault == "over":
        write(files, signed(ca, ends_in=timedelta(seconds=-5)))
    else:
        files.key.write_bytes(signed(ca).key)
    with pytest.raises(CertificateError, match=r"tls create|ended on|not that of"):
        async with running(tmp_path, tls={"only": True}):
            pass


async def test_when_a_port_for_tls_is_taken_nothing_listens(tmp_path: Path, files: PairFiles) -> None:
    async with running(tmp_path / "one") as one:
        taken = ports(one).http
        (tmp_path / "free").mkdir()
        with pytest.raises(PortInUseError, match=str(taken)):
            async with running(tmp_path, tls={"https_port": taken}):
                pass
