"""A key that the environment or the settings file gives: it is sent to the service that it was given for."""

import hashlib
import json
import logging
from pathlib import Path
from typing import Final

from pydantic import SecretStr, TypeAdapter, ValidationError

from hub.config import is_grok, service_of
from hub.config.origin import Origin
from hub.config.settings import grok_key
from hub.storage.files import told_clearly, write_whole

log = logging.getLogger(__name__)

FILE_NAME: Final = "given_keys.json"
"""In the data folder: whose each key is that was given beside an address which was changed since."""

_OWNERS: Final = TypeAdapter(dict[str, str])
"""What the file holds: services by the digest of their key."""


class GivenKey:
    """The key in one setting. It stays with its first service, unless an address is given beside it."""

    def __init__(
        self, key: SecretStr | None, setting: str, base_url: str, origin: Origin, folder: Path
    ) -> None:
        """``setting`` is the name of the service's address, and ``base_url`` its value at the start."""
        self._key = key if key is not None and key.get_secret_value() else None
        self._service = service_of(base_url)
        self._paired = origin.outranking(setting) is not None
        self._file = folder / FILE_NAME
        self._known = False

    def of(self, base_url: str) -> SecretStr | None:
        """The key, if it is that service's. Blocking."""
        self._recall()
        if self._key is not None and service_of(base_url) == self._service:
            return self._key
        return grok_key() if is_grok(base_url) else None

    def stay(self) -> None:
        """Note whose it is: another service is about to take that one's place. Blocking.

        Raises:
            DataFolderError: It cannot be noted.
        """
        self._recall()
        if self._key is None or self._paired:
            return
        owners = self._owners() | {self._digest(self._key): self._service}
        with told_clearly(self._file):
            write_whole(self._file, json.dumps(owners, indent=1).encode())

    def _recall(self) -> None:
        """Know what was noted before the hub was started; an address that was given with the key wins."""
        if self._known or self._key is None:
            return
        self._known = True
        noted = None if self._paired else self._owners().get(self._digest(self._key))
        if noted is not None and noted != self._service:
            log.info(
                "the key that is given belongs to %s and is not sent to %s: set that one's own in the window, "
                "or give its address in the environment, too",
                noted,
                self._service,
            )
            self._service = noted

    def _owners(self) -> dict[str, str]:
        try:
            return _OWNERS.validate_json(self._file.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValidationError) as error:
            log.warning("whose the given keys are cannot be read: %s", type(error).__name__)
            return {}

    @staticmethod
    def _digest(key: SecretStr) -> str:
        """A key's name in the file, which does not tell the key."""
        return hashlib.sha256(key.get_secret_value().encode()).hexdigest()
