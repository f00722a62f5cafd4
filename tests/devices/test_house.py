"""Many devices at once, one of which means ill: what is one device's stays that device's."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from hub.devices.gateway import Gateway
from hub.devices.handshakes import PATH
from hub.dialogue.histories import Histories
from hub.dialogue.parts import TurnParts
from hub.engines.base import CHUNK_SAMPLES, ChatMessage, Function, Pcm, ReplyDone, ReplyItem, Role, TextDelta
from hub.errors import EngineFailedError
from hub.events import TurnFinished
from hub.phrases import phrase
from tests.devices.household import Household
from tests.fakes.engines import ScriptedEngines, ScriptedModel, ScriptedVoice, turn_parts
from tests.fakes.hostile import DEVICES as ILL_DEVICES
from tests.fakes.hostile import (
    Attack,
    Hostile,
    aborts_without_end,
    greets_without_end,
    starts_without_end,
    types_without_end,
)

DEVICES = 20
UNLUCKY = 7
"""The device whose second question the language model gives up on."""


class Deaf:
    """Hears no speech."""

    def probabilities(self, pcm: Pcm) -> Sequence[float]:
        return [0.0] * (len(pcm) // CHUNK_SAMPLES)


class Echo(ScriptedModel):
    """Answers with the question; gives up on what it is told to."""

    def __init__(self, gives_up_on: str) -> None:
        super().__init__(takes=0)
        self._gives_up_on = gives_up_on

    async def reply(
        self, messages: Sequence[ChatMessage], functions: Sequence[Function] = ()
    ) -> AsyncIterator[ReplyItem]:
        self.asked.append(list(messages))
        question = messages[-1].text
        await asyncio.sleep(0)
        if question == self._gives_up_on:
            raise EngineFailedError(question)
        yield TextDelta(f"{question[:-1]}!")
        yield ReplyDone("stop")


@dataclass
class Guest:
    """An honest device, and what it was told."""

    number: int
    headers: dict[str, str] = field(default_factory=dict)
    session_id: str = ""
    told: list[dict[str, Any]] = field(default_factory=list)

    def question(self, turn: int) -> str:
        return f"D{self.number} T{turn}."

    async def visit(self, url: str, everybody: asyncio.Barrier) -> None:
        """Connect, wait for the others, and ask twice."""
        async with connect(url, additional_headers=self.headers, compression=None, proxy=None) as socket:
            await socket.send(json.dumps({"type": "hello", "version": 1, "transport": "websocket"}))
            self.session_id = json.loads(await socket.recv())["session_id"]
            await everybody.wait()
            for turn in (1, 2):
                await self._ask(socket, self.question(turn))

    async def _ask(self, socket: ClientConnection, text: str) -> None:
        await socket.send(json.dumps({"type": "listen", "state": "detect", "text": text}))
        async for message in socket:
            if isinstance(message, str):
                self.told.append(json.loads(message))
                if self.told[-1].get("state") == "stop":
                    return

    def sentences(self) -> list[str]:
        return [m["text"] for m in self.told if m.get("state") == "sentence_start"]


def open_house(parts: TurnParts) -> tuple[Gateway, Household]:
    household = Household(parts.bus)
    gateway = Gateway(
        parts,
        parts.bus,
        Deaf,
        language_of=lambda _: "",
        histories=Histories(2_000),
        enrolment=household.enrolment,
    )
    return gateway, household


async def ill_devices(household: Household) -> list[dict[str, str]]:
    return [await household.let_in(f"66:66:66:66:66:{number:02x}") for number in range(ILL_DEVICES)]


async def test_twenty_devices_keep_their_histories_words_and_errors_apart_whatever_a_hostile_one_does() -> None:
    guests = [Guest(number) for number in range(DEVICES)]
    unlucky = guests[UNLUCKY]
    model = Echo(gives_up_on=unlucky.question(2))
    parts = turn_parts(ScriptedEngines(model=model, voice=ScriptedVoice(takes=0)))
    finished: list[TurnFinished] = []
    parts.bus.subscribe(TurnFinished, finished.append)
    gateway, household = open_house(parts)
    url = f"ws://127.0.0.1:{await gateway.start('127.0.0.1', 0)}{PATH}"
    hostile = Hostile(url, await ill_devices(household), many=20, patience_s=0, stubborn_s=0)
    for guest in guests:
        guest.headers = await household.let_in(f"02:00:00:00:00:{guest.number:02x}", f"c{guest.number}")
    everybody = asyncio.Barrier(DEVICES)
    async with asyncio.timeout(20), asyncio.TaskGroup() as house:
        house.create_task(hostile.assault())
        for guest in guests:
            house.create_task(guest.visit(url, everybody))
    await gateway.stop()
    assert len({guest.session_id for guest in guests}) == DEVICES
    for guest in guests:
        heard = [guest.question(1).replace(".", "!"), guest.question(2).replace(".", "!")]
        if guest is unlucky:
            heard[1:] = sentences_of(phrase(EngineFailedError.code, "en"))
        assert guest.sentences() == heard
        assert {message["session_id"] for message in guest.told} == {guest.session_id}
        assert [m["text"] for m in guest.told if m["type"] == "stt"] == [guest.question(1), guest.question(2)]
        assert words_sent_for(guest, model) == [
            [guest.question(1)],
            [guest.question(1), heard[0], guest.question(2)],
        ]
    failed = {event.session_id for event in finished if event.error == EngineFailedError.code}
    assert failed == {unlucky.session_id}
    assert {"no JSON", "broken Opus", "thousands of abort", "text beyond the limit", "reconnects"} <= set(
        hostile.ends
    )
    assert "let in" not in {end for ends in hostile.ends.values() for end in ends}


def words_sent_for(guest: Guest, model: Echo) -> list[list[str]]:
    """What the model was sent with this device's questions, without its task."""
    own = {guest.question(1), guest.question(2)}
    asked = [messages for messages in model.asked if messages[-1].text in own]
    return [[m.text for m in messages if m.role is not Role.SYSTEM] for messages in asked]


def sentences_of(text: str) -> list[str]:
    return re.split(r"(?<=[.!?]) ", text)


@pytest.mark.parametrize(
    "attack", [aborts_without_end, types_without_end, starts_without_end, greets_without_end]
)
async def test_who_floods_is_sent_away_over_a_real_socket(attack: Attack) -> None:
    parts = turn_parts(ScriptedEngines())
    gateway, household = open_house(parts)
    url = f"ws://127.0.0.1:{await gateway.start('127.0.0.1', 0)}{PATH}"
    hostile = Hostile(url, await ill_devices(household), many=150, patience_s=5)
    async with asyncio.timeout(20):
        with suppress(ConnectionClosed):
            await attack(hostile)
    await gateway.stop()
    ((end, count),) = ((end, n) for ends in hostile.ends.values() for end, n in ends.items())
    assert (end, count) == ("1008 too many messages", 1)
