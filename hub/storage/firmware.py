"""The collection of firmware images; what a record is, ``hub.firmware.records`` says."""

from typing import Final

from hub.storage.documents import DocumentKind

FIRMWARE: Final = DocumentKind("firmware")
