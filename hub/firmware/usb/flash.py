"""How far it is to write on a board, as a value that grows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from hub.events import FLASH_ENDED, BoardState, FlashState
from hub.firmware.usb.orders import TOUCHING, Phase, Progress
from hub.firmware.usb.problems import FlashProblem

SURE_S: Final = 1.0
"""A speed is told once so long has passed, seconds: before that it jumps."""


@dataclass(frozen=True, slots=True)
class Board:
    """What a board says of itself; see ``hub.firmware.usb.orders.BoardFacts``."""

    chip: str
    revision: str
    features: tuple[str, ...]
    mac: str
    flash_size: int
    usb_mode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flash:
    """One try to write on a board.

    Attributes:
        done: Bytes of this step, of ``total``.
        bytes_per_s: 0 while it cannot be told.
        left_s: Seconds to go in this step; None while that cannot be told.
        board: None until it has answered.
        board_state: What is on it now.
        problem: Why it failed.
        needs: What the image needs, if the board has not got that: see ``UnfitError``.
        has: What the board has instead.
        device_id: Which device it is; empty until it has answered.
        approved: Whether the hub lets it in when it asks.
        backup: Whether what was on it before can be had.
        started_at: When, wall-clock seconds.
    """

    flash_id: str
    port_id: str
    image_id: str
    started_at: float
    state: FlashState = FlashState.WAITING
    done: int = 0
    total: int = 0
    bytes_per_s: float = 0.0
    left_s: float | None = None
    board: Board | None = None
    board_state: BoardState = BoardState.UNTOUCHED
    problem: FlashProblem | None = None
    needs: str = ""
    has: str = ""
    approved: bool = False
    backup: bool = False
    ended_at: float | None = None

    @property
    def device_id(self) -> str:
        """Which device it is; empty until it has answered."""
        return self.board.mac if self.board else ""

    @property
    def ended(self) -> bool:
        """Whether nothing more is done."""
        return self.state in FLASH_ENDED


class Pace:
    """How fast a step goes."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """``clock`` is one that nobody sets, seconds."""
        self._clock = clock
        self._phase: Phase | None = None
        self._began = 0.0

    def after(self, flash: Flash, told: Progress) -> Flash:
        """``flash`` once the child has told that."""
        now = self._clock()
        if told.phase is not self._phase:
            self._phase, self._began = told.phase, now
        took = now - self._began
        speed = told.done / took if took >= SURE_S else 0.0
        return replace(
            flash,
            state=FlashState(told.phase),
            done=told.done,
            total=told.total,
            bytes_per_s=speed,
            left_s=(told.total - told.done) / speed if speed else None,
            board_state=_touched(flash.board_state, told.phase),
        )


def _touched(before: BoardState, phase: Phase) -> BoardState:
    if phase in TOUCHING:
        return BoardState.INCOMPLETE
    if phase is Phase.VERIFYING and before is BoardState.INCOMPLETE:
        return BoardState.WRITTEN
    return before
