"""The ids of a device: its MAC, written one way, and its client id."""

import re

_MAC = re.compile(r"^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$")
PLAIN_ID = re.compile(r"^(?!\.+$)[A-Za-z0-9._:-]{1,64}$")
"""What other clients may use instead of a MAC. Dots alone would be another place in a path."""


def normal_device_id(text: str) -> str:
    """A MAC in lower case with colons; another short plain name as it is; empty for anything else."""
    stripped = text.strip()
    lowered = stripped.lower()
    if _MAC.match(lowered):
        return lowered.replace("-", ":")
    return stripped if PLAIN_ID.match(stripped) else ""


def normal_client_id(text: str) -> str:
    """A client id as it is; empty for what is none: who has none, or a bad one, is nobody."""
    stripped = text.strip()
    return stripped if PLAIN_ID.match(stripped) else ""
