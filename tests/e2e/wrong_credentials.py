"""Every wrong credential at every door of a hub: the WebSocket, by header and query; photos; files; the API.

The WebSocket and the API are tried with TLS, too. Whoever is right is let in at the same doors.
"""

import asyncio
import ssl
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode, urljoin, urlsplit

import aiohttp
from prometheus_client.parser import text_string_to_metric_families
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from hub.commands import control
from hub.control_file import read_control
from hub.devices.tokens import Grant, Tokens
from hub.events import Refusal
from hub.twin.check import check
from hub.twin.identity import Identity, new_identity
from hub.web.api.door import WRONG_TOKENS
from hub.web.vision import PATH as VISION
from tests.e2e.knocks import Knock, TlsDoors
from tests.e2e.processes import Serving
from tests.e2e.wrong_addresses import give_addresses, try_addresses
from tests.fakes.credentials import changed, claims_of, signature_spoilt, unsigned
from tests.fakes.pictures import jpeg

LET_IN: Final = 101
"""The status of a WebSocket that is open."""

COUNTED: Final = "xiaozhi_hub_connections_refused_total"


@dataclass(frozen=True)
class Doors:
    """What came of all of them.

    Attributes:
        knocks: One after the other.
        counted: What the hub's metrics tell of devices' credentials.
        secrets: Genuine tokens that were shown: no log may have them.
    """

    knocks: tuple[Knock, ...]
    counted: dict[str, int]
    secrets: tuple[str, ...]

    @property
    def fine(self) -> bool:
        """Whether each was refused as it should be, and counted."""
        expected = Counter(knock.refusal.value for knock in self.knocks if knock.refusal)
        counted = {reason: count for reason, count in self.counted.items() if count}
        return all(knock.fine for knock in self.knocks) and counted == expected


@dataclass(frozen=True)
class Device:
    """A device and a token that it was given."""

    identity: Identity
    token: str

    def shows(self, token: str = "", client_id: str = "") -> dict[str, str]:
        """Who it says it is, and what it shows, as in a query."""
        named = {"device-id": self.identity.mac, "client-id": client_id or self.identity.client_id}
        return named | ({"authorization": f"Bearer {token}"} if token else {})


async def try_all_doors(hub: Serving, folder: Path, tls: TlsDoors) -> Doors:
    """Knock with everything that is wrong; the hub was started for this, and has refused nobody yet."""
    devices = {
        name: await _let_in(hub, folder) for name in ("mine", "other", "blocked", "forgotten", "renewed")
    }
    ids = {name: device.identity.mac for name, device in devices.items()}
    addresses = await give_addresses(hub.ota_url, folder, ids)
    await asyncio.to_thread(control.ask, folder, "POST", f"/devices/{devices['blocked'].identity.mac}/block")
    await asyncio.to_thread(control.ask, folder, "DELETE", f"/devices/{devices['forgotten'].identity.mac}")
    await asyncio.to_thread(control.ask, folder, "POST", f"/devices/{devices['renewed'].identity.mac}/renew")
    knocks = [knock for one in _device_table(devices) for knock in await _knock(hub, tls, one)]
    knocks += await _try_token_of_before(hub, tls, devices)
    knocks += await try_addresses(hub.ota_url, addresses)
    made = await asyncio.to_thread(_tokens, folder)
    knocks += await _try_api(made, tls, devices["mine"].token)
    secrets = (*(device.token for device in devices.values()), made.reads, made.revoked, *addresses.tokens)
    return Doors(tuple(knocks), await _counted(folder), secrets)


async def _let_in(hub: Serving, folder: Path) -> Device:
    identity = new_identity()
    demand = (await check(hub.ota_url, identity)).demand
    assert demand is not None
    await asyncio.to_thread(control.approve, folder, demand.code)
    return Device(identity, (await check(hub.ota_url, identity)).token)


Shown = tuple[str, dict[str, str], int, Refusal]


