"""A second start finds the first."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from ui.instance import ACTIVATION, Instance, instance_name


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[str], Instance]]:
    made: list[Instance] = []

    def instance(name: str) -> Instance:
        made.append(Instance(name))
        return made[-1]

    yield instance
    for one in made:
        one.close()


@pytest.fixture
def name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    return instance_name(tmp_path)


SECOND = "import sys; from ui.instance import Instance; sys.exit(3 if Instance(sys.argv[1]).is_first() else 0)"


def start_second(name: str, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", SECOND, name]
    return subprocess.Popen(command, env=os.environ | environment)  # noqa: S603 - our own program


def test_a_second_start_has_the_first_come_to_the_front(
    make: Callable[[str], Instance], name: str, qtbot: QtBot
) -> None:
    first = make(name)
    assert first.is_first()
    with qtbot.waitSignal(first.raise_wanted, timeout=10_000):
        second = start_second(name)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    assert second.returncode == 0


def test_another_data_folder_or_hub_is_another_window(tmp_path: Path) -> None:
    names = {
        instance_name(tmp_path),
        instance_name(tmp_path / "other"),
        instance_name(tmp_path, "http://192.168.1.5:8003"),
        instance_name(tmp_path, "http://192.168.1.6:8003"),
    }
    assert len(names) == 4
    assert instance_name(tmp_path / "other" / "..") in names


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no folder")
def test_it_is_found_where_the_system_keeps_what_lives_while_a_person_is_logged_in(
    make: Callable[[str], Instance], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    name = instance_name(tmp_path)
    first = make(name)
    assert first.is_first()
    assert [path.name for path in tmp_path.iterdir() if path.is_socket()] == [Path(name).name]
    first.close()
    assert not Path(name).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are gone with who held them")
def test_what_a_crash_left_is_no_obstacle(
    make: Callable[[str], Instance], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = f"/tmp/xiaozhi-hub-test-{os.getpid()}"  # noqa: S108 - a socket's path has 107 letters at most
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(left)
    assert Path(left).exists()
    first = make(left)
    assert first.is_first()
    probe = QLocalSocket()
    probe.connectToServer(left)
    assert probe.waitForConnected(1_000)
    probe.abort()


@pytest.mark.logs("does not answer")
def test_who_does_not_answer_is_no_obstacle_and_keeps_its_place(
    make: Callable[[str], Instance], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.instance.PATIENCE_MS", 20)
    mute = QLocalServer()
    assert mute.listen(name)
    assert make(name).is_first()
    probe = QLocalSocket()
    probe.connectToServer(name)
    assert mute.waitForNewConnection(1_000)[0]
    probe.abort()
    mute.close()


@pytest.mark.parametrize("said", [b"nonsense\n", b"\n", b"x" * 5_000])
def test_nonsense_is_hung_up_on(make: Callable[[str], Instance], name: str, qtbot: QtBot, said: bytes) -> None:
    first = make(name)
    assert first.is_first()
    raised: list[None] = []
    first.raise_wanted.connect(lambda: raised.append(None))
    peer = QLocalSocket()
    peer.connectToServer(name)
    assert peer.waitForConnected(1_000)
    peer.write(said)
    qtbot.waitUntil(lambda: peer.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert not raised


def test_what_lets_a_window_come_to_the_front_is_handed_on(
    make: Callable[[str], Instance], name: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ACTIVATION, "")
    first = make(name)
    assert first.is_first()
    with qtbot.waitSignal(first.raise_wanted, timeout=10_000):
        second = start_second(name, **{ACTIVATION: "token-7"})
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    assert os.environ[ACTIVATION] == "token-7"


@pytest.mark.logs("another person has taken the name")
@pytest.mark.skipif(not hasattr(os, "getuid"), reason="names are files on POSIX only")
def test_another_person_s_window_is_told_nothing_and_hinders_no_start(
    make: Callable[[str], Instance], name: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = make(name)
    assert theirs.is_first()
    raised: list[bool] = []
    theirs.raise_wanted.connect(lambda: raised.append(True))
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000)
    assert make(name).is_first()
    assert raised == []
