"""Lines that a board prints: cut from bytes, cleaned for people, and taken apart as ESP-IDF writes them."""

import codecs
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hub.logbook.veil import HIDDEN, veiled

LONGEST_LINE: Final = 512
"""Of a line, letters: the longest that matters has 200. What is longer is cut into several."""

HELD: Final = 8 * LONGEST_LINE
"""Letters that are held while a line goes on: what is longer is none, and is cut there, too."""

_ESCAPES: Final = re.compile(r"\x1b(?:\[[0-9;?]{0,32}[A-Za-z]|[@-_])?")
"""Colours and other commands to a terminal."""

_PASSWORD: Final = re.compile(r"(?i)\b(?:password|passwd|passphrase|pwd|psk)\b[\"']?\s*[=:]\s*(?P<value>.+)")
"""Some firmware prints what a person has typed. A password may have spaces in it: all of the line is hidden."""

_CLIENT_ID: Final = re.compile(r"(?i)\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
"""A board prints its own at each start; who knows it and the MAC is given the board's token."""

_LOG: Final = re.compile(
    r"(?P<level>[EWIDV]) (?:\((?P<at>[0-9:.]{1,20})\) )?(?P<tag>[A-Za-z][\w.+-]{0,40}): ?(?P<text>.*)"
)
"""``esp_log``: "I (1234) tag: text"; the first lines after a start have no time."""


class Level(StrEnum):
    """How a line is meant."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    DEBUG = "debug"
    PLAIN = "plain"  # it does not say: the chip itself prints it, or a panic


_LEVELS: Final = {"E": Level.ERROR, "W": Level.WARNING, "I": Level.INFO, "D": Level.DEBUG, "V": Level.DEBUG}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A line, taken apart.

    Attributes:
        level: How it is meant.
        tag: Which component prints it; empty for what the chip itself prints.
        text: What it says.
        ms: When, milliseconds since the board started; None when it does not say.
    """

    level: Level
    tag: str
    text: str
    ms: int | None = None


def parsed(line: str) -> Parsed:
    """What ``line`` is made of."""
    found = _LOG.match(line)
    if found is None:
        return Parsed(Level.PLAIN, "", line)
    at = found["at"] or ""
    return Parsed(_LEVELS[found["level"]], found["tag"], found["text"], int(at) if at.isdecimal() else None)


class LineCutter:
    """Cuts bytes into lines that may be shown: without passwords and tokens. It holds at most one line."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def feed(self, data: bytes) -> list[str]:
        """The lines that ``data`` completes, without empty ones."""
        self._rest += self._decoder.decode(data)
        *whole, self._rest = re.split(r"[\r\n]", self._rest)
        lines = [part for line in whole for part in _shown(line)]
        while len(self._rest) > HELD:
            lines += _shown(self._rest[:HELD])
            self._rest = self._rest[HELD:]
        return lines

    def end(self) -> list[str]:
        """What was said last, without an end."""
        rest, self._rest = self._rest + self._decoder.decode(b"", final=True), ""
        return _shown(rest)


def _shown(line: str) -> list[str]:
    """``line`` as it may be shown, in pieces if it is long: what is hidden is hidden before it is cut."""
    clean = _clean(line)
    pieces = (clean[start : start + LONGEST_LINE].rstrip() for start in range(0, len(clean), LONGEST_LINE))
    return [piece for piece in pieces if piece]


def _clean(line: str) -> str:
    """Without what a terminal would act on, and without secrets."""
    plain = _ESCAPES.sub("", line).replace("\t", " ")
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in plain).rstrip()
    shown = _CLIENT_ID.sub(HIDDEN, shown)
    password = _PASSWORD.search(shown)
    return veiled(shown if password is None else shown[: password.start("value")] + HIDDEN)
