"""The settings file on the disk: written whole, and kept as it was when the hub last worked with it.

Beside ``config.toml`` stand ``config.good.toml``, with which the hub last started well, and, once a person
went back to that, ``config.refused.toml``, with which it did not.
"""

from pathlib import Path
from typing import Final

from hub.storage.files import told_clearly, write_whole

_GOOD: Final = "good"
_REFUSED: Final = "refused"


def write_settings(file: Path, text: str) -> None:
    """Have ``text`` in the settings file, whole or not at all. Blocking; raises ``DataFolderError``."""
    file = file.resolve()  # a link stays one
    with told_clearly(file):
        rights = _rights(file)
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, text.encode())
        if rights is not None:
            file.chmod(rights)


class PastSettings:
    """What a settings file was. All methods block."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._good = beside(file, _GOOD)
        self.refused = beside(file, _REFUSED)

    def keep(self, text: str) -> None:
        """With this text the hub works; only its owner may read the copy. Raises ``DataFolderError``."""
        content = text.encode()
        with told_clearly(self._good):
            if not self._good.is_file() or self._good.read_bytes() != content:
                self._good.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._good, content)

    def differ(self) -> bool:
        """Whether the hub last worked with others than those that the file has now."""
        try:
            return self._good.is_file() and self._good.read_bytes() != self._now()
        except OSError:
            return False

    def restore(self) -> None:
        """Have those in the file again; what was in it is in ``refused`` then. Raises ``SetupError``."""
        with told_clearly(self.refused):
            write_whole(self.refused, self._now())
        with told_clearly(self._good):
            text = self._good.read_bytes().decode()
        write_settings(self._file, text)

    def _now(self) -> bytes:
        return self._file.read_bytes() if self._file.is_file() else b""


def beside(file: Path, which: str) -> Path:
    """Where a copy of the settings file is kept."""
    return file.with_name(f"{file.stem}.{which}{file.suffix}")


def _rights(file: Path) -> int | None:
    return file.stat().st_mode & 0o777 if file.exists() else None
