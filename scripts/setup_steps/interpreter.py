"""The virtual environment: made without pip in it, and made again when it is broken or was moved."""

import importlib.util
import re
import shutil
import subprocess
import sys

from .paths import Tree
from .report import SetupFailed, step
from .stamps import is_done, key, set_done

OLDEST_PIP = (22, 3)  # the first that can install into another environment (--python)
PROBE = "import sys; print('%d.%d' % sys.version_info[:2])"
INSTALLING = "installing"  # a mark that is left when an installation was killed


def ensure(tree: Tree) -> None:
    """Have a working environment at ``tree.venv``."""
    made_for = key((), str(tree.root))
    stamp = tree.venv_stamps / "place"
    if is_usable(tree) and (is_done(stamp, made_for) or not stamp.exists()):
        set_done(stamp, made_for)
        return
    _require_venv()
    with step(f"making the virtual environment {tree.environment}"):
        _remove(tree)
        _run_venv(tree)
        set_done(stamp, made_for)


def is_usable(tree: Tree) -> bool:
    """Whether the environment's interpreter runs, has a version we support, and nothing broke off."""
    if (tree.venv_stamps / INSTALLING).exists() or not (tree.venv / "pyvenv.cfg").is_file():
        return False
    try:
        answer = subprocess.run(
            [str(tree.python), "-I", "-c", PROBE], capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return answer.stdout.strip() in {"3.11", "3.12", "3.13"}


def require_pip() -> None:
    """Stop with one line when the interpreter that runs us has no pip, or too old a one."""
    answer = subprocess.run(
        [sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False
    )
    found = re.match(r"pip (\d+)\.(\d+)", answer.stdout)
    if not found:
        raise SetupFailed(f"{sys.executable} has no pip; {_how_to_get('python3-pip', 'ensurepip --upgrade')}")
    if (int(found[1]), int(found[2])) < OLDEST_PIP:
        raise SetupFailed(
            f"pip {found[1]}.{found[2]} is too old, 22.3 or newer is needed: "
            f"run `{sys.executable} -m pip install --upgrade pip`, then this again."
        )


def _require_venv() -> None:
    if importlib.util.find_spec("venv") is None:
        raise SetupFailed(f"{sys.executable} has no venv module; {_how_to_get('python3-venv')}")


def _how_to_get(package: str, module: str = "") -> str:
    if shutil.which("apt-get"):
        return f"run `sudo apt-get install {package}`, then this again."
    if module:
        return f"run `{sys.executable} -m {module}`, then this again."
    return f"install {package} with your system's package tool, then run this again."


def _remove(tree: Tree) -> None:
    try:
        if tree.venv.is_symlink() or tree.venv.is_file():
            tree.venv.unlink()
        elif tree.venv.exists():
            shutil.rmtree(tree.venv)
    except OSError as error:
        raise SetupFailed(
            f"The broken {tree.environment} cannot be removed ({error}); delete it, then run this again."
        ) from None


def _run_venv(tree: Tree) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--without-pip", str(tree.venv)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode or not is_usable(tree):
        reason = (made.stderr or made.stdout).strip().splitlines() or ["its interpreter does not start"]
        raise SetupFailed(f"The virtual environment could not be made: {reason[-1]}")
