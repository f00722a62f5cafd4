"""``python -m hub firmware flash`` and ``firmware ports``: boards on a cable, by the hub that runs."""

import argparse
import getpass
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from hub.commands.control import ask, fetch, give, part
from hub.commands.files import content_of
from hub.commands.options import add_place_options
from hub.errors import NotDoneError
from hub.firmware.sizes import MB

FAILED = 1
"""Exit status: the board was not written on."""

INTERRUPTED = 130
"""Exit status after Ctrl+C: 128 + SIGINT, as of other programs."""

BEAT_S: Final = 0.3
"""Between two looks at how far it is, seconds."""

OWNER_ONLY: Final = 0o600

STEPS: Final = {
    "waiting": "Preparing",
    "connecting": "Connecting",
    "checking": "Checking the board",
    "backing_up": "Reading the old flash",
    "erasing": "Erasing",
    "writing": "Writing",
    "verifying": "Verifying",
    "restarting": "Restarting the board",
}
"""What a person is told while it goes on."""

BOARD: Final = {
    "untouched": "The board is as it was. If it does not answer, press its RESET button.",
    "incomplete": "The board is only half written and does not start. Flash it again: that mends it.",
    "written": "Everything is on the board, but it was not read back. Flash it again to be sure.",
    "verified": "Everything is on the board, and was read back.",
}
"""What a person is told of what is on the board."""


