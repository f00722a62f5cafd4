"""``python -m hub firmware``: what a firmware file is, and which the hub keeps for devices."""

import argparse
import dataclasses
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from hub.commands import arguments, assets, flash, flash_backups, ports, rollout, serial_log
from hub.commands.control import ask, give
from hub.commands.files import content_of, image_in, name_of, shown_size, why_not
from hub.commands.options import add_place_options
from hub.commands.short_ids import IMAGES, NO_BOARD, remove
from hub.errors import FirmwareError
from hub.events.board import APP, Partition
from hub.firmware.fitting import WHOLE_FLASH, Misfit, Target, misfits
from hub.firmware.image import FirmwareImage, ImageKind
from hub.firmware.inspecting import inspect
from hub.firmware.records import Channel
from hub.firmware.sizes import MB

REFUSED = 1
"""Exit status: at least one file is no image that can be used."""

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
    adding = actions.add_parser(
        "add", help="keep an image, for devices to get it; or change what is said of it"
    )
    adding.add_argument("file", type=Path, metavar="FILE")
    adding.add_argument(
        "--channel", choices=[one.value for one in Channel], help="where it comes from; usually own"
    )
    adding.add_argument(
        "--board", type=arguments.board, help="what it is for, if the file's name does not tell"
    )
    adding.add_argument("--notes", type=arguments.notes, help="what is to be remembered of it; empty: nothing")
    listing = actions.add_parser("list", help="the images that are kept, and which devices run them")
    removing = actions.add_parser("remove", help="delete an image for good")
    removing.add_argument("which", metavar="ID", help="of `firmware list`; its beginning will do")
    summary = "fonts, pictures and wake words for devices"
    assets.add_arguments(actions.add_parser("assets", help=summary, description=summary))
    flash.add_action(actions)
    summary = "what was on boards before they were flashed"
    flash_backups.add_arguments(actions.add_parser("backups", help=summary, description=summary))
    ports.add_action(actions)
    serial_log.add_action(actions)
    rollout.add_arguments(actions)
    for one in (inspecting, adding, listing):
        one.add_argument("--json", action="store_true", help="for programs")
    for one in (inspecting, adding, listing, removing):
        add_place_options(one, again=True)


def run(args: argparse.Namespace, data_dir: Path) -> int:
    """Do it; returns the exit status. Raises ``NoHubError`` and ``NotDoneError``."""
    return ACTIONS[args.action](args, data_dir)


def _remove(args: argparse.Namespace, data_dir: Path) -> int:
    remove(data_dir, IMAGES, args.which)
    return 0


def _add(args: argparse.Namespace, data_dir: Path) -> int:
    try:
        content = image_in(args.file)
    except FirmwareError as error:
        print(why_not(args.file, error), file=sys.stderr)
        return REFUSED
    said = {name: value for name in ("channel", "board", "notes") if (value := getattr(args, name)) is not None}
    told = give(data_dir, f"/firmware?{urlencode({'name': name_of(args.file), **said})}", content)
    board_before = told["board"]
    if any(told[name] != value for name, value in said.items()):  # it was kept before, and stayed as it was
        told = ask(data_dir, "PATCH", f"/firmware/{told['image_id']}", said)
    if args.json:
        print(json.dumps(told))
    else:
        print(f"{told['project']} {told['version']} for {told['chip']} is kept as {told['image_id']}.")
        if told["board"] != board_before:
            was, board = (one or NO_BOARD for one in (board_before, told["board"]))
            print(f"It was kept already: its board was {was}, and is {board} now.")
        if told["kind"] == ImageKind.MERGED:
            print(WHOLE_FLASH)
    return 0


def _flash(args: argparse.Namespace, data_dir: Path) -> int:
    try:
        return flash.flash(args, data_dir)
    except FirmwareError as error:
        print(why_not(args.image, error), file=sys.stderr)
        return REFUSED


def _list(args: argparse.Namespace, data_dir: Path) -> int:
    images = ask(data_dir, "GET", "/firmware")["images"]
    if args.json:
        print(json.dumps(images))
        return 0
    if not images:
        print("No firmware is kept. Keep some with: python -m hub firmware add FILE")
        return 0
    for one in images:
        board = one["board"] or NO_BOARD
        print(one["image_id"])
        print(
            f"  {one['project']} {one['version']} for {board}, {one['chip']}; {one['kind']}, {one['channel']}"
        )
        print(f"  {one['name']}, {shown_size(one['size'])}{'; ' + one['notes'] if one['notes'] else ''}")
        if not one["board"] and one["kind"] == ImageKind.APP:
            print("  over the air only to devices that are named (--device) until its board is said (--board)")
        if one["devices"]:
            print(f"  runs on {', '.join(one['devices'])}")
    return 0


def _inspect(args: argparse.Namespace, _data_dir: Path) -> int:
    status = 0
    told: list[dict[str, Any]] = []
    for file in args.files:
        try:
            image, _ = inspect(content_of(file), file.name)
        except FirmwareError as error:
            print(why_not(file, error), file=sys.stderr)
            told.append({"file": str(file), "code": error.code, "error": str(error)})
            status = REFUSED
            continue
        told.append({"file": str(file), **dataclasses.asdict(image), "over_the_air": list(_reasons(image))})
        if not args.json:
            print("\n".join((str(file), *_lines(image))))
    if args.json:
        print(json.dumps(told))
    return status


def _reasons(image: FirmwareImage) -> Iterator[Misfit]:
    """Why no device at all may have it over the air."""
    return iter(misfits(image, Target()))


def _lines(image: FirmwareImage) -> Iterator[str]:
    app = image.app
    board = f", board {image.board}" if image.board else ""
    flash = f", made for {image.flash_size // MB} MB of flash" if image.flash_size else ""
    yield f"  {app.project} {app.version} for {image.chip}{board}"
    yield f"  built {app.built} with ESP-IDF {app.idf}{flash}"
    yield f"  {shown_size(image.size)}: {KINDS[image.kind]}"
    at = f" at {image.app_offset:#x}" if image.app_offset else ""
    size, pieces = shown_size(image.app_size), len(image.segments)
    yield f"  application: {size}{at}, {pieces} segments, checksums are right"
    yield f"  SHA-256 {image.sha256}"
    for one in image.partitions:
        yield f"    {_flash_part(one)}"
    why_not = [WHY_NOT[reason] for reason in _reasons(image)]
    yield f"  over the air: {'no, ' + '; '.join(why_not) if why_not else 'to devices that it fits'}"


def _flash_part(of: Partition) -> str:
    kind = "application" if of.type == APP else "data"
    return f"{of.label:<16} {kind:<12} {of.address:>#10x} {shown_size(of.size):>9}"


ACTIONS: Final[Mapping[str, Callable[[argparse.Namespace, Path], int]]] = {
    "inspect": _inspect,
    "add": _add,
    "list": _list,
    "remove": _remove,
    "rollout": rollout.run,
    "assets": assets.run,
    "flash": _flash,
    "ports": ports.list_ports,
    "backups": flash_backups.run,
    "log": serial_log.listen,
}
"""What does each."""
