"""A token that a script has put into a file. On a command line, every program on the computer could read it."""

from pathlib import Path
from typing import Final

from hub.errors import SettingError
from hub.secrets import is_key

LONGEST_FILE: Final = 4_096
"""Bytes; what is longer is another file."""


def token_in(path: Path) -> str:
    """The token, without the blanks around it; raises ``SettingError``."""
    try:
        with path.open("rb") as file:
            raw = file.read(LONGEST_FILE + 1)
    except OSError as error:
        raise SettingError(f"The token file {path} cannot be read: {error.strerror}.") from error
    token = raw.decode("ascii", "replace").strip()
    if len(raw) > LONGEST_FILE or not is_key(token):
        raise SettingError(f"The token file {path} does not hold one token and nothing else.")
    return token
