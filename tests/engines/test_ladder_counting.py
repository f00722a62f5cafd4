"""What answers took is counted, also when nobody waits for them."""

import asyncio

import pytest

from hub.engines.account import Account, sending
from hub.engines.base import (
    ChatMessage,
    Role,
    Usage,
    closing,
)
from hub.engines.tokens import estimated_question, estimated_tokens
from hub.errors import (
    KeyRefusedError,
)
from hub.events import Purpose
from tests.engines.ladder_house import HALL, KITCHEN, QUESTION, TOOLS, House, played
from tests.fakes.engines import MeteredModel


def test_what_an_answer_took_is_counted_on_the_account_of_who_asked() -> None:
    async def scene(house: House) -> None:
        async def turn(device_id: str, question: str) -> None:
            account = Account(device_id, f"{device_id[-1]}-1")
            with house.accounts.of_turn(account):
                await asyncio.create_task(house.ask([ChatMessage(Role.USER, question)]))
            assert account.models == ["grok"]

        await asyncio.gather(turn(KITCHEN, "Why?"), turn(HALL, "How?"), house.ask())
        assert sorted((one.device_id, one.turn_id) for one in house.used) == [
            ("", ""), (KITCHEN, "1-1"), (HALL, "2-1"),
        ]  # fmt: skip
        used = house.used[0]
        assert (used.model, used.prompt, used.cached, used.answer, used.estimated) == (
            "grok",
            100,
            40,
            10,
            False,
        )
        assert used.cost == pytest.approx((60 * 2.0 + 40 * 1.0 + 10 * 10.0) / 1e6)
        assert house.budget.state.spent == pytest.approx(3 * used.cost)

    played(scene, first=MeteredModel("grok", usage=Usage(100, 10, cached=40)))


def test_what_a_service_does_not_tell_is_estimated() -> None:
    async def scene(house: House) -> None:
        await house.ask(functions=TOOLS)
        (used,) = house.used
        assert used.estimated
        assert used.prompt == estimated_question(QUESTION, TOOLS) > estimated_question(QUESTION)
        assert used.answer == estimated_tokens("grok says so.")

    played(scene)


def test_an_answer_that_nobody_waits_for_is_counted_as_far_as_it_came() -> None:
    async def scene(house: House) -> None:
        async with closing(house.ladder.reply(QUESTION)) as items:
            await anext(items)
        (used,) = house.used
        assert used.estimated
        assert 0 < used.answer < estimated_tokens("grok says so.")

    played(scene)


def test_an_interrupted_question_is_counted_and_a_refused_one_is_not() -> None:
    async def scene(house: House) -> None:
        asking = asyncio.create_task(house.ask())
        await asyncio.sleep(0.01)
        asking.cancel()
        await asyncio.wait([asking])
        assert [(one.answer, one.model) for one in house.used] == [(0, "grok")]
        assert isinstance(house.first, MeteredModel)
        house.first.error = KeyRefusedError("")
        await house.ask()
        assert [one.model for one in house.used] == ["grok", "llama"]
        assert house.used[1].cost == 0

    played(scene)


def test_an_answer_with_words_is_counted_whatever_else_its_task_sends_meanwhile() -> None:
    async def scene(house: House) -> None:
        async with closing(house.ladder.reply(QUESTION)) as items:
            await anext(items)
            assert not sending(Purpose.SPEECH).begun
        assert [one.model for one in house.used] == ["grok"]

    played(scene)
