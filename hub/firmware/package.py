"""A file a person gives: an image, or the archive of a release with one in it. Blocking."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from hub.errors import FirmwareError, FirmwareZipError, LockedZipError, NoReleaseError, SeveralImagesError
from hub.firmware import sizes
from hub.firmware.sizes import check_size

MOST_ENTRIES: Final = 1_000
"""Files in an archive; a release has one."""

MOST_TOLD: Final = 10
"""Images of one archive that are looked at: each may unpack to 32 MB."""

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
        SeveralImagesError: An archive has more than one; ``each_image`` gives them.
        FirmwareZipError: It is damaged or locked, or has none.
        FirmwareTooLargeError: It, or what is in it, is larger than any flash.
    """
    found = _RELEASE.fullmatch(PurePosixPath(name.replace("\\", "/")).name)
    board = found["board"] if found else ""
    return Package(_unpacked(content) if content.startswith(_ZIP) else content, board)


def each_image(content: bytes) -> Iterator[tuple[str, bytes | FirmwareError]]:
    """The first images in an archive, by name, one at a time: what each holds, or why it cannot be unpacked.

    Raises:
        FirmwareZipError: The archive is damaged.
    """
    with _opened(content) as archive:
        for entry in _images_in(archive)[:MOST_TOLD]:
            try:
                yield entry.filename, _read(archive, entry)
            except FirmwareError as error:
                yield entry.filename, error


def _unpacked(content: bytes) -> bytes:
    check_size(len(content))
    with _opened(content) as archive:
        images = _images_in(archive)
        if not images:
            raise NoReleaseError("The archive holds no image (.bin). Choose the archive of a release.")
        if len(images) > 1:
            raise SeveralImagesError(
                f"The archive holds {len(images)} images. Unpack it, and choose the one that is meant."
            )
        return _read(archive, images[0])


@contextmanager
def _opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    with _damaged_unless_read():
        archive = zipfile.ZipFile(io.BytesIO(content))
    with archive:
        yield archive


def _images_in(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise NoReleaseError(f"The archive has more than {MOST_ENTRIES} files; that is no release.")
    return [entry for entry in entries if not entry.is_dir() and entry.filename.lower().endswith(".bin")]


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _PLAIN:
        raise LockedZipError("The archive is locked, or packed in a way that is not known here.")
    check_size(entry.file_size)
    with _damaged_unless_read(), archive.open(entry) as image:
        unpacked = image.read(sizes.LARGEST + 1)
    check_size(len(unpacked))
    return unpacked


@contextmanager
def _damaged_unless_read() -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise FirmwareZipError("The archive is damaged.") from error
