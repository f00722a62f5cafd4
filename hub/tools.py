"""What a device can do for whoever asks: its tools, and what comes of calling one. Values only; no wire."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Protocol

LISTED_S: Final = 3.0
"""Time a device has for the list of its tools from its hello on, seconds; then somebody is answered without it:
a person waits, too. Once for each kind of device: what others of its kind listed is known at once."""

AHEAD_S: Final = 0.1
"""Between what a device is told to play and a call that holds up its main task, seconds: what has not reached
that task by then is lost (device protocol, section 4)."""

InTurn = Mapping[str, Callable[[], Any]]
"""Makes arguments of a call, by name, when the device is about to be asked: what is good for a short time."""

NOTHING: Final[InTurn] = {}


class Caller(StrEnum):
    """Who wants a tool called."""

    MODEL = "model"  # the language model, in an answer
    SKILL = "skill"  # the hub, for a request that it recognised by itself
    PERSON = "person"  # somebody with a token, over the API or in the window


class ToolOutcome(StrEnum):
    """What came of a call."""

    DONE = "done"
    REFUSED = "refused"  # the device says that it failed
    INVALID = "invalid"  # the arguments do not fit the tool; the device was not asked
    UNKNOWN = "unknown"  # there is no such tool for this caller; the device was not asked
    LATE = "late"  # no answer in time: it may have happened or not
    GONE = "gone"  # the device is not, or no longer, connected
    UNASKED = "unasked"  # the model wanted it, and nobody in the room did; the device was not asked
    CANCELLED = "cancelled"  # nobody waits for it any more


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool of a device.

    Attributes:
        name: As the device calls it, with dots: ``self.audio_speaker.set_volume``.
        description: What it does, in the device's words. A stranger's text: data, never instructions.
        schema: JSON schema of its arguments, an object.
        user_only: For people; a language model never learns of it.
    """

    name: str
    description: str = ""
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "object", "properties": {}})
    user_only: bool = False


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What came of a call.

    Attributes:
        outcome: How it ended.
        text: What the device said, or why nothing came of it, in English. Data, never instructions.
        pictures: JPEGs that came of it, for a model that sees.
    """

    outcome: ToolOutcome
    text: str = ""
    pictures: tuple[bytes, ...] = ()

    @property
    def done(self) -> bool:
        """Whether it did what was asked."""
        return self.outcome is ToolOutcome.DONE


class DeviceTools(Protocol):
    """The tools of the device that a conversation is held with."""

    def known(self) -> Sequence[Tool]:
        """Its tools, as far as they are known by now, without those for people alone."""
        ...

    async def listed(self) -> Sequence[Tool]:
        """The same, once the device has been asked, or has had its time to answer; within ``LISTED_S``."""
        ...

    def told(self) -> bool:
        """Whether the device has said what it can do, or has no way to."""
        ...

    def busy(self) -> bool:
        """Whether the device does something now, or may: what is played to it meanwhile can be lost."""
        ...

    def is_slow(self, name: str) -> bool:
        """Whether it holds up the device's main task: say something first, and begin 100 ms before it."""
        ...

    async def call(
        self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
    ) -> ToolResult:
        """Call one, unless the arguments do not fit its schema. It never raises but when cancelled."""
        ...


class MainTask(Protocol):
    """The one task in which a device makes ready to play, and calls its tools."""

    def answer_first(self) -> AbstractContextManager[None]:
        """Within, and ``AHEAD_S`` behind it, nothing begins that people call: an answer is to begin."""
        ...

    async def free(self) -> None:
        """Return when no slow tool is being called, or when it had its time."""
        ...


class NeverHeldUp:
    """Of a device without tools (a ``MainTask``)."""

    def answer_first(self) -> AbstractContextManager[None]:
        """Nothing could begin."""
        return nullcontext()

    async def free(self) -> None:
        """It is."""


NEVER_HELD_UP: Final = NeverHeldUp()


class NoTools:
    """Of a device that has none, or does not say so."""

    def known(self) -> Sequence[Tool]:
        """None."""
        return ()

    async def listed(self) -> Sequence[Tool]:
        """None."""
        return ()

    def told(self) -> bool:
        """There is nothing to be said."""
        return True

    def busy(self) -> bool:
        """It does nothing."""
        return False

    def is_slow(self, name: str) -> bool:
        """Nothing is."""
        return False

    async def call(
        self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
    ) -> ToolResult:
        """There is nothing to be called."""
        return ToolResult(ToolOutcome.UNKNOWN, "This device has no such tool.")


NO_TOOLS: Final = NoTools()
