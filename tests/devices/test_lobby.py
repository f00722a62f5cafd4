"""How many who may not talk come in, how many are spoken to, and that they never come before the household."""

import asyncio
import contextlib
import math
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import numpy as np

from hub.caps.caps import Cap, Caps
from hub.devices.admission import Admitted, Entry
from hub.devices.identity import Identity
from hub.devices.lobby import (
    CLOSE_TRY_AGAIN,
    MAX_OF_ENTRY,
    MAX_WAITING_FROM_ADDRESS,
    MINUTE_S,
    SPOKEN_A_MINUTE,
    SPOKEN_A_MINUTE_TO_ADDRESS,
    Lobby,
)
from hub.devices.modest_voice import ModestVoice
from hub.engines.base import Pcm, TextToSpeech
from hub.engines.turnstile import Turnstile
from hub.protocol.frames import Framing
from tests.fakes.connection import MemoryConnection
from tests.fakes.engines import ScriptedEngines, ScriptedVoice, turn_parts
from tests.fakes.virtual_time import run_virtual

STRANGER = "192.168.1.66"
NEIGHBOUR = "192.168.1.7"


@dataclass
class Hall:
    """A lobby and what came of those who were in it."""

    caps: Caps = field(default_factory=Caps)

    def __post_init__(self) -> None:
        self.clock = 0.0
        parts = turn_parts(ScriptedEngines(voice=ScriptedVoice(takes=0)))
        self.lobby = Lobby(parts, self.caps, lambda: self.clock)
        self._numbers = iter(range(1_000))

    async def come(
        self, address: str, entry: Entry = Entry.WAITING, *, says_hello: bool = True
    ) -> MemoryConnection:
        """A device comes, and is seen off; what it heard."""
        number = next(self._numbers)
        identity = Identity(f"aa:bb:cc:dd:00:{number:02x}", f"client {number}", Framing.V1)
        device = MemoryConnection()
        if says_hello:
            device.say(type="hello", version=1)
        await self.lobby.receive(
            f"r{number}",
            identity,
            Admitted(entry, code="407105", language="en"),
            device,
            language="en",
            address=address,
        )
        return device

    @contextlib.asynccontextmanager
    async def filled(self, count: int, address: str = STRANGER) -> AsyncIterator[None]:
        """While so many hold their place, and say nothing."""
        async with asyncio.TaskGroup() as holding:
            tasks = [holding.create_task(self.come(address, says_hello=False)) for _ in range(count)]
            await asyncio.sleep(0)
            yield
            for task in tasks:
                task.cancel()


def is_spoken(device: MemoryConnection) -> bool:
    return "tts start" in device.kinds()


def test_who_comes_again_and_again_is_shown_its_code_and_no_longer_spoken_to() -> None:
    hall = Hall()

    async def scene() -> tuple[list[MemoryConnection], MemoryConnection]:
        strangers = [await hall.come(STRANGER) for _ in range(SPOKEN_A_MINUTE_TO_ADDRESS + 1)]
        return strangers, await hall.come(NEIGHBOUR)

    strangers, neighbour = run_virtual(scene())
    assert [is_spoken(device) for device in strangers] == [True] * SPOKEN_A_MINUTE_TO_ADDRESS + [False]
    assert strangers[-1].kinds() == ["hello", "alert"]
    assert "407105" in strangers[-1].texts()[-1]["message"]
    assert is_spoken(neighbour)
    assert hall.caps.counts()[Cap.LOBBY_VOICE] == 1


def test_strangers_with_many_addresses_get_a_share_of_the_voice_and_who_has_a_token_does_not_count() -> None:
    hall = Hall()

    async def scene() -> tuple[list[MemoryConnection], list[MemoryConnection]]:
        strangers = [await hall.come(f"192.168.1.{number}") for number in range(SPOKEN_A_MINUTE + 5)]
        renewed = [await hall.come(STRANGER, Entry.OUTDATED) for _ in range(SPOKEN_A_MINUTE + 5)]
        return strangers, renewed

    strangers, renewed = run_virtual(scene())
    assert sum(map(is_spoken, strangers)) == SPOKEN_A_MINUTE
    assert all(map(is_spoken, renewed))


def test_the_voice_has_time_again_after_a_while() -> None:
    hall = Hall()

    async def scene() -> MemoryConnection:
        for _ in range(SPOKEN_A_MINUTE_TO_ADDRESS + 3):
            await hall.come(STRANGER)
        hall.clock += MINUTE_S
        return await hall.come(STRANGER)

    assert is_spoken(run_virtual(scene()))


def test_who_only_holds_a_place_keeps_none_from_others_and_never_from_who_has_a_token() -> None:
    hall = Hall()

    async def scene() -> list[MemoryConnection]:
        async with hall.filled(MAX_WAITING_FROM_ADDRESS):
            return [
                await hall.come(STRANGER),
                await hall.come(STRANGER, Entry.OUTDATED),
                await hall.come(NEIGHBOUR),
            ]

    refused, renewed, neighbour = run_virtual(scene())
    assert refused.closed == (CLOSE_TRY_AGAIN, "try again later")
    assert refused.sent == []
    assert is_spoken(renewed)
    assert is_spoken(neighbour)
    assert hall.caps.counts()[Cap.LOBBY] == 1


def test_of_each_kind_so_many_are_there_at_once() -> None:
    hall = Hall()

    async def scene() -> tuple[MemoryConnection, MemoryConnection]:
        async with contextlib.AsyncExitStack() as stack:
            for number in range(MAX_OF_ENTRY):
                await stack.enter_async_context(hall.filled(1, f"192.168.2.{number}"))
            return await hall.come(NEIGHBOUR), await hall.come(STRANGER, Entry.OUTDATED)

    one_more, renewed = run_virtual(scene())
    assert one_more.closed == (CLOSE_TRY_AGAIN, "try again later")
    assert is_spoken(renewed)


class QueuedVoice(ScriptedVoice):
    """A voice behind a turnstile, as Piper is. ``order`` is who was spoken for."""

    def __init__(self, turnstile: Turnstile, order: list[str]) -> None:
        super().__init__()
        self._turnstile = turnstile
        self._order = order

    async def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
        async with self._turnstile.passing(due):
            await asyncio.sleep(0.3)
        self._order.append(text)
        yield np.zeros(240, np.int16)


def test_an_answer_waits_for_one_short_piece_at_most_however_many_strangers_are_spoken_to() -> None:
    order: list[str] = []
    voice = QueuedVoice(Turnstile(), order)
    turn = asyncio.Lock()

    async def speak(spoken: TextToSpeech, text: str) -> None:
        async for _ in spoken.synthesize(text, due=0.0):
            pass

    async def answer() -> float:
        began = asyncio.get_running_loop().time()
        await speak(voice, "It is three.")
        return asyncio.get_running_loop().time() - began

    async def scene() -> float:
        async with asyncio.TaskGroup() as speakers:
            for number in range(MAX_OF_ENTRY):
                modest = ModestVoice(voice, turn)
                speakers.create_task(speak(modest, f"I am number {number} here. Please let me in soon."))
            await asyncio.sleep(0.1)
            return await answer()

    assert run_virtual(scene()) <= 0.6
    assert order[1] == "It is three."
    assert len(order) == 1 + 2 * MAX_OF_ENTRY
