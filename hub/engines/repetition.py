"""Tells a transcript in which the decoder went round in circles."""

import re
import zlib

MAX_COMPRESSION = 2.4
"""Text that deflates better than this repeats itself (Whisper's own threshold)."""

LOOP = re.compile(
    r"(\b\w[\w',.\s-]{11,}?)[\s,.;!?-]*\1"  # a phrase of a dozen characters or more, said twice in a row
    r"|(\b\w+\b)(?:\W+\2){3,}"  # a word said four times in a row
    r"|([\u3040-\u30ff\u3400-\u9fff]{4,}?)[，。、,.\s]*\3"  # the same without spaces between words
    r"|([\u3400-\u9fff])\4{3,}",
    re.IGNORECASE,
)


def repeats_itself(text: str) -> bool:
    """Whether ``text`` looks like a decoder's loop; a person may have spoken so, so ask again."""
    return compresses_well(text) or bool(LOOP.search(text))


def compresses_well(text: str) -> bool:
    """Whether ``text`` is mostly one thing over and over: nobody speaks so."""
    raw = text.encode()
    return len(raw) / len(zlib.compress(raw)) > MAX_COMPRESSION
