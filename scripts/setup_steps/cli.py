"""The order of the steps, and the one place where a failure becomes a line and an exit code."""

import argparse
import contextlib
import sys
from collections.abc import Iterator, Sequence

from . import bundled, clients, interpreter, libraries, packages
from .paths import Tree
from .report import SetupFailed, clear_status, say

CANNOT_GO_ON = 2
INTERRUPTED = 130  # what a shell reports after Ctrl-C


def main(arguments: Sequence[str]) -> int:
    """Run the set-up; the exit code."""
    parser = argparse.ArgumentParser(prog="setup", description="Makes this folder ready to run.")
    parser.add_argument("--dev", action="store_true", help="also install what tests and checks need")
    parser.add_argument("--quiet", action="store_true", help="say nothing when all is ready")
    args = parser.parse_args(arguments)
    tree = Tree()
    try:
        with _alone(tree):
            interpreter.ensure(tree)
            packages.ensure(tree, dev=args.dev)
            bundled.ensure(tree)
            libraries.ensure(tree)
            if args.dev:
                clients.ensure(tree)
    except SetupFailed as error:
        return _stop(str(error), CANNOT_GO_ON)
    except OSError as error:
        return _stop(f"{error}; check the permissions and free space of {tree.root}.", CANNOT_GO_ON)
    except KeyboardInterrupt:
        return _stop("stopped; run it again to go on.", INTERRUPTED)
    if not args.quiet:
        say("setup: ready")
    return 0


def _stop(reason: str, code: int) -> int:
    clear_status()
    sys.stderr.write(f"setup: {reason}\n")
    return code


@contextlib.contextmanager
def _alone(tree: Tree) -> Iterator[None]:
    """Wait until no other set-up works in this folder."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    tree.work.mkdir(exist_ok=True)
    with (tree.work / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("setup: another set-up works in this folder; waiting for it …")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
