"""What a person is shown while a board is flashed."""

from pathlib import Path
from typing import Any

import pytest

from hub.commands import flash_shown
from hub.commands.flash_shown import Shown, asked, board_line, followed
from hub.errors import NotDoneError

BOARD = {
    "chip": "ESP32-S3",
    "revision": "v0.2",
    "mac": "24:0a:c4:80:33:5f",
    "flash_size": 16 << 20,
    "features": ["Wi-Fi", "BT 5 (LE)"],
}
LINE = "The board: ESP32-S3 v0.2, 24:0a:c4:80:33:5f, 16 MB of flash, Wi-Fi, BT 5 (LE)"


def told(state: str, board_state: str = "untouched", **more: Any) -> dict[str, Any]:
    board = None if state in {"waiting", "connecting"} else BOARD
    facts = {"done": 0, "total": 0, "bytes_per_s": 0.0, "left_s": None, "ended_at": None, "board": board}
    return {**facts, "state": state, "board_state": board_state, **more}


def test_the_board_is_named_before_it_is_written_on(capsys: pytest.CaptureFixture[str]) -> None:
    shown = Shown(told("waiting"), erases=False, backs_up=False)
    for state in ("waiting", "connecting", "checking", "checking", "writing"):
        shown.show(told(state))
    lines = ["Preparing", "Connecting", "Checking the board", LINE, "Writing"]
    assert capsys.readouterr().out.splitlines() == lines


def test_steps_that_were_too_short_to_be_seen_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    shown = Shown(told("waiting"), erases=True, backs_up=True)
    shown.show(told("connecting"))
    shown.show(told("done", "verified", ended_at=1.0))
    *_, checked, board, read, erased, written, verified, restarted = capsys.readouterr().out.splitlines()
    assert (checked, board, read, erased) == ("Checking the board", LINE, "Reading the old flash", "Erasing")
    assert (written, verified, restarted) == ("Writing", "Verifying", "Restarting the board")


def test_a_board_that_is_erased_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    shown = Shown(told("connecting"), erases=True, backs_up=False)
    shown.show(told("erasing", "incomplete"))
    assert capsys.readouterr().out.splitlines()[-1] == "Erasing"


def test_what_fails_is_not_said_to_have_gone_on(capsys: pytest.CaptureFixture[str]) -> None:
    shown = Shown(told("waiting"), erases=True, backs_up=False)
    shown.show(told("failed", ended_at=1.0))
    assert capsys.readouterr().out.splitlines()[-1] == LINE


def test_on_a_terminal_one_line_changes_and_the_board_stays(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    shown = Shown(told("connecting"), erases=False, backs_up=False)
    shown.show(told("connecting"))
    shown.show(told("writing", "incomplete", done=1 << 20, total=2 << 20, bytes_per_s=80_000.0, left_s=13.1))
    out = capsys.readouterr().out
    assert f"\r\x1b[K{LINE}\n" in out
    assert out.endswith("\r\x1b[KWriting: 50 % of 2.0 MB, 80 kB/s, 13 s to go")


def test_a_flash_of_unknown_size_is_told_as_that() -> None:
    assert board_line({**BOARD, "flash_size": 0}).split(", ")[2] == "a flash of unknown size"


@pytest.mark.parametrize(
    ("board_state", "said"),
    [
        ("untouched", "Nothing was written on the board so far; if that began since, it is half written"),
        ("incomplete", "The board is half written then, and does not start."),
        ("written", "Everything was on the board already, but was not read back."),
        ("verified", "Everything was on the board already, and was read back."),
    ],
)
def test_a_hub_that_is_gone_is_told_with_what_the_board_may_be(
    tmp_path: Path, board_state: str, said: str
) -> None:
    shown = Shown(told("writing", board_state), erases=False, backs_up=False)
    with pytest.raises(NotDoneError) as caught:
        asked(tmp_path, "GET", "/usb/flashes/x", shown)
    text = str(caught.value)
    assert text.startswith("The hub does not answer any more. If it has ended, so has its process that writes")
    assert said in text
    assert text.endswith("Start the hub, and flash the board again: that mends it.")


def test_a_hub_that_answers_otherwise_is_not_said_to_be_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(*_: object) -> None:
        raise NotDoneError("There is no flash with that id.")

    monkeypatch.setattr(flash_shown, "ask", ask)
    shown = Shown(told("writing", "incomplete"), erases=False, backs_up=False)
    with pytest.raises(NotDoneError) as caught:
        asked(tmp_path, "GET", "/usb/flashes/x", shown)
    assert str(caught.value).startswith("There is no flash with that id. How the flash goes is not known")
    assert "does not answer" not in str(caught.value)
    assert "The board is half written then" in str(caught.value)


def test_one_that_has_ended_is_not_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ended = told("done", "verified", ended_at=1.0)
    assert followed(tmp_path, "/usb/flashes/x", Shown(ended, erases=False, backs_up=False)) == ended
    assert LINE in capsys.readouterr().out
