"""``python -m hub firmware rollout``: give images to devices over the air, and watch how that goes."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from hub.commands import arguments
from hub.commands.control import ask, part
from hub.commands.options import add_place_options
from hub.commands.rollout_nobody import why_nobody
from hub.commands.short_ids import IMAGES, NO_BOARD, ROLLOUTS, meant, remove, whole_id
from hub.errors import EXIT_INTERRUPTED

LOOK_S: Final = 2.0
"""Between two looks while a rollout is watched, seconds."""

UNDER_WAY: Final = frozenset({"running", "paused", "rolling_back"})
"""States in which it goes on by itself, or after a person's word."""

STATES: Final = {
    "running": "running",
    "paused": "paused",
    "halted": "halted",
    "done": "done",
    "rolling_back": "being rolled back",
    "rolled_back": "rolled back",
}

DEVICE_STATES: Final = {
    "waiting": "waits",
    "offered": "installs it",
    "trial": "runs it, on trial",
    "healthy": "is well",
    "failed": "failed",
    "passed_over": "does not get it",
    "rolled_back": "is back",
}

HOW: Final = {
    "conversation": "restarts for it at the end of its next conversation",
    "boot": "gets it when it starts next",
    "after_quiet": "gets on once the quiet hours are over",
}

REASONS: Final = {
    "merged": "the image holds the whole flash: only USB can write it",
    "version": "devices cannot read the image's version",
    "running_version": "it would not survive reading any version: write it over USB",
    "chip": "the image is for another chip",
    "no_slots": "its flash has no room for a second application: write it over USB",
    "slot": "the image is larger than its room for an application",
    "generation": "its flash is divided in the other way: write it over USB",
    "no_download": "it was told three times, and never fetched all of the image",
    "not_back": "it fetched the image, and did not come back",
    "old_version": "it fetched the image, and came back with what it ran before",
    "repeated_checks": "it starts again and again",
    "offered_thrice": "it did not install the image in three tries",
    "same_version": "it runs another image with the same version",
    "newer": "it runs a newer version",
    "equal": "devices take what it runs for the same version",
    "no_good_image": "what it ran before is not in the library",
    "gone": "it is not let in any longer",
    "not_reached": "it was not its turn yet",
    "moved_on": "it runs something else by now",
    "board": "the image is for another board",
    "untold": "it does not tell its chip and how its flash is divided: write it over USB",
}
"""What a person is told, by code."""

ON_IT: Final = frozenset({"trial", "healthy"})
"""States of devices that run the image."""

REFUSED: Final = 1
"""Exit status: nothing was deleted, for nobody said that it is meant."""

NOT_OLDER: Final = frozenset({"newer", "equal"})
"""Reasons that a person's wish to go back overrules."""


def add_arguments(actions: Any) -> None:
    """Add what can be done with rollouts."""
    parser = actions.add_parser("rollout", help="give an image to devices over the air")
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    summary = "say which devices would get an image, and why others would not"
    _add_wanted(steps.add_parser("preview", help=summary, description=summary))
    summary = "begin to give an image to devices"
    starting = steps.add_parser("start", help=summary, description=summary)
    _add_wanted(starting)
    starting.add_argument(
        "--quiet",
        type=arguments.quiet_hours,
        metavar="FROM-TO",
        help="hours in which nothing is installed, as 22:00-07:00",
    )
    starting.add_argument(
        "--no-restart", action="store_true", help="wait until devices start by themselves; do not restart them"
    )
    starting.add_argument("--watch", action="store_true", help="go on telling how it goes, until it is over")
    listing = steps.add_parser("list", help="all rollouts, newest first")
    listing.add_argument("--json", action="store_true", help="for programs")
    add_place_options(listing, again=True)
    for name, summary in (
        ("show", "how it stands, device by device"),
        ("pause", "tell no more devices for now"),
        ("resume", "go on, also with devices that failed"),
        ("halt", "tell no more devices"),
        ("roll-back", "have every device run again what it ran before"),
        ("remove", "keep no record of one that is over"),
    ):
        one = steps.add_parser(name, help=summary, description=summary)
        one.add_argument(
            "which", metavar="ROLLOUT", help="its id, of `firmware rollout list`; its beginning will do"
        )
        if name in {"show", "roll-back", "resume"}:
            one.add_argument("--watch", action="store_true", help="go on telling, until it is over")
        if name == "remove":
            one.add_argument("--yes", action="store_true", help="mean it, also when devices could go back")
        add_place_options(one, again=True)


