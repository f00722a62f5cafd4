"""A flash on the command line, and Ctrl+C in the middle of any: what a person is told."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hub.__main__ import main
from hub.commands import firmware, flash, flash_backups, flash_shown, rollout
from tests.firmware.images import KB, Build

ROLLOUT: dict[str, Any] = {
    "rollout_id": "abcd0123",
    "version": "2.4.2",
    "state": "running",
    "quiet_from": None,
    "downgrade": False,
    "awake": False,
    "devices": [],
}
BEGUN = {
    "flash_id": "f" * 16,
    "port_id": "p",
    "image_id": "i",
    "state": "waiting",
    "board": None,
    "board_state": "untouched",
    "ended_at": None,
    "problem": None,
    "approved": False,
    "backup": False,
    "device_id": "",
}
CANCELLED = {**BEGUN, "state": "cancelled", "ended_at": 1.0}
OTHERS = {**BEGUN, "flash_id": "0" * 16}
FLASH = ("firmware", "flash", "--port", "p", "--image", "i", "--keep-data")

Asked = Callable[..., Any]


def interrupt(*_: object) -> Any:
    raise KeyboardInterrupt


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What a hub answers by the request's method and path, and a board is on a port of it."""
    answers: dict[str, Any] = {f"POST /usb/flashes/{BEGUN['flash_id']}/cancel": CANCELLED}

    def ask(_data_dir: Path, method: str, path: str, *_: object) -> Any:
        answer = answers[f"{method} {path}"]
        return answer() if callable(answer) else answer

    for module in (flash, flash_shown, rollout):
        monkeypatch.setattr(module, "ask", ask)
    monkeypatch.setattr(flash, "port_id_of", lambda *_: "p")
    monkeypatch.setattr(flash, "_image", lambda *_: "i")
    monkeypatch.setattr("time.sleep", interrupt)
    return answers


def test_no_command_tells_where_in_python_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(firmware.ACTIONS, "list", interrupt)
    assert main(["firmware", "list", "--data-dir", str(tmp_path)]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_rollout_that_is_watched_no_longer_goes_on(
    hub: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rollout, "whole_id", lambda *_: ROLLOUT["rollout_id"])
    hub["GET /rollouts/abcd0123"] = ROLLOUT
    args = argparse.Namespace(step="show", which="abcd", watch=True)
    assert rollout.run(args, tmp_path, interrupt) == 130
    out = capsys.readouterr().out
    assert "The rollout goes on without being watched." in out
    assert "python -m hub firmware rollout show abcd0123 --watch" in out
    assert "python -m hub firmware rollout halt abcd0123" in out


def test_a_flash_is_cancelled(hub: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hub["GET /usb/flashes"] = {"flashes": []}
    hub["POST /usb/flashes"] = BEGUN
    assert main([*FLASH, "--data-dir", str(tmp_path)]) == 130
    assert "Cancelled." in capsys.readouterr().out


def test_a_flash_that_has_not_been_answered_is_found_and_cancelled(
    hub: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lists = iter([[OTHERS], [BEGUN, OTHERS]])
    hub["GET /usb/flashes"] = lambda: {"flashes": next(lists)}
    hub["POST /usb/flashes"] = interrupt
    assert main([*FLASH, "--data-dir", str(tmp_path)]) == 130
    assert "Cancelled." in capsys.readouterr().out


def test_of_a_flash_that_cannot_be_found_it_is_said_how_to_look(
    hub: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub["GET /usb/flashes"] = {"flashes": [OTHERS]}
    hub["POST /usb/flashes"] = interrupt
    assert main([*FLASH, "--data-dir", str(tmp_path)]) == 130
    assert "GET /api/v1/usb/flashes tells" in capsys.readouterr().err


def test_what_became_of_the_board_is_said_before_its_backup_cannot_be_written(
    hub: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hub["GET /usb/flashes"] = {"flashes": []}
    hub["POST /usb/flashes"] = {**CANCELLED, "state": "done", "board_state": "verified", "backup": True}
    monkeypatch.setattr(flash_backups, "fetch", interrupt)
    assert main([*FLASH, "--backup", str(tmp_path / "old.bin"), "--data-dir", str(tmp_path)]) == 130
    out, err = capsys.readouterr()
    assert "Everything is on the board, and was read back." in out
    assert f"python -m hub firmware backups save {BEGUN['flash_id']} FILE" in err


def test_a_board_that_will_know_no_network_is_told_as_that_before_it_is_asked_for(
    hub: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    hub["GET /usb/flashes"] = {"flashes": []}

    def begin() -> dict[str, Any]:
        said.append(capsys.readouterr().err)
        return CANCELLED

    hub["POST /usb/flashes"] = begin
    assert main([*FLASH[:-1], "--data-dir", str(tmp_path)]) == 0
    assert said == [f"{flash.NO_NETWORKS}\n"]
    assert main([*FLASH, "--data-dir", str(tmp_path)]) == 0
    assert said[1:] == [""]


def test_a_halted_rollout_whose_devices_could_go_back_is_not_deleted_by_a_slip(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent: list[str] = []
    halted = {
        **ROLLOUT,
        "board": "box",
        "state": "halted",
        "devices": [{"state": "healthy"}, {"state": "failed"}],
    }

    def ask(_data_dir: Path, method: str, path: str) -> Any:
        sent.append(f"{method} {path}")
        return {"rollouts": [halted]}

    monkeypatch.setattr("hub.commands.short_ids.ask", ask)
    words = ["firmware", "rollout", "remove", "abcd", "--data-dir", str(tmp_path)]
    assert main(words) == 1
    assert "Devices that run the image of this halted rollout: 1." in capsys.readouterr().err
    assert "DELETE /rollouts/abcd0123" not in sent
    assert main([*words, "--yes"]) == 0
    assert capsys.readouterr().out == "Deleted: 2.4.2 for box.\n"
    assert "DELETE /rollouts/abcd0123" in sent


def test_a_file_that_is_flashed_is_said_to_be_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(Build(size=4 * KB).app())
    monkeypatch.setattr(flash, "give", lambda *_: {"image_id": "abcd0123"})
    assert flash._image(tmp_path, str(file)) == "abcd0123"
    assert capsys.readouterr().out == f"{file} is kept in the library as abcd0123.\n"
