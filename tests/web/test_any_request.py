"""Whatever strangers ask over HTTP: it is read within its bounds, or refused by name."""

import asyncio
import hashlib
import json
import re
from collections.abc import AsyncIterator
from unittest.mock import Mock

import pytest
from aiohttp import StreamReader
from aiohttp.base_protocol import BaseProtocol
from aiohttp.test_utils import make_mocked_request
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from multidict import CIMultiDict

from hub.errors import PictureError
from hub.storage.tokens import Scope, TokenRecord
from hub.web.activation import MAX_CHALLENGE, read_activation
from hub.web.api.access import Access
from hub.web.api.door import Door
from hub.web.api.problems import RequestError
from hub.web.check import MAX_NAME, read_check
from hub.web.intake import Intake
from tests.fakes.anything import nested, odd_json, odd_text, quickly, spoilt
from tests.fakes.pictures import jpeg

PLAIN = re.compile(r"[A-Za-z0-9._:-]{0,64}")
HEADERS = ["device-id", "client-id", "user-agent", "accept-language", "serial-number", "activation-version"]
FIELDS = ["board", "application", "mac_address", "uuid", "language", "name", "version", "elf_sha256", "Payload",
          "serial_number", "challenge", "hmac", "algorithm"]  # fmt: skip

info = st.recursive(
    odd_json, lambda inner: st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6), max_leaves=8
)
bodies = st.one_of(
    spoilt(st.just(b'{"mac_address": "aa:bb:cc:dd:ee:01", "board": {"name": "box"}, "version": 2}')),
    info.map(lambda value: json.dumps(value).encode()),
    st.sampled_from([nested(5_000), b'{"board":' * 5_000]),
)


@quickly
@given(st.dictionaries(st.sampled_from(HEADERS), odd_text), bodies)
def test_a_check_gives_plain_names_and_no_more(headers: dict[str, str], body: bytes) -> None:
    applicant = read_check(headers, body, "10.0.0.1")
    for name in (applicant.device_id, applicant.client_id, applicant.serial_number):
        assert PLAIN.fullmatch(name)
    for text in (applicant.board, applicant.firmware, applicant.language, applicant.image_sha256):
        assert len(text) <= MAX_NAME
        assert all(" " <= letter <= "~" for letter in text)


@quickly
@given(st.dictionaries(st.sampled_from(HEADERS), odd_text), bodies)
def test_an_activation_gives_a_whole_proof_or_none(headers: dict[str, str], body: bytes) -> None:
    activation = read_activation(headers, body)
    assert PLAIN.fullmatch(activation.device_id)
    if activation.proof is not None:
        assert PLAIN.fullmatch(activation.proof.serial_number)
        assert len(activation.proof.challenge) <= MAX_CHALLENGE
        assert re.fullmatch(r"[0-9a-f]{64}", activation.proof.hmac)


def form(edge: str = "edge") -> bytes:
    parts = (b'name="question"\r\n\r\nWhat is it?', b'name="file"; filename="a.jpg"\r\n\r\n' + jpeg(16, 16))
    start = f"--{edge}\r\nContent-Disposition: form-data; ".encode()
    return b"".join(start + part + b"\r\n" for part in parts) + f"--{edge}--\r\n".encode()


@pytest.fixture
async def intake() -> AsyncIterator[Intake]:
    one = Intake()
    yield one
    assert await one.close()


@settings(quickly, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    spoilt(st.just(form())),
    st.sampled_from(["edge", "other", "", "e" * 71, "edge; x=\x01"]),
    st.integers(1, 99),
)
async def test_a_spoilt_form_is_a_picture_or_is_refused(
    intake: Intake, raw: bytes, edge: str, step: int
) -> None:
    payload = StreamReader(Mock(spec=BaseProtocol), limit=2**16, loop=asyncio.get_running_loop())
    for at in range(0, len(raw), step):
        payload.feed_data(raw[at : at + step])
    payload.feed_eof()
    kind = CIMultiDict({"Content-Type": f"multipart/form-data; boundary={edge}"})
    request = make_mocked_request("POST", "/", headers=kind, payload=payload)
    try:
        sent = await intake.receive(request, "aa:bb:cc:dd:ee:01")
    except PictureError as error:
        taken, told = b"\xff\xd8", str(error)
    else:
        taken, told = sent.picture, ""
        assert len(sent.question) <= 4_096
    assert taken.startswith(b"\xff\xd8")
    assert "a.jpg" not in told


TOKEN = "xzh_1f0c9a2e_" + "k" * 43


class Kept:
    """One token."""

    async def all(self) -> list[TokenRecord]:
        digest = hashlib.sha256(TOKEN.encode()).hexdigest()
        return [TokenRecord(token_id="1f0c9a2e", name="x", scope=Scope.READ, digest=digest, created_at=1.0)]

    async def put(self, _tokens: object) -> None:
        return

    async def remove(self, _ids: object) -> None:
        return


async def kept() -> Kept:
    return Kept()


@quickly
@given(spoilt(st.just(TOKEN.encode())) | odd_text.map(lambda text: text.encode("utf-8", "surrogatepass")))
async def test_nothing_but_the_very_token_opens_the_api(raw: bytes) -> None:
    access = Access(kept)
    await access.load()
    shown = raw.decode("utf-8", "surrogateescape")
    assert (await access.who(shown) is None) == (shown != TOKEN)
    assert await access.who(TOKEN) is not None
    with pytest.raises(RequestError):
        await Door(access, lambda: ()).let_in(f"Bearer {shown} x", "10.0.0.1", Scope.READ)


@quickly
@given(odd_text | st.from_regex(r"[a-z0-9.\[\]:%-]{1,40}", fullmatch=True))
def test_no_name_but_the_hub_s_own_opens_the_api(host: str) -> None:
    door = Door(Access(kept), lambda: ("hub.local",))
    name = host.lower().rpartition(":")[0] or host.lower()
    try:
        door.check_host(host)
    except RequestError:
        return
    assert name.rstrip(".") in ("hub.local", "localhost") or re.fullmatch(
        r"[0-9.]+|\[?[0-9a-f:.]+(%.*)?\]?(:.*)?", host
    )


@pytest.mark.parametrize(
    "host", ["evil.example", "hub.local.evil.example", "127.0.0.1.evil.example", "evil@127.0.0.1"]
)
def test_a_name_that_begins_like_the_hub_s_is_not_its_own(host: str) -> None:
    with pytest.raises(RequestError):
        Door(Access(kept), lambda: ("hub.local",)).check_host(host)
