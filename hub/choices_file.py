"""Choices of older hubs, which kept them in a file of their own: they go into the settings file, once."""

import json
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from hub.config import Settings
from hub.config.origin import has
from hub.config.settings import parse_content, read_text
from hub.config.writing import changed_text
from hub.errors import SettingError, SetupError
from hub.settings_file import write_settings

log = logging.getLogger(__name__)

CHOICES_FILE_NAME: Final = "choices.json"
"""In the data folder: what was chosen on the page of voices and models, nested as the settings are."""

BROKEN: Final = ".broken"
"""End of the name of such a file that cannot be understood: it is put aside, and hinders no start."""


def take_over_choices(settings: Settings) -> Settings:
    """The settings with those choices, which are in the settings file then. Blocking.

    Where the settings file says something else, the file that was written last is right. What cannot be
    written holds for this start, and is tried again at the next.
    """
    file = settings.data_dir / CHOICES_FILE_NAME
    if not file.is_file():
        return settings
    try:
        chosen = dict(_named(_object(file)))
        text, taken = _with_choices(settings, chosen, later=_is_later(file, settings.origin.file))
    except (OSError, SetupError, ValueError, RecursionError) as error:
        _put_aside(file, error)
        return settings
    try:
        write_settings(settings.origin.file, text)
        file.unlink()
    except (OSError, SetupError) as error:
        log.warning("older choices of models cannot be written into the settings file: %s", error)
    else:
        log.info("older choices of models were written into the settings file")
    return taken


def _with_choices(settings: Settings, chosen: Mapping[str, Any], *, later: bool) -> tuple[str, Settings]:
    """The settings file's text with what is chosen, and the settings then; what it cannot have is left out."""
    text, taken = read_text(settings.origin.file), settings
    content = parse_content(text)
    for name, value in chosen.items():
        if later or not has(content, tuple(name.split("."))):
            try:
                text, taken = changed_text(text, settings.origin, {name: value})
            except SettingError as error:
                log.warning("an older choice of %s is not taken over: %s", name, error)
    return text, taken


def _named(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Each value, by its name with dots between levels."""
    for key, value in tree.items():
        name = f"{above}{key}"
        if isinstance(value, dict):
            yield from _named(value, f"{name}.")
        else:
            yield name, value


def _object(file: Path) -> Mapping[str, Any]:
    value = json.loads(file.read_bytes())
    if not isinstance(value, dict):
        raise SettingError(f"{file} holds no object of JSON.")
    return value


def _is_later(file: Path, other: Path) -> bool:
    return not other.is_file() or file.stat().st_mtime > other.stat().st_mtime


def _put_aside(file: Path, why: Exception) -> None:
    log.warning("older choices of models cannot be read, and are put aside: %s", why)
    try:
        file.replace(file.with_name(file.name + BROKEN))
    except OSError as error:
        log.warning("they cannot be put aside: %s", error)
