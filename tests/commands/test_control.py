"""The commands of the command line that ask a running hub, against its API with a scripted enrolment."""

import asyncio
import json
import os
import re
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hub.__main__ import EXIT_UNREAD, _parser, main
from hub.commands import control
from hub.control_file import Control, read_control, remove_control, write_control
from hub.errors import NoHubError, NotDoneError, NothingToChangeError
from hub.events import DeviceChecked, WaitReason
from hub.web.api.problems import KINDS, Fault
from tests.fakes.enrolment import asking
from tests.storage.records import HALL
from tests.web.api.conftest import CODE, House

Told = tuple[int, str, str]
"""Exit status, output and errors of a command."""


@pytest.fixture
async def found(house: House, tmp_path: Path) -> House:
    """A hub that the command line finds."""
    write_control(tmp_path, Control(url=house.url, token=house.access.local()))
    return house


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., "asyncio.Future[Told]"]:
    async def run(*args: str) -> Told:
        status = await asyncio.to_thread(main, [args[0], "--data-dir", str(tmp_path), *args[1:]])
        out, err = capsys.readouterr()
        return status, out, err

    return lambda *args: asyncio.ensure_future(run(*args))


async def test_a_device_that_waits_is_shown_and_let_in(
    found: House, command: Callable[..., asyncio.Future[Told]]
) -> None:
    status, out, _ = await command("devices", "list")
    assert status == 0
    assert out.splitlines()[1].split()[:2] == [CODE, HALL]
    assert "devices approve CODE" in out
    found.hub.bus.publish(DeviceChecked(device_id=HALL, board="box", firmware="2.4.2", address="10.0.0.9"))
    assert await command("devices", "approve", CODE) == (0, f"Let in: {HALL}\n", "")
    status, out, err = await command("devices", "approve", CODE, "--json")
    assert (status, out) == (1, "")
    assert err == "No device waits with that code.\n"


async def test_two_who_claim_one_id_are_shown_as_that_and_whose_place_one_takes_is_said(
    found: House, command: Callable[..., asyncio.Future[Told]]
) -> None:
    seen = DeviceChecked(device_id=HALL, board="box", firmware="2.4.2", address="10.0.0.9", at=86_400.0)
    found.hub.bus.publish(seen)
    found.registry.call(HALL, name="Hall")
    pretender = asking("111111", HALL, WaitReason.NEW_IDENTITY)
    pretender = replace(pretender, name="Hall", contested=True, replaces=True)
    found.enrolment.asking = {code: replace(pretender, code=code) for code in ("111111", "222222")}
    _, out, _ = await command("devices", "list")
    assert all(line.split()[2] == "Hall" and "TWO CLAIM THIS ID" in line for line in out.splitlines()[1:3])
    status, out, _ = await command("devices", "approve", "222222")
    assert status == 0
    assert out.startswith(f"Let in: {HALL} (Hall)\nIt takes the place of the identity")
    assert "10.0.0.9" in out
    assert "1970-01-0" in out


async def test_why_a_device_waits_is_shown(found: House, command: Callable[..., asyncio.Future[Told]]) -> None:
    pretender = asking("222222", HALL, WaitReason.NEW_IDENTITY)
    found.enrolment.asking = {
        "111111": replace(asking("111111", HALL, WaitReason.RESET), proven=True),
        "222222": replace(pretender, failed_proofs=3),
    }
    first, second = (await command("devices", "list"))[1].splitlines()[1:3]
    assert first.endswith("known, and nothing is decided about it; has the key to its serial number")
    assert "a known device with another identity: is it yours?" in second
    assert second.endswith("did not have the key to its serial number (3 times)")


async def test_every_decision_reaches_the_hub(
    found: House, command: Callable[..., asyncio.Future[Told]]
) -> None:
    assert (await command("devices", "reject", CODE))[0] == 0
    for action in ("block", "unblock", "renew", "forget"):
        assert (await command("devices", action, HALL))[0] == 0
    assert found.enrolment.done == [("reject", CODE)] + [
        (action, HALL) for action in ("block", "unblock", "renew", "forget")
    ]
    for hostile in ("../../tokens", "a/b?c#d", "%2e%2e", "", "\u202e"):
        status, out, err = await command("devices", "block", hostile, "--json")
        assert (status, out, len(err.splitlines())) == (1, "", 1)


async def test_a_program_gets_json(found: House, command: Callable[..., asyncio.Future[Told]]) -> None:
    listed = json.loads((await command("devices", "list", "--json"))[1])
    assert (listed["devices"], listed["waiting"][0]["code"]) == ([], CODE)
    made = json.loads((await command("token", "create", "x", "--scope", "read", "--json"))[1])
    assert made["token"].startswith("xzh_")
    assert json.loads((await command("token", "revoke", made["token_id"], "--json"))[1]) == {}
    status, out, err = await command("token", "revoke", made["token_id"])
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert len(json.loads((await command("token", "list", "--json"))[1])["tokens"]) == 3


