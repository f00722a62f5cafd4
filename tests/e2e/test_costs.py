"""A hub that may spend next to nothing: who thinks then, what it tells, and what it knows after a kill."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from hub.control_file import read_control
from hub.joining import joined
from hub.twin.identity import Identity, new_identity
from hub.twin.run import TwinOptions, run_twin
from tests.bench.instant import Instant, all_three
from tests.e2e.processes import Serving, serving
from tests.fakes.chat_service import ChatService, Reply

QUESTION = "What is the weather in Paris?"
AFAR, HERE = "Sunny.", "Rain."


@dataclass
class House:
    """A hub in another process, one device, and a program with a token."""

    hub: Serving
    device: Identity
    client: aiohttp.ClientSession
    url: str

    async def ask(self) -> str:
        """Have the device ask; what it was told."""
        report = await run_twin(
            TwinOptions(self.hub.ota_url, text=QUESTION, identity=self.device, timeout_s=20)
        )
        return joined(sentence.text for sentence in report.sentences)

    async def get(self, path: str) -> Any:
        async with self.client.get(f"{self.url}/api/v1/{path}") as response:
            assert response.status == 200
            return await response.json()


@asynccontextmanager
async def opened(folder: Path, device: Identity, extra: Mapping[str, str]) -> AsyncIterator[House]:
    async with serving(folder, extra=extra) as hub:
        control = read_control(folder)
        assert control is not None
        headers = {"Authorization": f"Bearer {control.token}"}
        async with aiohttp.ClientSession(headers=headers) as client:
            yield House(hub, device, client, control.url)


async def llm_of(house: House) -> tuple[str, str, str]:
    """How thinking is, once it is loaded."""
    while True:
        (llm,) = [one for one in (await house.get("engines"))["engines"] if one["kind"] == "llm"]
        if llm["state"] != "loading":
            return llm["state"], llm["name"], llm["error"]


async def test_what_it_cost_and_what_left_is_kept_and_the_limit_holds_after_a_kill(tmp_path: Path) -> None:
    device, speech = new_identity(), Instant()
    async with ChatService(default=Reply(AFAR)) as paid, ChatService(default=Reply(HERE)) as own:
        settings = all_three(await speech.start()) | {
            "HUB_LLM__BASE_URL": paid.base_url,
            "HUB_LLM__MODEL": "dear",
            "HUB_LLM__MONTHLY_CAP": "0.000001",
            "HUB_LLM__SECOND__BASE_URL": own.base_url,
            "HUB_LLM__SECOND__MODEL": "cheap",
        }
        async with opened(tmp_path, device, settings) as house:
            assert await llm_of(house) == ("ready", "dear", "")
            assert [await house.ask(), await house.ask()] == [AFAR, HERE]
            assert await llm_of(house) == ("standing_in", "cheap", "llm.budget")
            await told_truthfully(house)
            house.hub.process.kill()
            await house.hub.process.wait()
        async with opened(tmp_path, device, settings) as house:
            assert await llm_of(house) == ("standing_in", "cheap", "llm.budget")
            assert await house.ask() == HERE
            assert len(paid.requests) == 1
    await speech.stop()


async def told_truthfully(house: House) -> None:
    """By the API, about both turns."""
    turns = (await house.get("turns"))["turns"]
    assert [(one["engines"]["llm"], one["answer"]) for one in turns] == [("cheap", HERE), ("dear", AFAR)]
    for turn in turns:
        sent = {one["purpose"]: one for one in turn["sent"]}
        assert set(sent) == {"question", "speech"}
        assert all(one["host"] == "127.0.0.1" and not one["outside"] for one in sent.values())
        assert sent["question"]["bytes"] > len(QUESTION)
        assert sent["speech"]["bytes"] > len(turn["answer"])
    told = await house.get("usage")
    assert {(one["model"], one["device_id"], one["requests"]) for one in told["usage"]} == {
        ("dear", house.device.mac, 1), ("cheap", house.device.mac, 1),
    }  # fmt: skip
    costs = {one["model"]: one["cost"] for one in told["usage"]}
    assert costs["cheap"] == 0 < costs["dear"] == told["budget"]["spent"]
    assert told["budget"]["state"] == "used_up"
    async with house.client.get(f"{house.url}/metrics") as response:
        assert "xiaozhi_hub_llm_cost_total 0.0\n" not in await response.text()
