"""The log of a board on a cable, over the API."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.config import UsbSettings
from hub.firmware.usb.ports import port_id_of
from tests.firmware.usb.board_logs import WRONG_PASSWORD, lines_of
from tests.firmware.usb.scripted_board import ScriptedBoard
from tests.web.api.conftest import House, opened
from tests.web.api.endpoints import READ

PATIENCE_S = 20.0


@pytest.fixture
async def board() -> AsyncIterator[ScriptedBoard]:
    board = ScriptedBoard()
    await board.start()
    yield board
    await board.go()


@pytest.fixture
async def bench(tmp_path: Path, board: ScriptedBoard) -> AsyncIterator[House]:
    async with opened(tmp_path, usb=UsbSettings(ports=(board.url,))) as house:
        yield house


def log_of(board: ScriptedBoard) -> str:
    return f"/api/v1/usb/ports/{port_id_of(board.url)}/log"


async def heard(house: House, path: str, last: int) -> dict[str, Any]:
    """What is told once that many lines came, of which the event stream tells."""
    headers = {"Authorization": f"Bearer {house.tokens[READ]}"}
    async with (
        asyncio.timeout(PATIENCE_S),
        house.client.get(f"{house.url}/api/v1/events", headers=headers) as events,
    ):
        told: dict[str, Any] = (await house.ask("GET", path)).json
        async for line in events.content:
            if told["last"] >= last:
                break
            if line.startswith(b"data:") and b'"findings"' in line:
                assert json.loads(line[5:])["port_id"] in path
                told = (await house.ask("GET", path)).json
    return told


async def test_a_failing_board_s_log_is_told_with_what_it_means(bench: House, board: ScriptedBoard) -> None:
    path, count = log_of(board), len(lines_of(WRONG_PASSWORD))
    begun = await bench.ask("POST", path, json={"reset": True})
    assert (begun.status, begun.json["running"], begun.json["problem"]) == (200, True, None)
    await board.print(WRONG_PASSWORD)
    told = await heard(bench, path, count)
    assert [line["text"] for line in told["lines"]] == lines_of(WRONG_PASSWORD)
    assert told["lines"][0]["number"] == 1
    password, setup = told["findings"]
    assert (password["cause"], password["count"]) == ("wifi_password", 2)
    assert password["text"] == "The Wi-Fi password is wrong."
    assert password["remedy"].startswith("Mind capital letters")
    assert setup["cause"] == "setup_mode"
    rest = (await bench.ask("GET", f"{path}?after={count - 1}")).json
    assert [line["number"] for line in rest["lines"]] == [count]


async def test_a_port_whose_log_is_read_is_not_written_on(bench: House, board: ScriptedBoard) -> None:
    path = log_of(board)
    await bench.ask("POST", path, json={})
    (port,) = (await bench.ask("GET", "/api/v1/usb/ports", READ)).json["ports"]
    assert port["state"] == "listening"
    probed = await bench.ask("POST", path.replace("/log", "/probe"))
    assert (probed.status, probed.json["code"]) == (409, "usb.port_taken")
    assert (await bench.ask("DELETE", path)).status == 204
    for method in ("GET", "DELETE"):
        answer = await bench.ask(method, path)
        assert (answer.status, answer.json["code"]) == (404, "usb.not_listening")
    (port,) = (await bench.ask("GET", "/api/v1/usb/ports", READ)).json["ports"]
    assert port["state"] == "free"


async def test_why_a_port_cannot_be_read_is_told_with_its_remedy(bench: House, board: ScriptedBoard) -> None:
    await board.go()
    told = (await bench.ask("POST", log_of(board), json={})).json
    assert (told["running"], told["problem"]["code"]) == (False, "port_gone")
    assert told["problem"]["remedy"].startswith("Plug the board in again.")


async def test_who_may_only_read_hears_no_board(bench: House, board: ScriptedBoard) -> None:
    for method in ("GET", "DELETE"):
        assert (await bench.ask(method, log_of(board), READ)).status == 403
    assert (await bench.ask("POST", log_of(board), READ, json={})).status == 403
    assert (await bench.ask("GET", f"{log_of(board)}?after=-1")).status == 422
