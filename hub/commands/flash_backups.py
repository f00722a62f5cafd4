"""``python -m hub firmware backups``: what was on boards before they were flashed, as the hub has kept it."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from hub.commands.control import ask, fetch
from hub.commands.options import add_place_options
from hub.commands.short_ids import BACKUPS, whole_id
from hub.errors import NotDoneError
from hub.firmware.sizes import room

REFUSED: Final = 1
"""Exit status: nothing was deleted, for nobody said that it is meant."""

OWNER_ONLY: Final = 0o600


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be done."""
    actions = parser.add_subparsers(dest="what", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="those that are kept, newest first")
    listing.add_argument("--json", action="store_true", help="for programs")
    saving = actions.add_parser("save", help="write one into a file, which only you can read")
    saving.add_argument("which", metavar="ID", help="of `firmware backups list`; its beginning will do")
    saving.add_argument("file", type=Path, metavar="FILE")
    removing = actions.add_parser("remove", help="delete one for good")
    removing.add_argument("which", metavar="ID", help="of `firmware backups list`; its beginning will do")
    removing.add_argument("--yes", action="store_true", help="mean it")
    for one in (listing, saving, removing):
        add_place_options(one, again=True)


def run(args: argparse.Namespace, data_dir: Path) -> int:
    """Do it; returns the exit status. Raises ``SettingError``, ``NoHubError`` and ``NotDoneError``."""
    if args.what == "list":
        flashes = [one for one in ask(data_dir, "GET", "/usb/flashes")["flashes"] if one["backup"]]
        if args.json:
            print(json.dumps(flashes))
        else:
            _list(flashes, {one["image_id"]: one for one in ask(data_dir, "GET", "/firmware")["images"]})
        return 0
    flash_id = whole_id(data_dir, BACKUPS, args.which)
    if args.what == "save":
        _save(fetch(data_dir, f"/usb/flashes/{flash_id}/backup"), args.file, flash_id)
        print(f"The old flash is in {args.file}. The hub keeps it, too.")
        return 0
    if not args.yes:
        print("Nothing was deleted. Add --yes if you mean it.", file=sys.stderr)
        return REFUSED
    ask(data_dir, "DELETE", f"/usb/flashes/{flash_id}")
    print("Deleted.")
    return 0


def keep_backup(data_dir: Path, flash_id: str, file: Path) -> None:
    """Have in a file what was on a board, and no longer in the hub; raises ``NoHubError``, ``NotDoneError``."""
    try:
        _save(fetch(data_dir, f"/usb/flashes/{flash_id}/backup"), file, flash_id)
    except KeyboardInterrupt:
        print(f"\nThe hub has kept the old flash: {_again(flash_id)}", file=sys.stderr)
        raise
    ask(data_dir, "DELETE", f"/usb/flashes/{flash_id}")
    print(f"The old flash is in {file}.")


def _list(flashes: Iterable[Mapping[str, Any]], images: Mapping[str, Mapping[str, Any]]) -> None:
    flashes = tuple(flashes)
    if not flashes:
        print(
            "The hub keeps no old flash. The window has it keep one, if you want that when it flashes a board; "
            "`python -m hub firmware flash --backup FILE` puts it into a file instead."
        )
    for one in flashes:
        board, image = one["board"], images.get(one["image_id"])
        of = f"{board['mac']}, {board['chip']}, {room(board['flash_size'])}" if board else "unknown board"
        what = f"{image['project']} {image['version']}" if image else "an image that is kept no longer"
        at = datetime.fromtimestamp(one["started_at"]).astimezone()
        print(f"{one['flash_id']}  {of}")
        print(f"  all of its flash as it was on {at:%Y-%m-%d %H:%M}, before {what} was written")


def _save(content: bytes, file: Path, flash_id: str) -> None:
    """Write a file that only its owner can read: passwords are in it. A fragment does not stay."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(content)
        except BaseException:
            file.unlink(missing_ok=True)
            raise
    except FileExistsError:
        raise NotDoneError(f"{file} is there already. Name another file for the old flash.") from None
    except OSError as error:
        raise NotDoneError(
            f"The old flash cannot be written to {file}: {error.strerror}. The hub has kept it; once that is "
            f"mended: {_again(flash_id)}"
        ) from error


def _again(flash_id: str) -> str:
    """The command that saves the backup of a flash."""
    return f"python -m hub firmware backups save {flash_id} FILE"
