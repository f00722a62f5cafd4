"""How a flash goes, shown to who waits for it: its steps, its board, and what came of it."""

import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from hub.commands.control import ask
from hub.commands.ports import complain
from hub.errors import NoHubError, NotDoneError, SilentHubError
from hub.firmware.sizes import MB, room

FAILED: Final = 1
"""Exit status: the board was not written on."""

BEAT_S: Final = 0.3
"""Between two looks at how far it is, seconds."""

STEPS: Final = {
    "waiting": "Preparing",
    "connecting": "Connecting",
    "checking": "Checking the board",
    "backing_up": "Reading the old flash",
    "erasing": "Erasing",
    "writing": "Writing",
    "verifying": "Verifying",
    "restarting": "Restarting the board",
}
"""What a person is told while it goes on, in the order of the steps."""

BOARD: Final = {
    "untouched": "The board is as it was. If it does not answer, press its RESET button.",
    "incomplete": "The board is only half written and does not start. Flash it again: that mends it.",
    "written": "Everything is on the board, but it was not read back. Flash it again to be sure.",
    "verified": "Everything is on the board, and was read back.",
}
"""What a person is told of what is on the board."""

LOST: Final = {
    "untouched": "Nothing was written on the board so far; if that began since, it is half written and does "
    "not start.",
    "incomplete": "The board is half written then, and does not start.",
    "written": "Everything was on the board already, but was not read back.",
    "verified": "Everything was on the board already, and was read back.",
}
"""What a person is told of the board when the hub is gone, by what was known of the board last."""


class Shown:
    """What was shown of a flash so far.

    Attributes:
        told: What the hub told of it last.
    """

    def __init__(self, told: Mapping[str, Any], *, erases: bool, backs_up: bool) -> None:
        """``told`` is how it began; what it does besides writing is known from what was asked."""
        self.told = told
        left_out = {name for name, done in (("erasing", erases), ("backing_up", backs_up)) if not done}
        self._steps = [name for name in STEPS if name not in left_out]
        self._line = ""
        self._at = -1
        self._board_shown = False

    def show(self, told: Mapping[str, Any]) -> None:
        """Show what is new: on a terminal in one line that changes, else a line a step, also of short ones."""
        self.told = told
        if told["board"] is not None and not self._board_shown:
            self._board_shown = True
            self._reach("checking")
            self._print(f"The board: {board_line(told['board'])}")
        state = "restarting" if told["state"] == "done" else told["state"]
        if state in self._steps:
            self._reach(state, told)
        if told["ended_at"] is not None and sys.stdout.isatty():
            print("\r\x1b[K", end="")

    def _reach(self, state: str, told: Mapping[str, Any] | None = None) -> None:
        at = self._steps.index(state)
        if sys.stdout.isatty():
            line = _line(state, told)
            if line != self._line:
                print(f"\r\x1b[K{line}", end="", flush=True)
            self._line, self._at = line, at
            return
        for name in self._steps[self._at + 1 : at + 1]:
            print(STEPS[name], flush=True)
        self._at = max(self._at, at)

    def _print(self, line: str) -> None:
        before = "\r\x1b[K" if sys.stdout.isatty() else ""
        print(f"{before}{line}", flush=True)
        self._line = ""


def followed(data_dir: Path, path: str, shown: Shown) -> Mapping[str, Any]:
    """The flash at that path at its end; how far it is is shown meanwhile. Raises as ``asked``."""
    shown.show(shown.told)
    while shown.told["ended_at"] is None:
        time.sleep(BEAT_S)
        shown.show(asked(data_dir, "GET", path, shown))
    return shown.told


def asked(data_dir: Path, method: str, path: str, shown: Shown) -> Mapping[str, Any]:
    """What the hub tells of the flash now.

    Raises:
        NotDoneError: It does not answer any more, or not what is asked; what the board may be is said.
    """
    try:
        told: Mapping[str, Any] = ask(data_dir, method, path)
    except (NoHubError, SilentHubError) as error:
        _leave_line()
        raise NotDoneError(
            "The hub does not answer any more. If it has ended, so has its process that writes on the board. "
            f"{LOST[shown.told['board_state']]} Start the hub, and flash the board again: that mends it."
        ) from error
    except NotDoneError as error:
        _leave_line()
        raise NotDoneError(
            f"{error} How the flash goes is not known any more. {LOST[shown.told['board_state']]}"
        ) from error
    return told


def _leave_line() -> None:
    """What is said next stays off the line that changes."""
    if sys.stdout.isatty():
        print()


def board_line(board: Mapping[str, Any]) -> str:
    """A board as it says of itself what it is: chip, MAC, flash and what else it can do."""
    size = f"{room(board['flash_size'])} of flash" if board["flash_size"] else "a flash of unknown size"
    return ", ".join((f"{board['chip']} {board['revision']}", board["mac"], size, *board["features"]))


def end(told: Mapping[str, Any]) -> int:
    """Say what came of it; the exit status of a failure."""
    if told["state"] == "cancelled":
        print("Cancelled.")
    problem = told["problem"]
    complain(problem)
    print(BOARD[told["board_state"]])
    if told["approved"]:
        print(f"The hub lets it in as {told['device_id']}.")
    return FAILED if problem is not None else 0


def _line(state: str, told: Mapping[str, Any] | None) -> str:
    return STEPS[state] + "".join(_parts(told) if told is not None and told["total"] else ())


def _parts(told: Mapping[str, Any]) -> Iterator[str]:
    yield f": {told['done'] * 100 // told['total']} % of {told['total'] / MB:.1f} MB"
    if told["bytes_per_s"]:
        yield f", {told['bytes_per_s'] / 1000:.0f} kB/s"
    if told["left_s"] is not None:
        yield f", {told['left_s']:.0f} s to go"
