"""A person's part of the Windows registry, in the shape of Python's ``winreg``."""

from collections.abc import Iterator
from contextlib import contextmanager


class FakeRegistry:
    """``refuses``: the person may not touch it."""

    HKEY_CURRENT_USER = 1
    KEY_READ = 0x20019
    KEY_SET_VALUE = 2
    REG_SZ = 1

    def __init__(self, *, refuses: bool = False) -> None:
        self.values: dict[str, dict[str, object]] = {}
        self._refuses = refuses

    @contextmanager
    def OpenKey(self, root: int, path: str, reserved: int = 0, access: int = KEY_READ) -> Iterator[str]:  # noqa: N802
        self._check()
        assert root == self.HKEY_CURRENT_USER
        if path not in self.values:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        yield path

    @contextmanager
    def CreateKeyEx(self, root: int, path: str, reserved: int, access: int) -> Iterator[str]:  # noqa: N802
        self._check()
        assert root == self.HKEY_CURRENT_USER
        assert access == self.KEY_SET_VALUE
        self.values.setdefault(path, {})
        yield path

    def SetValueEx(self, key: str, name: str, reserved: int, kind: int, value: object) -> None:  # noqa: N802
        assert kind == self.REG_SZ
        self.values[key][name] = value

    def QueryValueEx(self, key: str, name: str) -> tuple[object, int]:  # noqa: N802
        if name not in self.values[key]:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return self.values[key][name], self.REG_SZ

    def DeleteValue(self, key: str, name: str) -> None:  # noqa: N802
        if name not in self.values[key]:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        del self.values[key][name]

    def _check(self) -> None:
        if self._refuses:
            raise PermissionError(5, "Access is denied")
