"""``python -m hub firmware``: what a firmware file is, before any device gets it."""

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from hub.errors import FirmwareError, FirmwareTooLargeError, NotFirmwareError
from hub.firmware.fitting import Misfit, Target, misfits
from hub.firmware.image import MB, FirmwareImage, ImageKind
from hub.firmware.inspecting import inspect
from hub.firmware.package import LARGEST
from hub.firmware.partitions import APP, Partition

REFUSED = 1
"""Exit status: at least one file is no image that can be used."""

KB: Final = 1024

KINDS: Final = {
    ImageKind.APP: "the application alone, as a device takes it over the air",
    ImageKind.MERGED: "the whole flash, as it is written over USB",
}
"""What a person is told of what an image holds."""

WHY_NOT: Final = {
    Misfit.MERGED: "it holds the whole flash, and a device takes the application alone",
    Misfit.VERSION: "devices cannot read its version, and would start anew again and again",
}
"""What a person is told of why no device gets it over the air."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be done."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    summary = "say what a file is: an image (.bin), or a release (.zip) with one in it"
    inspecting = actions.add_parser("inspect", help=summary, description=summary)
    inspecting.add_argument("files", nargs="+", type=Path, metavar="FILE")
    inspecting.add_argument("--json", action="store_true", help="for programs")


def run(args: argparse.Namespace) -> int:
    """Do it; returns the exit status."""
    status = 0
    told: list[dict[str, Any]] = []
    for file in args.files:
        try:
            image, _ = inspect(_content(file), file.name)
        except FirmwareError as error:
            print(f"{file}: {error}", file=sys.stderr)
            told.append({"file": str(file), "code": error.code, "error": str(error)})
            status = REFUSED
            continue
        told.append({"file": str(file), **dataclasses.asdict(image), "over_the_air": list(_reasons(image))})
        if not args.json:
            print("\n".join((str(file), *_lines(image))))
    if args.json:
        print(json.dumps(told))
    return status


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise NotFirmwareError(f"It cannot be read: {error.strerror}.") from error
    if len(content) > LARGEST:
        raise FirmwareTooLargeError(f"It has more than {LARGEST // MB} MB: no device has such a flash.")
    return content


def _reasons(image: FirmwareImage) -> Iterator[Misfit]:
    """Why no device at all may have it over the air."""
    return iter(misfits(image, Target()))


def _lines(image: FirmwareImage) -> Iterator[str]:
    app = image.app
    board = f", board {image.board}" if image.board else ""
    flash = f", made for {image.flash_size // MB} MB of flash" if image.flash_size else ""
    yield f"  {app.project} {app.version} for {image.chip}{board}"
    yield f"  built {app.built} with ESP-IDF {app.idf}{flash}"
    yield f"  {_size(image.size)}: {KINDS[image.kind]}"
    at = f" at {image.app_offset:#x}" if image.app_offset else ""
    yield f"  application: {_size(image.app_size)}{at}, {len(image.segments)} segments, checksums are right"
    yield f"  SHA-256 {image.sha256}"
    for part in image.partitions:
        yield f"    {_part(part)}"
    why_not = [WHY_NOT[reason] for reason in _reasons(image)]
    yield f"  over the air: {'no, ' + '; '.join(why_not) if why_not else 'to devices that it fits'}"


def _part(part: Partition) -> str:
    kind = "application" if part.type == APP else "data"
    return f"{part.label:<16} {kind:<12} {part.address:>#10x} {_size(part.size):>9}"


def _size(size: int) -> str:
    return f"{size / MB:.1f} MB" if size >= MB else f"{size / KB:.0f} KB"
