"""Changing single settings in the text of config.toml, with its comments and its order kept.

What comes of it is checked as a whole before anybody writes it. Secrets are never put there.
"""

import copy
from collections.abc import Collection, Mapping
from typing import Any

import tomlkit
from tomlkit.container import Container
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AbstractTable

from hub.config.describing import facts_of, value_at
from hub.config.origin import Origin, Source
from hub.config.settings import Settings, parse_content, settings_of
from hub.errors import SettingError, SettingFixedError


def changed_text(
    text: str, origin: Origin, values: Mapping[str, Any], resets: Collection[str] = ()
) -> tuple[str, Settings]:
    """The file's text with other values, and the settings as it has them with all that wins over it.

    Args:
        text: Of the file as it is; empty when there is none.
        origin: What else settings are read from.
        values: By name, with dots between levels, as JSON has them; None sets a value back. A part of a
            setting has a name, too, as ``tts.voices.ru``.
        resets: Names of settings that are to be as usual again.

    Raises:
        SettingFixedError: One of them is decided elsewhere, or never stands in the file.
        SettingError: There is no such setting, or a value is not acceptable; ``flaws`` says which.
    """
    names = (*values, *resets)
    require_writable(names, origin)
    new = {name: value for name, value in values.items() if value is not None and name not in resets}
    settings = settings_of(_merged(parse_content(text), names, new), origin)
    kept = {name: _for_toml(value_at(settings, name)) for name in new}
    written = _edited(text, names, kept)
    return written, settings_of(parse_content(written), origin)


def require_writable(names: Collection[str], origin: Origin) -> None:
    """Raise ``SettingError`` unless all of them are settings that the file decides, or can decide."""
    known = {name: facts_of(name) for name in names}
    unknown = tuple(name for name, facts in known.items() if facts is None)
    if unknown:
        raise SettingError(
            f"There is no setting {unknown[0][:100]}.",
            tuple((name, "There is no such setting.") for name in unknown),
        )
    for name, facts in known.items():
        if facts is not None and not facts.writable:
            raise SettingFixedError(f"{name} is never written into the settings file.", name)
        require_free(name, origin)


def require_free(name: str, origin: Origin) -> None:
    """Raise ``SettingFixedError`` when something wins over what the file says of it."""
    source, variable = origin.outranking(name) or (Source.DEFAULT, "")
    if source is Source.ENVIRONMENT:
        raise SettingFixedError(f"{name} is decided by the variable {variable} of the environment.", name)
    if source is Source.COMMAND_LINE:
        raise SettingFixedError(f"{name} is decided by an option the hub was started with.", name)


def _merged(content: Mapping[str, Any], names: Collection[str], values: Mapping[str, Any]) -> dict[str, Any]:
    """The content with ``values``, whatever they are; those of ``names`` without one are left out."""
    merged = copy.deepcopy(dict(content))
    for name in names:
        *above, last = name.split(".")
        at = merged
        for part in above:
            at = at.setdefault(part, {}) if isinstance(at.get(part, {}), dict) else {}
        at.pop(last, None)
        if name in values:
            at[last] = values[name]
    return merged


def _edited(text: str, names: Collection[str], values: Mapping[str, Any]) -> str:
    """The text with ``values``; those of ``names`` that have none are taken out."""
    try:
        document = tomlkit.parse(text)
        for name in names:
            *above, last = name.split(".")
            if name in values:
                _table(document, above)[last] = values[name]
            else:
                _drop(document, above, last)
        return tomlkit.dumps(document)
    except (TOMLKitError, TypeError, ValueError) as error:
        raise SettingError(f"The settings file cannot be changed: {error}") from error


def _table(document: Container | AbstractTable, names: list[str]) -> Any:
    """The table of that name, made where there is none."""
    at: Any = document
    for number, name in enumerate(names):
        if name not in at:
            at.add(name, tomlkit.table(is_super_table=number + 1 < len(names)))
        at = at[name]
    return at


def _drop(document: Container | AbstractTable, names: list[str], last: str) -> None:
    at: Any = document
    for name in names:
        if name not in at:
            return
        at = at[name]
    if last in at:
        del at[last]


def _for_toml(value: Any) -> Any:
    """A value of the settings as TOML has it; none of them is None."""
    if isinstance(value, (list, tuple)):
        return [_for_toml(part) for part in value]
    if isinstance(value, dict):
        return {name: _for_toml(part) for name, part in value.items()}
    return value if isinstance(value, (bool, int, float)) else str(value)
