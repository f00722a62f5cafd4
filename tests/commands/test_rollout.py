"""``firmware rollout``: what is told of rollouts, and with which exit status it ends."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hub.commands import rollout, short_ids

Run = Callable[..., int]


def device(state: str, how: str = "") -> dict[str, Any]:
    return {
        "device_id": "aa:bb:cc:dd:ee:01",
        "name": "Kitchen",
        "from_version": "2.4.1",
        "state": state,
        "reason": "newer" if state == "passed_over" else "",
        "how": how,
        "canary": False,
    }


def told(state: str, *devices: dict[str, Any], back: bool = False) -> dict[str, Any]:
    return {
        "rollout_id": "ab12",
        "version": "2.4.2",
        "board": "box",
        "state": state,
        "back": back,
        "quiet_from": "",
        "quiet_to": "",
        "downgrade": False,
        "awake": False,
        "devices": devices,
    }


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The one rollout that the hub has, as it is told after whatever was asked."""
    one: dict[str, Any] = {}

    def ask(_data_dir: Path, _method: str, path: str, *_body: object) -> Any:
        return {"rollouts": [one]} if path == "/rollouts" else one

    monkeypatch.setattr(rollout, "ask", ask)
    monkeypatch.setattr(short_ids, "ask", ask)
    return one


@pytest.fixture
def run(tmp_path: Path) -> Run:
    parser = argparse.ArgumentParser()
    rollout.add_arguments(parser.add_subparsers())

    def ran(*step: str) -> int:
        return rollout.run(parser.parse_args(["rollout", *step]), tmp_path)

    return ran


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (told("running", device("waiting"), device("passed_over")), "running, 0 of 1 devices are well"),
        (told("done", device("healthy"), device("passed_over")), "done, 1 of 1 devices are well"),
        (
            told("rolled_back", device("rolled_back"), device("passed_over"), back=True),
            "rolled back, 1 of 1 devices are back",
        ),
    ],
)
def test_those_that_are_passed_over_do_not_count(
    there: dict[str, Any], run: Run, capsys: pytest.CaptureFixture[str], one: dict[str, Any], line: str
) -> None:
    there |= one
    assert run("list") == 0
    assert capsys.readouterr().out == f"ab12  2.4.2 for box: {line}\n"


@pytest.mark.parametrize(("step", "status"), [("halt", 0), ("show", 1), ("resume", 1)])
def test_only_a_halt_that_nobody_asked_for_is_a_failure(
    there: dict[str, Any], run: Run, step: str, status: int
) -> None:
    there |= told("halted", device("failed"))
    assert run(step, "ab12") == status


def test_in_quiet_hours_it_is_said_that_they_have_to_end(
    there: dict[str, Any], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    there |= told("running", device("waiting", how="after_quiet"))
    assert run("show", "ab12") == 0
    assert "Kitchen, from 2.4.1: waits, gets on once the quiet hours are over" in capsys.readouterr().out
