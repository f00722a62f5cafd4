"""``python -m hub firmware log``: what a board on a cable prints, and what that means, by the hub that runs."""

import argparse
import json
import textwrap
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from hub.commands import arguments
from hub.commands.control import ask, part
from hub.commands.options import add_place_options
from hub.commands.ports import complain, port_id_of
from hub.firmware.usb.causes import Cause

HINDERED: Final = 1
"""Exit status: something hinders the board, or it could not be heard."""

BEAT_S: Final = 0.3
"""Between two looks at what it has printed, seconds."""

WIDTH: Final = 96
"""Of what the hub says, letters: it stands out between lines of a log, which are longer."""

Told = dict[str, Any]


def add_action(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add it."""
    summary = "show what a board on a USB cable prints, and what that means"
    listening = actions.add_parser("log", help=summary, description=f"{summary}; Ctrl+C ends it")
    listening.add_argument("--port", required=True, metavar="PORT", help="as `firmware ports` tells it")
    listening.add_argument("--reset", action="store_true", help="start the board anew first")
    listening.add_argument(
        "--seconds",
        type=arguments.seconds,
        default=float("inf"),
        metavar="N",
        help="end after so long, or once it is ready",
    )
    listening.add_argument("--json", action="store_true", help="for programs: what it means, at the end")
    add_place_options(listening, again=True)


def listen(args: argparse.Namespace, data_dir: Path) -> int:
    """Show the log until it is ended; returns the exit status. Raises ``NoHubError`` and ``NotDoneError``."""
    path = f"/usb/ports/{part(port_id_of(data_dir, args.port))}/log"
    told = ask(data_dir, "POST", path, {"reset": args.reset})
    try:
        told = _followed(data_dir, path, told, args)
    except KeyboardInterrupt:
        told = ask(data_dir, "GET", path)
    finally:
        if told["running"]:
            ask(data_dir, "DELETE", path)
    findings = told["findings"]
    if args.json:
        print(json.dumps(findings))
    elif findings:
        print("\n".join(("", "What that means:", *_explained(findings))))
    elif told["running"]:
        print("\nNothing is known to hinder the board so far.")
    well = told["running"] and all(one["cause"] == Cause.READY for one in findings)
    return 0 if well else HINDERED


def _followed(data_dir: Path, path: str, told: Told, args: argparse.Namespace) -> Told:
    """Show what comes until the time is over, or it is ready and nobody waits for more; what was told last."""
    end = time.monotonic() + args.seconds
    limited = args.seconds != float("inf")
    known: set[str] = set()
    problem = ""
    while True:
        if not args.json:
            print(*(f"{line['number']:5} | {line['text']}" for line in told["lines"]), sep="\n", end=_end(told))
            new = [one for one in told["findings"] if one["cause"] not in known]
            print(*_marked(_explained(new)), sep="\n", end="\n" if new else "", flush=True)
        known = {one["cause"] for one in told["findings"]}
        if (code := (told["problem"] or {}).get("code", "")) != problem:
            problem = code
            complain(told["problem"])
        done = limited and (time.monotonic() >= end or Cause.READY in known)
        if done or not told["running"]:
            return told
        time.sleep(BEAT_S)
        told = ask(data_dir, "GET", f"{path}?after={told['last']}")


def _end(told: Told) -> str:
    return "\n" if told["lines"] else ""


def _explained(findings: Iterable[Told]) -> Iterator[str]:
    for one in findings:
        times = "" if one["count"] == 1 else f", {one['count']} times"
        yield f"{one['text']} (line {one['first_line']}{times})"
        yield from textwrap.wrap(one["remedy"], WIDTH, initial_indent="  ", subsequent_indent="  ")


def _marked(lines: Iterable[str]) -> Iterator[str]:
    """As the hub's words between those of the board."""
    return (f"   >> | {line}" for line in lines)
