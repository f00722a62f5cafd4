"""An image that no device at all is meant by: what is in the way is said, and how that is changed."""

from pathlib import Path
from typing import Any

import pytest

from hub.commands import rollout_nobody
from hub.commands.rollout_nobody import BY_NAME, why_nobody

HALL = {
    "device_id": "aa:bb:cc:dd:ee:01",
    "name": "hall",
    "state": "approved",
    "board": "box",
    "firmware_channel": "stable",
}


def told(monkeypatch: pytest.MonkeyPatch, devices: list[dict[str, Any]], **image: str) -> list[str]:
    answers = {
        "/firmware/abcd": {"version": "2.5.0", "board": "box", "channel": "own", **image},
        "/devices": {"devices": devices},
    }
    monkeypatch.setattr(rollout_nobody, "ask", lambda _data_dir, _method, path: answers[path])
    return list(why_nobody(Path(), "abcd"))


def test_a_channel_that_its_devices_are_not_on(monkeypatch: pytest.MonkeyPatch) -> None:
    first, theirs, image, device, by_name = told(monkeypatch, [HALL, {**HALL, "board": "cube"}])
    assert (
        first
        == "2.5.0 would be given to nobody: it is on the channel own, and no box that is let in gets that."
    )
    assert theirs == "  their channels: hall (stable)"
    assert image.endswith("firmware add FILE --channel stable")
    assert "Devices page" in device
    assert by_name == BY_NAME


def test_a_board_that_no_device_is_of(monkeypatch: pytest.MonkeyPatch) -> None:
    first, boards, image, by_name = told(monkeypatch, [HALL], board="cube", channel="stable")
    assert first.endswith("it is for the board cube, and no device that is let in is one.")
    assert boards == "  devices are: box"
    assert image.endswith("firmware add FILE --board BOARD")
    assert by_name == BY_NAME


def test_a_board_that_nobody_said(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *_ = told(monkeypatch, [HALL, {**HALL, "board": ""}], board="")
    assert first.endswith("nobody said which board it is for.")


def test_nobody_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = told(monkeypatch, [{**HALL, "state": "waiting"}])
    assert "no device is let in" in line
