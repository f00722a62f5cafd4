"""Makes an answer of what a skill has to say, and of what keeps it from doing it."""

from collections.abc import Awaitable, Callable

from hub.errors import AlertError, ListError
from hub.phrases import phrase
from hub.skills.asked import Asked
from hub.skills.handling import Handler, Question, SkillAnswer
from hub.skills.requests import Request

Doing = Callable[[Request, Asked], Awaitable[str]]
"""Does what is requested; what is said then, a ``Question`` if it asks back.

Raises ``AlertError`` or ``ListError``."""


def spoken(doing: Doing, *, quotes: bool = False) -> Handler:
    """The handler that says what ``doing`` gives, or why it could not be done.

    Args:
        doing: Does it.
        quotes: What it gives may hold words that were kept before. A question which one is meant always may.
    """

    async def handle(request: Request, asked: Asked) -> SkillAnswer:
        try:
            text = await doing(request, asked)
        except (AlertError, ListError) as error:
            text = phrase(error.code, asked.answer_in)
        if not isinstance(text, Question):
            return SkillAnswer(text, request.intent, from_outside=quotes)
        return SkillAnswer(text, request.intent, from_outside=True, asks_back=True, lacking=text.lacking)

    return handle
