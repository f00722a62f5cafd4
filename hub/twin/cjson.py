"""JSON as the device's own library (cJSON) reads and writes it, where that differs from Python's.

It finds fields whatever their case, tells numbers from booleans, and cuts every number down to 32 bits.
"""

import json
from typing import Any, Final, TypeGuard

INT32_MIN, INT32_MAX = -(2**31), 2**31 - 1
"""A number beyond these becomes the nearest of them (cJSON's ``valueint``)."""

MISSING: Final = object()
"""What ``field`` gives for a field that is not there: a ``null`` is there."""


def field(fields: Any, name: str) -> Any:
    """The field of that name in an object, whatever the case of its letters; ``MISSING`` if there is none."""
    if not isinstance(fields, dict):
        return MISSING
    wanted = name.encode().lower()  # of bytes, so that only ASCII letters are alike
    return next(
        (value for key, value in fields.items() if key.encode(errors="replace").lower() == wanted), MISSING
    )


def is_number(value: Any) -> TypeGuard[int | float]:
    """Whether it is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def valueint(number: float) -> int:
    """The number as the device's 32-bit integer: without its fraction, and never beyond the limits."""
    if number != number:  # noqa: PLR0124 - NaN is the number that is not itself
        return INT32_MIN
    return int(min(max(number, INT32_MIN), INT32_MAX))


def printed(value: Any) -> str:
    """JSON without spaces, every letter as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