def _add_wanted(parser: argparse.ArgumentParser) -> None:
    """Add which image is meant, and for whom."""
    parser.add_argument("image", metavar="IMAGE", help="its id, of `firmware list`; its beginning will do")
    parser.add_argument(
        "--device",
        action="append",
        type=arguments.device_id,
        metavar="ID",
        help="only this one; may be repeated",
    )
    parser.add_argument(
        "--canary",
        action="append",
        default=[],
        type=arguments.device_id,
        metavar="ID",
        help="who gets it first; may be repeated",
    )
    parser.add_argument(
        "--downgrade", action="store_true", help="also for devices that run a newer version: they go back to it"
    )
    add_place_options(parser, again=True)


def run(args: argparse.Namespace, data_dir: Path, sleep: Callable[[float], None] = time.sleep) -> int:
    """Do it; returns the exit status: 1 for a rollout that is halted, unless it was to be.

    Raises ``NoHubError`` and ``NotDoneError``.
    """
    if args.step == "preview":
        told = ask(data_dir, "POST", "/rollouts/preview", _wanted(args, data_dir))
        _tell(_preview(told) if told["devices"] else why_nobody(data_dir, told["image_id"]))
        return 0
    if args.step == "list":
        _list(ask(data_dir, "GET", "/rollouts")["rollouts"], as_json=args.json)
        return 0
    if args.step == "remove":
        return _remove(args, data_dir)
    rollout = _asked(args, data_dir)
    _tell(_lines(rollout))
    if getattr(args, "watch", False):
        try:
            rollout = _watch(rollout, data_dir, sleep)
        except KeyboardInterrupt:
            _tell(_left_alone(rollout["rollout_id"]))
            return EXIT_INTERRUPTED
    return int(rollout["state"] == "halted" and args.step != "halt")


def _remove(args: argparse.Namespace, data_dir: Path) -> int:
    rollout = meant(data_dir, ROLLOUTS, args.which)
    could_go_back = sum(one["state"] in ON_IT for one in rollout["devices"])
    if rollout["state"] == "halted" and could_go_back and not args.yes:
        print(
            f"Nothing was deleted. Devices that run the image of this halted rollout: {could_go_back}. "
            "Without its record they can no longer be taken back by `roll-back`. Add --yes if you mean it.",
            file=sys.stderr,
        )
        return REFUSED
    remove(data_dir, ROLLOUTS, rollout["rollout_id"])
    return 0


def _asked(args: argparse.Namespace, data_dir: Path) -> Any:
    if args.step == "start":
        return ask(data_dir, "POST", "/rollouts", _wanted(args, data_dir))
    one = _path(args, data_dir)
    return ask(data_dir, "GET", one) if args.step == "show" else ask(data_dir, "POST", f"{one}/{args.step}")


def _path(args: argparse.Namespace, data_dir: Path) -> str:
    return f"/rollouts/{whole_id(data_dir, ROLLOUTS, args.which)}"


def _wanted(args: argparse.Namespace, data_dir: Path) -> dict[str, Any]:
    wanted: dict[str, Any] = {
        "image_id": whole_id(data_dir, IMAGES, args.image),
        "device_ids": args.device,
        "canaries": args.canary,
        "downgrade": args.downgrade,
    }
    if args.step == "start":
        hours = dict(zip(("quiet_from", "quiet_to"), args.quiet or (), strict=False))
        wanted |= {"restarts": not args.no_restart, **hours}
    return wanted


