"""Where secrets are kept: the system's keyring, else one file that only its owner may read."""

import contextlib
import json
import logging
import os
import re
import tempfile
import threading
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from pydantic import SecretStr, TypeAdapter, ValidationError

from hub.errors import DISK_FULL, DamagedFileError, DataFolderError, DiskFullError

log = logging.getLogger(__name__)

SERVICE = "xiaozhi-hub"
FILE_NAME = "secrets.json"
OWNER_ONLY = 0o600

_SECRETS = TypeAdapter(dict[str, str])
"""What the file holds: secrets by their name."""

_CHANGING = threading.Lock()
"""Held from reading the file until it is replaced: several threads keep secrets of their own in one file. Never
while the keyring is asked, which may wait for a person."""


class KeyPlace(StrEnum):
    """Where a secret was found."""

    NOWHERE = ""
    KEYRING = "keyring"
    FILE = "file"
    ENVIRONMENT = "environment"


KEY = re.compile(r"^[!-~]+$")
"""A service's key: one word of printable ASCII, for a header of HTTP carries it."""


def is_key(text: str) -> bool:
    """Whether ``text`` can be a service's key at all, blanks around it apart."""
    return KEY.fullmatch(text.strip()) is not None


class Secrets:
    """Named secrets. All methods block: the keyring may ask the person to unlock it.

    A file that cannot be read is never replaced: a method that needs it raises ``DamagedFileError``, or
    ``DataFolderError`` when the system does not let it be read, and changes nothing.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME

    def get(self, name: str) -> tuple[SecretStr | None, KeyPlace]:
        """The secret called ``name`` and where it is kept.

        Raises:
            DataFolderError: It is not in the keyring, and the file cannot be read.
        """
        value = self._from_keyring(name)
        if value:
            return SecretStr(value), KeyPlace.KEYRING
        value = self._read_file().get(name)
        return (SecretStr(value), KeyPlace.FILE) if value else (None, KeyPlace.NOWHERE)

    def set(self, name: str, value: SecretStr) -> KeyPlace:
        """Keep a secret in one place only; says where.

        Raises:
            DataFolderError: The file cannot be read or written; a ``DiskFullError`` when there is no space.
        """
        self._read_file()  # one that cannot be read is told before the keyring is changed
        if self._to_keyring(name, value.get_secret_value()):
            self._write_without(name)
            return KeyPlace.KEYRING
        with _CHANGING:
            self._write_file(self._read_file() | {name: value.get_secret_value()})
        self._forget_in_keyring(name)
        return KeyPlace.FILE

    def own(self, name: str, make: Callable[[], str]) -> SecretStr:
        """The hub's own secret called ``name``; made by ``make``, and kept, the first time.

        It is in the file whether there is a keyring or not: it belongs to this folder as the devices do, and
        a hub must be able to start when nobody is there to unlock a keyring.

        Raises:
            DataFolderError: The file cannot be read, or it cannot be kept.
        """
        with _CHANGING:
            kept = self._read_file()
            if not kept.get(name):
                kept[name] = make()
                self._write_file(kept)
        return SecretStr(kept[name])

    def forget(self, name: str) -> None:
        """Remove a secret from everywhere.

        Raises:
            DataFolderError: The file cannot be read or written. The last secret leaves it on a full disk too.
        """
        self._read_file()  # one that cannot be read is told before the keyring is changed
        self._forget_in_keyring(name)
        self._write_without(name)

    def _forget_in_keyring(self, name: str) -> None:
        import keyring
        import keyring.errors

        with contextlib.suppress(keyring.errors.KeyringError):
            keyring.delete_password(SERVICE, name)

    def _write_without(self, name: str) -> None:
        with _CHANGING:
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
        """What the file holds, nothing when there is none. It is read before anything is written or removed.

        Raises:
            DamagedFileError: It is there, and holds something else.
            DataFolderError: It is there, and cannot be read.
        """
        try:
            return _SECRETS.validate_json(self._file.read_bytes())
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise DataFolderError(
                f"The secrets file {self._file} cannot be read: {error.strerror}. Allow that, and try again."
            ) from error
        except ValidationError:  # its message quotes what is in the file
            pass
        raise DamagedFileError(
            f"The secrets file {self._file} is damaged, and was left as it is. Put a copy in its place, or "
            "move it away to begin anew: set the key again then, and restart each device."
        )

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
