"""How many tokens a text is, for who has to know before, or without, being told by the service."""

import json
import math
from collections.abc import Sequence
from typing import Final

from hub.engines.base import ChatMessage, Function

PLAIN_PER_TOKEN: Final = 3
"""ASCII characters a token; services count one for about four in English, fewer in names and numbers."""

BYTES_PER_TOKEN: Final = 2
"""Bytes of all other characters (UTF-8) a token: a Russian letter counts one half to one, a Chinese
character one and a half. Services of today count a third to a half of the former, about one of the latter."""

FRAME_TOKENS: Final = 4
"""What a message takes besides its words: who said it, where it begins and ends."""

PICTURE_TOKENS: Final = 1_800
"""What a picture is: services cut it into tiles of some 450 tokens, of which a device's fills four."""


def estimated_tokens(text: str) -> int:
    """How many tokens a message is, rather too many: each service cuts words in its own way."""
    plain = sum(character.isascii() for character in text)
    other_bytes = len(text.encode(errors="replace")) - plain
    return math.ceil(plain / PLAIN_PER_TOKEN + other_bytes / BYTES_PER_TOKEN) + FRAME_TOKENS


def estimated_question(messages: Sequence[ChatMessage], functions: Sequence[Function] = ()) -> int:
    """The same for all that is sent with a question."""
    said = sum(_of_message(message) for message in messages)
    return said + sum(_of_function(function) for function in functions)


def _of_message(message: ChatMessage) -> int:
    calls = sum(estimated_tokens(call.name + call.arguments) for call in message.calls)
    return estimated_tokens(message.text) + calls + PICTURE_TOKENS * len(message.pictures)


def _of_function(function: Function) -> int:
    schema = json.dumps(dict(function.parameters), default=str)
    return estimated_tokens(function.name + function.description + schema)
