import asyncio
import json
import os
import zipfile
from pathlib import Path

import pytest

from hub.config import Settings
from hub.events import AssetOfferState
from hub.firmware.assets.offer import AssetOffer, stored_offers_of
from hub.firmware.usb.backups import FOLDER
from hub.storage.file_records import FileKind
from hub.storage.opening import open_store
from tests.bench.instant import NOWHERE, all_three
from tests.e2e.here import run_here
from tests.e2e.processes import run_hub, serving
from tests.firmware.rollout.house import opened
from tests.storage.records import DEVICE, session, turn


async def fill(folder: Path) -> None:
    store = open_store(Settings(data_dir=folder))
    await (await store.conversations()).put([session()], [turn(1), turn(2)])
    await (await store.devices()).put([DEVICE])
    shelf = await store.shelf()
    await shelf.put(b"screen", kind=FileKind.SCREENSHOT, media_type="image/jpeg", device_id=DEVICE.device_id)
    await store.close()


async def test_what_is_kept_is_checked_exported_and_deleted(tmp_path: Path) -> None:
    await fill(tmp_path)
    here = ["--data-dir", str(tmp_path)]
    assert await run_hub("store", *here, "check") == (
        0,
        (
            "1 devices, 1 conversations with 2 turns, 0 recordings, 1 files, 0 timers, 0 lists, 0 personas\n"
            "All is well.\n"
        ),
        "",
    )
    file = tmp_path / "out.json"
    assert (await run_here("store", *here, "export", str(file)))[0] == 0
    assert [len(json.loads(file.read_text())[what]) for what in ("turns", "uploads")] == [2, 1]
    status, out, err = await run_here("store", *here, "export", str(file))
    assert (status, out, len(err.splitlines())) == (2, "", 1)
    status, out, err = await run_here("store", *here, "delete", "all")
    assert (status, out) == (1, "")
    assert "--yes" in err
    status, out, _ = await run_here("store", *here, "delete", "turn", "s1-001", "--yes")
    assert (status, out.split(",")[0]) == (0, "Deleted: 1 turns")
    status, out, _ = await run_here("store", *here, "delete", "before", "1980-01-01", "--yes")
    assert status == 0
    assert "1 turns, 1 conversations, 0 recordings, 0 devices, 0 files" in out
    status, out, _ = await run_here("store", *here, "delete", "all", "--yes")
    assert "0 turns, 0 conversations, 0 recordings, 1 devices, 1 files" in out


async def test_what_is_kept_of_firmware_is_deleted_with_a_device_and_with_everything(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        image = await house.keep("2.1.0")
        hall, kitchen = await house.add_board(1), await house.add_board(2)
        await house.updating.rollouts.start(image.image_id)
        await house.updating.finish()
        waits = AssetOfferState.WAITING
        offers = [
            AssetOffer(device_id=one.device_id, asset_id="a", file_id="f", state=waits, offered_at=1.0)
            for one in (hall, kitchen)
        ]
        await (await stored_offers_of(house.store)).put(offers)
    old_flash = tmp_path / FOLDER / "a-flash.bin"
    old_flash.parent.mkdir()
    old_flash.write_bytes(b"with a password")
    here = ["--data-dir", str(tmp_path)]
    assert (await run_here("store", *here, "delete", "device", hall.device_id, "--yes"))[0] == 0
    for file in ("rollouts.json", "asset_offers.json"):
        kept = (tmp_path / file).read_text()
        assert (hall.device_id in kept, kitchen.device_id in kept) == (False, True)
    assert (image.image_id in (tmp_path / "firmware.json").read_text(), old_flash.exists()) == (True, True)
    status, out, _ = await run_here("store", *here, "delete", "all", "--yes")
    assert (status, "1 images" in out) == (0, True)
    for file in ("rollouts.json", "asset_offers.json"):
        assert kitchen.device_id not in (tmp_path / file).read_text()
    assert image.image_id not in (tmp_path / "firmware.json").read_text()
    assert not old_flash.exists()


@pytest.mark.parametrize(
    ("name", "more"), [("said.md", []), ("said.txt", ["--format", "md"]), ("said.zip", ["--format", "md"])]
)
async def test_what_was_said_is_written_as_markdown(tmp_path: Path, name: str, more: list[str]) -> None:
    await fill(tmp_path)
    file = tmp_path / name
    status, out, _ = await run_here("store", "--data-dir", str(tmp_path), "export", str(file), *more)
    assert (status, out.startswith(f"What was said is in {file}; only you can read it.")) == (0, True)
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as zipped:
            text = zipped.read("hub.md").decode()
    else:
        text = file.read_text()
    assert text.startswith("# Conversations\n")
    assert "\n## " in text


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (["delete", "device"], "wants to know which one"),
        (["delete", "turn"], "wants to know which one"),
        (["delete", "all", "of-it"], "takes nothing more"),
        (["delete", "before", "soon"], "is no date"),
        (["delete", "device", "not a device"], "is no device's id"),
        (["export", "/no/such/folder/file.json"], "/no/such/folder"),
    ],
)
async def test_what_cannot_be_done_is_one_clear_line_and_status_2(
    tmp_path: Path, action: list[str], words: str
) -> None:
    status, out, err = await run_here("store", "--data-dir", str(tmp_path), *action)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert words in err


@pytest.mark.parametrize("command", [["serve"], ["store", "check"]])
async def test_a_damaged_file_is_one_clear_line_and_status_2(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "hub.db").write_text("no database " * 1_000)
    status, out, err = await run_hub(*command[:1], "--data-dir", str(tmp_path), *command[1:])
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "hub.db is damaged" in err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
async def test_in_a_read_only_folder_it_can_be_read_but_not_deleted(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    await fill(folder)
    here = ["--data-dir", str(folder)]
    for path in (*folder.iterdir(), folder):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        assert (await run_here("store", *here, "check"))[0] == 0
        assert (await run_here("store", *here, "export", str(tmp_path / "all.json")))[0] == 0
        status, _, err = await run_here("store", *here, "delete", "all", "--yes")
        assert (status, len(err.splitlines())) == (2, 1)
        assert "cannot be written: Permission denied" in err
        assert {file.name for file in folder.iterdir()} == {"devices.json", "hub.db"}
    finally:
        folder.chmod(0o700)


async def test_while_a_hub_runs_it_can_be_read_but_not_deleted(tmp_path: Path) -> None:
    await fill(tmp_path)
    here = ["--data-dir", str(tmp_path)]
    async with serving(tmp_path, extra=all_three(NOWHERE)):
        assert (await run_here("store", *here, "check"))[0] == 0
        status, _, err = await run_here("store", *here, "delete", "all", "--yes")
        assert status == 2
        assert err == "The hub is running. Stop it first, then delete.\n"
        ports = ["--http-port", "0", "--ws-port", "0", "--host", "127.0.0.1", "--no-mdns"]
        async with asyncio.timeout(30):
            status, _, err = await run_hub("serve", *here, *ports)
        assert status == 2
        assert "A hub that is running uses" in err
