"""A ring of the newest records of the log, each with a number that grows."""

import itertools
import logging
import re
import secrets
import traceback
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hub.logbook.veil import veiled

MOST_RECORDS: Final = 5_000
"""Records that are held: some hours of a busy house at INFO, about 2 MB."""

LONGEST_TEXT: Final = 4_000
"""Characters of a record; of a longer one, with a traceback, the beginning and the end are held."""

VEILED: Final = 8 * LONGEST_TEXT
"""Characters that are looked through for secrets: far more than are held, so that none is cut before."""

_DEVICE: Final = re.compile(
    r"(?i)\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b"
    r"|(?<=\bdevice )(?=[a-z]*(?:[0-9]|[._-][a-z0-9]))[a-z0-9._-]{0,63}[a-z0-9]"
)
"""A MAC, or what follows the word in the hub's own messages, if it is no English word."""


class Level(StrEnum):
    """How bad it is."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def number(self) -> int:
        """The same for the logging library."""
        return logging.getLevelNamesMapping()[self.name]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record."""

    number: int
    at: float  # seconds since 1970
    level: Level
    logger: str
    device_id: str  # that it names; empty when it names none
    text: str


@dataclass(frozen=True, slots=True)
class Sought:
    """Some of the records: those that fit all of this."""

    at_least: Level = Level.DEBUG
    device_id: str = ""
    text: str = ""  # somewhere in the text or the logger's name, whatever the case

    def fits(self, entry: Entry) -> bool:
        """Whether ``entry`` is one of them."""
        if entry.level.number < self.at_least.number or self.device_id not in ("", entry.device_id):
            return False
        wanted = self.text.casefold()
        return wanted in entry.text.casefold() or wanted in entry.logger.casefold()


@dataclass(frozen=True, slots=True)
class Extract:
    """Some records, oldest first. ``last`` is where to go on; ``more``: there are more to be had at once."""

    entries: tuple[Entry, ...]
    last: int
    more: bool = False


class LogBook(logging.Handler):
    """Takes what is logged, from any thread.

    Attributes:
        run: Another one at each start: numbers begin anew then.
    """

    def __init__(self, most: int = MOST_RECORDS) -> None:
        """``most`` records are held; the oldest goes for the newest."""
        super().__init__()
        self.run = secrets.token_hex(4)
        self._ring: deque[Entry] = deque(maxlen=most)
        self._numbers = itertools.count(1)
        self._last = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Hold ``record``; the logging library calls one at a time."""
        try:
            text = _bounded(veiled(_bounded(_told(record), VEILED)))  # half a secret is not known as one
        except Exception:  # noqa: BLE001 - a bad record is the fault of who logs it, and told on standard error
            self.handleError(record)
            return
        self._last = next(self._numbers)
        named = _DEVICE.search(text)
        device_id = named.group().lower() if named else ""
        self._ring.append(Entry(self._last, record.created, _level(record), record.name, device_id, text))

    def newest(self, sought: Sought, limit: int) -> Extract:
        """The newest that fit, ``limit`` at most."""
        last = self._last
        found = tuple(itertools.islice(_fitting(reversed(tuple(self._ring)), sought), limit))
        return Extract(found[::-1], last)

    def after(self, number: int, sought: Sought, limit: int) -> Extract:
        """Those that fit and came after ``number``, ``limit`` at most."""
        last = self._last
        newer = (entry for entry in tuple(self._ring) if entry.number > number)
        found = tuple(itertools.islice(_fitting(newer, sought), limit + 1))
        if len(found) > limit:
            return Extract(found[:limit], found[limit - 1].number, more=True)
        return Extract(found, last)


def _fitting(entries: Iterator[Entry], sought: Sought) -> Iterator[Entry]:
    return (entry for entry in entries if sought.fits(entry))


def _told(record: logging.LogRecord) -> str:
    text = record.getMessage()
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return text
    return f"{text}\n{''.join(traceback.format_exception(error)).rstrip()}"


def _bounded(text: str, longest: int = LONGEST_TEXT) -> str:
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half]}\n…\n{text[-half:]}"


def _level(record: logging.LogRecord) -> Level:
    reached = [level for level in Level if record.levelno >= level.number]
    return reached[-1] if reached else Level.DEBUG
