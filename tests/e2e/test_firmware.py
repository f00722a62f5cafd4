"""Firmware on the command line, of a hub that runs."""

import json
from pathlib import Path

from tests.bench.instant import NOWHERE, all_three
from tests.e2e.here import run_here
from tests.e2e.processes import run_hub, serving
from tests.firmware.images import KB, Build


async def test_an_image_is_kept_listed_and_removed_and_outlives_a_restart(tmp_path: Path) -> None:
    here = ["--data-dir", str(tmp_path)]
    file = tmp_path / "v2.4.2_esp-box-3.bin"
    file.write_bytes(Build(size=4 * KB).app())
    text = tmp_path / "notes.txt"
    text.write_text("hello")
    assert (await run_here("firmware", "add", str(file), *here))[0] == 2  # no hub runs
    async with serving(tmp_path, extra=all_three(NOWHERE)):
        status, out, err = await run_hub("firmware", "add", str(file), "--channel", "stable", *here)
        assert (status, err) == (0, "")
        image_id = out.split()[-1].rstrip(".")
        assert out == f"xiaozhi 2.4.2 for ESP32-S3 is kept as {image_id}.\n"
        assert await run_here("firmware", "add", str(text), *here) == (
            1,
            "",
            "It is no firmware image of an ESP32.\n",
        )
    async with serving(tmp_path, extra=all_three(NOWHERE)):
        (kept,) = json.loads((await run_here("firmware", "list", "--json", *here))[1])
        assert (kept["image_id"], kept["board"], kept["channel"]) == (image_id, "esp-box-3", "stable")
        listed = (await run_here("firmware", "list", *here))[1]
        assert "xiaozhi 2.4.2 for esp-box-3, ESP32-S3" in listed
        assert (await run_here("firmware", "remove", image_id, *here))[:2] == (0, "Deleted.\n")
        assert (await run_here("firmware", "remove", image_id, *here))[0] == 1
        assert (await run_here("firmware", "list", *here))[1].startswith("No firmware is kept.")
    assert not [one for one in (tmp_path / "files").rglob("*") if one.is_file()]
