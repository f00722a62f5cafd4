"""What the hub has to tell without being asked: a timer is done, an alarm rings."""

import asyncio
from collections.abc import Callable


class Announcement:
    """Is said once, in place of a question's answer, with a chime before it.

    Attributes:
        text: Gives what is said in a language (ISO 639-1).
        language: The language tag in which it is wanted; empty: in which the person spoke last.
        told: Its words have begun to be heard, or are shown where they cannot be spoken.
        interrupted: It was ended early by the person, not because the conversation ends.
        over: Set when nothing of it is to come.
    """

    def __init__(self, text: Callable[[str], str], language: str = "") -> None:
        self.text = text
        self.language = language
        self.told = False
        self.interrupted = False
        self.over = asyncio.Event()
