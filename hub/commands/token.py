"""``python -m hub token``: what other programs need to use the hub's API."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from hub.commands.control import ask, part
from hub.commands.options import add_place_options

SCOPES = ("read", "control", "admin")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be done."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    creating = actions.add_parser("create", help="make a token; it is shown once")
    creating.add_argument("name", metavar="NAME", type=_name, help="what it is for")
    creating.add_argument(
        "--scope", choices=SCOPES, required=True, help="read: see; control: silence, name; admin: everything"
    )
    listing = actions.add_parser("list", help="all tokens, without what is secret")
    revoking = actions.add_parser("revoke", help="make a token worthless")
    revoking.add_argument("token_id", metavar="ID")
    for one in (creating, listing, revoking):
        one.add_argument("--json", action="store_true", help="for programs")
        add_place_options(one, again=True)


def run(args: argparse.Namespace, data_dir: Path) -> None:
    """Do it; raises ``NoHubError`` and ``NotDoneError``."""
    {"create": _create, "list": _list, "revoke": _revoke}[args.action](args, data_dir)


def _create(args: argparse.Namespace, data_dir: Path) -> None:
    made = ask(data_dir, "POST", "/tokens", {"name": args.name, "scope": args.scope})
    if args.json:
        print(json.dumps(made))
        return
    print(made["token"])
    print("Keep it safe: it is not shown again.", file=sys.stderr)


def _list(args: argparse.Namespace, data_dir: Path) -> None:
    told = ask(data_dir, "GET", "/tokens")
    if args.json:
        print(json.dumps(told))
        return
    for one in told["tokens"]:
        used = f"last used {_date(one['last_used'])}" if one["last_used"] else "never used"
        print(f"{one['token_id']}  {one['scope']:<7}  {one['name']}  (made {_date(one['created_at'])}, {used})")
    if not told["tokens"]:
        print("There is no token.")


def _revoke(args: argparse.Namespace, data_dir: Path) -> None:
    ask(data_dir, "DELETE", f"/tokens/{part(args.token_id)}")
    print(json.dumps({}) if args.json else "Revoked.")


def _name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a token needs a name: say what it is for, as Grafana")
    return text


def _date(moment: Any) -> str:
    return datetime.fromtimestamp(moment).astimezone().strftime("%Y-%m-%d %H:%M")
