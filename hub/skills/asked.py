"""What a skill is given: the words, whose they are, and what can be done for them."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field

from hub.skills.acting import Acting
from hub.tools import NO_TOOLS, DeviceTools


async def say_nothing() -> None:
    """Where nothing needs to be said before something slow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request.

    Attributes:
        text: What was understood, with or without punctuation.
        language: Its language tag.
        answer_in: Language (ISO 639-1) of the answer: what the voice speaks.
        device_id: Of the device; empty for one without a name.
        turn_id: Of the turn.
        heard_last: What the device said last; empty when it has said nothing.
        heard_from_outside: That may quote what nobody in this conversation said.
        tools: What the device can do.
        before_slow: Awaited before a slow tool is called: it says that it takes a moment, and returns once
            that can be heard.
        while_waiting: Held around the call of any other tool: when that takes long, it says so, unless
            something is being heard.
        acting: Is told of what is done.
    """

    text: str
    language: str
    answer_in: str
    device_id: str = ""
    turn_id: str = ""
    heard_last: str = ""
    heard_from_outside: bool = False
    tools: DeviceTools = NO_TOOLS
    before_slow: Callable[[], Awaitable[None]] = say_nothing
    while_waiting: Callable[[], AbstractAsyncContextManager[None]] = nullcontext
    acting: Acting = field(default_factory=Acting)
