"""Boards on a USB cable: which ports there are, and how far it is to write on a board."""

from dataclasses import dataclass
from enum import StrEnum

from hub.events.event import Event


class FlashState(StrEnum):
    """How far it is to write on a board."""

    WAITING = "waiting"  # what is to be written is put together
    CONNECTING = "connecting"
    CHECKING = "checking"  # whether the image fits the board
    BACKING_UP = "backing_up"
    ERASING = "erasing"
    WRITING = "writing"
    VERIFYING = "verifying"
    RESTARTING = "restarting"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


FLASH_ENDED = frozenset({FlashState.DONE, FlashState.FAILED, FlashState.CANCELLED})
"""States in which nothing more is done."""


class BoardState(StrEnum):
    """What is on the board now."""

    UNTOUCHED = "untouched"  # what was there before
    INCOMPLETE = "incomplete"  # it does not start; to flash it again mends that
    WRITTEN = "written"  # all of it, but it was not read back
    VERIFIED = "verified"  # all of it, and it was read back


@dataclass(frozen=True, slots=True, kw_only=True)
class UsbPortsChanged(Event):
    """Ports came or went, or another program opened or closed one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlashChanged(Event):
    """A flash began, goes on or ended; told a few times a second. ``done`` of ``total`` bytes of its step."""

    flash_id: str
    state: FlashState
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SerialHeard(Event):
    """A board on a cable has printed something, or its port went or came; told a few times a second.

    Attributes:
        last: Number of the last line that it printed.
        findings: Codes of what hinders it, the most important first.
    """

    port_id: str
    last: int = 0
    findings: tuple[str, ...] = ()