def _watch(rollout: Any, data_dir: Path, sleep: Callable[[float], None]) -> Any:
    """Tell what changes until it is over, or halted."""
    shown = {one["device_id"]: one["state"] for one in rollout["devices"]}
    state = rollout["state"]
    while state in UNDER_WAY:
        sleep(LOOK_S)
        rollout = ask(data_dir, "GET", f"/rollouts/{part(rollout['rollout_id'])}")
        for one in rollout["devices"]:
            if shown[one["device_id"]] != one["state"]:
                shown[one["device_id"]] = one["state"]
                _tell(iter([_device(one)]))
        if rollout["state"] != state:
            state = rollout["state"]
            _tell(iter([f"The rollout is {STATES[state]}."]))
    return rollout


def _left_alone(rollout_id: str) -> Iterator[str]:
    """What a person is told who watches no longer."""
    yield "\nThe rollout goes on without being watched."
    yield f"  follow it: python -m hub firmware rollout show {rollout_id} --watch"
    yield f"  halt it:   python -m hub firmware rollout halt {rollout_id}"


def _list(rollouts: list[Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(rollouts))
        return
    if not rollouts:
        print("There is no rollout. Begin one with: python -m hub firmware rollout start IMAGE")
    for one in rollouts:
        wanted, are = ("rolled_back", "back") if one["back"] else ("healthy", "well")
        count = sum(device["state"] == wanted for device in one["devices"])
        meant = sum(device["state"] != "passed_over" for device in one["devices"])
        print(
            f"{one['rollout_id']}  {one['version']} for {one['board'] or NO_BOARD}: {STATES[one['state']]}, "
            f"{count} of {meant} devices are {are}"
        )


def _lines(rollout: Any) -> Iterator[str]:
    yield f"{rollout['rollout_id']}  {rollout['version']}: {STATES[rollout['state']]}"
    if rollout["quiet_from"]:
        yield f"  nothing is installed from {rollout['quiet_from']} to {rollout['quiet_to']}"
    if rollout["downgrade"]:
        yield "  devices with a newer version go back to it"
    if rollout["awake"]:
        yield "  the computer is kept awake: a device that starts into an image has to find the hub"
    yield from map(_device, rollout["devices"])


def _device(one: Any) -> str:
    name = one["name"] or one["device_id"]
    why = f": {REASONS.get(one['reason'], one['reason'])}" if one["reason"] else ""
    how = f", {HOW[one['how']]}" if one["how"] in HOW else ""
    first = " (first)" if one["canary"] else ""
    return f"  {name}{first}, from {one['from_version']}: {DEVICE_STATES[one['state']]}{why}{how}"


def _preview(told: Any) -> Iterator[str]:
    nobody = "" if any(one["gets_it"] for one in told["devices"]) else " nobody"
    yield f"{told['version']} would be given to{nobody}:"
    for one in told["devices"]:
        name = one["name"] or one["device_id"]
        if one["gets_it"]:
            first = ", first" if one["canary"] else ""
            older = ", though it is not newer than what runs" if one["older"] else ""
            back = "" if one["way_back"] else "; it could not be taken back: the library has no image of that"
            yield f"  {name}: from {one['version'] or 'an unknown version'}{first}{older}{back}"
    for one in told["devices"]:
        if not one["gets_it"]:
            name = one["name"] or one["device_id"]
            reasons = "; ".join(_why_not(reason, one["version"]) for reason in one["reasons"])
            yield f"  not {name}: {reasons or 'it runs it already'}"


def _why_not(reason: str, version: str) -> str:
    """Why a device that runs ``version`` is left out, and what would have it get the image all the same."""
    said = REASONS.get(reason, reason)
    return f"{said}, {version}; --downgrade gives it the image all the same" if reason in NOT_OLDER else said


def _tell(lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)
