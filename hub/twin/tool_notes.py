"""What the device noted about its tools during one question, and what the main task kept waiting for them."""

from dataclasses import dataclass, field
from enum import StrEnum

from hub.twin.tool import Value

KEPT_CALLS = 100
"""Calls kept; a hub that makes more is noted up to here."""

NOTICEABLE_S = 0.02
"""A message that waited less was only in the same burst as another."""


class Outcome(StrEnum):
    """How a call ended."""

    RESULT = "result"
    REFUSAL = "refusal"  # a result that says isError
    ERROR = "error"  # a JSON-RPC error
    SILENCE = "silence"  # no answer
    RUNNING = "running"  # it has not ended


@dataclass(slots=True)
class Called:
    """A call of a tool. ``spoken_s``: for how long the device had been speaking when it began, if it was."""

    tool: str
    arguments: dict[str, Value]
    user_only: bool
    began: float
    spoken_s: float | None
    ended: float | None = None
    outcome: Outcome = Outcome.RUNNING

    @property
    def took_s(self) -> float | None:
        """How long it took; None while it has not ended."""
        return None if self.ended is None else self.ended - self.began


@dataclass(slots=True)
class ToolNotes:
    """The facts so far. ``lost``: packets dropped because their ``tts start`` waited for a tool.

    ``waited``: messages that did; ``unsent``: the microphone's packets that found no room meanwhile.
    """

    calls: list[Called] = field(default_factory=list)
    lost: int = 0
    waited: int = 0
    longest_wait_s: float = 0.0
    unsent: int = 0

    def begin(self, call: Called) -> None:
        """Note a call."""
        if len(self.calls) < KEPT_CALLS:
            self.calls.append(call)

    def wait(self, seconds: float) -> None:
        """Note that a message waited so long."""
        if seconds > NOTICEABLE_S:
            self.waited += 1
            self.longest_wait_s = max(self.longest_wait_s, seconds)

    @property
    def last_for_answer(self) -> Called | None:
        """The last call that the answer may depend on: people's own calls are none."""
        return next((call for call in reversed(self.calls) if not call.user_only), None)
