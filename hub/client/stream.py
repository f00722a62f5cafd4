"""Server-sent events, as the hub tells them: one name and one line of JSON each."""

from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import dataclass
from typing import Any, Final

from hub.client.numbers import content_of
from hub.errors import NoHubThereError

MAX_MESSAGE: Final = 8 * 2**20
"""Bytes of one message: the snapshot of a house with 1,000 devices takes about 1 MB."""


@dataclass(frozen=True, slots=True)
class Told:
    """One message of the stream."""

    name: str  # ``snapshot``, ``ended``, or the event's own name
    content: Any  # from JSON


async def messages(pieces: AsyncIterable[bytes]) -> AsyncIterator[Told]:
    """The messages that ``pieces`` are joined to; comments are left out.

    Raises:
        NoHubThereError: What comes is no stream of a hub's.
    """
    rest = bytearray()
    async for piece in pieces:
        rest += piece
        *blocks, last = bytes(rest).split(b"\n\n")
        rest = bytearray(last)
        if len(rest) > MAX_MESSAGE:
            raise NoHubThereError(f"A message of more than {MAX_MESSAGE} bytes came.")
        for block in blocks:
            if told := _message(block):
                yield told


def _message(block: bytes) -> Told | None:
    name, data = "", ""
    for line in block.decode("utf-8", "replace").split("\n"):
        field, _, value = line.partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            data = value
    if not name:
        return None
    try:
        return Told(name, content_of(data))
    except (ValueError, RecursionError) as error:
        raise NoHubThereError("What comes is no stream of a hub's.") from error
