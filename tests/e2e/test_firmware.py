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
            f"{text}: It is no firmware image of an ESP32.\n",
        )
    async with serving(tmp_path, extra=all_three(NOWHERE)):
        (kept,) = json.loads((await run_here("firmware", "list", "--json", *here))[1])
        assert (kept["image_id"], kept["board"], kept["channel"]) == (image_id, "esp-box-3", "stable")
        assert (await run_here("firmware", "add", str(file), "--notes", "the quiet one", *here))[0] == 0
        listed = (await run_here("firmware", "list", *here))[1]
        assert "xiaozhi 2.4.2 for esp-box-3, ESP32-S3; app, stable" in listed
        assert "the quiet one" in listed
        removed = (await run_here("firmware", "remove", image_id, *here))[1]
        assert removed == "Deleted: xiaozhi 2.4.2 for esp-box-3.\n"
        assert (await run_here("firmware", "remove", image_id, *here))[0] == 1
        assert (await run_here("firmware", "list", *here))[1].startswith("No firmware is kept.")
    assert not [one for one in (tmp_path / "files").rglob("*") if one.is_file()]


async def test_an_image_is_rolled_out_and_taken_back_from_the_command_line(tmp_path: Path) -> None:
    here = ["--data-dir", str(tmp_path)]
    files = {version: tmp_path / f"v{version}_esp-box-3.bin" for version in ("2.4.2", "2.5.0")}
    for version, file in files.items():
        file.write_bytes(Build(version=version, size=4 * KB).app())
    async with serving(tmp_path, extra=all_three(NOWHERE)) as hub:
        ids = {}
        for version, file in files.items():
            out = (await run_here("firmware", "add", str(file), "--channel", "stable", *here))[1]
            ids[version] = out.split()[-1].rstrip(".")
        starts = ["twin", "--ota", hub.ota_url, "--only-boot", "--board", "esp-box-3", *here]
        starts += ["--state", str(tmp_path / "board")]
        assert (await run_hub(*starts, "--approve"))[0] == 0
        status, out, _ = await run_here("firmware", "rollout", "preview", ids["2.5.0"], *here)
        assert (status, "from 2.4.2, first" in out) == (0, True)
        status, out, _ = await run_here("firmware", "rollout", "start", ids["2.5.0"], *here)
        assert (status, "restarts for it at the end of its next conversation" in out) == (0, True)
        which = out.split()[0]
        assert (await run_hub(*starts))[0] == 0
        _, out, _ = await run_here("firmware", "rollout", "show", which, *here)
        assert "runs it, on trial" in out
        assert (await run_here("firmware", "rollout", "roll-back", which, *here))[0] == 0
        assert (await run_hub(*starts))[0] == 0
        assert "2.5.0 for esp-box-3: rolled back" in (await run_here("firmware", "rollout", "list", *here))[1]
        _, out, _ = await run_here("firmware", "rollout", "show", which, *here)
        assert "from 2.4.2: is back" in out
        removed = await run_here("firmware", "rollout", "remove", which, *here)
        assert removed == (0, "Deleted: 2.5.0 for esp-box-3.\n", "")


async def test_an_older_image_is_given_only_to_who_is_to_go_back(tmp_path: Path) -> None:
    here = ["--data-dir", str(tmp_path)]
    file = tmp_path / "v2.4.1_esp-box-3.bin"
    file.write_bytes(Build(version="2.4.1", size=4 * KB).app())
    async with serving(tmp_path, extra=all_three(NOWHERE)) as hub:
        out = (await run_here("firmware", "add", str(file), "--channel", "stable", *here))[1]
        image_id = out.split()[-1].rstrip(".")
        starts = ["twin", "--ota", hub.ota_url, "--only-boot", "--board", "esp-box-3", *here]
        starts += ["--state", str(tmp_path / "board")]
        assert (await run_hub(*starts, "--approve"))[0] == 0
        _, out, _ = await run_here("firmware", "rollout", "preview", image_id, *here)
        assert "2.4.1 would be given to nobody:" in out
        assert ": it runs a newer version, 2.4.2; --downgrade gives it the image all the same" in out
        status, out, err = await run_here("firmware", "rollout", "start", image_id, *here)
        assert (status != 0, out) == (True, "")
        assert "runs a newer version. If they are to go back to 2.4.1, say so with --downgrade" in err
        _, out, _ = await run_here("firmware", "rollout", "preview", image_id, "--downgrade", *here)
        assert "from 2.4.2, first, though it is not newer than what runs" in out
        status, out, _ = await run_here("firmware", "rollout", "start", image_id, "--downgrade", *here)
        assert (status, "devices with a newer version go back to it" in out) == (0, True)
        assert (await run_hub(*starts))[0] == 0
        _, out, _ = await run_here("firmware", "rollout", "show", out.split()[0], *here)
        assert "runs it, on trial" in out
