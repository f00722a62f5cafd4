"""What the child process tells while it works: one line of JSON each, and nothing else on its output."""

from collections.abc import Callable
from typing import Any, Final

from esptool.logger import TemplateLogger

from hub.firmware.usb.orders import Phase, Progress, Told

STEPS: Final = 200
"""Lines that a phase's progress takes at most: enough for the eye."""


class Teller:
    """Knows the phase, and tells how far it is."""

    def __init__(self, write: Callable[[str], object]) -> None:
        """``write`` is given each line."""
        self._write = write
        self.phase = Phase.CONNECTING
        self._total = 0
        self._base = 0
        self._share = 0
        self._told = 0

    def tell(self, what: Told) -> None:
        """Say it."""
        self._write(what.model_dump_json() + "\n")

    def begin(self, phase: Phase, total: int = 0) -> None:
        """Be in ``phase``, with ``total`` bytes to do."""
        self.phase, self._total = phase, total
        self._base = self._share = self._told = 0
        self.tell(Progress(phase=phase, total=total))

    def expect(self, share: int) -> None:
        """The next ``share`` bytes begin: what esptool counts next is of these."""
        self._base += self._share
        self._share = share

    def count(self, done: int, total: int) -> None:
        """So much is done of a share, in whatever esptool counts: it packs what it sends."""
        if not self._total:
            return
        reached = self._base + (self._share * min(done, total) // total if total > 0 else self._share)
        if reached - self._told >= self._total / STEPS or reached == self._total > self._told:
            self._told = reached
            self.tell(Progress(phase=self.phase, done=reached, total=self._total))


class QuietLog(TemplateLogger):  # type: ignore[misc]
    """Instead of esptool's own: texts go nowhere, for what matters is raised; progress goes to the teller."""

    def __init__(self, teller: Teller) -> None:
        self._teller = teller

    def print(self, *_args: Any, **_kwargs: Any) -> None:
        """Say nothing."""

    def note(self, message: str) -> None:
        """Say nothing."""

    def warning(self, message: str) -> None:
        """Say nothing."""

    def error(self, message: str) -> None:
        """Say nothing."""

    def stage(self, finish: bool = False) -> None:
        """Say nothing."""

    def set_verbosity(self, verbosity: str) -> None:
        """Stay as quiet."""

    def progress_bar(
        self, cur_iter: int, total_iters: int, prefix: str = "", suffix: str = "", bar_length: int = 30
    ) -> None:
        """Tell how far it is."""
        self._teller.count(cur_iter, total_iters)
