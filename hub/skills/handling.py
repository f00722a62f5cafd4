"""What carries out one kind of request, and what it says then."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from hub.skills.asked import Asked
from hub.skills.requests import Intent, Request


@dataclass(frozen=True, slots=True)
class SkillAnswer:
    """What is said in answer, and to which intent."""

    text: str
    intent: Intent

    @property
    def takes_leave(self) -> bool:
        """Whether the conversation is over with it."""
        return self.intent is Intent.GOODBYE


Handler = Callable[[Request, Asked], Awaitable[SkillAnswer | None]]
"""Does what is requested, and says so; None: it is the language model's."""
