"""The program as it is started: with a window that nobody sees, and without one."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bench.instant import NOWHERE, all_three
from ui.__main__ import main
from ui.display import why_no_window

WITHOUT_DISPLAY = {
    name: value
    for name, value in os.environ.items()
    if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
}
OFFSCREEN = WITHOUT_DISPLAY | {"QT_QPA_PLATFORM": "offscreen"}
SILENT = all_three(NOWHERE)
"""Without the models, where nothing depends on them: to load them takes two seconds of a processor."""

LISTENS = "devices can come"
"""What the log says once devices are accepted."""

END_S = 5
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a display")


@contextmanager
def program(folder: Path, environment: dict[str, str], *options: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "ui", "--data-dir", str(folder), "--http-port", "0", "--ws-port", "0"]
    started = subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--host", "127.0.0.1", "--no-mdns", *options],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield started
    finally:
        started.kill()
        started.communicate()


def read_until(stream: Iterator[str] | None, part: str) -> str:
    assert stream is not None
    return next(line for line in stream if part in line)


@pytest.mark.skipif(sys.platform == "win32", reason="a console's signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_in_order(tmp_path: Path, number: signal.Signals) -> None:
    with program(tmp_path, OFFSCREEN) as running:
        read_until(running.stderr, LISTENS)
        running.send_signal(number)
        assert running.wait(END_S) == 0
    assert (tmp_path / "window.ini").is_file()


def test_a_port_in_use_is_told_and_ends_with_2(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        with program(tmp_path, OFFSCREEN | SILENT, "--http-port", port) as running:
            assert port in read_until(running.stderr, port)
            running.send_signal(signal.SIGTERM)
            assert running.wait(END_S) == 2


def test_a_settings_file_that_cannot_be_used_is_told_by_a_window(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[server]\nnames = 5\n")
    with program(tmp_path, OFFSCREEN | SILENT) as running:
        assert "server.name" in read_until(running.stderr, "not acceptable")
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(0.3)
        running.send_signal(signal.SIGTERM)
        assert running.wait(END_S) == 2


@on_linux
def test_without_a_display_it_serves_and_says_so(tmp_path: Path) -> None:
    with program(tmp_path, WITHOUT_DISPLAY | SILENT) as running:
        assert "DISPLAY" in read_until(running.stderr, "Starting without a window")
        assert read_until(running.stdout, "ready ").startswith("ready ota=http://127.0.0.1:")
        running.send_signal(signal.SIGTERM)
        assert running.wait(END_S) == 0


@on_linux
def test_a_display_that_does_not_answer_is_none(tmp_path: Path) -> None:
    with program(tmp_path, WITHOUT_DISPLAY | SILENT | {"DISPLAY": "127.0.0.1:999"}) as running:
        read_until(running.stderr, "Starting without a window: the display cannot be reached")
        read_until(running.stdout, "ready ")
        running.send_signal(signal.SIGTERM)
        assert running.wait(END_S) == 0


@on_linux
def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtCore import QLibraryInfo

    monkeypatch.setattr(QLibraryInfo, "path", lambda _kind: str(tmp_path))
    reason = why_no_window({"QT_QPA_PLATFORM": "xcb"})
    assert reason.startswith("Qt cannot be started: ")
    assert "libqxcb.so" in reason


@on_linux
@pytest.mark.parametrize(
    "environment", [{"QT_QPA_PLATFORM": "offscreen"}, {"QT_QPA_PLATFORM": "offscreen:x=1"}]
)
def test_a_platform_that_was_asked_for_is_trusted(environment: dict[str, str]) -> None:
    assert why_no_window(environment) == ""


def test_a_bad_setting_is_one_line_and_2(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui", "--data-dir", str(tmp_path), "--http-port", "nonsense"]
    done = subprocess.run(command, env=OFFSCREEN, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 2
    assert "server.http_port" in done.stderr
    assert done.stderr.count("\n") == 1


def test_beside_it_a_second_start_leaves_and_a_window_of_a_hub_elsewhere_connects(tmp_path: Path) -> None:
    with program(tmp_path / "hub", OFFSCREEN | SILENT) as running:
        read_until(running.stderr, LISTENS)
        control = json.loads((tmp_path / "hub" / "control.json").read_text())
        second = start("--data-dir", str(tmp_path / "hub"))
        (tmp_path / "token").write_text(control["token"] + "\n")
        place = ("--data-dir", str(tmp_path / "window"))
        window = start(*place, "--connect", control["url"], "--token-file", str(tmp_path / "token"))
        read_until(window.stderr, "the hub: here")
        window.send_signal(signal.SIGTERM)
        _, said = window.communicate(timeout=END_S)
        assert window.returncode == 0
        assert control["token"] not in said
        assert (tmp_path / "window" / "elsewhere" / "window.ini").is_file()
        assert not (tmp_path / "window" / "control.json").exists()
        _, said = second.communicate(timeout=30)
        assert second.returncode == 0
        assert LISTENS not in said
        assert running.poll() is None
        running.send_signal(signal.SIGTERM)
        assert running.wait(END_S) == 0


def start(*options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "ui", *options]
    return subprocess.Popen(command, env=OFFSCREEN, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--connect", "a b"), "The address of the hub is not understood."),
        (("--connect", "h", "--token-file", "/none"), "The token file /none cannot be read"),
        (("--token-file", "/none"), "--token-file is for --connect ADDRESS."),
        (("--connect", "h", "--ca-file", "/none"), "The CA file /none cannot be used"),
    ],
)
def test_what_cannot_be_connected_with_is_one_line_and_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    assert main(["--data-dir", str(tmp_path), *options]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_a_window_elsewhere_needs_a_display(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.__main__.why_no_window", lambda: "there is no display")
    assert main(["--data-dir", str(tmp_path), "--connect", "h"]) == 2
    assert capsys.readouterr().err == "The window cannot be shown: there is no display.\n"
