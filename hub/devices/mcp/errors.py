"""Why a device's tools gave no result. They stay in this room: what is called gets a ``ToolResult``."""


class ToolLineError(Exception):
    """A request to the device's tools came to nothing.

    Attributes:
        told: Whether the device had been sent it.
    """

    def __init__(self, message: str = "", *, told: bool = False) -> None:
        super().__init__(message)
        self.told = told


class DeclinedError(ToolLineError):
    """The device answered with an error; the message is its own words, cut short."""


class SilentError(ToolLineError):
    """No answer came in time."""


class GoneError(ToolLineError):
    """The device is not, or no longer, there."""
