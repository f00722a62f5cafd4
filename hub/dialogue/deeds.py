"""What came of a turn's calls in the end: what is said when the model does not say it."""

from collections.abc import Sequence
from typing import Final

from hub.dialogue.guard import reads_only
from hub.skills.calling_tools import succeeded
from hub.tools import ToolOutcome, ToolResult

DONE: Final = "tools.done"
PART: Final = "tools.part"
FAILED: Final = "tools.failed"

_PHRASES: Final = {
    ToolOutcome.LATE: "device.silent",
    ToolOutcome.GONE: "device.silent",
    ToolOutcome.CANCELLED: "device.silent",
    ToolOutcome.UNASKED: "tools.unasked",
}


class Deeds:
    """Of one turn. What failed, and worked when it was tried again, did work."""

    def __init__(self) -> None:
        self._acted = False
        self._failed: dict[str, ToolOutcome] = {}

    def note(self, names: Sequence[str], results: Sequence[ToolResult]) -> None:
        """The calls of one reply were made: what the model called, and what came of each."""
        for name in names:
            self._failed.pop(name, None)
        for name, result in zip(names, results, strict=True):
            if not succeeded(result):  # a firmware may answer "false" instead of an error
                self._failed[name] = result.outcome
            elif not reads_only(name):
                self._acted = True

    def phrase(self) -> str:
        """The key of the phrase that tells it; empty when nothing was tried that people would hear of."""
        outcomes = set(self._failed.values())
        if self._acted:
            return PART if outcomes else DONE
        if outcomes <= {ToolOutcome.UNKNOWN}:
            return ""
        outcomes.discard(ToolOutcome.UNKNOWN)
        return _PHRASES.get(outcomes.pop(), FAILED) if len(outcomes) == 1 else FAILED
