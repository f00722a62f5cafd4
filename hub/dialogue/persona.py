"""What the language model is told about its task."""

from datetime import datetime
from typing import Final

from hub.dialogue.emotion import CANONICAL_EMOJI
from hub.engines.base import ChatMessage, Role
from hub.storage.personas import USUAL, Length, Persona

TASK = """\
You are the voice of a small speaker in somebody's home. Your answer is read aloud as you write it.
Your voice speaks one language: answer in it, whatever the question's is. Its ISO 639-1 code: {language}.
{length}
Begin with a short sentence of five to eight words.
Write plain spoken words: no Markdown, no lists, no tables, no links.
Begin the whole answer with exactly one of these emoji, the one that fits its mood: {emoji}
If you do not know something, say so. It is {moment}.
"""


LENGTHS: Final = {
    Length.BRIEF: "Answer in one short sentence, in two at most: whoever wants more asks for it.",
    Length.USUAL: "Answer in one to three short sentences unless more is asked for.",
    Length.DETAILED: "Answer in up to ten short sentences where that is of use: it is listened to, not read.",
}
"""How long answers are to be. Nothing is cut off: half a sentence helps nobody."""


def system_message(now: datetime, language: str, instructions: str, persona: Persona = USUAL) -> ChatMessage:
    """The first message of every request.

    Args:
        now: The current time in the home's time zone.
        language: ISO 639-1 code of what the voice speaks.
        instructions: What the household wants added, whoever speaks.
        persona: Who speaks.
    """
    moment = f"{now:%A}, {now.day} {now:%B %Y}, {now:%H:%M} ({now.tzname()})"
    text = TASK.format(
        emoji=" ".join(CANONICAL_EMOJI.values()),
        language=language,
        moment=moment,
        length=LENGTHS[persona.length],
    )
    parts = (text.strip(), instructions.strip(), persona.instructions.strip())
    return ChatMessage(Role.SYSTEM, "\n\n".join(part for part in parts if part))
