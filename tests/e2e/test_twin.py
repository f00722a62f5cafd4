"""The software device as a command."""

import json
from pathlib import Path

import pytest

from tests.e2e.processes import run_hub, serving

pytestmark = pytest.mark.loads_engines


async def test_the_twin_s_command_prints_one_object_and_writes_the_answer(tmp_path: Path) -> None:
    out = tmp_path / "answer.wav"
    async with serving(tmp_path) as hub:
        asked = ("--ota", hub.ota_url, "--text", "What day is it?", "--out", str(out))
        status, printed, _ = await run_hub("twin", *asked)
    assert status == 0
    assert json.loads(printed)["ok"] is True
    assert out.stat().st_size > 10_000


async def test_the_twin_s_command_tells_that_nobody_is_there() -> None:
    nobody = "http://127.0.0.1:9/xiaozhi/ota/"
    status, printed, err = await run_hub("twin", "--ota", nobody, "--text", "Anybody there?")
    assert status == 1
    assert json.loads(printed)["ok"] is False
    assert len(err.splitlines()) == 1