def add_actions(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both."""
    summary = "write an image on a board that is on a USB cable"
    flashing = actions.add_parser("flash", help=summary, description=summary)
    flashing.add_argument("--port", required=True, metavar="PORT", help="as `firmware ports` tells it")
    flashing.add_argument("--image", required=True, metavar="ID", help="of an image that is kept, or a file")
    flashing.add_argument(
        "--wifi",
        action="append",
        default=[],
        metavar="NAME",
        help="a network it is to join, up to ten times; passwords are asked for, or read from standard input",
    )
    flashing.add_argument(
        "--password-file", type=Path, metavar="FILE", help="has the networks' passwords, a line each"
    )
    flashing.add_argument("--remember-wifi", action="store_true", help="keep the networks for other boards")
    flashing.add_argument("--hub-url", default="", metavar="URL", help="where it asks for the hub")
    flashing.add_argument("--no-approve", action="store_true", help="do not let it in before it asks")
    data = flashing.add_mutually_exclusive_group()
    data.add_argument("--keep-data", action="store_true", help="leave its networks and settings as they are")
    data.add_argument("--erase", action="store_true", help="erase all of its flash first")
    flashing.add_argument("--backup", type=Path, metavar="FILE", help="read the old flash into a file first")
    listing = actions.add_parser("ports", help="the ports that boards may be on")
    listing.add_argument("--json", action="store_true", help="for programs")
    for one in (flashing, listing):
        add_place_options(one, again=True)


def list_ports(args: argparse.Namespace, data_dir: Path) -> int:
    """Say which there are; returns the exit status. Raises ``NoHubError`` and ``NotDoneError``."""
    ports = ask(data_dir, "GET", "/usb/ports")["ports"]
    if args.json:
        print(json.dumps(ports))
        return 0
    if not ports:
        print("There is no port. Plug a board in, with a cable that carries data.")
    for one in ports:
        used = f", in use by {one['busy_by']}" if one["busy_by"] else ""
        print(f"{one['path']}  {one['name']}  ({one['problem'] or one['state']}{used})")
    return 0


def flash(args: argparse.Namespace, data_dir: Path) -> int:
    """Write on a board; returns the exit status. Raises ``FirmwareError``, ``NoHubError``, ``NotDoneError``."""
    if args.backup is not None and args.backup.exists():
        raise NotDoneError(f"{args.backup} is there already. Name another file for the old flash.")
    if args.backup is not None and not args.backup.absolute().parent.is_dir():
        raise NotDoneError(f"There is no folder {args.backup.absolute().parent} for the old flash.")
    try:
        networks = list(_networks(args.wifi, args.password_file))
    except KeyboardInterrupt:
        print("\nCancelled. The board is as it was.")
        return INTERRUPTED
    asked = {
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
    path = f"/usb/flashes/{part(ask(data_dir, 'POST', '/usb/flashes', asked)['flash_id'])}"
    try:
        told, status = _followed(data_dir, path), 0
    except KeyboardInterrupt:
        told, status = ask(data_dir, "POST", f"{path}/cancel"), INTERRUPTED
    if args.backup is not None and told["backup"]:
        _save(fetch(data_dir, f"{path}/backup"), args.backup)
        ask(data_dir, "DELETE", path)
        print(f"The old flash is in {args.backup}.")
    return _end(told) or status


def _followed(data_dir: Path, path: str) -> dict[str, Any]:
    """The flash at its end; how far it is is shown meanwhile."""
    shown, live = "", sys.stdout.isatty()
    while True:
        told: dict[str, Any] = ask(data_dir, "GET", path)
        line = _line(told) if live else STEPS.get(told["state"], "")
        if line and line != shown:
            print(f"\r\x1b[K{line}" if live else line, end="" if live else "\n", flush=True)
            shown = line
        if told["ended_at"] is not None:
            if live:
                print("\r\x1b[K", end="")
            return told
        time.sleep(BEAT_S)


def _line(told: dict[str, Any]) -> str:
    step = STEPS.get(told["state"], "")
    if not told["total"]:
        return step
    share = f"{step}: {told['done'] * 100 // told['total']} % of {told['total'] / MB:.1f} MB"
    speed = f", {told['bytes_per_s'] / 1000:.0f} kB/s" if told["bytes_per_s"] else ""
    left = f", {told['left_s']:.0f} s to go" if told["left_s"] is not None else ""
    return share + speed + left


def _end(told: dict[str, Any]) -> int:
    """Say what came of it; the exit status of a failure."""
    if told["state"] == "cancelled":
        print("Cancelled.")
    problem = told["problem"]
    complain(problem)
    print(BOARD[told["board_state"]])
    if told["approved"]:
        print(f"The hub lets it in as {told['device_id']}.")
    return FAILED if problem is not None else 0


def complain(problem: Mapping[str, str] | None) -> None:
    """Say what is wrong with a port or a board, and what helps; nothing when nothing is."""
    if problem is None:
        return
    print(f"{problem['text']} {problem['remedy']}", file=sys.stderr)
    if problem["command"]:
        print(f"  {problem['command']}", file=sys.stderr)


def port_id_of(data_dir: Path, wanted: str) -> str:
    """The id of the port that a person calls so; raises ``NotDoneError``, and ``NoHubError``."""
    ports = ask(data_dir, "GET", "/usb/ports")["ports"]
    found = next((one for one in ports if wanted in {one["path"], one["port_id"]}), None)
    if found is None:
        raise NotDoneError(f"There is no port {wanted}. See which there are with: python -m hub firmware ports")
    port_id: str = found["port_id"]
    return port_id


def _image(data_dir: Path, wanted: str) -> str:
    """The id of an image that is kept, or of one in a file, which is kept from now on."""
    file = Path(wanted)
    if file.is_file():
        told = give(data_dir, f"/firmware?{urlencode({'name': file.name})}", content_of(file))
    else:
        told = ask(data_dir, "GET", f"/firmware/{part(wanted)}")
    image_id: str = told["image_id"]
    return image_id


def _networks(names: list[str], file: Path | None) -> Iterator[dict[str, str]]:
    if file is not None:
        try:
            lines = iter(file.read_text("utf-8").splitlines())
        except (OSError, UnicodeError) as error:
            raise NotDoneError(f"The passwords in {file} cannot be read.") from error
    elif sys.stdin.isatty():
        lines = (getpass.getpass(f"Password of {name}: ") for name in names)
    else:
        lines = (line.rstrip("\r\n") for line in sys.stdin)
    for name in names:
        try:
            yield {"ssid": name, "password": next(lines)}
        except (StopIteration, EOFError):
            raise NotDoneError(
                f"There is no password for the network {name}. An open network has an empty line."
            ) from None


def _save(content: bytes, file: Path) -> None:
    """Write a file that only its owner can read: passwords are in it."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
    except OSError as error:
        raise NotDoneError(
            f"The old flash cannot be written to {file}: {error.strerror}. The hub has kept it."
        ) from error
