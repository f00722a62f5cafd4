"""Settings as the API tells them, for pages that are handed values."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hub.config import Settings
from hub.config.describing import all_facts
from hub.config.origin import Origin, Source
from hub.config.settings import settings_of
from hub.config.writing import changed_text
from hub.engines.worker import Worker
from hub.mind import LIVE
from hub.tuning import AtOnce, Standing, Tuning
from hub.web.api.settings import SettingList, listed

FOLDER = Path("/home/ada/.local/share/xiaozhi-hub")
FILE = FOLDER / "config.toml"


def told_settings(
    changed: Mapping[str, Any] | None = None, sources: Mapping[str, tuple[Source, str]] | None = None
) -> SettingList:
    """All settings; ``changed`` are in the file and wait for a restart, ``sources`` are decided elsewhere."""
    origin = Origin(FILE, overrides={"data_dir": FOLDER})
    in_use = settings_of({}, origin)
    wanted = changed_text("", origin, changed)[1] if changed else in_use
    content = dict.fromkeys(changed or {}, True)
    told = {one.name: _source(one.name, content) for one in all_facts()}
    told |= sources or {}
    worker = Worker("never")
    tuning = Tuning(in_use, worker, [AtOnce(LIVE | {"log_level"}, _nothing)])
    return listed(Standing(in_use, wanted, told), tuning)


def _source(name: str, content: dict[str, bool]) -> tuple[Source, str]:
    if name == "data_dir":
        return Source.COMMAND_LINE, ""
    return (Source.FILE if name in content else Source.DEFAULT), ""


def _nothing(_settings: Settings) -> None:
    return None
