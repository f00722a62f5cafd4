"""``python -m hub devices``: which devices there are, which want to be let in, and what becomes of them."""

import argparse
import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from hub.commands.control import approve, ask, part
from hub.commands.options import add_place_options

DECISIONS: Final = {
    "block": ("POST", "/block", "Blocked."),
    "unblock": ("POST", "/unblock", "It may ask to be let in again."),
    "forget": ("DELETE", "", "Forgotten. What was said to it stays until `store delete`."),
    "renew": ("POST", "/renew", "Its token is worthless now; it gets a new one at its next check."),
}
"""What can be decided of a known device: how the hub is asked, and what a person is told."""

WHY: Final = {
    "new": "new",
    "new_identity": "a known device with another identity: is it yours?",
    "reset": "known, and nothing is decided about it",
}
"""What a person is told of why a device waits."""

CONTESTED: Final = "TWO CLAIM THIS ID: take the code that the device itself says"
"""What a person is told when several wait under one id."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be done."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="devices the hub knows, and those that wait to be let in")
    letting = actions.add_parser("approve", help="let in the device that says this code")
    rejecting = actions.add_parser("reject", help="do not let in the device that says this code")
    clearing = actions.add_parser("clear", help="have nobody wait, without deciding about anybody")
    for one in (letting, rejecting):
        one.add_argument("which", metavar="CODE")
    explained = {
        "block": "never let a device in again",
        "unblock": "undo block or reject: let a device ask again to be let in",
        "forget": "know a device no longer; conversations that are kept stay until `store delete`",
        "renew": "make the tokens of a device that is let in worthless; its next check gives it a new one",
    }
    deciding = [actions.add_parser(action, help=what, description=what) for action, what in explained.items()]
    for one in deciding:
        one.add_argument("which", metavar="ID")
    for one in (listing, letting, rejecting, clearing, *deciding):
        one.add_argument("--json", action="store_true", help="for programs")
        add_place_options(one, again=True)


def run(args: argparse.Namespace, data_dir: Path) -> None:
    """Do it; raises ``NoHubError`` and ``NotDoneError``."""
    if args.action == "list":
        _list(data_dir, as_json=args.json)
        return
    told: Any = None
    if args.action == "approve":
        told = approve(data_dir, args.which)
        done = _let_in(told)
    elif args.action == "reject":
        ask(data_dir, "POST", f"/enrolment/waiting/{part(args.which)}/reject")
        done = "Not let in."
    elif args.action == "clear":
        told = ask(data_dir, "DELETE", "/enrolment/waiting")
        done = (
            f"Nobody waits any longer; {told['cleared']} did. Who is really there asks again, with a new code."
        )
    else:
        method, path, done = DECISIONS[args.action]
        ask(data_dir, method, f"/devices/{part(args.which)}{path}")
    print(json.dumps(told or {}) if args.json else done)


def _list(data_dir: Path, *, as_json: bool) -> None:
    devices = ask(data_dir, "GET", "/devices")["devices"]
    enrolment = ask(data_dir, "GET", "/enrolment")
    waiting, sent_away = enrolment["waiting"], enrolment["sent_away"]
    if as_json:
        print(json.dumps({"devices": devices, "waiting": waiting, "sent_away": sent_away}))
        return
    if waiting:
        keys = ("code", "device_id", "name", "board", "firmware", "address")
        _table(
            ("code", "device", "name", "board", "firmware", "address", "why it waits"),
            [[*(one[key] for key in keys), _why(one)] for one in waiting],
        )
        print("Let one in with: python -m hub devices approve CODE\n")
    if sent_away:
        print(f"{sent_away} times a device found no room here since the hub started. If these are not yours:")
        print("python -m hub devices clear\n")
    if devices:
        known = ("device_id", "name", "room", "state", "board", "firmware")
        _table(
            ("device", "name", "room", "state", "board", "firmware", "heard of"),
            [[*(one[key] for key in known), _last_seen(one)] for one in devices],
        )
    else:
        print("No device has come yet.")


def _why(waiting: dict[str, Any]) -> str:
    proofs = ["has the key to its serial number"] if waiting["proven"] else []
    if failed := waiting["failed_proofs"]:
        proofs.append(f"did not have the key to its serial number ({failed} times)")
    if holder := waiting["key_holder"]:
        proofs.append(f"{holder} was let in with the same key")
    contested = [CONTESTED] if waiting["contested"] else []
    return "; ".join((WHY[waiting["reason"]], *contested, *proofs))


def _let_in(told: dict[str, Any]) -> str:
    """What a person is told of a device that was let in."""
    named = f" ({told['name']})" if told["name"] else ""
    done = f"Let in: {told['device_id']}{named}"
    if (before := told["replaced"]) is None:
        return done
    where = f" from {before['address']}" if before["address"] else ""
    who = f"{before['board'] or '-'}, heard of last {_last_seen(before)}{where}"
    return (
        f"{done}\nIt takes the place of the identity that was let in under this id before ({who}). "
        "That one is let in no longer."
    )


def _table(head: tuple[str, ...], rows: Iterable[list[str]]) -> None:
    lines = [list(head), *([cell or "-" for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _last_seen(device: dict[str, Any]) -> str:
    moment = max(device["last_check"] or 0.0, device["last_conversation"] or 0.0)
    return datetime.fromtimestamp(moment).astimezone().strftime("%Y-%m-%d %H:%M") if moment else "never"
