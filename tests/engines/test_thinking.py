"""A hub with two services to think with: real clients, services on loopback, and what the window is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from pydantic import SecretStr

from hub.bus import Bus
from hub.config import LanguageModelSettings
from hub.engines.base import ChatMessage, Role, TextDelta
from hub.engines.budget import Budget
from hub.engines.thinking import Thinking
from hub.errors import BudgetError, KeyMissingError, ServiceDownError
from hub.events import EngineChanged, EngineState, TokensUsed
from tests.fakes.chat_service import ChatService, Reply

pytestmark = pytest.mark.loads_engines

KEY = SecretStr("sk-1")
LOADING, READY = (EngineState.LOADING, "grok", ""), (EngineState.READY, "grok", "")


@dataclass
class House:
    first: ChatService
    second: ChatService
    thinking: Thinking
    budget: Budget
    told: list[EngineChanged] = field(default_factory=list)
    used: list[TokensUsed] = field(default_factory=list)

    def states(self) -> list[tuple[EngineState, str, str]]:
        return [(one.state, one.name, one.error) for one in self.told]

    async def ask(self) -> str:
        model = await self.thinking.model()
        question = [ChatMessage(Role.USER, "Hello?")]
        return "".join([one.text async for one in model.reply(question) if isinstance(one, TextDelta)])


@asynccontextmanager
async def opened(
    *,
    two: bool = True,
    cap: float = 0.0,
    retry_s: float = 0.0,
    first: dict[str, Any] | None = None,
    **second: Any,
) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        services = [
            await stack.enter_async_context(ChatService(default=Reply(text)))
            for text in ("From afar.", "From here.")
        ]
        below = (
            {"base_url": services[1].base_url, "model": "llama", "retry_s": retry_s, **second} if two else {}
        )
        settings = LanguageModelSettings.model_validate(
            {"base_url": services[0].base_url, "model": "grok", "monthly_cap": cap, "second": below}
            | (first or {})
        )
        bus = Bus()
        budget = Budget(bus, cap=cap)
        house = House(services[0], services[1], Thinking(settings, bus, budget), budget)
        bus.subscribe(EngineChanged, house.told.append)
        bus.subscribe(TokensUsed, house.used.append)
        yield house
        assert await house.thinking.close()


async def test_without_a_key_the_second_service_thinks_from_the_start_and_the_window_is_told() -> None:
    async with opened() as house:
        await house.thinking.use_key(None)
        assert house.states() == [(EngineState.STANDING_IN, "llama", "llm.no_key")]
        assert (await house.thinking.model()).name == "llama"
        assert await house.ask() == "From here."
        assert house.second.keys == ["Bearer none"]
        await house.thinking.use_key(KEY)
        assert house.states()[1:] == [LOADING, READY]
        assert await house.ask() == "From afar."


@pytest.mark.parametrize(
    ("base_url", "service"), [("https://api.x.ai/v1", "grok"), ("http://NAS.local:11434/v1", "nas.local:11434")]
)
async def test_which_service_thinks_is_told(base_url: str, service: str) -> None:
    thinking = Thinking(LanguageModelSettings(base_url=base_url), Bus(), Budget(Bus()))
    await thinking.use_key(SecretStr("k"))
    assert (thinking.status.state, thinking.status.service) == (EngineState.READY, service)
    assert await thinking.close()


async def test_without_a_key_and_a_second_service_it_is_off() -> None:
    async with opened(two=False) as house:
        await house.thinking.use_key(None)
        assert house.states() == [(EngineState.OFF, "grok", "llm.no_key")]
        with pytest.raises(KeyMissingError):
            await house.thinking.model()


@pytest.mark.logs("fails")
async def test_a_refused_key_has_the_second_one_stand_in_until_it_is_taken_again() -> None:
    async with opened() as house:
        await house.thinking.use_key(KEY, SecretStr("its-own"))
        house.first.replies.append(Reply(status=401))
        assert await house.ask() == "From here."
        assert house.second.keys == ["Bearer its-own"]
        assert await house.ask() == "From afar."
        assert house.states() == [LOADING, READY, (EngineState.STANDING_IN, "llama", "llm.key_refused"), READY]
        assert [one.model for one in house.used] == ["llama", "grok"]
        assert house.used[0].cost == 0 < house.used[1].cost


@pytest.mark.logs("fails")
async def test_when_neither_service_answers_it_is_known_until_one_does() -> None:
    async with opened(retry_s=30.0) as house:
        await house.thinking.use_key(KEY)
        assert house.thinking.unanswered == ""
        house.first.replies += [Reply(status=500)] * 4
        house.second.replies += [Reply(status=500)] * 2
        with pytest.raises(ServiceDownError):
            await house.ask()
        assert house.thinking.status.state is EngineState.STANDING_IN
        assert house.thinking.unanswered == "llm.down"
        assert await house.ask() == "From here."
        assert house.thinking.unanswered == ""


@pytest.mark.logs("fails")
async def test_photos_go_to_the_second_service_too() -> None:
    async with opened(vision_model="llava", retry_s=30.0) as house:
        await house.thinking.use_key(KEY)
        house.first.replies += [Reply(status=500)] * 2
        seeing = await house.thinking.seeing()
        looked = [ChatMessage(Role.USER, "What is that?", (b"\xff\xd8\xff",))]
        said = [one.text async for one in seeing.reply(looked) if isinstance(one, TextDelta)]
        assert "".join(said) == "From here."
        assert [one["model"] for one in house.second.requests] == ["llava"]
        assert await house.ask() == "From here.", "a service that failed at a photo rests"


@pytest.mark.logs("fails")
async def test_a_used_up_budget_is_told_and_so_is_a_key_that_comes_then() -> None:
    async with opened(cap=1e-9) as house:
        await house.thinking.use_key(KEY)
        assert [await house.ask(), await house.ask()] == ["From afar.", "From here."]
        over = (EngineState.STANDING_IN, "llama", "llm.budget")
        assert house.states() == [LOADING, READY, over]
        await house.thinking.use_key(SecretStr("sk-2"))
        assert house.states()[3:] == [LOADING, READY, over]
        assert len(house.first.requests) == 1


@pytest.mark.logs("fails")
async def test_a_dear_look_uses_up_the_budget_that_the_usual_model_would_not() -> None:
    async with opened(two=False, cap=0.0002, first={"vision_model": "seer"}) as house:
        await house.thinking.use_key(KEY)
        looked = [ChatMessage(Role.USER, "What is that?", (b"\xff\xd8\xff",))]
        async for _ in (await house.thinking.seeing()).reply(looked):
            pass
        (used,) = house.used
        assert (used.model, round(used.cost, 9)) == ("seer", 0.0003)
        with pytest.raises(BudgetError):
            await house.ask()
        assert [one["model"] for one in house.first.requests] == ["seer"]


async def test_without_a_key_the_second_service_is_reconnected_to() -> None:
    async with opened() as house:
        await house.thinking.use_key(None)
        await house.ask()
        await house.thinking.reconnect()
        assert await house.ask() == "From here."
        assert len(house.second.peers) == 2


@pytest.mark.logs("fails")
async def test_the_first_question_of_all_learns_who_thinks_when_the_budget_is_used_up() -> None:
    async with opened(cap=1.0) as house:
        house.budget.recall(2.0, house.budget.state.month)
        asking = asyncio.create_task(house.thinking.settled())
        await asyncio.sleep(0)
        assert not asking.done(), "what this month has cost is not known yet"
        await house.thinking.use_key(KEY)
        assert (await asking).state in (EngineState.READY, EngineState.STANDING_IN)
        assert (await house.thinking.settled()).name == "llama"
