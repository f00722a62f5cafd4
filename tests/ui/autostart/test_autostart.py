"""One contract for all systems' ways of starting a program, and what each of them leaves behind."""

import plistlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.autostart.fake_registry import FakeRegistry
from ui.autostart.base import Autostart, AutostartError, start_command
from ui.autostart.choice import system_autostart
from ui.autostart.mac import LABEL, LaunchAgent
from ui.autostart.windows import APPROVED, KEY, RunKey
from ui.autostart.xdg import XdgAutostart, quoted

COMMAND = ("/opt/Xiaozhi Hub/xiaozhi-hub", "--minimized", "--data-dir", '/home/a "b" $c\\d 100%')

Make = Callable[[Path], Autostart]

WAYS: dict[str, Make] = {
    "xdg": XdgAutostart,
    "mac": LaunchAgent,
    "windows": lambda _folder: RunKey(FakeRegistry()),
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, tmp_path: Path) -> Autostart:
    return WAYS[request.param](tmp_path / "not there yet")


def test_it_is_off_at_first_and_does_what_it_is_told(way: Autostart) -> None:
    assert not way.enabled()
    way.disable()
    way.enable(COMMAND)
    way.enable(COMMAND)
    assert way.enabled()
    way.disable()
    assert not way.enabled()


@pytest.mark.parametrize("make", [XdgAutostart, LaunchAgent])
def test_a_folder_that_is_none_is_told(tmp_path: Path, make: Make) -> None:
    (tmp_path / "file").write_text("")
    way = make(tmp_path / "file" / "folder")
    with pytest.raises(AutostartError, match="cannot be"):
        way.enable(COMMAND)
    with pytest.raises(AutostartError, match="cannot be"):
        way.disable()
    with pytest.raises(AutostartError, match="cannot be"):
        way.enabled()


def test_a_registry_that_refuses_is_told() -> None:
    way = RunKey(FakeRegistry(refuses=True))
    for ask in (way.enabled, way.disable, lambda: way.enable(COMMAND)):
        with pytest.raises(AutostartError, match="registry"):
            ask()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_what_a_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    way = XdgAutostart(tmp_path)
    way.enable(COMMAND)
    file = tmp_path / "xiaozhi-hub.desktop"
    file.write_text(f"{file.read_text()}{line}\n")
    assert not way.enabled()


def test_the_desktop_file_is_understood_by_a_shell_s_rules(tmp_path: Path) -> None:
    XdgAutostart(tmp_path).enable(COMMAND)
    lines = (tmp_path / "xiaozhi-hub.desktop").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    entry = dict(line.split("=", 1) for line in lines[1:])
    assert entry["Type"] == "Application"
    assert words_of(entry["Exec"]) == list(COMMAND)


def words_of(value: str) -> list[str]:
    """An ``Exec`` line read as the specification says: first as a string, then by its quotes."""
    text = value.replace("\\\\", "\\")
    words, word, at = [], "", 0
    inside = False
    while at < len(text):
        letter = text[at]
        if letter == '"':
            inside = not inside
            if not inside:
                words.append(word)
                word = ""
        elif inside:
            if letter == "\\" or text[at : at + 2] == "%%":
                at += 1
            word += text[at]
        at += 1
    return words


def test_a_word_is_written_as_the_specification_s_examples() -> None:
    assert quoted("a$b") == r'"a\\$b"'
    assert quoted("a\\b") == r'"a\\\\b"'
    assert quoted("50%") == '"50%%"'


def test_a_path_with_a_line_s_end_begins_no_other_entry(tmp_path: Path) -> None:
    with pytest.raises(AutostartError):
        XdgAutostart(tmp_path).enable(("/opt/hub", "--data-dir", "/home/a\nExec=/bin/sh"))
    assert not XdgAutostart(tmp_path).enabled()


def test_the_agent_names_the_program_and_starts_it_at_login(tmp_path: Path) -> None:
    LaunchAgent(tmp_path).enable(COMMAND)
    agent = plistlib.loads((tmp_path / f"{LABEL}.plist").read_bytes())
    assert agent["ProgramArguments"] == list(COMMAND)
    assert agent["RunAtLoad"] is True


@pytest.mark.parametrize("raw", [b"", b"nonsense", plistlib.dumps([1]), plistlib.dumps({"Disabled": True})])
def test_an_agent_that_starts_nothing_is_off(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / f"{LABEL}.plist").write_bytes(raw)
    assert not LaunchAgent(tmp_path).enabled()


def test_the_run_key_holds_one_line_and_the_task_manager_s_word_counts() -> None:
    registry = FakeRegistry()
    way = RunKey(registry)
    way.enable(COMMAND)
    assert registry.values[KEY] == {"Xiaozhi Hub": subprocess.list2cmdline(COMMAND)}
    registry.values[APPROVED] = {"Xiaozhi Hub": b"\x03" + bytes(11)}
    assert not way.enabled()
    way.enable(COMMAND)
    assert way.enabled()
    assert not registry.values[APPROVED]


def test_what_is_started_is_this_program_in_the_tray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert start_command() == [str(tmp_path / "python"), "-m", "ui", "--minimized"]
    (tmp_path / "xiaozhi-hub").write_text("")
    assert start_command(tmp_path / "data", tmp_path / "c.toml") == [
        str(tmp_path / "xiaozhi-hub"),
        "--minimized",
        "--data-dir",
        str(tmp_path / "data"),
        "--config",
        str(tmp_path / "c.toml"),
    ]


def test_windows_gets_no_console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pythonw.exe").write_text("")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert start_command()[0] == str(tmp_path / "pythonw.exe")


def test_each_system_has_its_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert isinstance(system_autostart("linux"), XdgAutostart)
    assert isinstance(system_autostart("darwin"), LaunchAgent)
    system_autostart("linux").enable(COMMAND)
    assert (tmp_path / "autostart" / "xiaozhi-hub.desktop").is_file()
    if sys.platform != "win32":
        with pytest.raises(ImportError):
            system_autostart("win32")
