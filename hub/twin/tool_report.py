"""The report's part about tools: what was called, what that cost, and what the device is like now."""

from dataclasses import dataclass

from hub.twin.board import Board, BoardState
from hub.twin.figures import between
from hub.twin.notes import Notes
from hub.twin.tool import Value


@dataclass(frozen=True, slots=True)
class CallReport:
    """A call. ``at_s``: seconds since the question's end; ``spoken_s``: since the device began to speak."""

    tool: str
    arguments: dict[str, Value]
    outcome: str
    at_s: float | None
    took_s: float | None
    spoken_s: float | None


@dataclass(frozen=True, slots=True)
class ToolReport:
    """What a device with tools adds to its report.

    ``lost``: packets dropped because their ``tts start`` waited for a tool. ``waited``: messages that did,
    the longest for ``longest_wait_s``. ``unsent``: packets of the microphone that found no room meanwhile.
    """

    calls: tuple[CallReport, ...]
    lost: int
    waited: int
    longest_wait_s: float
    unsent: int
    board: BoardState


def tool_report(notes: Notes, board: Board) -> ToolReport:
    """Put it together."""
    tools = notes.tools
    calls = tuple(
        CallReport(
            call.tool,
            call.arguments,
            call.outcome.value,
            between(notes.question_end, call.began),
            call.took_s,
            call.spoken_s,
        )
        for call in tools.calls
    )
    return ToolReport(calls, tools.lost, tools.waited, tools.longest_wait_s, tools.unsent, board.state())
