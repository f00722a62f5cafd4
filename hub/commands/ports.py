"""``python -m hub firmware ports``: the ports that boards may be on, and what hinders one."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from hub.commands.control import ask
from hub.commands.options import add_place_options
from hub.errors import NotDoneError


def add_action(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add it."""
    listing = actions.add_parser("ports", help="the ports that boards may be on")
    listing.add_argument("--json", action="store_true", help="for programs")
    add_place_options(listing, again=True)


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


def port_id_of(data_dir: Path, wanted: str) -> str:
    """The id of the port that a person calls so; raises ``NotDoneError``, and ``NoHubError``."""
    ports = ask(data_dir, "GET", "/usb/ports")["ports"]
    found = next((one for one in ports if wanted in {one["path"], one["port_id"]}), None)
    if found is None:
        raise NotDoneError(f"There is no port {wanted}. See which there are with: python -m hub firmware ports")
    port_id: str = found["port_id"]
    return port_id


def complain(problem: Mapping[str, str] | None) -> None:
    """Say what is wrong with a port or a board, and what helps; nothing when nothing is."""
    if problem is None:
        return
    print(f"{problem['text']} {problem['remedy']}", file=sys.stderr)
    if problem["command"]:
        print(f"  {problem['command']}", file=sys.stderr)
