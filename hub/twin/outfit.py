"""How a device is made and set up: all that a connection needs to know of it."""

from dataclasses import dataclass

from hub.twin.board import Board
from hub.twin.frames import Framing
from hub.twin.microphone import Uplink
from hub.twin.player import Sink
from hub.twin.state import Mode
from hub.twin.toolset import ToolPlan


@dataclass(frozen=True, slots=True)
class Outfit:
    """How it listens, how it frames and sends sound, what it keeps, which tools it has, where it is heard."""

    mode: Mode
    framing: Framing
    uplink: Uplink
    board: Board
    plan: ToolPlan
    sink: Sink | None = None
