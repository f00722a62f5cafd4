"""A conversation with a real hub, seen, counted and deleted by another program."""

import asyncio
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from hub.control_file import read_control
from hub.twin.run import TwinOptions, run_twin
from tests.bench.instant import all_three, instant_service
from tests.e2e.processes import serving

QUESTION = "What time is it, zebra?"


async def test_a_conversation_is_followed_kept_counted_and_deleted_for_good(tmp_path: Path) -> None:
    async with instant_service("Yes.") as base_url, serving(tmp_path, extra=all_three(base_url)) as hub:
        control = await asyncio.to_thread(read_control, tmp_path)
        assert control is not None
        assert urlsplit(control.url).netloc == urlsplit(hub.ota_url).netloc
        headers = {"Authorization": f"Bearer {control.token}"}
        async with aiohttp.ClientSession(control.url, headers=headers) as client:
            async with client.get("/api/v1/events") as stream:
                twin = asyncio.create_task(run_twin(TwinOptions(hub.ota_url, text=QUESTION)))
                finished = await told(stream, "turn_finished")
            assert (await twin).ok
            turn = await get(client, f"/api/v1/turns/{finished['turn_id']}")
            assert (turn["question"], turn["spoken"]) == (QUESTION, finished["spoken"])
            assert turn["timings"] == finished["timings"]
            metrics = await (await client.get("/metrics")).text()
            assert f'turns_total{{outcome="{finished["outcome"]}"}} 1.0' in metrics
            assert 'refused_total{cap="requests"} 0.0' in metrics
            assert 'turn_stage_seconds_count{stage="first_packet"} 1.0' in metrics
            assert b"zebra" in everything_in(tmp_path)
            async with client.delete(f"/api/v1/sessions/{turn['session_id']}") as response:
                assert await response.json() == {"sessions": 1, "turns": 1, "sounds": 0}
            assert (await get(client, "/api/v1/sessions"))["sessions"] == []
            assert b"zebra" not in everything_in(tmp_path)
    assert b"zebra" not in everything_in(tmp_path)
    assert control.token.encode() not in everything_in(tmp_path)


async def told(stream: aiohttp.ClientResponse, name: str) -> Any:
    """The first event of that name."""
    async with asyncio.timeout(60):
        while True:
            line = (await stream.content.readline()).decode().strip()
            if line == f"event: {name}":
                return json.loads((await stream.content.readline()).decode().removeprefix("data: "))


async def get(client: aiohttp.ClientSession, path: str) -> Any:
    async with client.get(path) as response:
        assert response.status == 200
        return await response.json()


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
