"""Which tools a device can have, and how they can fail: the names on the command line."""

from enum import StrEnum


class Toolset(StrEnum):
    """The tools of a kind of device."""

    NONE = "none"  # it does not even say that it could have some
    STANDARD = "standard"  # a stock device without a camera
    CAMERA = "camera"  # with one
    MANY = "many"  # with 500 more tools than that
    ODD = "odd"  # with names that collide, and a result that tries a trick


class Failing(StrEnum):
    """How tools fail."""

    ERROR = "error"  # a JSON-RPC error, without a code
    REFUSAL = "refusal"  # a result that says isError
    SILENCE = "silence"  # no answer at all
