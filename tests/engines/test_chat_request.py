"""What is asked of a service that does not take everything, in virtual time."""

import asyncio
from typing import Any

import openai
import pytest

from hub.engines.chat_request import REFUSALS, REFUSED_FOR_S, REMEMBERED, Taken
from tests.fakes.virtual_time import run_virtual

FUNCTIONS = [{"type": "function", "function": {"name": "ring"}}]


class RefusalError(openai.APIStatusError):
    """The SDK's, without a response."""

    def __init__(self, status: int) -> None:
        Exception.__init__(self, "no")
        self.status_code = status


class Service:
    """Refuses requests with one of the fields in ``refuses``, with that status; notes what it was asked."""

    def __init__(self, **refuses: int) -> None:
        self.refuses = refuses
        self.asked: list[set[str]] = []

    async def ask(self, fields: dict[str, Any]) -> str:
        self.asked.append(set(fields))
        for name, status in self.refuses.items():
            if name in fields or name == "messages":
                raise RefusalError(status)
        return "taken"


def with_tools(service: Service) -> int:
    """How often it was asked with functions."""
    return len([fields for fields in service.asked if "tools" in fields])


def test_one_refusal_takes_the_functions_from_nobody() -> None:
    service = Service(tools=400)

    async def scene() -> None:
        taken = Taken()
        await taken.ask(service.ask, "m", FUNCTIONS)
        assert "tools" not in service.asked[-1]
        service.refuses = {}
        for _ in range(REFUSALS + 1):
            await taken.ask(service.ask, "m", FUNCTIONS)
            assert "tools" in service.asked[-1]

    run_virtual(scene())


def test_one_refusal_does_not_end_the_counting_of_tokens() -> None:
    service = Service(stream_options=400)

    async def scene() -> None:
        taken = Taken()
        await taken.ask(service.ask, "m", FUNCTIONS)
        service.refuses = {}
        await taken.ask(service.ask, "m", FUNCTIONS)
        assert service.asked[-1] == {"tools", "stream_options"}

    run_virtual(scene())


def test_what_is_refused_without_functions_too_says_nothing_of_them() -> None:
    service = Service(messages=400)

    async def scene() -> None:
        taken = Taken()
        for _ in range(REFUSALS + 1):
            with pytest.raises(openai.APIStatusError):
                await taken.ask(service.ask, "m", FUNCTIONS)
        service.refuses = {}
        await taken.ask(service.ask, "m", FUNCTIONS)
        assert "tools" in service.asked[-1]

    run_virtual(scene())


def test_refusals_in_a_row_are_believed_for_a_while_and_one_more_then_is_enough() -> None:
    service = Service(tools=400)

    async def scene() -> None:
        taken = Taken()
        for _ in range(REFUSALS + 3):
            await taken.ask(service.ask, "m", FUNCTIONS)
        assert with_tools(service) == REFUSALS + 1, "the first with tokens and without"
        await asyncio.sleep(REFUSED_FOR_S + 1)
        for _ in range(3):
            await taken.ask(service.ask, "m", FUNCTIONS)
        assert with_tools(service) == REFUSALS + 2
        service.refuses = {}
        await asyncio.sleep(REFUSED_FOR_S + 1)
        for _ in range(2):
            await taken.ask(service.ask, "m", FUNCTIONS)
        assert service.asked[-1] == service.asked[-2] == {"tools", "stream_options"}

    run_virtual(scene())


def test_each_model_has_its_own_functions() -> None:
    async def scene() -> None:
        service, taken = Service(tools=422), Taken()
        await taken.ask(service.ask, "blind", FUNCTIONS)
        service.refuses = {}
        await taken.ask(service.ask, "other", FUNCTIONS)
        assert "tools" in service.asked[-1]

    run_virtual(scene())


def test_what_has_another_reason_is_not_asked_again() -> None:
    async def scene() -> None:
        service = Service(tools=401)
        with pytest.raises(openai.APIStatusError):
            await Taken().ask(service.ask, "m", FUNCTIONS)
        assert len(service.asked) == 1

    run_virtual(scene())


def test_not_every_list_is_remembered_for_ever() -> None:
    async def scene() -> None:
        service, taken = Service(tools=400), Taken()
        lists = [[{"name": str(number)}] for number in range(REMEMBERED + 1)]
        for functions in lists:
            for _ in range(REFUSALS):
                await taken.ask(service.ask, "m", functions)
        before = len(service.asked)
        await taken.ask(service.ask, "m", lists[-1])
        assert len(service.asked) == before + 1
        await taken.ask(service.ask, "m", lists[0])
        assert len(service.asked) == before + 3

    run_virtual(scene())
