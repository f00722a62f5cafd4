"""Changing settings while the hub runs: into the file at once, and into the hub where that is simple."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hub.config import Settings
from hub.config.describing import all_facts, value_at
from hub.config.origin import Source
from hub.config.settings import parse_content, read_text, settings_of
from hub.config.writing import changed_text
from hub.engines.worker import Worker
from hub.errors import DamagedFileError, DataFolderError, SettingError, SettingFixedError
from hub.settings_file import PastSettings, write_settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AtOnce:
    """Settings that act as soon as they are changed.

    Attributes:
        names: Theirs.
        apply: Is handed the settings as they are from now on.
    """

    names: frozenset[str]
    apply: Callable[[Settings], Awaitable[None] | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """The settings at one moment.

    Attributes:
        in_use: What the hub works with.
        wanted: What it would work with if it were started now.
        sources: Who decides each, and by which variable, by the setting's name.
        problem: What is wrong with the file, in English; then ``wanted`` is what is in use.
    """

    in_use: Settings
    wanted: Settings
    sources: Mapping[str, tuple[Source, str]] = field(default_factory=dict)
    problem: str = ""


class Tuning:
    """Owns the settings file of a running hub."""

    def __init__(self, settings: Settings, worker: Worker, at_once: Sequence[AtOnce] = ()) -> None:
        """``worker`` reads and writes the file; more ``at_once`` may be added before anything is changed."""
        self._in_use = settings
        self._origin = settings.origin
        self._worker = worker
        self._at_once = list(at_once)
        self._one_by_one = asyncio.Lock()
        self._followers: list[Callable[[Settings], None]] = []

    @property
    def file(self) -> Path:
        """Where changes are written."""
        return self._origin.file

    def add(self, *at_once: AtOnce) -> None:
        """Have these act at once, too."""
        self._at_once.extend(at_once)

    def follow(self, follower: Callable[[Settings], None]) -> None:
        """Have ``follower`` know what the hub would work with after a restart, whenever that was read."""
        self._followers.append(follower)

    def acts_at_once(self, name: str) -> bool:
        """Whether a change of this setting acts without a restart."""
        return any(name in one.names for one in self._at_once)

    async def standing(self) -> Standing:
        """How they are now; the file is read anew, for people write into it, too."""
        standing = await self._worker.run(self._read)
        for follow in self._followers:
            follow(standing.wanted)
        return standing

    async def change(self, values: Mapping[str, Any], resets: Collection[str]) -> Standing:
        """Write these into the file, and have them act where they can; see ``changed_text``.

        Raises:
            SettingError: Nothing was changed: a value is not acceptable, or is decided elsewhere.
            DataFolderError: The file cannot be written, and is as it was.
        """
        async with self._one_by_one:
            before = self._in_use
            wanted = await self._worker.run(self._write, values, resets)
            acting = [one for one in self._at_once if _differ(one.names, before, wanted)]
            new = _taken_over(before, wanted, frozenset().union(*(one.names for one in acting)))
            for one in acting:
                if (applying := one.apply(new)) is not None:
                    await applying
                self._in_use = _taken_over(self._in_use, wanted, one.names)  # what failed can be repeated
            log.info("settings were changed: %s", ", ".join(sorted({*values, *resets})))
        return await self.standing()

    async def keep(self, name: str, value: Any) -> None:
        """Write what a person chose, and what acts already, as the value of a setting or of a part of one.

        Raises:
            SettingFixedError: The environment or the command line decides it; the file is as it was.
            DataFolderError: The file cannot be written, or understood, and is as it was.
        """
        async with self._one_by_one:
            try:
                wanted = await self._worker.run(self._write, {name: value}, ())
            except SettingFixedError:
                raise
            except SettingError as error:
                raise DamagedFileError(f"{self.file} is as it was: {error}") from error
            self._in_use = _taken_over(self._in_use, wanted, frozenset({name}))

    async def keep_good(self) -> None:
        """Keep the file as it is beside it, as one with which the hub started well."""
        async with self._one_by_one:
            await self._worker.run(lambda: self._keep_good(read_text(self._origin.file)))

    def _keep_good(self, text: str) -> None:
        """Keep ``text`` as good if it is what the hub works with, and not what waits for a restart."""
        try:
            said = settings_of(parse_content(text), self._origin)
            if said.model_dump() == self._in_use.model_dump():
                PastSettings(self._origin.file).keep(text)
        except (SettingError, DataFolderError) as error:
            log.warning("the settings in use cannot be kept beside their file: %s", error)

    def _read(self) -> Standing:
        try:
            content = parse_content(read_text(self._origin.file))
            wanted = settings_of(content, self._origin)
        except SettingError as error:
            return Standing(self._in_use, self._in_use, problem=str(error))
        sources = {one.name: self._origin.source(one.name, content) for one in all_facts()}
        return Standing(self._in_use, wanted, sources)

    def _write(self, values: Mapping[str, Any], resets: Collection[str]) -> Settings:
        before = read_text(self._origin.file)
        text, wanted = changed_text(before, self._origin, values, resets)
        self._keep_good(before)
        write_settings(self._origin.file, text)
        return wanted


def _differ(names: frozenset[str], one: Settings, other: Settings) -> bool:
    return any(value_at(one, name) != value_at(other, name) for name in names)


def _taken_over(settings: Settings, wanted: Settings, names: frozenset[str]) -> Settings:
    """``settings`` with the values that ``wanted`` has under ``names``."""
    changed = settings
    for name in names:
        changed = _with(changed, tuple(name.split(".")), value_at(wanted, name))
    return changed


def _with(section: Any, path: tuple[str, ...], value: Any) -> Any:
    first, *rest = path
    if isinstance(section, Mapping):
        return {**section, first: value}
    new = _with(getattr(section, first), tuple(rest), value) if rest else value
    return section.model_copy(update={first: new})
