"""``python -m hub firmware assets``: fonts, pictures and wake words for devices, kept and offered."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from hub.commands import arguments
from hub.commands.control import ask, give, part
from hub.commands.files import content_of, name_of, shown_size
from hub.commands.options import add_place_options
from hub.commands.short_ids import ASSETS, remove, whole_id
from hub.errors import FirmwareError

REFUSED: Final = 1
"""Exit status: the file cannot be read, or what was offered is nothing for a device."""

ID: Final = "of `firmware assets list`; its beginning will do"

WHY: Final = {
    "board": "they are for another board",
    "no_partition": "its flash has no room for assets",
    "too_small": "its room for assets is too small for these",
    "no_tool": "it cannot be told where assets are",
    "refused": "it was told, and refused",
    "not_fetched": "it started without fetching them",
    "cut": "the download broke off; it has no assets until it gets them whole",
}
"""What a person is told of why a device is told again, or has failed."""

STATES: Final = {
    "waiting": "is told in its next conversation",
    "told": "fetches them when it starts next",
    "fetched": "fetched them, and has not said so yet",
    "installed": "has them",
    "failed": "did not get them",
    "cancelled": "was offered them, and that was taken back",
}
"""What a person is told of how far an offer is."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be done."""
    actions = parser.add_subparsers(dest="what", required=True, metavar="ACTION")
    adding = actions.add_parser("add", help="keep a file of assets (assets.bin)")
    adding.add_argument("file", type=Path, metavar="FILE")
    adding.add_argument("--board", default="", type=arguments.board, help="what they are for")
    adding.add_argument("--notes", default="", type=arguments.notes, help="what is to be remembered of them")
    listing = actions.add_parser("list", help="the assets that are kept, and which devices got them")
    removing = actions.add_parser("remove", help="delete assets for good")
    removing.add_argument("which", metavar="ID", help=ID)
    offering = actions.add_parser("offer", help="have devices fetch assets when they start next")
    offering.add_argument("which", metavar="ID", help=ID)
    offering.add_argument("devices", nargs="+", type=arguments.device_id, metavar="DEVICE")
    offering.add_argument("--reboot", action="store_true", help="restart each when it is told")
    offers = actions.add_parser("offers", help="which device is offered what, and how far that is")
    cancelling = actions.add_parser("cancel", help="take a device's offer back")
    cancelling.add_argument("device", type=arguments.device_id, metavar="DEVICE")
    for one in (adding, listing, offering, offers):
        one.add_argument("--json", action="store_true", help="for programs")
    for one in (adding, listing, removing, offering, offers, cancelling):
        add_place_options(one, again=True)


def run(args: argparse.Namespace, data_dir: Path) -> int:
    """Do it; returns the exit status. Raises ``NoHubError`` and ``NotDoneError``."""
    match args.what:
        case "add":
            return _add(args, data_dir)
        case "list":
            _list(data_dir, as_json=args.json)
        case "offer":
            return _offer(args, data_dir)
        case "offers":
            _show(ask(data_dir, "GET", "/assets/offers")["offers"], as_json=args.json)
        case "cancel":
            ask(data_dir, "DELETE", f"/assets/offers/{part(args.device)}")
            print("Taken back.")
        case _:
            remove(data_dir, ASSETS, args.which)
    return 0


def _add(args: argparse.Namespace, data_dir: Path) -> int:
    try:
        content = content_of(args.file)
    except FirmwareError as error:
        print(f"{args.file}: {error}", file=sys.stderr)
        return REFUSED
    query = {"name": name_of(args.file), "board": args.board, "notes": args.notes}
    told = give(data_dir, f"/assets?{urlencode(query)}", content)
    print(json.dumps(told) if args.json else f"{len(told['files'])} files are kept as {told['asset_id']}.")
    return 0


def _list(data_dir: Path, *, as_json: bool) -> None:
    kept = ask(data_dir, "GET", "/assets")["assets"]
    if as_json:
        print(json.dumps(kept))
        return
    if not kept:
        print("No assets are kept. Keep some with: python -m hub firmware assets add FILE")
    for one in kept:
        print(one["asset_id"])
        has = [f"{one['faces']} faces", *filter(None, (one["font"], one["wake_words"]))]
        print(f"  {shown_size(one['size'])} for {one['board'] or 'any board'}: {', '.join(has)}")
        print(f"  {one['name']}{'; ' + one['notes'] if one['notes'] else ''}")
        if one["devices"]:
            print(f"  got by {', '.join(one['devices'])}")


def _offer(args: argparse.Namespace, data_dir: Path) -> int:
    body = {"device_ids": args.devices, "reboot": args.reboot}
    offers = ask(data_dir, "POST", f"/assets/{whole_id(data_dir, ASSETS, args.which)}/offers", body)["offers"]
    _show(offers, as_json=args.json)
    return REFUSED if any(one["state"] == "failed" for one in offers) else 0


def _show(offers: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(offers))
        return
    if not offers:
        print("No device is offered assets.")
    for one in offers:
        name = f" ({one['name']})" if one["name"] else ""
        why = WHY.get(one["reason"], "")
        told = f", told {one['tries']} times" if one["tries"] > 1 else ""
        print(f"{one['device_id']}{name} {STATES[one['state']]}{': ' + why if why else ''}{told}")
