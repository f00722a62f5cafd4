"""Keeping the computer awake: children that are owned and ended, and a flag that is taken back."""

import sys
from pathlib import Path

import psutil
import pytest

from hub.awake import child as children
from hub.awake.base import AwakeError
from hub.awake.child import CAFFEINATE, INHIBIT, ChildAwake
from hub.awake.choice import system_awake
from hub.awake.windows import CONTINUOUS, SYSTEM_REQUIRED, ThreadAwake

AGREES = "import sys; print(sys.stdin.readline(), end='', flush=True); sys.stdin.read()"
REFUSES = "import sys; print('Access denied', file=sys.stderr); sys.exit(1)"
NEVER_SAYS = "import sys; sys.stdin.read()"


def running(script: str) -> ChildAwake:
    return ChildAwake((sys.executable, "-c", script))


def running_now(way: ChildAwake) -> int | None:
    return way.pid


def test_the_child_lives_as_long_as_the_computer_is_kept_awake() -> None:
    way = running(AGREES)
    way.hold()
    pid = running_now(way)
    assert pid is not None
    assert psutil.pid_exists(pid)
    way.hold()
    assert running_now(way) == pid
    way.release()
    assert not psutil.pid_exists(pid)
    assert running_now(way) is None
    way.release()


def test_a_child_that_was_ended_is_started_again() -> None:
    way = running(AGREES)
    way.hold()
    first = way.pid
    assert first is not None
    psutil.Process(first).kill()
    psutil.wait_procs([psutil.Process(first)] if psutil.pid_exists(first) else [], timeout=5)
    way.hold()
    assert way.pid != first
    way.release()


def test_why_the_system_does_not_agree_is_told() -> None:
    way = running(REFUSES)
    with pytest.raises(AwakeError, match=r"did not agree\. Access denied"):
        way.hold()
    assert way.pid is None


def test_who_never_says_that_it_agreed_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "ANSWER_S", 0.2)
    way = running(NEVER_SAYS)
    with pytest.raises(AwakeError, match="did not agree"):
        way.hold()
    assert way.pid is None


def test_a_system_without_the_means_says_so(tmp_path: Path) -> None:
    with pytest.raises(AwakeError, match="cannot be run: No such file"):
        ChildAwake((str(tmp_path / "systemd-inhibit"),)).hold()


def test_the_thread_s_flag_is_set_and_taken_back() -> None:
    flags: list[int] = []

    def set_state(flag: int) -> int:
        flags.append(flag)
        return 1

    way = ThreadAwake(set_state)
    way.hold()
    way.release()
    assert flags == [CONTINUOUS | SYSTEM_REQUIRED, CONTINUOUS]
    with pytest.raises(AwakeError):
        ThreadAwake(lambda _flags: 0).hold()


@pytest.mark.parametrize(("platform", "command"), [("linux", INHIBIT), ("darwin", CAFFEINATE)])
def test_each_system_has_its_way(
    monkeypatch: pytest.MonkeyPatch, platform: str, command: tuple[str, ...]
) -> None:
    asked: list[tuple[str, ...]] = []

    def start(given: tuple[str, ...], **_pipes: object) -> None:
        asked.append(given)
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr("subprocess.Popen", start)
    with pytest.raises(AwakeError):
        system_awake(platform).hold()
    assert asked == [command]
    assert command[-1] == "cat"  # which ends with its input, whatever becomes of this program
