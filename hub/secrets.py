"""Where secrets are kept: the system's keyring, else one file that only its owner may read."""

import contextlib
import json
import logging
import os
import tempfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from pydantic import SecretStr

from hub.errors import DISK_FULL, DataFolderError, DiskFullError

log = logging.getLogger(__name__)

SERVICE = "xiaozhi-hub"
FILE_NAME = "secrets.json"
OWNER_ONLY = 0o600


class KeyPlace(StrEnum):
    """Where a secret was found."""

    NOWHERE = ""
    KEYRING = "keyring"
    FILE = "file"
    ENVIRONMENT = "environment"


class Secrets:
    """Named secrets. All methods block: the keyring may ask the person to unlock it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME

    def get(self, name: str) -> tuple[SecretStr | None, KeyPlace]:
        """The secret called ``name`` and where it is kept."""
        value = self._from_keyring(name)
        if value:
            return SecretStr(value), KeyPlace.KEYRING
        value = self._read_file().get(name)
        return (SecretStr(value), KeyPlace.FILE) if value else (None, KeyPlace.NOWHERE)

    def set(self, name: str, value: SecretStr) -> KeyPlace:
        """Keep a secret in one place only; says where.

        Raises:
            DataFolderError: The file cannot be written; a ``DiskFullError`` when there is no space.
        """
        if self._to_keyring(name, value.get_secret_value()):
            self._forget_in_file(name)
            return KeyPlace.KEYRING
        self._write_file(self._read_file() | {name: value.get_secret_value()})
        self._forget_in_keyring(name)
        return KeyPlace.FILE

    def own(self, name: str, make: Callable[[], str]) -> SecretStr:
        """The hub's own secret called ``name``; made by ``make``, and kept, the first time.

        It is in the file whether there is a keyring or not: it belongs to this folder as the devices do, and
        a hub must be able to start when nobody is there to unlock a keyring.

        Raises:
            DataFolderError: It cannot be kept.
        """
        kept = self._read_file()
        if not kept.get(name):
            kept[name] = make()
            self._write_file(kept)
        return SecretStr(kept[name])

    def forget(self, name: str) -> None:
        """Remove a secret from everywhere.

        Raises:
            DataFolderError: The file cannot be written. The last secret leaves it on a full disk too.
        """
        self._forget_in_keyring(name)
        self._forget_in_file(name)

    def _forget_in_keyring(self, name: str) -> None:
        import keyring
        import keyring.errors

        with contextlib.suppress(keyring.errors.KeyringError):
            keyring.delete_password(SERVICE, name)

    def _forget_in_file(self, name: str) -> None:
        kept = self._read_file()
        if kept.pop(name, None) is not None:
            self._write_file(kept)

    def _from_keyring(self, name: str) -> str | None:
        import keyring
        import keyring.errors

        try:
            return keyring.get_password(SERVICE, name)
        except keyring.errors.KeyringError as error:
            log.debug("no keyring: %s", type(error).__name__)
            return None

    def _to_keyring(self, name: str, value: str) -> bool:
        import keyring
        import keyring.errors

        try:
            keyring.set_password(SERVICE, name, value)
        except keyring.errors.KeyringError as error:
            log.debug("no keyring: %s", type(error).__name__)
            return False
        return True

    def _read_file(self) -> dict[str, str]:
        try:
            raw = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            log.warning("the secrets file cannot be read: %s", self._file)
            return {}
        return {str(k): str(v) for k, v in raw.items()} if isinstance(raw, dict) else {}

    def _write_file(self, secrets: dict[str, str]) -> None:
        """Replace the file in one step, or remove it when nothing is left to keep.

        It is never readable by others, not even for a moment.
        """
        try:
            if not secrets:
                self._file.unlink()
                return
            handle, temporary = tempfile.mkstemp(dir=self._file.parent, prefix=".secrets-")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(secrets, file)
                    file.flush()
                    os.fsync(file.fileno())
                Path(temporary).chmod(OWNER_ONLY)
                Path(temporary).replace(self._file)
            except OSError:
                Path(temporary).unlink(missing_ok=True)
                raise
        except OSError as error:
            if error.errno in DISK_FULL:
                folder = self._file.parent
                raise DiskFullError(
                    f"The key could not be saved: the disk is full. Free some space in {folder} and try again."
                ) from error
            raise DataFolderError(f"The secrets file {self._file} cannot be written: {error}") from error
