"""What the device makes of the check's answer."""

import json
from typing import Any

import pytest

from hub.twin.channel import handshake_headers
from hub.twin.check import CheckAnswer, Demand, Offer, Serial, check_headers, read_answer, system_info
from hub.twin.errors import CheckError, CrashError, TwinError
from hub.twin.frames import Framing
from hub.twin.identity import Identity

URL = "ws://127.0.0.1:8000/xiaozhi/v1/"
ME = Identity("02:00:00:00:00:01", "00010203-0405-4607-8809-0a0b0c0d0e0f")


def answer(**sections: Any) -> bytes:
    return json.dumps({"websocket": {"url": URL}} | sections).encode()


def test_the_websocket_section_is_read() -> None:
    section = {"url": URL, "token": "t", "version": 3}
    assert read_answer(answer(websocket=section)) == CheckAnswer(URL, "t", Framing.SHORT)


def test_token_and_version_may_be_missing() -> None:
    assert read_answer(answer(server_time={"timestamp": 1})) == CheckAnswer(URL)


@pytest.mark.parametrize(
    ("version", "force", "wanted"),
    [
        ("2.5.0-rc1", None, True),
        ("2.4.2", None, False),
        ("2.4.2.1", None, True),
        ("2.4", None, False),
        ("2.4.2", 1, True),
        ("2.4.2", 1.5, True),
        ("2.3.9", 1, True),
        ("2.3.9", 2, False),
        ("2.3.9", True, False),
        ("2.3.9", "1", False),
        ("", None, False),
        ("2.5.", None, True),
        (" 3", None, True),
    ],
)
def test_firmware_is_wanted_when_it_is_newer_or_forced(version: str, force: Any, wanted: bool) -> None:
    section = {"version": version, "url": "http://x"} | ({} if force is None else {"force": force})
    assert read_answer(answer(firmware=section), "2.4.2").offer == Offer(version, "http://x", wanted)


@pytest.mark.parametrize("section", [{}, [], None, {"version": "v9"}, {"version": 9, "url": "x"}, {"url": "x"}])
def test_firmware_that_is_not_named_whole_is_not_read(section: Any) -> None:
    assert read_answer(answer(firmware=section)).offer is None


@pytest.mark.parametrize("version", ["v1.2.3", "1.2.x", "1..2", ".1", ".", "99999999999"])
def test_a_version_that_reboots_a_device_fails_loudly_whoever_has_it(version: str) -> None:
    with pytest.raises(CrashError, match="does not parse"):
        read_answer(answer(firmware={"version": version, "url": "x"}))
    with pytest.raises(CrashError, match="does not parse"):
        read_answer(answer(firmware={"version": "1.0", "url": "x"}), version)
    assert read_answer(answer(), version).offer is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"\xff\xfe",
        b"[]",
        b"{}",
        answer(mqtt={}),
        answer(activation={"message": "m", "code": 123456}),
        answer(websocket=[]),
        answer(websocket={}),
        answer(websocket={"url": URL, "token": None}),
        answer(websocket={"url": URL, "extra": 1}),
        answer(websocket={"url": URL, "version": 4}),
        answer(websocket={"url": URL, "version": "1"}),
        answer(websocket={"url": URL, "version": True}),
    ],
)
def test_an_answer_no_device_could_use_is_refused(body: bytes) -> None:
    with pytest.raises(CheckError):
        read_answer(body)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://h:1/",
        "ws://h/xiaozhi/v1/",
        "ws://:8000/",
        "ws://h:99999/",
        "ws://[::1]:8000/",
        "ws://h:8000/a:b",
        "ws://h:x/",
    ],
)
def test_an_address_the_device_cannot_split_is_refused(url: str) -> None:
    with pytest.raises(TwinError, match="websocket address"):
        read_answer(answer(websocket={"url": url}))


def test_an_activation_with_a_message_only_is_no_demand() -> None:
    assert read_answer(answer(activation={"message": "welcome"})) == CheckAnswer(URL, notice="welcome")


def test_an_activation_with_a_code_or_a_challenge_is_a_demand() -> None:
    section = {"message": "m", "code": "123456", "challenge": "c", "timeout_ms": 30_000}
    assert read_answer(answer(activation=section)).demand == Demand("123456", "c", "m")
    alone = json.dumps({"activation": {"challenge": "c"}}).encode()
    assert read_answer(alone) == CheckAnswer("", demand=Demand(challenge="c"))


def test_a_device_with_a_serial_number_says_so() -> None:
    headers = check_headers(ME, serial=Serial("SN-1"))
    assert (headers["Activation-Version"], headers["Serial-Number"]) == ("2", "SN-1")
    assert "Serial-Number" not in check_headers(ME)


def test_the_request_says_who_asks() -> None:
    headers = check_headers(ME, "ru-RU")
    assert headers["Device-Id"] == ME.mac
    assert headers["Client-Id"] == ME.client_id
    assert headers["User-Agent"] == "xiaozhi-hub-twin/2.4.2"
    assert headers["Accept-Language"] == "ru-RU"
    assert headers["Activation-Version"] == "1"
    info = system_info(ME)
    assert (info["mac_address"], info["uuid"], info["version"]) == (ME.mac, ME.client_id, 2)
    assert isinstance(info["minimum_free_heap_size"], str)


@pytest.mark.parametrize(
    ("token", "sent"), [("", None), ("abc", "Bearer abc"), ("Bearer abc", "Bearer abc"), ("Basic x", "Basic x")]
)
def test_the_handshake_carries_the_token_as_the_device_writes_it(token: str, sent: str | None) -> None:
    headers = handshake_headers(ME, token, Framing.STAMPED)
    assert headers.get("Authorization") == sent
    assert headers["Protocol-Version"] == "2"
    assert (headers["Device-Id"], headers["Client-Id"]) == (ME.mac, ME.client_id)
