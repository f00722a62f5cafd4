"""What people type wrongly behind ``firmware``: one sentence that says what is right, and status 2."""

import io
import re
from pathlib import Path

import pytest

from hub.__main__ import main

ID = "abcdef"
RAW = re.compile(r"Value error|String should|Input should|pattern|pydantic|\^|<\w+\.")
"""How validators and Python speak."""


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said of words that are not acceptable, before any hub is asked."""
    with pytest.raises(SystemExit) as caught:
        main(["firmware", *words])
    assert caught.value.code == 2
    return capsys.readouterr().err.splitlines()[-1].partition(" error: ")[2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("add x.bin --board|esp box 3", "argument --board: 'esp box 3' is no board's name: it has up to 64"),
        (f"add x.bin --board|{'x' * 65}", f"'{'x' * 60}…' is no board's name"),
        (f"add x.bin --notes|{'x' * 2001}", "the notes have 2,001 characters; 2,000 are allowed"),
        ("add x.bin --channel|nightly", "invalid choice: 'nightly' (choose from 'stable', 'beta', 'own')"),
        ("assets add x.bin --board|a b", "'a b' is no board's name"),
        (f"assets offer {ID}|a b", "'a b' is no device's id: write it as aa:bb:cc:dd:ee:ff"),
        ("assets cancel|", "'' is no device's id"),
        (
            f"flash --port p --image x --wifi|{'я' * 17}",
            f"'{'я' * 17}' cannot be joined: the name of a",
        ),
        ("flash --port p --image x --wifi|", "'' cannot be joined: the name of a network has 1 to 32 bytes"),
        ("flash --port p --image x --hub-url|hub", "'hub' is no address of a hub: write it as http://"),
        (f"rollout start {ID} --quiet|25:00-07:00", "'25:00-07:00' are no hours: write them as 22:00-07:00"),
        (f"rollout start {ID} --quiet|22:00", "'22:00' are no hours"),
        (f"rollout start {ID} --quiet|", "'' are no hours"),
        (f"rollout start {ID} --quiet|23:00-23:00", "'23:00-23:00' begin and end at the same time: leave"),
        (f"rollout start {ID} --device|a b", "'a b' is no device's id"),
        (f"rollout preview {ID} --canary|a/b", "'a/b' is no device's id"),
        ("log --port p --seconds|-3", "'-3' is no number of seconds that is larger than 0"),
        ("log --port p --seconds|nan", "'nan' is no number of seconds"),
        ("log --port p --seconds|soon", "'soon' is no number of seconds"),
    ],
)
def test_what_is_wrong_is_said_with_what_is_allowed(
    capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    before, _, wrong = words.partition("|")
    told = refused(capsys, *before.split(), wrong)
    assert said in told
    assert not RAW.search(told)


def flash(capsys: pytest.CaptureFixture[str], tmp_path: Path, *words: str) -> str:
    """What is said of a flash that is not begun, though each word is acceptable."""
    place = ("--port", "p", "--image", ID, "--data-dir", str(tmp_path))
    assert main(["firmware", "flash", *place, *words]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    return line


def test_a_board_remembers_ten_networks(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    names = [word for number in range(11) for word in ("--wifi", f"n{number}")]
    assert flash(capsys, tmp_path, *names) == "11 networks are named; a board remembers 10 at most."


@pytest.mark.parametrize("password", ["short", "p" * 65, "pass\0word"])
def test_a_password_that_no_network_has_is_refused_and_not_shown(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    told = flash(capsys, tmp_path, "--wifi", "Home")
    assert told.startswith("The password of the network Home cannot be right: one has 8 letters at least")
    assert password not in told


def test_passwords_that_cannot_be_read_are_told_with_the_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ["firmware", "flash", "--port", "p", "--image", ID, "--wifi", "Home", "--password-file"]
    assert main([*words, str(tmp_path), "--data-dir", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(f"The passwords in {tmp_path} cannot be read: ")


@pytest.mark.parametrize("more", [("--wifi", "Home"), ("--hub-url", "http://hub.local:8003/xiaozhi/ota/")])
def test_who_keeps_the_data_gives_no_other(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, more: tuple[str, str]
) -> None:
    assert "leave out --wifi and --hub-url" in flash(capsys, tmp_path, "--keep-data", *more)


@pytest.mark.parametrize("more", [("--password-file", "x"), ("--remember-wifi",)])
def test_what_is_for_networks_wants_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, more: tuple[str, ...]
) -> None:
    assert "name one with --wifi NAME" in flash(capsys, tmp_path, *more)