async def test_the_twin_s_door_lets_in_and_tells_why_not(found: House, tmp_path: Path) -> None:
    found.hub.bus.publish(DeviceChecked(device_id=HALL, board="box", firmware="2.4.2", address="10.0.0.9"))
    device = await asyncio.to_thread(control.approve, tmp_path, CODE)
    assert device["device_id"] == HALL
    with pytest.raises(NotDoneError, match="No device waits"):
        await asyncio.to_thread(control.approve, tmp_path, CODE)


async def test_a_token_of_another_start_leads_to_no_hub(found: House, tmp_path: Path) -> None:
    write_control(tmp_path, Control(url=found.url, token="xzh_local_older"))
    with pytest.raises(NoHubError, match=str(tmp_path)):
        await asyncio.to_thread(control.ask, tmp_path, "GET", "/status")


async def test_a_hub_that_hangs_is_told_apart_from_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Callable[..., asyncio.Future[Told]]
) -> None:
    monkeypatch.setattr(control, "PATIENCE_S", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # the system accepts, and nobody answers
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        write_control(tmp_path, Control(url=url, token="of a hub that was stopped"))
        status, out, err = await command("devices", "list")
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert "does not answer within 0.1 s" in err
    assert "end it and start it again" in err


async def test_what_the_hub_did_not_keep_or_change_is_no_success(
    found: House, command: Callable[..., asyncio.Future[Told]], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_device_id: str) -> None:
        raise NothingToChangeError("Device x is not let in, so it has no token to renew. Approve it.")

    monkeypatch.setattr(found.enrolment, "renew", fail)
    told = await command("devices", "renew", HALL)
    assert told == (1, "", "Device x is not let in, so it has no token to renew. Approve it.\n")


@pytest.mark.parametrize("name", ["", "  "])
def test_a_token_without_a_name_is_asked_for_one(capsys: pytest.CaptureFixture[str], name: str) -> None:
    with pytest.raises(SystemExit):
        main(["token", "create", name, "--scope", "read"])
    assert "a token needs a name" in capsys.readouterr().err


def test_the_command_that_a_refused_program_is_told_makes_a_token() -> None:
    (words,) = re.findall("`python -m hub (.+?)`", KINDS[Fault.TOKEN].action)
    args = _parser("token").parse_args(words.split())
    assert (args.name, args.scope) == ("NAME", "read")


def test_help_names_every_decision_and_what_undoes_it(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["devices", "--help"]):
        with pytest.raises(SystemExit):
            main(words)
        assert "unblock" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["devices", "unblock", "--help"])
    assert "undo block or reject" in capsys.readouterr().out


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("words", [("models", "list"), ("key", "where"), ("--help",), ("--version",)])
def test_who_reads_no_more_gets_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, words: tuple[str, ...], at_once: bool
) -> None:
    """Each line may be written as it is printed, or all of them at the end."""
    reading, writing = os.pipe()
    os.close(reading)
    place = () if words[0].startswith("-") else ("--data-dir", str(tmp_path))
    with monkeypatch.context() as piped, os.fdopen(writing, "w") as out:
        out.reconfigure(write_through=at_once, line_buffering=at_once)
        piped.setattr(sys, "stdout", out)
        assert main([words[0], *place, *words[1:]]) == EXIT_UNREAD


async def test_what_is_no_hub_is_told(found: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control, "API", "/elsewhere")
    with pytest.raises(NotDoneError, match="is no hub"):
        await asyncio.to_thread(control.ask, tmp_path, "GET", "/status")


async def test_a_hub_that_has_no_room_is_no_stranger(tmp_path: Path) -> None:
    async def full(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(full, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        write_control(tmp_path, Control(url=f"http://127.0.0.1:{port}", token="any"))
        with pytest.raises(NotDoneError, match="hub is busy"):
            await asyncio.to_thread(control.ask, tmp_path, "GET", "/status")


@pytest.mark.parametrize(
    "words",
    [
        ("devices", "list"),
        ("devices", "approve", CODE),
        ("token", "list"),
        ("twin", "--approve", "--ota", "http://127.0.0.1:9/", "--text", "Hi."),
    ],
)
async def test_without_a_hub_there_is_one_clear_line_and_status_2(
    tmp_path: Path, command: Callable[..., asyncio.Future[Told]], words: tuple[str, ...]
) -> None:
    write_control(tmp_path, Control(url="http://127.0.0.1:9", token="of a hub that was killed"))
    status, out, err = await command(*words)
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    assert "No hub runs in the data folder" in err


@pytest.mark.parametrize(
    "content", [None, "", "{}", "[", '{"url": "file:///etc/passwd", "token": "x"}', "\x00\xff"]
)
def test_a_file_that_leads_nowhere_is_none(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "control.json").write_text(content)
    assert read_control(tmp_path) is None
    with pytest.raises(NoHubError, match="No hub runs"):
        control.ask(tmp_path, "GET", "/status")


def test_only_its_own_file_is_removed(tmp_path: Path) -> None:
    mine, other = (Control(url="http://127.0.0.1:1", token=token) for token in ("mine", "other"))
    write_control(tmp_path, other)
    remove_control(tmp_path, mine)
    assert read_control(tmp_path) == other
    remove_control(tmp_path, other)
    assert read_control(tmp_path) is None
    assert "other" not in repr(other)
