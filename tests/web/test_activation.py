import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.devices.proofs import Proof
from hub.web.activation import MAX_CHALLENGE, Activation, read_activation

HEADERS = {"device-id": "AA:BB:CC:DD:EE:01", "client-id": "f4b6a0a2-0000-4000-8000-000000000001"}
HMAC = "0123456789abcdef" * 4
BODY = {
    "algorithm": "hmac-sha256",
    "serial_number": "SN-7B0C1D2E-AABBCCDDEE01",
    "challenge": "a-challenge",
    "hmac": HMAC,
}
PROOF = Proof("SN-7B0C1D2E-AABBCCDDEE01", "a-challenge", HMAC)


def read(body: Any) -> Activation:
    return read_activation(HEADERS, json.dumps(body).encode())


def test_a_device_with_a_key_brings_a_proof() -> None:
    assert read(BODY) == Activation("aa:bb:cc:dd:ee:01", "f4b6a0a2-0000-4000-8000-000000000001", PROOF)


def test_a_nested_proof_is_a_proof() -> None:
    """py-xiaozhi's way."""
    assert read({"Payload": BODY}).proof == PROOF


def test_a_proof_need_not_name_its_algorithm() -> None:
    assert read({key: value for key, value in BODY.items() if key != "algorithm"}).proof == PROOF


def test_a_device_without_a_key_is_known_by_its_headers() -> None:
    assert read({}) == Activation("aa:bb:cc:dd:ee:01", "f4b6a0a2-0000-4000-8000-000000000001")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 50_000, b'{"Payload":[]}'])
def test_a_body_that_cannot_be_read_proves_nothing(body: bytes) -> None:
    assert read_activation(HEADERS, body) == Activation("aa:bb:cc:dd:ee:01", HEADERS["client-id"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"algorithm": "md5"},
        {"serial_number": ""},
        {"serial_number": "../../etc/passwd"},
        {"serial_number": "x" * 65},
        {"challenge": ""},
        {"challenge": "two\nlines"},
        {"challenge": "x" * (MAX_CHALLENGE + 1)},
        {"hmac": HMAC[1:]},
        {"hmac": HMAC + "0"},
        {"hmac": "g" * 64},
        {"hmac": 1},
        {"hmac": None},
    ],
)
def test_half_a_proof_is_none(wrong: dict[str, Any]) -> None:
    assert read(BODY | wrong).proof is None
    assert read({"Payload": BODY | wrong}).proof is None


def test_a_name_from_the_wire_is_never_a_path_or_a_page() -> None:
    activation = read_activation({"device-id": "<script>", "client-id": "../../etc/passwd"}, b"{}")
    assert activation == Activation("", "")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["Payload", *BODY]), x),
    )
)
def test_any_json_is_read(value: Any) -> None:
    assert read(value).device_id == "aa:bb:cc:dd:ee:01"
