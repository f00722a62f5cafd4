"""What the language model is told about its task."""

from datetime import datetime

from hub.dialogue.emotion import CANONICAL_EMOJI
from hub.engines.base import ChatMessage, Role

TASK = """\
You are the voice of a small speaker in somebody's home. Your answer is read aloud as you write it.
Your voice speaks one language: answer in it, whatever the question's is. Its ISO 639-1 code: {language}.
Answer in one to three short sentences unless more is asked for.
Begin with a short sentence of five to eight words.
Write plain spoken words: no Markdown, no lists, no tables, no links.
Begin the whole answer with exactly one of these emoji, the one that fits its mood: {emoji}
If you do not know something, say so. It is {moment}.
"""


def system_message(now: datetime, language: str, instructions: str) -> ChatMessage:
    """The first message of every request.

    Args:
        now: The current time in the home's time zone.
        language: ISO 639-1 code of what the voice speaks.
        instructions: What the household wants added.
    """
    moment = f"{now:%A}, {now.day} {now:%B %Y}, {now:%H:%M} ({now.tzname()})"
    text = TASK.format(emoji=" ".join(CANONICAL_EMOJI.values()), language=language, moment=moment)
    return ChatMessage(Role.SYSTEM, f"{text}\n{instructions}".strip())
