"""What the drivers have in common: what they are told, and the conversation itself."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.clients.sound_files import Microphone

TURN_S = 30.0
"""Longest wait for the end of an answer, seconds."""


@dataclass(frozen=True)
class Orders:
    """Where the hub is, what to ask, and where to write the answers as they are heard."""

    url: str
    folder: Path
    questions: tuple[Path, ...]


def read_orders() -> Orders:
    """The command line: URL FOLDER WAV …"""
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("folder", type=Path)
    parser.add_argument("questions", type=Path, nargs="+")
    given = parser.parse_args()
    return Orders(given.url, given.folder, tuple(given.questions))


async def converse(
    orders: Orders, microphone: Microphone, answered: asyncio.Event, save: Callable[[Path], Awaitable[None]]
) -> None:
    """Ask one after the other, each when the answer before is over and saved.

    Raises:
        TimeoutError: An answer did not end in time.
    """
    for number, question in enumerate(orders.questions, 1):
        answered.clear()
        microphone.say(question)
        async with asyncio.timeout(TURN_S):
            await answered.wait()
        await save(orders.folder / f"answer-{number}.wav")
