"""Tokens for hubs elsewhere, kept as the language model's key is."""

import logging
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from hub.errors import DataFolderError
from hub.secrets import KeyPlace, Secrets

log = logging.getLogger(__name__)

TOKEN: Final = "token for %s"  # noqa: S105 - its name among the secrets, with the hub's address


class TokenBook:
    """Blocking: the keyring may ask the person to unlock it."""

    def __init__(self, folder: Path) -> None:
        self._secrets = Secrets(folder)
        self._folder = folder

    def find(self, address: str) -> str:
        """The token for the hub at ``address``; empty when none is kept, or it cannot be read."""
        try:
            found, _ = self._secrets.get(TOKEN % address)
        except DataFolderError as error:
            log.warning("the token that is kept cannot be read: %s", error.code)
            return ""
        return found.get_secret_value() if found else ""

    def keep(self, address: str, token: str) -> KeyPlace:
        """Keep it, in place of an earlier one; where. Raises ``DataFolderError``."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DataFolderError(f"The folder {self._folder} cannot be made: {error.strerror}.") from error
        return self._secrets.set(TOKEN % address, SecretStr(token))
