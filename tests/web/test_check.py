import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.devices.tokens import Grant, Tokens
from hub.protocol.frames import Framing
from hub.web.check import answer, read_check, turned_away, waiting
from tests.devices.household import SECRET, Household

FIRMWARE_BODY = {
    "version": 2,
    "language": "zh-CN",
    "flash_size": 16777216,
    "minimum_free_heap_size": "8318916",
    "mac_address": "aa:bb:cc:dd:ee:01",
    "uuid": "f4b6a0a2-0000-4000-8000-000000000001",
    "chip_model_name": "esp32s3",
    "application": {"name": "xiaozhi", "version": "2.4.2"},
    "board": {
        "type": "bread-compact-wifi",
        "name": "bread-compact-wifi",
        "ssid": "home",
        "mac": "aa:bb:cc:dd:ee:01",
    },
}


def test_a_device_s_own_words() -> None:
    check = read_check(
        {"device-id": "AA:BB:CC:DD:EE:01", "accept-language": "ru-RU", "client-id": "c1"},
        json.dumps(FIRMWARE_BODY).encode(),
    )
    assert check.client_id == "c1"
    assert check.device_id == "aa:bb:cc:dd:ee:01"
    assert check.board == "bread-compact-wifi"
    assert check.firmware == "2.4.2"
    assert check.language == "ru-RU"
    assert (check.serial_number, check.image_sha256) == ("", "")


def test_a_device_with_a_key_names_its_serial_number() -> None:
    headers = {"serial-number": "0123456789ABCDEF0123456789ABCDEF", "activation-version": "2"}
    check = read_check(headers, json.dumps({"application": {"elf_sha256": "ab" * 32}}).encode(), "10.0.0.2")
    assert check.serial_number == "0123456789ABCDEF0123456789ABCDEF"
    assert (check.image_sha256, check.address) == ("ab" * 32, "10.0.0.2")
    assert read_check({"serial-number": "../etc"}, b"").serial_number == ""


def test_broken_json_goes_by_the_headers() -> None:
    headers = {"device-id": "aa:bb:cc:dd:ee:01", "user-agent": "esp-box-3/2.4.2"}
    check = read_check(headers, b'{"board":{"ssid":"my "quoted" net"}}')
    assert (check.device_id, check.board, check.firmware) == ("aa:bb:cc:dd:ee:01", "esp-box-3", "2.4.2")


def test_other_clients_put_the_mac_into_the_body() -> None:
    assert read_check({}, b'{"mac_address":"AA-BB-CC-DD-EE-01"}').device_id == "aa:bb:cc:dd:ee:01"
    assert read_check({}, b'{"board":{"mac_addr":"AA:BB:CC:DD:EE:01"}}').device_id == "aa:bb:cc:dd:ee:01"


def test_a_client_s_own_id_is_a_plain_name_or_nothing() -> None:
    assert read_check({}, b'{"uuid":"0f2c-1"}').client_id == "0f2c-1"
    assert read_check({"client-id": "../../etc"}, b"").client_id == ""


def test_a_name_from_the_wire_is_never_a_path_or_a_page() -> None:
    for evil in ("../../etc/passwd", "<script>", "a" * 500, "a\nb", "", " "):
        assert read_check({"device-id": evil}, b"").device_id == ""


def test_a_name_cannot_forge_a_log_line_or_turn_text_around() -> None:
    check = read_check({"user-agent": "box\nERROR\u202e\x1b[31m/2.4\n.2"}, b"")
    assert (check.board, check.firmware) == ("boxERROR[31m", "2.4.2")


@given(
    st.dictionaries(st.sampled_from(["device-id", "user-agent", "accept-language"]), st.text()),
    st.binary(max_size=200),
)
def test_any_request_is_read(headers: dict[str, str], body: bytes) -> None:
    check = read_check(headers, body)
    assert len(check.board) <= 64


@given(
    st.dictionaries(
        st.sampled_from(["board", "application", "mac_address", "language"]),
        st.none() | st.integers() | st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.integers()),
    )
)
def test_any_json_is_read(info: dict[str, object]) -> None:
    read_check({}, json.dumps(info).encode())


def test_the_answer_has_what_a_device_needs_and_nothing_that_harms_it() -> None:
    now = datetime(2026, 11, 22, 15, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    reply = answer("ws://192.168.1.5:8000/xiaozhi/v1/", now)
    assert reply["server_time"] == {"timestamp": int(now.timestamp() * 1000), "timezone_offset": 330}
    assert reply["websocket"] == {"url": "ws://192.168.1.5:8000/xiaozhi/v1/", "token": "", "version": 1}
    assert set(reply) == {"server_time", "websocket"}
    assert answer("ws://h:1/", now, token="t", framing=Framing.V2)["websocket"] == {
        "url": "ws://h:1/", "token": "t", "version": 2,
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en-US", "ru-RU", "zh-CN", ""])
def test_the_answer_stays_small_whatever_a_device_says_of_itself(language: str) -> None:
    long = "x" * 64
    pending = Household().ask(
        long, long, board=long, firmware=long, language=language, serial_number=long, image_sha256=long
    )
    token = Tokens(SECRET).make(Grant(long, long, 2**53))
    reply = answer("ws://192.168.100.100:65535/xiaozhi/v1/", datetime.now(UTC), token=token)
    for more in (waiting(pending), turned_away(language)):
        assert len(json.dumps(reply | more)) < 6 * 1024 / 4


@pytest.mark.parametrize(
    ("language", "part"), [("en-US", "hub"), ("ru-RU", "хаба"), ("zh-CN", "中枢"), ("fr", "hub")]
)
def test_a_device_that_waits_is_told_in_its_language(language: str, part: str) -> None:
    pending = Household().ask(language=language)
    activation = waiting(pending)["activation"]
    assert part in activation["message"]
    assert pending.code in activation["message"]
    assert (activation["code"], activation["challenge"]) == (pending.code, pending.challenge)
    assert activation["timeout_ms"] == 30_000


def test_a_device_that_is_turned_away_is_told_and_not_asked_for_anything() -> None:
    assert turned_away("zh-CN")["activation"].keys() == {"message", "timeout_ms"}
