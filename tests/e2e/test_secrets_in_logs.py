"""At DEBUG, at which the libraries tell no more than before, nothing secret is in the log, nor half of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import aiohttp
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from hub.control_file import read_control
from tests.bench.instant import all_three, instant_service
from tests.e2e.processes import serving
from tests.fakes.credentials import signature_spoilt
from tests.fakes.pictures import jpeg

DEVICE = "aa:bb:cc:dd:ee:41"
CLIENT = "5d0c8a52-3f9e-4a77-9d6b-7e1f20c4b8a3"
SERIAL_KEY = "6b657920696e20746865206546757365206f66206f6e6520646576696365212121"
QUESTION = "Where did the purple elephant hide its marmalade?"
ANSWER = "The crimson walrus buried it below the lighthouse."
KEYS = {"HUB_LLM__API_KEY": "sk-think-8d1b6e02f4a9", "HUB_STT__API_KEY": "sk-hear-27c95be1d03f",
        "HUB_TTS__API_KEY": "sk-speak-f06a4c8e9b52"}  # fmt: skip
NEW_KEY = "sk-new-3e7a90d5c16b48f2"

HALF_FROM = 12
"""Of what is shorter, as the digits of a code, a half is found anywhere."""


class Life:
    """A device and a person, and every secret that they have seen."""

    def __init__(self, client: aiohttp.ClientSession, ws_url: str, token: str) -> None:
        self.secrets = {CLIENT, SERIAL_KEY, QUESTION, ANSWER, NEW_KEY, token, *KEYS.values()}
        self._client = client
        self._ws_url = ws_url
        self._admin = {"Authorization": f"Bearer {token}"}

    async def check(self) -> Any:
        named = {"Device-Id": DEVICE, "Client-Id": CLIENT, "Serial-Number": "A" * 32}
        body = {"application": {"elf_sha256": SERIAL_KEY}}
        async with self._client.post("/xiaozhi/ota/", headers=named, json=body) as response:
            return await response.json()

    async def ask(self, method: str, path: str, **more: Any) -> tuple[int, Any]:
        headers = more.pop("headers", self._admin)
        async with self._client.request(method, path, headers=headers, **more) as response:
            raw = await response.read()
            return response.status, json.loads(raw) if raw.startswith(b"{") else raw

    async def be_let_in(self) -> str:
        """Its token."""
        asked = (await self.check())["activation"]
        proof = {"algorithm": "hmac-sha256", "serial_number": "A" * 32, "challenge": asked["challenge"],
                 "hmac": SERIAL_KEY[:64]}  # fmt: skip
        named = {"Device-Id": DEVICE, "Client-Id": CLIENT}
        assert (await self.ask("POST", "/xiaozhi/ota/activate", headers=named, json=proof))[0] == 202
        assert (await self.ask("POST", "/api/v1/enrolment/waiting/000000/approve"))[0] == 404
        assert (await self.ask("POST", f"/api/v1/enrolment/waiting/{asked['code']}/approve"))[0] == 200
        token: str = (await self.check())["websocket"]["token"]
        self.secrets |= {asked["code"], asked["challenge"], token}
        return token

    async def talk(self, token: str) -> None:
        """Ask something in writing, and wait for the answer's end."""
        named = {"Device-Id": DEVICE, "Client-Id": CLIENT, "Authorization": f"Bearer {token}"}
        async with connect(self._ws_url, additional_headers=named, proxy=None) as socket:
            await socket.send(json.dumps({"type": "hello", "transport": "websocket"}))
            await socket.send(json.dumps({"type": "listen", "state": "detect", "text": QUESTION}))
            async for message in socket:
                if isinstance(message, str) and json.loads(message).get("state") == "stop":
                    return

    async def be_refused(self, token: str) -> None:
        """At the conversation's door with a spoilt token, in a header and in the query."""
        spoilt = signature_spoilt(token)
        named = {"device-id": DEVICE, "client-id": CLIENT}
        asked = urlencode({**named, "authorization": f"Bearer {spoilt}", "token": spoilt})
        for url, headers in (
            (self._ws_url, {**named, "Authorization": f"Bearer {spoilt}"}),
            (f"{self._ws_url}?{asked}", {}),
        ):
            with pytest.raises(InvalidStatus, match="401"):
                await connect(url, additional_headers=headers, proxy=None)
        self.secrets.add(spoilt)

    async def be_told_of_a_photo(self, token: str) -> None:
        """Ask about one in writing, with a good token and with a spoilt one."""
        spoilt = signature_spoilt(token)
        for shown, expected in ((token, 200), (spoilt, 401)):
            named = {"Device-Id": DEVICE, "Client-Id": CLIENT, "Authorization": f"Bearer {shown}"}
            form = aiohttp.FormData({"question": QUESTION})
            form.add_field("file", jpeg(), filename=f"{CLIENT}.jpg")
            status, told = await self.ask("POST", "/xiaozhi/vision/explain", headers=named, data=form)
            assert (status, told["success"]) == (expected, expected == 200), told
        self.secrets.add(spoilt)

    async def look_after(self) -> None:
        """Tokens for other programs, the language model's key, and files: right and wrong ones."""
        made = (await self.ask("POST", "/api/v1/tokens", json={"name": "x", "scope": "read"}))[1]["token"]
        wrong = made[:-9] + "wrongtoken"
        for shown, expected in ((made, 200), (wrong, 401)):
            bearer = {"Authorization": f"Bearer {shown}"}
            assert (await self.ask("GET", "/api/v1/turns", headers=bearer))[0] == expected
        assert (await self.ask("GET", f"/api/v1/turns?token={made}"))[0] == 422
        assert (await self.ask("PUT", "/api/v1/settings/llm-key", json={"key": NEW_KEY}))[0] == 200
        assert (await self.ask("PUT", "/api/v1/settings/llm-key", json={"key": [NEW_KEY]}))[0] == 422
        device = {"device_id": DEVICE}
        sent_to = self._path((await self.ask("POST", "/api/v1/uploads/address", json=device))[1])
        form = aiohttp.FormData({"question": QUESTION})
        form.add_field("file", jpeg(), filename=f"{CLIENT}.jpg")
        assert (await self.ask("POST", sent_to, headers={}, data=form))[0] == 200
        assert (await self.ask("POST", sent_to, headers={}, data=b"again"))[0] == 404
        file_id = (await self.ask("GET", "/api/v1/uploads"))[1]["uploads"][0]["file_id"]
        offered = await self.ask("POST", f"/api/v1/uploads/{file_id}/address", json=device)
        fetched_from = self._path(offered[1])
        assert (await self.ask("GET", fetched_from, headers={}))[0] == 200
        assert (await self.ask("GET", signature_spoilt(fetched_from), headers={}))[0] == 404
        self.secrets |= {made, wrong, *(path.rpartition("/")[2] for path in (sent_to, fetched_from))}

    @staticmethod
    def _path(address: dict[str, str]) -> str:
        return urlsplit(address["url"]).path


def told_in(log: str, secrets: set[str]) -> Iterator[str]:
    """Which secrets, or which halves of them, are in ``log``."""
    for secret in secrets:
        middle = len(secret) // 2
        halves = (secret[:middle], secret[middle:]) if len(secret) >= HALF_FROM else ()
        yield from (part for part in (secret, *halves) if part in log)


async def test_no_secret_of_a_whole_life_is_in_the_log_at_debug(tmp_path: Path) -> None:
    async with instant_service(ANSWER) as base_url:
        extra = all_three(base_url) | KEYS | {"HUB_LOG_LEVEL": "DEBUG"}
        async with serving(tmp_path, pairing=False, extra=extra) as hub:
            control = read_control(tmp_path)
            assert control is not None
            async with aiohttp.ClientSession(control.url) as client:
                life = Life(client, hub.ws_url, control.token)
                token = await life.be_let_in()
                await life.talk(token)
                await life.be_refused(token)
                await life.be_told_of_a_photo(token)
                await life.look_after()
                assert (await life.ask("POST", f"/api/v1/devices/{DEVICE}/renew"))[0] == 204
    log = (tmp_path / "hub.log").read_text()
    assert " DEBUG " in log
    assert list(told_in(log, life.secrets)) == []
