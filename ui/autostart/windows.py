"""Windows: a value below the ``Run`` key of the person's own registry."""

import importlib
import subprocess
from collections.abc import Sequence
from typing import Any, Final

from ui.autostart.base import TITLE, AutostartError

KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the task manager notes what a person has switched off: a value whose first byte is odd."""


class RunKey:
    """A value called ``Xiaozhi Hub``."""

    def __init__(self, registry: Any = None) -> None:
        """``registry`` has the shape of Python's ``winreg``, which is there on Windows alone."""
        self._registry = registry or importlib.import_module("winreg")

    def enabled(self) -> bool:
        """Whether the value is there, and not switched off in the task manager."""
        approved = self._value(APPROVED)
        switched_off = isinstance(approved, bytes) and bool(approved[:1]) and approved[0] % 2 == 1
        return self._value(KEY) is not None and not switched_off

    def enable(self, command: Sequence[str]) -> None:
        """Write the value, and forget that it was switched off."""
        registry = self._registry
        try:
            with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, KEY, 0, registry.KEY_SET_VALUE) as key:
                registry.SetValueEx(key, TITLE, 0, registry.REG_SZ, subprocess.list2cmdline(command))
        except OSError as error:
            raise AutostartError(f"The registry cannot be written: {error.strerror}") from error
        self._remove(APPROVED)

    def disable(self) -> None:
        """Remove the value."""
        self._remove(KEY)

    def _value(self, path: str) -> Any:
        """What stands there under our name; None when nothing does."""
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, path) as key:
                return registry.QueryValueEx(key, TITLE)[0]
        except FileNotFoundError:
            return None
        except OSError as error:
            raise AutostartError(f"The registry cannot be read: {error.strerror}") from error

    def _remove(self, path: str) -> None:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_SET_VALUE) as key:
                registry.DeleteValue(key, TITLE)
        except FileNotFoundError:
            return
        except OSError as error:
            raise AutostartError(f"The registry cannot be written: {error.strerror}") from error
