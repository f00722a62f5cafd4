"""What people type behind a command, read strictly: who errs is told in one sentence what is right."""

import math
import re
from argparse import ArgumentTypeError
from typing import Final

from pydantic import TypeAdapter, ValidationError

from hub.device_id import normal_device_id
from hub.firmware.records import MAX_BOARD, MAX_NOTES, Board
from hub.firmware.rollout.records import TIME_OF_DAY
from hub.firmware.usb.provisioning import HUB_URL, checked_ssid

LONGEST_SHOWN: Final = 60
"""Of what was typed that is shown again, characters."""

_BOARD: Final = TypeAdapter(Board)


def board(text: str) -> str:
    """The name of a board."""
    try:
        return _BOARD.validate_python(text)
    except ValidationError:
        raise _refused(
            text, f"is no board's name: it has up to {MAX_BOARD} letters, digits and . _ + -, as esp-box-3"
        ) from None


def notes(text: str) -> str:
    """What is to be remembered of a file."""
    if len(text) > MAX_NOTES:
        raise ArgumentTypeError(f"the notes have {len(text):,} characters; {MAX_NOTES:,} are allowed")
    return text.encode(errors="replace").decode()


def device_id(text: str) -> str:
    """A device's id, written one way."""
    found = normal_device_id(text)
    if not found:
        raise _refused(text, "is no device's id: write it as aa:bb:cc:dd:ee:ff, as `devices list` does")
    return found


def ssid(text: str) -> str:
    """The name of a network."""
    try:
        return checked_ssid(text)
    except ValueError as error:
        raise _refused(text, f"cannot be joined: {error}") from None


def hub_url(text: str) -> str:
    """Where a board asks for its hub; empty: where the hub announces itself."""
    if not re.fullmatch(HUB_URL, text):
        raise _refused(
            text,
            "is no address of a hub: write it as http://192.168.1.7:8003/xiaozhi/ota/, without spaces, "
            "in 240 characters at most",
        )
    return text


def quiet_hours(text: str) -> tuple[str, str]:
    """From when and until when nothing is installed."""
    begin, _, end = text.partition("-")
    if not re.fullmatch(TIME_OF_DAY, begin) or not re.fullmatch(TIME_OF_DAY, end):
        raise _refused(text, "are no hours: write them as 22:00-07:00, each from 00:00 to 23:59")
    if begin == end:
        raise _refused(text, "begin and end at the same time: leave --quiet out if there are no quiet hours")
    return begin, end


def seconds(text: str) -> float:
    """How long something is to go on."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number < math.inf:
        raise _refused(text, "is no number of seconds that is larger than 0")
    return number


def _refused(text: str, why: str) -> ArgumentTypeError:
    shown = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    return ArgumentTypeError(f"{shown!r} {why}")
