import argparse
from pathlib import Path

import pytest

from models import command
from models.store import Store


@pytest.fixture
def run(store: Store, mine: Path, monkeypatch: pytest.MonkeyPatch) -> "Run":
    monkeypatch.setattr(command, "Store", lambda _folders: store)
    return Run(mine)


class Run:
    """Runs the command line with its arguments."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, *arguments: str) -> int:
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        return command.run(parser.parse_args(arguments), self._folder)


def test_list_shows_every_model_and_its_state(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.split()[:3] == ["whisper-small-test", "stt", "many"]
    assert "missing" in first
    assert second.split()[:3] == ["ru_RU-irina-medium", "tts", "ru"]


def test_download_verify_and_remove(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("download", "ru_RU-irina-medium") == 0
    assert "100 % of 1 MB" in capsys.readouterr().err
    assert run("verify") == 0
    assert "ru_RU-irina-medium is as it must be." in capsys.readouterr().err
    assert run("remove", "ru_RU-irina-medium") == 0
    assert run("verify") == 0
    assert "There is no model on this machine." in capsys.readouterr().err


def test_a_failure_is_one_line(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("download", "no-such-model") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "models list" in captured.err
