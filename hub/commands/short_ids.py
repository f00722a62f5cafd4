"""Ids as people type them: the beginning is enough, as long as one thing only has it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hub.commands.control import ask
from hub.errors import NotDoneError, SettingError

LEAST: Final = 4
"""Characters of an id that are typed at least, as in git: fewer are a slip."""

MOST_NAMED: Final = 10
"""Things that are named when several have the same beginning."""

NO_BOARD: Final = "a board not said"
"""What an image is for whose board nobody said: over the air only devices get it that a person names."""

Thing = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """Things that have ids.

    Attributes:
        path: Where the API lists them.
        key: What their list is called there, and what a person calls them.
        id_name: The field with the id.
        one: What a person calls one of them.
        command: That lists them, behind ``python -m hub``.
        told: What is said of one beside its id.
        meant: Which of those that are listed may be meant.
    """

    path: str
    key: str
    id_name: str
    one: str
    command: str
    told: Callable[[Thing], str]
    meant: Callable[[Thing], bool] = lambda _: True


IMAGES: Final = Kind(
    "/firmware",
    "images",
    "image_id",
    "image",
    "firmware list",
    lambda one: f"{one['project']} {one['version']} for {one['board'] or NO_BOARD}",
)
ROLLOUTS: Final = Kind(
    "/rollouts",
    "rollouts",
    "rollout_id",
    "rollout",
    "firmware rollout list",
    lambda one: f"{one['version']} for {one['board'] or NO_BOARD}",
)
ASSETS: Final = Kind(
    "/assets",
    "assets",
    "asset_id",
    "file of assets",
    "firmware assets list",
    lambda one: f"{one['name']} for {one['board'] or 'any board'}",
)
BACKUPS: Final = Kind(
    "/usb/flashes",
    "flashes",
    "flash_id",
    "backup of a flash",
    "firmware backups list",
    lambda one: one["device_id"],
    lambda one: bool(one["backup"]),
)


def whole_id(data_dir: Path, kind: Kind, typed: str) -> str:
    """The id that ``typed`` is, or begins; raises as ``meant``."""
    return str(meant(data_dir, kind, typed)[kind.id_name])


def remove(data_dir: Path, kind: Kind, typed: str) -> None:
    """Delete what has the id that ``typed`` is, or begins, and say what that was; raises as ``meant``."""
    one = meant(data_dir, kind, typed)
    ask(data_dir, "DELETE", f"{kind.path}/{one[kind.id_name]}")
    print(f"Deleted: {kind.told(one)}.")


def meant(data_dir: Path, kind: Kind, typed: str) -> Thing:
    """What has the id that ``typed`` is, or begins.

    Raises:
        SettingError: Too little is typed.
        NotDoneError: No id begins so, or several do; these are listed.
        NoHubError: No hub runs.
    """
    begins = typed.strip().lower()
    if len(begins) < LEAST:
        raise SettingError(
            f"{typed!r} is too short: type {LEAST} characters of the id at least. "
            f"`python -m hub {kind.command}` tells the ids."
        )
    there = [one for one in ask(data_dir, "GET", kind.path)[kind.key] if kind.meant(one)]
    ids: dict[str, Thing] = {str(one[kind.id_name]): one for one in there}
    found = [begins] if begins in ids else [one for one in ids if one.startswith(begins)]
    if len(found) == 1:
        return ids[found[0]]
    if not found:
        raise NotDoneError(
            f"There is no {kind.one} whose id is, or begins with, {typed!r}. "
            f"See which there are with: python -m hub {kind.command}"
        )
    named = [f"  {one}  {kind.told(ids[one])}" for one in found[:MOST_NAMED]]
    more = [f"  … and {len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else []
    lines = "\n".join((*named, *more))
    raise NotDoneError(f"{len(found)} ids begin with {typed!r}; type more of the one that you mean:\n{lines}")
