"""``python -m hub models …``: list, download, verify and remove models from the command line."""

import argparse
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from models.catalog import Model
from models.download import Wish
from models.errors import DownloadCancelled, ModelStoreError
from models.store import BUNDLED_FOLDER, Store

FAILED = 1
INTERRUPTED = 130  # what a shell reports after Ctrl-C


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the sub-commands."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="show all models and which are on this machine")
    download = actions.add_parser("download", help="get a model from the public model service")
    verify = actions.add_parser("verify", help="compare checksums of one model, or of all that are here")
    remove = actions.add_parser("remove", help="delete a downloaded model")
    for action in (download, remove):
        action.add_argument("model", metavar="ID")
    verify.add_argument("model", metavar="ID", nargs="?")


def run(args: argparse.Namespace, models_dir: Path) -> int:
    """Do what was asked; the exit code."""
    store = Store((models_dir, BUNDLED_FOLDER))
    actions: dict[str, Callable[[Store, argparse.Namespace], None]] = {
        "list": _list,
        "download": _download,
        "verify": _verify,
        "remove": _remove,
    }
    try:
        actions[args.action](store, args)
    except DownloadCancelled as error:
        _tell(str(error))
        return INTERRUPTED
    except ModelStoreError as error:
        _tell(str(error))
        return FAILED
    return 0


def _list(store: Store, _args: argparse.Namespace) -> None:
    here = {installed.model.id for installed in store.installed()}
    for model in store.catalog.models:
        sys.stdout.write(_row(model, model.id in here) + "\n")


def _row(model: Model, here: bool) -> str:
    languages = ",".join(model.languages) or "many"
    state = "here" if here else "missing" if model.bundled else "-"
    megabytes = round(model.size / 1e6)
    return f"{model.id:<28}{model.kind:<5}{languages:<6}{megabytes:>6} MB  {state:<9}{model.title}"


def _download(store: Store, args: argparse.Namespace) -> None:
    with _interruptible() as cancel, _progress(args.model) as progress:
        installed = store.download(args.model, progress, Wish(cancel=cancel))
    _tell(f"{args.model} is in {installed.path}.")


def _verify(store: Store, args: argparse.Namespace) -> None:
    ids = [args.model] if args.model else [installed.model.id for installed in store.installed()]
    for model_id in ids:
        with _interruptible() as cancel, _progress(model_id) as progress:
            store.verify(model_id, progress, cancel)
        _tell(f"{model_id} is as it must be.")
    if not ids:
        _tell("There is no model on this machine.")


def _remove(store: Store, args: argparse.Namespace) -> None:
    store.remove(args.model)
    _tell(f"{args.model} was removed.")


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


@contextmanager
def _progress(model_id: str) -> Iterator[Callable[[int, int], None]]:
    """A line on stderr that counts up; plain lines at every tenth when it is no terminal."""
    terminal = sys.stderr.isatty()
    shown = -1

    def progress(done: int, total: int) -> None:
        nonlocal shown
        percent = 100 * done // total
        step = percent if terminal else percent - percent % 10
        if step == shown:
            return
        shown = step
        text = f"{model_id}: {step} % of {round(total / 1e6)} MB"
        sys.stderr.write(f"\r{text}" if terminal else f"{text}\n")
        sys.stderr.flush()

    try:
        yield progress
    finally:
        if terminal and shown >= 0:
            sys.stderr.write("\n")


@contextmanager
def _interruptible() -> Iterator[threading.Event]:
    """An event that Ctrl-C sets instead of breaking off in the middle of a write."""
    cancel = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        cancel.set()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield cancel
    finally:
        signal.signal(signal.SIGINT, before)
