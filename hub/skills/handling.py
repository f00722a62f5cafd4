"""What carries out one kind of request, and what it says then."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, Self

from hub.skills.asked import Asked
from hub.skills.requests import Intent, Request


class Question(str):
    """What is said to ask for something that was left out; whatever else ends with a question mark is none.

    Attributes:
        lacking: The request that the answer makes whole, where it is not the one that was made.
    """

    __slots__ = ("lacking",)

    lacking: Request | None

    def __new__(cls, text: str, lacking: Request | None = None) -> Self:
        """``text``, which asks for what ``lacking`` leaves out."""
        question = super().__new__(cls, text)
        question.lacking = lacking
        return question


@dataclass(frozen=True, slots=True)
class SkillAnswer:
    """What is said in answer, and to which intent.

    Attributes:
        text: Empty when it was done and nothing is to be said.
        intent: What was asked for.
        from_outside: It may quote what nobody in this conversation said: what is on a photo, on a list, in a
            reminder. A language model that reads it later does nothing that no person asked for.
        asks_back: Whether something was left out that it asks for.
        lacking: The request of which it asks for it, where that is not the one that was made.
    """

    text: str
    intent: Intent
    from_outside: bool = False
    asks_back: bool = False
    lacking: Request | None = None

    @property
    def takes_leave(self) -> bool:
        """Whether the conversation is over with it."""
        return self.intent is Intent.GOODBYE


Handler = Callable[[Request, Asked], Awaitable[SkillAnswer | None]]
"""Does what is requested, and says so; None: it is the language model's."""


class SkillGroup(Protocol):
    """Skills of one topic."""

    def handlers(self) -> Mapping[Intent, Handler]:
        """What carries out which intent."""
        ...


def all_handlers(*groups: SkillGroup) -> Mapping[Intent, Handler]:
    """The handlers of all ``groups``; raises ``ValueError`` when two claim the same intent."""
    found: dict[Intent, Handler] = {}
    for group in groups:
        more = group.handlers()
        if twice := found.keys() & more.keys():
            raise ValueError(f"Two groups of skills carry out {', '.join(sorted(twice))}.")
        found |= more
    return found
