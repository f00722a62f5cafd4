"""Gather the window's texts into ``resources/translations/*.ts`` and compile them to ``*.qm``.

Run it after changing a text in ``ui/``; translate what it reports as unfinished (in Qt Linguist or an
editor), and run it again. ``--check`` changes nothing and fails when something is stale or unfinished.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"en": "en_GB", "ru": "ru_RU", "zh": "zh_CN"}
"""English is here for its plurals alone; its other texts are those in the code."""

TOOLS = Path(PySide6.__file__).parent


def main() -> int:
    """Update, or check; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail when something is stale")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary) if check else FOLDER
        if check:
            shutil.copytree(FOLDER, work, dirs_exist_ok=True)
        for language in LANGUAGES:
            update(language, work)
        faults = [fault for language in LANGUAGES for fault in problems(language, work)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def update(language: str, folder: Path) -> None:
    """Bring one language's ``.ts`` in step with the code, and its ``.qm`` with the ``.ts``."""
    ts, qm = (folder / name for name in _files(language))
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-silent"]
    options += ["-target-language", LANGUAGES[language], *(["-pluralonly"] if language == "en" else [])]
    _run("lupdate", *options, *sources, "-ts", str(ts))
    _run("lrelease", "-silent", "-removeidentical", str(ts), "-qm", str(qm))


def problems(language: str, folder: Path) -> list[str]:
    """What is unfinished or stale in ``folder``, compared with the one in the repository."""
    faults = [f"{language}: not translated: {text}" for text in unfinished(folder / _files(language)[0])]
    stale = [name for name in _files(language) if (folder / name).read_bytes() != (FOLDER / name).read_bytes()]
    return faults + [f"{name} is stale: run scripts/translations.py" for name in stale]


def unfinished(ts: Path) -> list[str]:
    """The texts of ``ts`` without a translation, or with a plural form missing."""
    result = []
    for message in ET.parse(ts).getroot().iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        forms = [] if translation is None else translation.findall("numerusform") or [translation]
        done = translation is not None and translation.get("type") is None
        if not done or not all(form.text for form in forms):
            result.append(message.findtext("source") or "")
    return result


def _files(language: str) -> tuple[str, str]:
    return f"ui_{language}.ts", f"ui_{language}.qm"


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([_tool(tool), *arguments], check=True, cwd=ROOT)


def _tool(name: str) -> str:
    suffix = ".exe" if sys.platform == "win32" else ""
    return str(TOOLS / f"{name}{suffix}")


if __name__ == "__main__":
    sys.exit(main())
