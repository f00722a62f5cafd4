"""What came of a turn's calls in the end: what is said when the model does not say it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

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


@dataclass(frozen=True, slots=True)
class Deed:
    """What was to be done: one tool with other arguments is another deed.

    Attributes:
        name: Of the tool, or what the model took for one.
        arguments: As JSON that does not depend on their order.
    """

    name: str
    arguments: str

    @classmethod
    def of(cls, name: str, arguments: Mapping[str, Any]) -> "Deed":
        """Calling that tool with these."""
        return cls(name, json.dumps(arguments, sort_keys=True))


class Deeds:
    """Of one turn. What failed, and worked when it was tried again, did work."""

    def __init__(self) -> None:
        self._acted = False
        self._failed: dict[Deed, ToolOutcome] = {}

    def note(self, deeds: Sequence[Deed], results: Sequence[ToolResult]) -> None:
        """The calls of one reply were made: what the model called, and what came of each."""
        wrong = [deed for deed, outcome in self._failed.items() if outcome is ToolOutcome.INVALID]
        corrigible = [deed for deed in wrong if deed not in deeds]
        for deed in deeds:
            if self._failed.pop(deed, None) is None:
                self._correct(deed, corrigible)
        for deed, result in zip(deeds, results, strict=True):
            if not succeeded(result):  # a firmware may answer "false" instead of an error
                self._failed[deed] = result.outcome
            elif not reads_only(deed.name):
                self._acted = True

    def _correct(self, deed: Deed, corrigible: list[Deed]) -> None:
        """Behind a call whose arguments did not fit, another of that tool is the same deed, put right."""
        for wrong in corrigible:
            if wrong.name == deed.name:
                corrigible.remove(wrong)
                self._failed.pop(wrong, None)
                return

    def phrase(self) -> str:
        """The key of the phrase that tells it; empty when nothing was tried that people would hear of."""
        outcomes = set(self._failed.values())
        if self._acted:
            return PART if outcomes else DONE
        if outcomes <= {ToolOutcome.UNKNOWN}:
            return ""
        outcomes.discard(ToolOutcome.UNKNOWN)
        return _PHRASES.get(outcomes.pop(), FAILED) if len(outcomes) == 1 else FAILED
