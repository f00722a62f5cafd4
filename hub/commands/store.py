"""``python -m hub store``: what is kept: see whether it is sound, write it all out, and delete it."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from hub.commands.options import add_place_options
from hub.config import Settings
from hub.data_folder import prepare_data_folder
from hub.device_id import normal_device_id
from hub.errors import FolderInUseError, SettingError
from hub.firmware.usb.backups import Backups
from hub.storage.alerts import Alert
from hub.storage.base import Selection
from hub.storage.checking import check
from hub.storage.deleting import (
    delete,
    delete_alerts,
    delete_choice,
    delete_files,
    delete_lists,
    delete_personas,
)
from hub.storage.deleting_firmware import delete_firmware, delete_from_firmware
from hub.storage.export import ZIP, ExportForm, export
from hub.storage.file_records import UPLOADS, FileRecord
from hub.storage.opening import layout_of
from hub.storage.reading import to_read
from hub.storage.store import Layout, Store

PROBLEMS = 1
"""Exit status: what is kept can be read, but something is wrong with it; or nothing was deleted."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be done."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    checking = actions.add_parser("check", help="see whether everything that is kept is sound")
    exporting = actions.add_parser(
        "export", help="write everything into one file; a .zip has sound and pictures, too"
    )
    exporting.add_argument("file", type=Path, metavar="FILE")
    exporting.add_argument(
        "--format",
        choices=[form.value for form in ExportForm],
        help="json has all that is kept; md conversations, to be read; usually as FILE ends, else json",
    )
    deleting = actions.add_parser("delete", help="keep conversations no longer; the hub must not be running")
    deleting.add_argument("what", choices=("all", "device", "session", "turn", "before"))
    deleting.add_argument("which", nargs="?", default="", metavar="ID|DATE", help="which; a date as 2026-11-30")
    deleting.add_argument("--yes", action="store_true", help="mean it")
    for one in (checking, exporting, deleting):
        add_place_options(one, again=True)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Do it; returns the exit status."""
    if args.action == "export" and args.file.exists():
        raise SettingError(f"{args.file} exists already. Name another file.")
    layout = layout_of(settings)
    if not layout.folder.is_dir():
        raise SettingError(f"There is no data folder {layout.folder}. Name another one with --data-dir.")
    if args.action == "delete":
        prepare_data_folder(settings.data_dir)
        return asyncio.run(_with_store(layout, lambda store: _delete(store, args)))
    act = {"check": _check, "export": _export}[args.action]
    with to_read(layout) as readable:
        return asyncio.run(_with_store(readable, lambda store: act(store, args)))


async def _with_store(layout: Layout, act: Callable[[Store], Awaitable[int]]) -> int:
    store = Store(layout)
    try:
        await store.look()
        return await act(store)
    finally:
        await store.close()


async def _check(store: Store, _args: argparse.Namespace) -> int:
    finding = await check(store)
    counts = finding.conversations
    print(
        f"{finding.devices} devices, {counts.sessions} conversations with {counts.turns} turns, "
        f"{finding.sounds} recordings, {finding.files} files, {finding.alerts} timers, {finding.lists} lists, "
        f"{finding.personas} personas"
    )
    for problem in finding.problems:
        print(problem)
    print(f"{len(finding.problems)} problems" if finding.problems else "All is well.")
    return PROBLEMS if finding.problems else 0


async def _export(store: Store, args: argparse.Namespace) -> int:
    file: Path = args.file
    ending = file.suffix.removeprefix(".")
    form = ExportForm(args.format or (ending if ending in set(ExportForm) else ExportForm.JSON))
    await export(store, file, form=form)
    what = "What was said" if form is ExportForm.MARKDOWN else "Everything that is kept"
    sound = "" if file.suffix == ZIP else f" Name a {ZIP} to have recorded sound and pictures, too."
    print(f"{what} is in {file}; only you can read it.{sound}")
    return 0


async def _delete(store: Store, args: argparse.Namespace) -> int:
    which = _selection(args.what, args.which)
    try:
        await store.claim()
    except FolderInUseError as error:
        raise FolderInUseError("The hub is running. Stop it first, then delete.") from error
    if not args.yes:
        print("Nothing was deleted. Add --yes if you mean it.", file=sys.stderr)
        return PROBLEMS
    devices = {device.device_id for device in await (await store.devices()).all()}
    chosen = devices if args.what == "all" else devices & {which.device_id}
    deleted = await delete(store, which, chosen)
    files = await delete_files(store, _files(args.what, which))
    alerts = await delete_alerts(store, _alerts(args.what, which))
    lists = await delete_lists(store) if args.what == "all" else 0
    personas = await delete_personas(store) if args.what == "all" else 0
    images = 0
    if args.what == "all":
        images = await delete_firmware(store)
        await store.worker.run(Backups(store.layout.folder).clear)
    if args.what == "device":
        await delete_choice(store, which.device_id)
        await delete_from_firmware(store, which.device_id)
    counts = deleted.conversations
    print(
        f"Deleted: {counts.turns} turns, {counts.sessions} conversations, {deleted.sounds} recordings, "
        f"{deleted.devices} devices, {files} files, {alerts} timers, "
        f"{lists} lists, {personas} personas, {images} images, {deleted.amounts} sums of a day, "
        f"{deleted.copies} copies of older files"
    )
    return 0


def _selection(what: str, which: str) -> Selection:
    if (what == "all") == bool(which):
        raise SettingError(f"delete {what} {'takes nothing more' if which else 'wants to know which one'}.")
    match what:
        case "device":
            device_id = normal_device_id(which)
            if not device_id:
                raise SettingError(f"{which!a} is no device's id.")
            return Selection(device_id=device_id)
        case "session":
            return Selection(session_id=which)
        case "turn":
            return Selection(turn_id=which)
        case "before":
            return Selection(before=_moment(which))
        case _:
            return Selection()


def _files(what: str, which: Selection) -> Callable[[FileRecord], bool]:
    """Which files are deleted with the conversations of ``which``."""
    match what:
        case "device":
            return lambda record: record.device_id == which.device_id
        case "before":
            return lambda record: record.kind in UPLOADS and record.created_at < (which.before or 0)
        case "session" | "turn":
            return lambda _: False
        case _:
            return lambda _: True


def _alerts(what: str, which: Selection) -> Callable[[Alert], bool]:
    """Which timers, alarms and reminders are deleted with the conversations of ``which``."""
    return lambda alert: what == "all" or (what == "device" and alert.device_id == which.device_id)


def _moment(date: str) -> float:
    """When ``date`` began here."""
    try:
        return datetime.fromisoformat(date).astimezone().timestamp()
    except ValueError as error:
        raise SettingError(f"{date!a} is no date. Write it as 2026-11-30.") from error
