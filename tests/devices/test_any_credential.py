"""Whatever strangers show for a credential or call themselves: only what the hub made is taken."""

import base64
import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.device_id import normal_device_id
from hub.devices.admission import bare_token
from hub.devices.identity import read_credential, read_identity
from hub.devices.links import Link, Links
from hub.devices.serial_keys import parse_serial_keys
from hub.devices.tokens import MAX_TOKEN, Grant, TokenError, Tokens
from hub.errors import SettingError
from hub.protocol.frames import Framing
from tests.devices.household import MAC, SECRET
from tests.fakes.anything import odd_json, odd_text, quickly, spoilt
from tests.fakes.letting_in import CLIENT

TOKEN = Tokens(SECRET).make(Grant(MAC, CLIENT, 7))
MACS = re.compile(r"[0-9a-f]{2}(:[0-9a-f]{2}){5}")
PLAIN = re.compile(r"[A-Za-z0-9._:-]{1,64}")


def links() -> Links:
    made = Links(lambda: 1_000.0)
    made.open(SECRET)
    return made


LINK = links().make(Link(MAC, CLIENT, 1, "f" * 32, 2_000))


def in_base64(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


@quickly
@given(spoilt(st.just(TOKEN.encode())))
def test_a_token_that_is_changed_in_any_way_is_refused(changed: bytes) -> None:
    text = changed.decode("latin-1")
    if text != TOKEN:
        with pytest.raises(TokenError):
            Tokens(SECRET).read(text)


@quickly
@given(spoilt(st.just(LINK.encode())))
def test_an_address_that_is_changed_in_any_way_leads_nowhere(changed: bytes) -> None:
    text = changed.decode("latin-1")
    assert (links().read(text) is None) == (text != LINK)


@quickly
@given(odd_json, odd_json, st.integers(0, 120))
def test_a_token_of_anybody_s_making_is_refused(header: object, claims: object, length: int) -> None:
    named = {**header, "alg": "HS256"} if isinstance(header, dict) else header
    parts = [json.dumps(part).encode() for part in (named, claims)]
    forged = ".".join([*map(in_base64, parts), "A" * length])
    with pytest.raises(TokenError):
        Tokens(SECRET).read(forged)
    assert links().read(forged) is None


@pytest.mark.parametrize("length", range(MAX_TOKEN, MAX_TOKEN + 8))
def test_a_token_that_is_too_long_is_refused_whatever_its_length(length: int) -> None:
    start = ".".join([in_base64(b'{"alg":"HS256"}'), in_base64(b"{ }"), ""])
    with pytest.raises(TokenError):
        Tokens(SECRET).read(start + "A" * (length - len(start)))


@quickly
@given(st.integers(0, len(TOKEN)), odd_text)
def test_what_the_file_addresses_take_is_no_token_and_the_other_way_round(at: int, text: str) -> None:
    assert links().read(TOKEN) is None
    with pytest.raises(TokenError):
        Tokens(SECRET).read(LINK)
    assert links().read(LINK[:at] + text) is None or LINK[:at] + text == LINK


@quickly
@given(st.dictionaries(st.sampled_from(["Device-Id", "Client-Id", "Protocol-Version"]), odd_text), odd_text)
def test_whoever_somebody_says_to_be_a_plain_name_comes_out(headers: dict[str, str], asked: str) -> None:
    identity = read_identity(lambda name: headers.get(name, ""), lambda _name: asked)
    for name in (identity.device_id, identity.client_id):
        assert name == "" or (PLAIN.fullmatch(name) and name.strip("."))
    assert identity.framing in Framing
    assert bare_token(read_credential(lambda name: headers.get(name, ""), lambda _name: asked)) == (
        bare_token(asked) if asked.strip() else ""
    )


@quickly
@given(st.from_regex(r"\s*([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\s*", fullmatch=True) | odd_text)
def test_a_mac_has_one_form_and_nothing_else_has_it(text: str) -> None:
    device_id = normal_device_id(text)
    assert normal_device_id(device_id) == device_id
    assert "/" not in device_id
    if re.fullmatch(r"([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}", text.strip()):
        assert MACS.fullmatch(device_id)


@quickly
@given(
    st.dictionaries(st.from_regex(r"[A-Za-z0-9_-]{1,32}", fullmatch=True), st.binary(min_size=32, max_size=32))
)
def test_keys_are_read_as_they_were_written(keys: dict[str, bytes]) -> None:
    written = io.StringIO()
    csv.writer(written).writerows([("serial", "key"), *((name, key.hex()) for name, key in keys.items())])
    assert parse_serial_keys(written.getvalue(), "f") == keys


@quickly
@given(spoilt(st.just(b"serial,key\nA-1," + b"0f" * 32 + b'\n"B,2",another key\n')))
def test_a_spoilt_list_of_keys_is_read_or_refused_and_no_key_is_told(changed: bytes) -> None:
    keys, told = {}, ""
    try:
        keys = parse_serial_keys(changed.decode("latin-1"), "f")
    except SettingError as error:
        told = str(error)
    assert "0f0f" not in told
    assert all(PLAIN.fullmatch(serial) and key for serial, key in keys.items())
