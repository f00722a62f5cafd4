import json
from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from hub.web.check import answer, read_check

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
    assert len(json.dumps(reply)) < 6 * 1024
