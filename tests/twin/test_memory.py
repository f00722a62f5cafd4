"""What a device keeps when it is switched off."""

import json
from pathlib import Path
from typing import Any

import pytest

from hub.twin.app_image import App
from hub.twin.boot_notes import BootStep
from hub.twin.errors import CheckError, UsageError
from hub.twin.faults import Fault, Trouble
from hub.twin.flash import Assets, Flash, flashed
from hub.twin.hardware import HARDWARE, STOCK
from hub.twin.identity import identity_file, keep_identity
from hub.twin.memory import recall, remember
from tests.twin.updates import NEW, OLD, device, offering, steps


@pytest.fixture
def file(tmp_path: Path) -> Path:
    keep_identity(tmp_path)
    return identity_file(tmp_path, 0)


def test_a_flash_is_kept_beside_the_identity(file: Path, tmp_path: Path) -> None:
    identity = keep_identity(tmp_path)
    flash = flashed(STOCK, "1.0")
    slot = flash.free_slot()
    assert slot is not None
    flash.install(slot, App(NEW, elf_sha256="ab" * 32))
    flash.start()
    flash.assets, flash.assets_url = Assets(5, "cd" * 32), "http://x/a"
    remember(file, flash)
    assert recall(file, Flash()) == flash
    assert keep_identity(tmp_path) == identity


def test_nothing_kept_is_a_new_device(file: Path) -> None:
    new = flashed(STOCK, "1.0")
    assert recall(file, new) is new


def test_another_board_s_flash_is_refused(file: Path) -> None:
    remember(file, flashed(HARDWARE["s3-4m"]))
    with pytest.raises(UsageError, match="delete it"):
        recall(file, Flash())


@pytest.mark.parametrize(
    "spoilt",
    [
        {"apps": {}},
        {"apps": []},
        {"apps": {"ota_0": {"what": 1}}},
        {"running": "ota_9"},
        {"previous": "ota_1"},
        {"assets": 5},
        {"confirmed": None, "next_start": "x"},
    ],
)
def test_a_spoilt_flash_is_refused(file: Path, spoilt: dict[str, Any]) -> None:
    remember(file, Flash())
    data = json.loads(file.read_text())
    data["flash"] |= spoilt
    file.write_text(json.dumps(data))
    with pytest.raises(UsageError, match="delete it"):
        recall(file, Flash())


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        recall(tmp_path / "none.json", Flash())
    with pytest.raises(UsageError):
        remember(tmp_path / "none.json", Flash())


async def test_a_device_that_was_switched_off_on_trial_comes_back_with_the_old_firmware(file: Path) -> None:
    async with offering() as hub:

        def named(told: Any) -> dict[str, Any]:
            hub.status = 200 if told["application"]["version"] == OLD else 500
            return {"version": NEW, "url": hub.url_of("fw")}

        hub.firmware = named
        with pytest.raises(CheckError):
            await device(kept_in=file).boot(hub.ota_url)
        on_trial = recall(file, Flash())
        assert (on_trial.app.version, on_trial.confirmed) == (NEW, False)
        hub.firmware, hub.status = (lambda _: None), 200
        again = device(on_trial, kept_in=file)
        await again.boot(hub.ota_url)
    assert steps(again) == [BootStep.ROLLED_BACK]
    assert recall(file, Flash()).app.version == OLD


async def test_a_device_whose_update_was_cut_comes_back_with_what_it_runs(file: Path) -> None:
    async with offering() as hub:
        updated = device(kept_in=file)
        await updated.boot(hub.ota_url)
        assert updated.board.flash.previous
    async with offering("2.6.0") as hub:
        cut = device(recall(file, Flash()), Fault(Trouble.CUT), file)
        await cut.boot(hub.ota_url)
    assert BootStep.NOT_INSTALLED in steps(cut)
    kept = recall(file, Flash())
    assert (kept.app.version, kept.previous, list(kept.apps)) == (NEW, "", [kept.running])
    async with offering("2.6.0") as hub:
        whole = device(kept, kept_in=file)
        await whole.boot(hub.ota_url)
    assert recall(file, Flash()).app.version == "2.6.0"
