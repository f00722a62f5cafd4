"""A file a person gives: an image, or the archive of a release with one in it. Blocking."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from hub.errors import FirmwareZipError
from hub.firmware import sizes
from hub.firmware.sizes import check_size

MOST_ENTRIES: Final = 1_000
"""Files in an archive; a release has one."""

_ZIP: Final = b"PK\x03\x04"
_RELEASE: Final = re.compile(r"v?\d[\w.\-+]*?_(?P<board>[\w.\-+]+?)\.(?:zip|bin)", re.ASCII | re.IGNORECASE)
_PLAIN: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED: Final = 1

BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What reading a damaged archive raises."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a file holds.

    Attributes:
        content: The image.
        board: What it is for, by the name of a release (``v2.0.3_bread-compact-wifi.zip``); empty if unknown.
    """

    content: bytes
    board: str


def open_package(content: bytes, name: str) -> Package:
    """The image in a file called ``name``.

    Raises:
        FirmwareZipError: An archive is damaged or locked, or does not hold exactly one image.
        FirmwareTooLargeError: It, or what is in it, is larger than any flash.
    """
    found = _RELEASE.fullmatch(PurePosixPath(name.replace("\\", "/")).name)
    board = found["board"] if found else ""
    return Package(_unpacked(content) if content.startswith(_ZIP) else content, board)


def _unpacked(content: bytes) -> bytes:
    check_size(len(content))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entry = _image_in(archive)
            with archive.open(entry) as image:
                unpacked = image.read(sizes.LARGEST + 1)
    except BROKEN as error:
        raise FirmwareZipError("The archive is damaged.") from error
    check_size(len(unpacked))
    return unpacked


def _image_in(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise FirmwareZipError(f"The archive has more than {MOST_ENTRIES} files; that is no release.")
    images = [entry for entry in entries if not entry.is_dir() and entry.filename.lower().endswith(".bin")]
    if len(images) != 1:
        how_many = f"{len(images)} images" if images else "no image (.bin)"
        raise FirmwareZipError(f"The archive holds {how_many}. Unpack it, and choose the one that is meant.")
    (image,) = images
    if image.flag_bits & _ENCRYPTED or image.compress_type not in _PLAIN:
        raise FirmwareZipError("The archive is locked, or packed in a way that is not known here.")
    check_size(image.file_size)
    return image
