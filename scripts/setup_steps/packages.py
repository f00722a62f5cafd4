"""The Python packages: build tools first, then what runs, then what tests, then the project itself."""

import re
from collections.abc import Callable
from pathlib import Path

from . import pip
from .interpreter import INSTALLING, require_pip
from .paths import Tree
from .report import SetupFailed, status, step
from .stamps import is_done, key, set_done

LOCKED = ("--require-hashes", "--no-build-isolation")


def ensure(tree: Tree, *, dev: bool) -> None:
    """Have the locked packages and the project in the environment."""
    build, runtime = tree.lock("build"), tree.lock("")
    _install(tree, "build tools", build, key([build]))
    _install(tree, "packages", runtime, key([build, runtime]))
    if dev:
        _install(tree, "test tools", tree.lock("dev"), key([build, runtime, tree.lock("dev")]))
    _install_project(tree, key([tree.root / "pyproject.toml", build]))


def ensure_listed(tree: Tree, what: str, lock: Path) -> None:
    """Have what a lock lists in an environment of its own, and nothing else, whatever it depends on."""
    build = tree.lock("build")
    _install(tree, f"build tools for {what}", build, key([build]))
    _install(tree, f"packages for {what}", lock, key([build, lock]), "--no-deps")


def _install(tree: Tree, what: str, lock: Path, wanted: str, *options: str) -> None:
    stamp = tree.venv_stamps / lock.name
    if is_done(stamp, wanted):
        return
    require_pip()
    names = _names(lock)
    seen: set[str] = set()

    def line(text: str) -> None:
        if found := re.match(r"(?:Collecting|Requirement already satisfied:) ([^\s=<>;]+)", text):
            seen.add(found[1])
            status(f"{len(seen)}/{len(names)} {found[1]}")
        elif text.startswith("Installing collected packages"):
            status("unpacking …")

    with step(f"installing {len(names)} locked {what}"):
        _run(tree, ["install", *LOCKED, *options, "-r", str(lock)], line)
    set_done(stamp, wanted)


def _install_project(tree: Tree, wanted: str) -> None:
    stamp = tree.venv_stamps / "project"
    if is_done(stamp, wanted):
        return
    require_pip()
    with step("installing the project itself"):
        _run(tree, ["install", "--no-deps", "--no-build-isolation", "--editable", str(tree.root)])
    set_done(stamp, wanted)


def _run(tree: Tree, arguments: list[str], line: Callable[[str], None] = lambda _: None) -> None:
    """Run pip with a mark that stays if we are killed: the environment is then made again."""
    mark = tree.venv_stamps / INSTALLING
    set_done(mark, "")
    try:
        pip.run(arguments, python=tree.python, cwd=tree.root, line=line)
    except SetupFailed:
        mark.unlink()  # pip failed by itself and has cleaned up
        raise
    mark.unlink()


def _names(lock: Path) -> list[str]:
    """The packages of a lock file; some may be for other systems."""
    return re.findall(r"^([A-Za-z0-9][\w.-]*)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
