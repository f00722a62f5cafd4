"""Where a turn's answer goes. The session behind it knows the wire; the turn does not."""

from typing import Protocol

from hub.dialogue.emotion import Emotion


class AnswerSink(Protocol):
    """One device, as a turn sees it. A send to a device that is gone does nothing."""

    async def transcript(self, text: str) -> None:
        """Show what was understood."""
        ...

    async def emotion(self, emotion: Emotion) -> None:
        """Make a face."""
        ...

    async def start(self) -> None:
        """An answer is certain: get ready to play."""
        ...

    async def sentence(self, text: str, *, aside: bool) -> None:
        """Show what begins to be heard; ``aside`` is the hub's own, and answers nothing."""
        ...

    async def packet(self, packet: bytes) -> None:
        """Send 60 ms of sound."""
        ...

    async def stop(self) -> None:
        """The answer is over; the device may listen again."""
        ...

    async def alert(self, message: str) -> None:
        """Show what cannot be said."""
        ...