def _device_table(devices: dict[str, Device]) -> Sequence[Shown]:
    """What is shown, how that is called, and how it is to be refused."""
    mine, other = devices["mine"], devices["other"]
    blocked, forgotten = devices["blocked"], devices["forgotten"]
    grant = Grant(mine.identity.mac, mine.identity.client_id, 1)
    foreign = Tokens("another hub's secret of 32 bytes").make(grant)
    return (
        ("nothing", {}, 401, Refusal.NAMELESS),
        ("a token without a name", {"token": mine.token}, 401, Refusal.NAMELESS),
        ("no token", mine.shows(), 401, Refusal.MISSING),
        ("no token, of a stranger", Device(new_identity(), "").shows(), 401, Refusal.MISSING),
        ("a word", mine.shows("secret"), 401, Refusal.FORGED),
        ("another signature", mine.shows(signature_spoilt(mine.token)), 401, Refusal.FORGED),
        ("changed claims", mine.shows(changed(mine.token)), 401, Refusal.FORGED),
        ("alg: none", mine.shows(unsigned(claims_of(mine.token))), 401, Refusal.UNSIGNED),
        ("another hub's token", mine.shows(foreign), 401, Refusal.FOREIGN),
        ("another device's token", mine.shows(other.token), 403, Refusal.OTHERS),
        ("its token, another client id", mine.shows(mine.token, "another"), 403, Refusal.OTHERS),
        ("a forgotten device's token", forgotten.shows(forgotten.token), 403, Refusal.NOT_APPROVED),
        ("a blocked device's token", blocked.shows(blocked.token), 403, Refusal.BLOCKED),
    )


async def _knock(hub: Serving, tls: TlsDoors, one: Shown) -> list[Knock]:
    """The same in the handshake's headers and in the query, with TLS, and with a photo."""
    shown, says, expected, why = one
    headers = {name.title(): value for name, value in says.items() if name != "token"}
    if token := says.get("token"):
        headers["Authorization"] = f"Bearer {token}"
    return [
        Knock("WebSocket", shown, expected, await _handshake(hub.ws_url, headers), why),
        Knock(
            "WebSocket, query", shown, expected, await _handshake(f"{hub.ws_url}?{urlencode(says)}", {}), why
        ),
        Knock("WebSocket, TLS", shown, expected, await _handshake(_wss(hub, tls), headers, tls.trust), why),
        Knock(f"POST {VISION}", shown, expected, await _ask_about_a_photo(hub.ota_url, headers), why),
    ]


async def _try_token_of_before(hub: Serving, tls: TlsDoors, devices: dict[str, Device]) -> list[Knock]:
    """One that was renewed is no longer for photos; in a conversation the device is only told to restart."""
    headers = {
        name: {key.title(): value for key, value in devices[name].shows(devices[name].token).items()}
        for name in ("mine", "renewed")
    }
    door = f"POST {VISION}"
    answered = {name: await _ask_about_a_photo(hub.ota_url, shown) for name, shown in headers.items()}
    return [
        Knock(door, "its token", 200, answered["mine"]),
        Knock(door, "a renewed device's old token", 401, answered["renewed"], Refusal.OUTDATED),
        Knock("WebSocket", "its token", LET_IN, await _handshake(hub.ws_url, headers["mine"])),
        Knock(
            "WebSocket, TLS", "its token", LET_IN, await _handshake(_wss(hub, tls), headers["mine"], tls.trust)
        ),
    ]


def _wss(hub: Serving, tls: TlsDoors) -> str:
    return f"wss://127.0.0.1:{tls.wss_port}{urlsplit(hub.ws_url).path}"


async def _handshake(url: str, headers: dict[str, str], trust: ssl.SSLContext | None = None) -> int:
    try:
        async with connect(url, additional_headers=headers, ssl=trust):
            return LET_IN
    except InvalidStatus as error:
        return error.response.status_code


async def _ask_about_a_photo(ota_url: str, headers: dict[str, str]) -> int:
    form = aiohttp.FormData({"question": "What is it?"})
    form.add_field("file", jpeg(), filename="camera.jpg", content_type="image/jpeg")
    async with (
        aiohttp.ClientSession() as client,
        client.post(urljoin(ota_url, VISION), data=form, headers=headers) as response,
    ):
        return response.status


