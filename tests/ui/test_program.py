"""The program as it is started: with a window that nobody sees, and without one."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ui.display import why_no_window

WITHOUT_DISPLAY = {
    name: value
    for name, value in os.environ.items()
    if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
}
OFFSCREEN = WITHOUT_DISPLAY | {"QT_QPA_PLATFORM": "offscreen"}
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
        with program(tmp_path, OFFSCREEN, "--http-port", port) as running:
            assert port in read_until(running.stderr, port)
            running.send_signal(signal.SIGTERM)
            assert running.wait(END_S) == 2


@on_linux
def test_without_a_display_it_serves_and_says_so(tmp_path: Path) -> None:
    with program(tmp_path, WITHOUT_DISPLAY) as running:
        assert "DISPLAY" in read_until(running.stderr, "Starting without a window")
        assert read_until(running.stdout, "ready ").startswith("ready ota=http://127.0.0.1:")
        running.send_signal(signal.SIGTERM)
        assert running.wait(END_S) == 0


@on_linux
def test_a_display_that_does_not_answer_is_none(tmp_path: Path) -> None:
    with program(tmp_path, WITHOUT_DISPLAY | {"DISPLAY": "127.0.0.1:999"}) as running:
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
