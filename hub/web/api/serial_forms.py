"""What a board on a cable prints, as the API tells it."""

from pydantic import Field

from hub.firmware.usb.causes import Cause
from hub.firmware.usb.lines import Level
from hub.web.api.endpoint import Asked, Told
from hub.web.api.usb_forms import FlashTrouble


class SerialStart(Asked):
    """How the log is to be read."""

    reset: bool = Field(False, description="Start the board anew first, to read its log from the beginning.")


class SerialQuery(Asked):
    """From where on."""

    after: int = Field(0, ge=0, description="Number of the last line that is known.")


class PrintedLine(Told):
    """A line, without passwords and tokens, colours and what cannot be shown."""

    number: int = Field(description="Counts from 1 on.")
    at: float = Field(description="When it came, seconds since 1970.")
    text: str
    level: Level = Field(description="plain: the line does not say, for the chip itself prints it.")


class SerialFinding(Told):
    """Something that hinders the board, or that it is ready."""

    cause: Cause
    first_line: int = Field(description="Number of the line that told it first.")
    count: int = Field(description="How many lines did.")
    text: str = Field(description="In English.")
    remedy: str = Field(description="In English.")


class SerialLog(Told):
    """What a board has printed since its log is read, and what it means."""

    lines: tuple[PrintedLine, ...] = Field(description="Those after the asked one, of the last 2,000.")
    findings: tuple[SerialFinding, ...] = Field(description="What is true now, the most important first.")
    last: int = Field(description="Number of the last line; 0: none came yet.")
    left_out: int = Field(description="Lines that came too fast to be kept.")
    running: bool = Field(description="More is to come, if only once the port is back.")
    problem: FlashTrouble | None = Field(description="Why nothing comes now.")