@dataclass(frozen=True)
class _Made:
    """Tokens of other programs, and the API's address."""

    url: str
    reads: str
    revoked: str


async def _try_api(made: _Made, tls: TlsDoors, of_device: str) -> list[Knock]:
    """Wrong tokens of the API; they come from one address, which is told to wait in the end."""
    reads, revoked = made.reads, made.revoked
    basic = {"Authorization": f"Basic {reads}"}
    table: list[tuple[str, str, str, dict[str, str], int]] = [
        ("nothing", "GET", "/api/v1/devices", {}, 401),
        ("a word", "GET", "/api/v1/devices", _bearer("secret"), 401),
        ("a device's token", "GET", "/api/v1/devices", _bearer(of_device), 401),
        ("a device's token", "GET", "/metrics", _bearer(of_device), 401),
        ("nothing", "GET", "/metrics", {}, 401),
        ("a revoked token", "GET", "/api/v1/events", _bearer(revoked), 401),
        ("another secret", "GET", "/api/v1/devices", _bearer(reads[:-4] + "AAAA"), 401),
        ("in the query", "GET", f"/api/v1/devices?token={reads}", {}, 401),
        ("another scheme", "GET", "/api/v1/devices", basic, 401),
        ("too small a scope", "POST", "/api/v1/enrolment/waiting/123456/reject", _bearer(reads), 403),
        ("too small a scope", "POST", "/api/v1/tokens", _bearer(reads), 403),
    ]
    safely = f"https://127.0.0.1:{tls.https_port}"
    table += [  # of wrong ones a single one: there is no room for more before one is told to wait
        ("a device's token, TLS", "GET", f"{safely}/api/v1/devices", _bearer(of_device), 401),
        ("too small a scope, TLS", "POST", f"{safely}/api/v1/tokens", _bearer(reads), 403),
        ("its token, TLS", "GET", f"{safely}/api/v1/devices", _bearer(reads), 200),
    ]
    table.append(("its token", "GET", "/api/v1/devices", _bearer(reads), 200))
    wrong = sum(status == HTTPStatus.UNAUTHORIZED for *_, status in table)
    table += [("a word", "GET", "/api/v1/devices", _bearer("secret"), 401)] * (WRONG_TOKENS - wrong)
    table += [("one wrong token more", "GET", "/api/v1/devices", _bearer("secret"), 429)]
    knocks = []
    async with aiohttp.ClientSession() as client:
        for shown, method, path, headers, expected in table:
            url = urljoin(made.url, path)
            async with client.request(method, url, headers=headers, ssl=tls.trust) as response:
                door = f"{method} {urlsplit(url).path}"
                knocks.append(Knock(door, shown, expected, response.status))
    return knocks


def _tokens(folder: Path) -> _Made:
    found = read_control(folder)
    assert found is not None
    reads, revoked = (
        control.ask(folder, "POST", "/tokens", {"name": name, "scope": "read"}) for name in ("reads", "revoked")
    )
    control.ask(folder, "DELETE", f"/tokens/{revoked['token_id']}")
    return _Made(found.url, reads["token"], revoked["token"])


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def _counted(folder: Path) -> dict[str, int]:
    found = await asyncio.to_thread(read_control, folder)
    assert found is not None
    async with (
        aiohttp.ClientSession(found.url, headers=_bearer(found.token)) as client,
        client.get("/metrics") as response,
    ):
        families: Any = text_string_to_metric_families(await response.text())
    samples = (sample for family in families for sample in family.samples if sample.name == COUNTED)
    return {sample.labels["reason"]: int(sample.value) for sample in samples}


def table(doors: Doors) -> str:
    """One line for each knock, and what was counted."""
    lines = [f"{'door':46}{'shown':32}{'answer':>7}"]
    for knock in doors.knocks:
        trouble = "" if knock.fine else f"  ← should be {knock.expected}"
        lines.append(f"{knock.door:46}{knock.shown:32}{knock.answered:>7}{trouble}")
    counted = ", ".join(f"{reason} {count}" for reason, count in sorted(doors.counted.items()))
    return "\n".join([*lines, f"counted: {counted}"])
