"""Images in files on the command line: what is wrong is said with the file's name, and what helps."""

import asyncio
import json
from pathlib import Path

import pytest

from hub.__main__ import main
from hub.control_file import Control, write_control
from tests.firmware.images import KB, Build
from tests.web.api.conftest import House


@pytest.fixture
def cut(tmp_path: Path) -> Path:
    """A file of which only a part has arrived."""
    file = tmp_path / "cut.bin"
    file.write_bytes(Build(size=8 * KB).app()[: -2 * KB])
    return file


@pytest.mark.parametrize("words", [("add",), ("flash", "--keep-data", "--port", "p", "--image")])
def test_a_cut_file_is_named_with_what_helps(
    cut: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setattr("hub.commands.flash.port_id_of", lambda *_: "p")
    assert main(["firmware", *words, str(cut), "--data-dir", str(cut.parent)]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"{cut}: ")
    assert err.endswith("Download it again, or build it anew.\n")


def test_a_file_that_is_not_there_has_a_code_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["firmware", "inspect", "--json", str(tmp_path / "none.bin")]) == 1
    (told,) = json.loads(capsys.readouterr().out)
    assert told["code"] == "firmware.unreadable"


async def test_a_board_that_changes_and_what_is_deleted_are_said(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_control(tmp_path, Control(url=house.url, token=house.access.local()))
    file = tmp_path / "v2.4.2_esp-box-3.bin"
    file.write_bytes(Build(size=4 * KB).app())

    async def said(*words: str) -> str:
        assert await asyncio.to_thread(main, ["firmware", *words, "--data-dir", str(tmp_path)]) == 0
        return capsys.readouterr().out

    image_id = (await said("add", str(file))).split()[-1].rstrip(".")
    out = await said("add", str(file), "--board", "other")
    assert "its board was esp-box-3, and is other now." in out
    assert "its board" not in await said("add", str(file), "--board", "other")
    await said("add", str(file), "--notes", "the quiet one")
    await said("add", str(file))
    assert "the quiet one" in await said("list")
    await said("add", str(file), "--notes", "")
    assert "the quiet one" not in await said("list")
    assert await said("remove", image_id) == "Deleted: xiaozhi 2.4.2 for other.\n"
