"""Which tools a device has, and how they behave: chosen on the command line or by a test."""

from collections.abc import Callable
from dataclasses import dataclass

from hub.twin.clock import Clock
from hub.twin.errors import UsageError
from hub.twin.odd_tools import failing, many_tools, odd_tools, slowed
from hub.twin.tool import Tool
from hub.twin.tool_kinds import Failing, Toolset
from hub.twin.tools import Device, common_tools, user_tools


@dataclass(frozen=True, slots=True)
class ToolPlan:
    """The tools, each ``slow_s`` seconds slower than it need be, or ``failing``; ``more`` come behind them.

    Raises:
        UsageError: Nothing is there that could be slow or fail.
    """

    toolset: Toolset = Toolset.NONE
    slow_s: float = 0.0
    failing: Failing | None = None
    more: Callable[[Device], tuple[Tool, ...]] | None = None

    def __post_init__(self) -> None:
        if not self.any and (self.slow_s or self.failing):
            raise UsageError("Only a device with tools has slow or failing ones: give --tools.")

    @property
    def any(self) -> bool:
        """Whether the device has tools at all."""
        return self.toolset is not Toolset.NONE or self.more is not None

    @property
    def camera(self) -> bool:
        """Whether it has a camera."""
        return self.toolset in {Toolset.CAMERA, Toolset.MANY, Toolset.ODD}

    def tools(self, device: Device, clock: Clock) -> tuple[Tool, ...]:
        """The tools, in the order in which the device lists them."""
        tools = (*common_tools(device), *user_tools(device)) if self.toolset is not Toolset.NONE else ()
        if self.toolset is Toolset.MANY:
            tools += many_tools()
        if self.toolset is Toolset.ODD:
            tools += odd_tools(device.board)
        if self.more is not None:
            tools += self.more(device)
        if self.failing is not None:
            tools = failing(tools, self.failing)
        return slowed(tools, self.slow_s, clock) if self.slow_s else tools


NO_TOOLS = ToolPlan()
"""For a device without any."""
