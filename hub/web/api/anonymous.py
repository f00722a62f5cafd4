"""Has a text name nobody: devices, people and folders are told apart, and not known."""

import json
import re
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Final

_MAC: Final = re.compile(r"(?i)\b((?:[0-9a-f]{2}[:-]){2}[0-9a-f]{2})[:-](?:[0-9a-f]{2}[:-]){2}[0-9a-f]{2}\b")
_UUID: Final = re.compile(r"(?i)\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b")
_CODE: Final = re.compile(r"(?i)(?<=\bcode )\d{6}\b")


class Anonymous:
    """The same device is called the same throughout."""

    def __init__(self, device_ids: Iterable[str], home: PurePath | None = None) -> None:
        """``device_ids`` are those that the hub knows; ``home`` is the folder of who runs it."""
        self._named: dict[str, str] = {}
        plain = sorted((each for each in device_ids if not _MAC.fullmatch(each)), key=len, reverse=True)
        self._plain = re.compile(
            "|".join(rf"(?<![\w.:-]){re.escape(each)}(?![\w:-])" for each in plain) or "(?!)"
        )
        folder = str(home or Path.home())
        self._homes = (json.dumps(folder, ensure_ascii=False)[1:-1], folder)  # within JSON, and as it is

    def text(self, text: str) -> str:
        """``text`` with MACs cut to the maker's half and a number, client ids and codes taken out."""
        for folder in self._homes:
            text = text.replace(folder, "~")
        text = _UUID.sub("(client id)", text)
        text = _CODE.sub("(code)", text)
        text = _MAC.sub(lambda found: f"{found.group(1).lower()}:{self._number(found.group())}", text)
        return self._plain.sub(lambda found: f"device-{self._number(found.group())}", text)

    def _number(self, device_id: str) -> str:
        known = device_id.lower().replace("-", ":")
        return self._named.setdefault(known, f"#{len(self._named) + 1}")
