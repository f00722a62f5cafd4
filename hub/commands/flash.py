"""``python -m hub firmware flash``: an image is written on a board on a cable, by the hub that runs."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from string import hexdigits
from typing import Any, Final
from urllib.parse import urlencode

from hub.commands import arguments
from hub.commands.control import ask, give
from hub.commands.files import image_in, name_of
from hub.commands.flash_backups import keep_backup
from hub.commands.flash_shown import Shown, asked, end, followed
from hub.commands.given_networks import given_networks
from hub.commands.options import add_place_options
from hub.commands.ports import port_id_of
from hub.commands.short_ids import IMAGES, whole_id
from hub.errors import EXIT_INTERRUPTED, NoHubError, NotDoneError, SettingError

BEGUN_UNSEEN: Final = (
    "Interrupted. The hub may have begun all the same: GET /api/v1/usb/flashes tells, and "
    "POST /api/v1/usb/flashes/ID/cancel ends it. Leave the board on its cable until then."
)
"""What a person is told who interrupts before the hub has said which flash it begins."""

NO_NETWORKS: Final = (
    "Without --wifi the board will know no Wi-Fi, also none that it knew: it opens a network of its own, where "
    "it is told of yours. To leave what it knows as it is: --keep-data."
)
"""What a person is told before a board is flashed that is to join no network."""


def add_action(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add it."""
    summary = "write an image on a board that is on a USB cable"
    flashing = actions.add_parser("flash", help=summary, description=summary)
    flashing.add_argument("--port", required=True, metavar="PORT", help="as `firmware ports` tells it")
    flashing.add_argument(
        "--image",
        required=True,
        metavar="ID",
        help="of an image that is kept (its beginning will do), or a file",
    )
    flashing.add_argument(
        "--wifi",
        action="append",
        default=[],
        type=arguments.ssid,
        metavar="NAME",
        help="a network it is to join, up to ten times; passwords are asked for, or read from standard input",
    )
    flashing.add_argument(
        "--password-file", type=Path, metavar="FILE", help="has the networks' passwords, a line each"
    )
    flashing.add_argument("--remember-wifi", action="store_true", help="keep the networks for other boards")
    flashing.add_argument(
        "--hub-url", default="", type=arguments.hub_url, metavar="URL", help="where it asks for the hub"
    )
    flashing.add_argument("--no-approve", action="store_true", help="do not let it in before it asks")
    data = flashing.add_mutually_exclusive_group()
    data.add_argument("--keep-data", action="store_true", help="leave its networks and settings as they are")
    data.add_argument("--erase", action="store_true", help="erase all of its flash first")
    flashing.add_argument("--backup", type=Path, metavar="FILE", help="read the old flash into a file first")
    add_place_options(flashing, again=True)


def flash(args: argparse.Namespace, data_dir: Path) -> int:
    """Write on a board; returns the exit status.

    Raises:
        FirmwareError: The file is no image.
        SettingError: What is asked contradicts itself.
        NoHubError: No hub runs.
        NotDoneError: It does not do that.
    """
    _check(args)
    try:
        networks = given_networks(args.wifi, args.password_file)
    except KeyboardInterrupt:
        print("\nCancelled. The board is as it was.")
        return EXIT_INTERRUPTED
    wanted = {
        "port_id": port_id_of(data_dir, args.port),
        "image_id": _image(data_dir, args.image),
        "keep_data": args.keep_data,
        "erase": args.erase,
        "backup": args.backup is not None,
        "wifi": networks,
        "hub_url": args.hub_url,
        "remember_wifi": args.remember_wifi,
        "approve": not args.no_approve,
    }
    if not args.keep_data and not args.wifi:
        print(NO_NETWORKS, file=sys.stderr)
    told, status = _flashed(data_dir, wanted)
    status = end(told) or status
    if args.backup is not None and told["backup"]:
        keep_backup(data_dir, told["flash_id"], args.backup)
    return status


def _flashed(data_dir: Path, wanted: dict[str, Any]) -> tuple[Mapping[str, Any], int]:
    """The flash at its end, and the exit status if nothing went wrong."""
    begun, interrupted = _begun(data_dir, wanted)
    path = f"/usb/flashes/{begun['flash_id']}"
    shown = Shown(begun, erases=wanted["erase"], backs_up=wanted["backup"])
    try:
        if not interrupted:
            return followed(data_dir, path, shown), 0
    except KeyboardInterrupt:
        pass
    return asked(data_dir, "POST", f"{path}/cancel", shown), EXIT_INTERRUPTED


def _begun(data_dir: Path, wanted: dict[str, Any]) -> tuple[Mapping[str, Any], bool]:
    """The flash as it begins, and whether a person interrupted meanwhile.

    Raises:
        KeyboardInterrupt: A person did, and which flash it is cannot be known; that is said.
        NoHubError: No hub runs.
        NotDoneError: It does not begin.
    """
    before = {one["flash_id"] for one in _flashes(data_dir)}
    try:
        return ask(data_dir, "POST", "/usb/flashes", wanted), False
    except KeyboardInterrupt:
        if (found := _found(data_dir, wanted, before)) is not None:
            return found, True
        print(f"\n{BEGUN_UNSEEN}", file=sys.stderr)
        raise


def _found(data_dir: Path, wanted: Mapping[str, Any], before: set[str]) -> Mapping[str, Any] | None:
    """The flash that is wanted, if it has begun since there were those ``before``; None also without a hub."""
    try:
        new = [one for one in _flashes(data_dir) if one["flash_id"] not in before]
    except (NoHubError, NotDoneError):
        return None
    asked_for = (wanted["port_id"], wanted["image_id"])
    return next((one for one in new if (one["port_id"], one["image_id"]) == asked_for), None)


def _flashes(data_dir: Path) -> list[Mapping[str, Any]]:
    flashes: list[Mapping[str, Any]] = ask(data_dir, "GET", "/usb/flashes")["flashes"]
    return flashes


def _check(args: argparse.Namespace) -> None:
    """See that it can be done, as far as that is known here."""
    if args.keep_data and (args.wifi or args.hub_url):
        raise SettingError(
            "--keep-data leaves the board's networks and its hub as they are: leave out --wifi and --hub-url."
        )
    if not args.wifi and (args.password_file is not None or args.remember_wifi):
        raise SettingError(
            "--password-file and --remember-wifi need a network: name one with --wifi NAME, or leave them out."
        )
    if args.backup is None:
        return
    if args.backup.exists():
        raise NotDoneError(f"{args.backup} is there already. Name another file for the old flash.")
    if not args.backup.absolute().parent.is_dir():
        raise NotDoneError(f"There is no folder {args.backup.absolute().parent} for the old flash.")


def _image(data_dir: Path, wanted: str) -> str:
    """The id of an image that is kept, or of one in a file, which is kept from now on."""
    file = Path(wanted)
    if not file.is_file():
        if not set(wanted) <= set(hexdigits):
            raise NotDoneError(f"There is no file {wanted}, and that is no id as `firmware list` tells them.")
        return whole_id(data_dir, IMAGES, wanted)
    told = give(data_dir, f"/firmware?{urlencode({'name': name_of(file)})}", image_in(file))
    image_id: str = told["image_id"]
    print(f"{file} is kept in the library as {image_id}.")
    return image_id
