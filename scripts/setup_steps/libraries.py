"""Shared libraries that Qt and sound need from the system, and a font.

What is missing is found by loading it, so it holds on every Linux; what to install is known for
Debian, Ubuntu and their kin. The list is what the platform plugins ``xcb`` and ``offscreen`` and the
Qt libraries of the locked PySide6 are linked to beyond the C library (``ldd``), and PortAudio.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .paths import Tree
from .report import say, step
from .stamps import is_done, set_done

# Library: its package's names, newest first (Ubuntu 24.04 and Debian 13 renamed some).
LIBRARIES: dict[str, tuple[str, ...]] = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libX11.so.6": ("libx11-6",),
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libbrotlidec.so.1": ("libbrotli1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2",),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libportaudio.so.2": ("libportaudio2",),
    "libxcb.so.1": ("libxcb1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-glx.so.0": ("libxcb-glx0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}
FONT = "a TrueType font"
FONT_PACKAGE = ("fonts-dejavu-core",)
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
APT_TIMEOUT_S = 900  # a hanging mirror must not stop the set-up for ever


def ensure(tree: Tree) -> None:
    """Install what is missing, or say how; the set-up goes on in any case."""
    if sys.platform != "linux":
        return
    missing = find_missing()
    if not missing:
        return
    if not shutil.which("apt-get"):
        say(f"setup: the window and sound need {', '.join(missing)}; install them with your package tool.")
        return
    stamp, wanted = tree.work / "libraries", "\n".join(missing)
    if os.geteuid() == 0 and not is_done(stamp, wanted):
        set_done(stamp, wanted)  # tried once; later runs only say what is missing
        _install(missing)
        missing = find_missing()
    if missing:
        command = " ".join(["apt-get install --yes", *packages_of(missing, _known_to_apt)])
        sudo = "" if os.geteuid() == 0 else "sudo "
        say(f"setup: the window and sound need system packages; install them with:\n  {sudo}{command}")


def find_missing() -> list[str]:
    """The libraries that cannot be loaded, and the font if there is none."""
    missing = [name for name in LIBRARIES if not _loads(name)]
    if not any(next(folder.rglob("*.[to]tf"), None) for folder in FONT_FOLDERS):
        missing.append(FONT)
    return missing


def packages_of(missing: Sequence[str], known: Callable[[str], bool]) -> list[str]:
    """The packages that bring them, by the names this system has."""
    packages: list[str] = []
    for name in missing:
        names = LIBRARIES.get(name, FONT_PACKAGE)
        packages.append(next((package for package in names if known(package)), names[-1]))
    return sorted(set(packages))


def _install(missing: Sequence[str]) -> None:
    with step("installing system packages for the window and sound"):
        _apt("update")
        _apt("install", "--yes", "--no-install-recommends", *packages_of(missing, _known_to_apt))


def _apt(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        answer = subprocess.run(
            ["apt-get", "-qq", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=APT_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        say(f"setup: apt-get {arguments[0]} did not finish: {error}")
        return
    if answer.returncode:
        lines = (answer.stderr or answer.stdout).strip().splitlines() or [f"code {answer.returncode}"]
        say(f"setup: apt-get {arguments[0]} failed: {lines[-1]}")


def _known_to_apt(package: str) -> bool:
    """Whether there is such a package to install, not merely another one's word for it."""
    try:
        answer = subprocess.run(
            ["apt-cache", "show", "--no-all-versions", package], capture_output=True, check=False
        )
    except OSError:
        return False
    return answer.returncode == 0 and bool(answer.stdout.strip())


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
